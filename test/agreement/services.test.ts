import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#server/ctx.ts";
import { listEvents } from "#server/event/verbs.ts";
import { person } from "#server/organisation/table.ts";
import {
  addStandard,
  changeService,
  createService,
  getService,
  listServiceHistory,
  listServices,
  publishService,
  retireService,
} from "#shared/agreement/api.ts";
import { refusal } from "#test/world.ts";
import { answerIn24Hours, createCompany } from "./company.ts";

const words = { name: "Laptops", promise: "You can expect a laptop that works" };

test("a lead drafts a service that only the team sees, and everybody reads it once it is published", async () => {
  const { call, it, itLead, itMember, stranger } = await createCompany();
  const draft = {
    teamId: it.teamId,
    ...words,
    ownerId: itLead.personId,
    limits: "We do not repair <b>phones</b>",
  };
  const created = await call(itLead, createService, draft);
  expect(created).toMatchObject({
    team: it,
    state: "draft",
    owner: { personId: itLead.personId, name: "Ida" },
    limits: "We do not repair <b>phones</b>",
    selfServiceNote: null,
  });
  const { serviceId, revision } = created;
  expect(await call(itMember, getService, { serviceId })).toMatchObject({ name: "Laptops", standards: [] });
  expect(await refusal(call(stranger, getService, { serviceId }))).toMatchObject({ code: "forbidden" });
  expect((await call(stranger, listServices, { teamId: it.teamId })).items).toEqual([]);
  expect((await call(itMember, listServices, { teamId: it.teamId })).items).toHaveLength(1);

  await call(itLead, publishService, { serviceId, revision });
  expect(await call(stranger, getService, { serviceId })).toMatchObject({ state: "published" });
  expect((await call(stranger, listServices, { teamId: it.teamId })).items).toHaveLength(1);
});

test("only a lead of the supplier's team writes about its services", async () => {
  const { call, it, itLead, itMember, financeLead, stranger, publish } = await createCompany();
  const { serviceId, revision } = await publish("Laptops");
  for (const somebody of [itMember, financeLead, stranger]) {
    const refused = [
      call(somebody, createService, { teamId: it.teamId, ...words, name: "Phones" }),
      call(somebody, changeService, { serviceId, revision, ...words }),
      call(somebody, publishService, { serviceId, revision }),
      call(somebody, retireService, { serviceId, revision }),
    ];
    const codes = (await Promise.all(refused.map(refusal))).map(({ code }) => code);
    expect(codes).toEqual(refused.map(() => "forbidden"));
  }
  expect(await call(itLead, getService, { serviceId })).toMatchObject({ revision, state: "published" });
});

test("a draft may lack its promise and its owner, a published service may not", async () => {
  const { call, it, itLead } = await createCompany();
  const { serviceId, revision } = await call(itLead, createService, { teamId: it.teamId, name: "Laptops" });
  const publish = (seen: number) => refusal(call(itLead, publishService, { serviceId, revision: seen }));
  const change = (fields: object, seen: number) =>
    call(itLead, changeService, { serviceId, revision: seen, ...words, ...fields });
  expect(await publish(revision)).toEqual({
    code: "invalid",
    key: "agreement.finding.promiseMissing",
    field: "promise",
  });
  const unowned = await change({}, revision);
  expect(await publish(unowned.revision)).toMatchObject({
    key: "agreement.finding.ownerMissing",
    field: "ownerId",
  });
  const vague = await change(
    { ownerId: itLead.personId, promise: "You can expect quick help" },
    unowned.revision,
  );
  expect(await publish(vague.revision)).toMatchObject({
    key: "agreement.finding.vagueTime",
    field: "promise",
  });
  const good = await change({ ownerId: itLead.personId }, vague.revision);
  const published = await call(itLead, publishService, { serviceId, revision: good.revision });
  expect(await refusal(change({ ownerId: null }, published.revision))).toMatchObject({ field: "ownerId" });
  expect(
    await refusal(change({ ownerId: itLead.personId, promise: "尽快处理" }, published.revision)),
  ).toMatchObject({
    key: "agreement.finding.vagueTime",
  });
});

test("an owner is somebody who is here", async () => {
  const { call, it, itLead, addPerson, database } = await createCompany();
  const erased = await addPerson("Erik");
  const isErased = eq(person.personId, erased.personId);
  await database.write((db) => db.update(person).set({ erasedAt: 1, name: "" }).where(isErased));
  for (const ownerId of [newId(), erased.personId]) {
    const refused = call(itLead, createService, { teamId: it.teamId, ...words, ownerId });
    expect(await refusal(refused)).toMatchObject({ key: "agreement.error.ownerUnknown", field: "ownerId" });
  }
});

test("two services of a team cannot share a name, unless one is no longer offered", async () => {
  const { call, it, itLead, publish } = await createCompany();
  const { serviceId, revision } = await publish("Laptops");
  const again = () => call(itLead, createService, { teamId: it.teamId, ...words, name: "laptops" });
  expect(await refusal(again())).toEqual({
    code: "conflict",
    key: "agreement.error.nameTaken",
    field: "name",
  });
  await call(itLead, retireService, { serviceId, revision });
  expect(await again()).toMatchObject({ name: "laptops", state: "draft" });
});

test("a retired service is the team's memory: it cannot be changed and others no longer see it", async () => {
  const { call, it, itLead, stranger, publish } = await createCompany();
  const { serviceId, revision } = await publish("Laptops");
  const retired = await call(itLead, retireService, { serviceId, revision });
  const seen = { serviceId, revision: retired.revision };
  const gone = { code: "conflict", key: "agreement.error.retired" };
  expect(await refusal(call(itLead, changeService, { ...seen, ...words }))).toMatchObject(gone);
  expect(await refusal(call(itLead, publishService, seen))).toMatchObject(gone);
  expect(await refusal(call(itLead, retireService, seen))).toMatchObject(gone);
  expect(await refusal(call(itLead, addStandard, { serviceId, ...answerIn24Hours }))).toMatchObject(gone);
  expect(await refusal(call(stranger, getService, { serviceId }))).toMatchObject({ code: "forbidden" });
  expect((await call(itLead, listServices, { teamId: it.teamId })).items).toEqual([]);
  expect((await call(itLead, listServices, { teamId: it.teamId, state: "retired" })).items).toHaveLength(1);
  expect((await call(stranger, listServices, { teamId: it.teamId, state: "retired" })).items).toEqual([]);
});

test("of two leads who change a service at once, one gets a conflict and nothing is lost", async () => {
  const { call, it, itLead, addPerson, publish } = await createCompany();
  const secondLead = await addPerson("Ines", { [it.teamId]: "lead" });
  const { serviceId, revision } = await publish("Laptops");
  const change = (name: string, by = itLead) =>
    call(by, changeService, { serviceId, revision, ...words, name, ownerId: itLead.personId });
  const outcomes = await Promise.allSettled([change("Notebooks"), change("Computers", secondLead)]);
  const refused = outcomes.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ reason: { code: "conflict", message: "error.conflict" } });
  const kept = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value.name] : []));
  expect(await call(itLead, getService, { serviceId })).toMatchObject({
    name: kept[0],
    revision: revision + 1,
  });
});

test("the same request sent twice makes one service", async () => {
  const { call, it, itLead } = await createCompany();
  const create = () =>
    call(itLead, createService, { teamId: it.teamId, ...words }, { "idempotency-key": "create-laptops" });
  expect(await create()).toEqual(await create());
  expect((await call(itLead, listServices, { teamId: it.teamId })).items).toHaveLength(1);
});

test("what does not fit is refused by field, with the one error shape", async () => {
  const { send, it, itLead } = await createCompany();
  const good = { teamId: it.teamId, ...words };
  const bad: [object, string][] = [
    [{ ...good, name: undefined }, "name"],
    [{ ...good, name: "x".repeat(121) }, "name"],
    [{ ...good, name: 7 }, "name"],
    [{ ...good, name: "a\u0007b" }, "name"],
    [{ ...good, promise: "x".repeat(501) }, "promise"],
    [{ ...good, teamId: "it" }, "teamId"],
    [{ ...good, ownerId: "lin" }, "ownerId"],
    [{ ...good, state: "published" }, "state"],
  ];
  for (const [input, field] of bad) {
    const response = await send(itLead, createService, input as Record<string, unknown>);
    expect([input, response.status, await response.json()]).toMatchObject([
      input,
      400,
      { code: "invalid", field },
    ]);
  }
});

test("unknown ids are not found, in another team's name nothing happens", async () => {
  const { call, itLead, legal } = await createCompany();
  const seen = { serviceId: newId(), revision: 1 };
  expect(await refusal(call(itLead, getService, { serviceId: seen.serviceId }))).toMatchObject({
    code: "notFound",
  });
  expect(await refusal(call(itLead, publishService, seen))).toMatchObject({ code: "notFound" });
  expect(await refusal(call(itLead, listServices, { teamId: newId() }))).toMatchObject({ code: "notFound" });
  expect(await refusal(call(itLead, createService, { teamId: legal.teamId, ...words }))).toMatchObject({
    code: "forbidden",
  });
});

test("services are listed by name, page by page, and found by a part of it", async () => {
  const { call, it, itLead, publish } = await createCompany();
  for (const name of ["printers", "Accounts", "laptops", "Badges"]) await publish(name);
  const first = await call(itLead, listServices, { teamId: it.teamId, limit: 3 });
  expect(first.items.map(({ name }) => name)).toEqual(["Accounts", "Badges", "laptops"]);
  const cursor = first.nextCursor ?? "";
  const second = await call(itLead, listServices, { teamId: it.teamId, limit: 3, cursor });
  expect(second).toMatchObject({ items: [{ name: "printers" }], nextCursor: null });
  const found = await call(itLead, listServices, { teamId: it.teamId, query: "APT" });
  expect(found.items.map(({ name }) => name)).toEqual(["laptops"]);
});

test("the history says who did what, and holds no words of anybody", async () => {
  const { call, itLead, itMember, stranger, publish, database, finance, it } = await createCompany();
  const { serviceId } = await publish("Laptops", [answerIn24Hours]);
  const { items } = await call(itMember, listServiceHistory, { serviceId });
  expect(items.map(({ kind }) => kind)).toEqual(["published", "standardAdded", "created"]);
  expect(items[1]).toMatchObject({ actor: { name: "Ida" }, standard: { threshold: 24 } });
  const page = await call(itLead, listServiceHistory, { serviceId, limit: 2 });
  const rest = await call(itLead, listServiceHistory, { serviceId, cursor: page.nextCursor ?? "" });
  expect([page.items.length, rest.items.map(({ kind }) => kind)]).toEqual([2, ["created"]]);
  expect(await call(stranger, listServiceHistory, { serviceId })).toMatchObject({ nextCursor: null });

  const events = await listEvents({ db: database.read }, serviceId);
  expect(JSON.stringify(events)).not.toMatch(/laptop|Ida/i);
  expect(events.at(-1)?.audience).toEqual([it.teamId, finance.teamId]);
  expect(events[0]?.audience).toEqual([it.teamId]);
});
