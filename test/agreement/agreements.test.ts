import { expect, test } from "vitest";
import { newId } from "#server/ctx.ts";
import { listEvents } from "#server/event/verbs.ts";
import {
  addAgreementStandard,
  declineAgreement,
  discardAgreement,
  draftAgreement,
  getAgreement,
  listAgreementHistory,
  listAgreements,
  listSignatureRequests,
  proposeAgreement,
  removeAgreementStandard,
  signAgreement,
  withdrawAgreement,
} from "#shared/agreement/agreementApi.ts";
import {
  addStandard,
  createService,
  getService,
  replaceStandard,
  retireService,
} from "#shared/agreement/api.ts";
import type { StandardDraft } from "#shared/agreement/model.ts";
import { endRelationship, getRelationship, proposeRelationship } from "#shared/relationship/api.ts";
import { refusal } from "#test/world.ts";
import {
  answerIn24Hours,
  answerInOneWorkingDay,
  createCompany,
  doneInThreeDays,
  ninetyPercentAccurate,
} from "./company.ts";

const within = (threshold: number): StandardDraft => ({ ...answerIn24Hours, threshold });
const reason = "Too much for us before the year ends";

test("one side drafts and proposes, the other signs, and then it is agreed", async () => {
  const { call, itLead, financeLead, itMember, publish, draft, clock } = await createCompany();
  const { serviceId } = await publish("Laptops", [answerIn24Hours]);
  const drafted = await draft(serviceId, [within(8)]);
  expect(drafted).toMatchObject({
    version: 1,
    state: "draft",
    draftedBy: "supplier",
    supplier: { name: "IT" },
    customer: { name: "Finance" },
    service: { name: "Laptops" },
    supplierSignature: null,
    standards: [{ standard: { threshold: 8 } }],
  });
  const { agreementId } = drafted;
  const proposed = await call(itLead, proposeAgreement, { agreementId, revision: drafted.revision });
  expect(proposed).toMatchObject({
    state: "proposed",
    supplierSignature: { person: { name: "Ida" }, signedAt: clock.now },
    customerSignature: null,
  });
  const { items } = await call(financeLead, listSignatureRequests, {});
  expect(items).toEqual([proposed]);
  expect((await call(itLead, listSignatureRequests, {})).items).toEqual([]);
  expect((await call(itMember, listSignatureRequests, {})).items).toEqual([]);

  const agreed = await call(financeLead, signAgreement, { agreementId, revision: proposed.revision });
  expect(agreed).toMatchObject({
    state: "agreed",
    agreedAt: clock.now,
    customerSignature: { person: { name: "Fang" } },
  });
  expect((await call(financeLead, listSignatureRequests, {})).items).toEqual([]);
});

test("the customer may begin as well; then the supplier signs", async () => {
  const { call, itLead, financeLead, publish, draft } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { agreementId, revision, draftedBy } = await draft(serviceId, [within(8)], financeLead);
  expect(draftedBy).toBe("customer");
  const proposed = await call(financeLead, proposeAgreement, { agreementId, revision });
  expect((await call(itLead, listSignatureRequests, {})).items).toMatchObject([{ agreementId }]);
  const ownSide = call(financeLead, signAgreement, { agreementId, revision: proposed.revision });
  expect(await refusal(ownSide)).toMatchObject({ code: "forbidden" });
  const agreed = await call(itLead, signAgreement, { agreementId, revision: proposed.revision });
  expect(agreed.state).toBe("agreed");
});

test("only leads of the two sides write, only members of the two sides read", async () => {
  const { call, itMember, financeMember, financeLead, stranger, publish, draft, propose, relationshipId } =
    await createCompany();
  const { serviceId } = await publish("Laptops");
  const { serviceId: otherId } = await publish("Phones");
  const { agreementId, revision } = await draft(serviceId, [within(8)]);
  const proposed = await propose(otherId, [within(8)]);
  const waiting = { agreementId: proposed.agreementId, revision: proposed.revision };
  for (const somebody of [itMember, financeMember, stranger]) {
    const refused = [
      call(somebody, draftAgreement, { relationshipId, serviceId }),
      call(somebody, addAgreementStandard, { agreementId, revision, ...doneInThreeDays }),
      call(somebody, removeAgreementStandard, { agreementId, revision, standardId: newId() }),
      call(somebody, proposeAgreement, { agreementId, revision }),
      call(somebody, discardAgreement, { agreementId, revision }),
      call(somebody, signAgreement, waiting),
      call(somebody, declineAgreement, { ...waiting, reason }),
      call(somebody, withdrawAgreement, { ...waiting, reason }),
    ];
    const codes = (await Promise.all(refused.map(refusal))).map(({ code }) => code);
    expect(codes).toEqual(refused.map(() => "forbidden"));
  }
  expect(await refusal(call(financeLead, withdrawAgreement, { ...waiting, reason }))).toMatchObject({
    code: "forbidden",
  });
  expect(await call(financeMember, getAgreement, { agreementId })).toMatchObject({ state: "draft" });
  expect(await refusal(call(stranger, getAgreement, { agreementId }))).toMatchObject({ code: "forbidden" });
  expect(await refusal(call(stranger, listAgreementHistory, { agreementId }))).toMatchObject({
    code: "forbidden",
  });
  expect((await call(stranger, listAgreements, { relationshipId, state: "all" })).items).toEqual([]);
});

test("who has signed for one side cannot sign for the other, even as its lead", async () => {
  const { call, addPerson, it, finance, publish, draft } = await createCompany();
  const both = await addPerson("Bo", { [it.teamId]: "lead", [finance.teamId]: "lead" });
  const { serviceId } = await publish("Laptops");
  const { agreementId, revision } = await draft(serviceId, [within(8)], both);
  const proposed = await call(both, proposeAgreement, { agreementId, revision });
  const refused = call(both, signAgreement, { agreementId, revision: proposed.revision });
  expect(await refusal(refused)).toMatchObject({ code: "forbidden", key: "agreement.error.signedYourself" });
});

test("a new version starts from the one in force and supersedes it when it is signed, not before", async () => {
  const { call, itLead, financeLead, publish, sign, draft, read, relationshipId } = await createCompany();
  const { serviceId } = await publish("Laptops", [answerIn24Hours]);
  const first = await sign(serviceId, [within(8)]);
  const second = await draft(serviceId);
  expect(second).toMatchObject({ version: 2, standards: [{ standard: { threshold: 8 } }] });
  const seen = { agreementId: second.agreementId, revision: second.revision };
  const { agreement } = await call(itLead, addAgreementStandard, { ...seen, ...within(4) });
  expect(agreement.standards).toMatchObject([{ standard: { threshold: 4 } }]);
  const proposed = await call(itLead, proposeAgreement, { ...seen, revision: agreement.revision });
  expect(await read(first.agreementId)).toMatchObject({ state: "agreed" });
  await call(financeLead, signAgreement, { ...seen, revision: proposed.revision });
  expect(await read(first.agreementId)).toMatchObject({
    state: "superseded",
    supersededAt: expect.any(Number),
    standards: [{ standard: { threshold: 8, retiredAt: null } }],
  });
  const versions = await call(financeLead, listAgreements, { relationshipId, serviceId, state: "all" });
  expect(versions.items.map(({ version, state }) => [version, state])).toEqual([
    [2, "agreed"],
    [1, "superseded"],
  ]);
  const open = await call(financeLead, listAgreements, { relationshipId, serviceId });
  expect(open.items.map(({ version }) => version)).toEqual([2]);
});

test("an agreement only adds to what everybody is promised: when drafted, when changed, when signed", async () => {
  const { call, itLead, financeLead, publish, draft, propose } = await createCompany();
  const { serviceId } = await publish("Laptops", [answerIn24Hours]);
  const looser = { code: "invalid", key: "agreement.finding.looserThreshold", field: "threshold" };
  expect(await refusal(draft(serviceId, [within(25)]))).toEqual(looser);
  const drafted = await draft(serviceId, [ninetyPercentAccurate]);
  const { agreementId, revision } = drafted;
  const add = { agreementId, revision, ...within(48) };
  expect(await refusal(call(itLead, addAgreementStandard, add))).toEqual(looser);
  await call(itLead, discardAgreement, { agreementId, revision });

  const proposed = await propose(serviceId, [within(8)]);
  const { standards } = await call(itLead, getService, { serviceId });
  const standardId = standards[0]?.standard.standardId ?? "";
  await call(itLead, replaceStandard, { standardId, ...within(4) });
  const sign = { agreementId: proposed.agreementId, revision: proposed.revision };
  expect(await refusal(call(financeLead, signAgreement, sign))).toEqual(looser);
});

test("whether hours are more than a day is told by when the supplier works", async () => {
  const { publish, draft } = await createCompany();
  const { serviceId } = await publish("Laptops", [answerInOneWorkingDay]);
  const hours = (threshold: number): StandardDraft => ({
    ...answerIn24Hours,
    threshold,
    unit: "workingHours",
  });
  expect(await refusal(draft(serviceId, [hours(9)]))).toMatchObject({
    key: "agreement.finding.looserThreshold",
  });
  expect(await draft(serviceId, [hours(4)])).toMatchObject({ standards: [{ standard: { threshold: 4 } }] });
});

test("a proposal that is declined or taken back is a draft again, unsigned, with the reason in sight", async () => {
  const { call, itLead, financeLead, publish, propose } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const proposed = await propose(serviceId, [within(8)]);
  const { agreementId } = proposed;
  const declined = await call(financeLead, declineAgreement, {
    agreementId,
    revision: proposed.revision,
    reason,
  });
  expect(declined).toMatchObject({
    state: "draft",
    supplierSignature: null,
    returned: { by: "customer", reason },
  });
  const again = await call(itLead, proposeAgreement, { agreementId, revision: declined.revision });
  expect(again).toMatchObject({ state: "proposed", returned: null });
  const withdrawn = await call(itLead, withdrawAgreement, { agreementId, revision: again.revision, reason });
  expect(withdrawn).toMatchObject({ state: "draft", supplierSignature: null, returned: { by: "supplier" } });
  const { items } = await call(financeLead, listAgreementHistory, { agreementId });
  expect(items.map(({ kind, side, actor }) => [kind, side, actor?.name])).toEqual([
    ["withdrawn", "supplier", "Ida"],
    ["proposed", "supplier", "Ida"],
    ["declined", "customer", "Fang"],
    ["proposed", "supplier", "Ida"],
    ["drafted", "supplier", "Ida"],
  ]);
  expect(items[2]?.reason).toBe(reason);
});

test("the history keeps ids, never what anybody wrote", async () => {
  const { call, financeLead, publish, propose, database, it, finance } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { agreementId, revision } = await propose(serviceId, [within(8)]);
  await call(financeLead, declineAgreement, { agreementId, revision, reason });
  const events = await listEvents({ db: database.read }, agreementId);
  expect(events.map(({ verb }) => verb)).toEqual([
    "agreement.drafted",
    "agreement.proposed",
    "agreement.declined",
  ]);
  expect(JSON.stringify(events)).not.toContain(reason);
  for (const { audience } of events) expect(audience).toEqual([it.teamId, finance.teamId]);
});

test("a draft can be given up, and then another one begun", async () => {
  const { call, itLead, financeLead, publish, draft, relationshipId } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { agreementId, revision } = await draft(serviceId, [within(8)]);
  expect(await refusal(draft(serviceId, [], financeLead))).toMatchObject({
    code: "conflict",
    key: "agreement.error.alreadyOpen",
  });
  expect(await call(financeLead, discardAgreement, { agreementId, revision })).toMatchObject({
    state: "discarded",
  });
  expect(await refusal(call(itLead, proposeAgreement, { agreementId, revision }))).toMatchObject({
    code: "conflict",
  });
  expect(await draft(serviceId, [within(4)], financeLead)).toMatchObject({ version: 2 });
  const gone = await call(itLead, listAgreements, { relationshipId, state: "discarded" });
  expect(gone.items).toMatchObject([{ agreementId }]);
});

test("standards go into a draft one for each measure, and out again", async () => {
  const { call, itLead, publish, draft } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const twice = draft(serviceId, [within(8), within(4)]);
  expect(await refusal(twice)).toMatchObject({
    key: "agreement.error.measureTwice",
    field: "standards.1.measure",
  });
  const { agreementId, revision } = await draft(serviceId, [within(8)]);
  const added = await call(itLead, addAgreementStandard, { agreementId, revision, ...doneInThreeDays });
  const standardId = added.agreement.standards[0]?.standard.standardId ?? "";
  const seen = { agreementId, revision: added.agreement.revision, standardId };
  const removed = await call(itLead, removeAgreementStandard, seen);
  expect(removed.standards).toMatchObject([{ standard: { measure: "delivered" } }]);
  const again = { ...seen, revision: removed.revision };
  expect(await refusal(call(itLead, removeAgreementStandard, again))).toMatchObject({
    code: "conflict",
    key: "agreement.error.retiredStandard",
  });
  const { items } = await call(itLead, listAgreementHistory, { agreementId });
  expect(items.map(({ kind, standard }) => [kind, standard?.measure])).toEqual([
    ["standardRemoved", "responded"],
    ["standardAdded", "delivered"],
    ["drafted", undefined],
  ]);
});

test("an empty draft cannot be proposed, and what is signed cannot be changed", async () => {
  const { call, itLead, publish, draft, sign } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { agreementId, revision } = await draft(serviceId);
  expect(await refusal(call(itLead, proposeAgreement, { agreementId, revision }))).toMatchObject({
    key: "agreement.error.noStandards",
  });
  const agreed = await sign((await publish("Phones")).serviceId, [within(8)]);
  const seen = { agreementId: agreed.agreementId, revision: agreed.revision };
  const refused = [
    call(itLead, addAgreementStandard, { ...seen, ...doneInThreeDays }),
    call(itLead, discardAgreement, seen),
    call(itLead, proposeAgreement, seen),
    call(itLead, withdrawAgreement, { ...seen, reason }),
  ];
  const codes = (await Promise.all(refused.map(refusal))).map(({ code }) => code);
  expect(codes).toEqual(["conflict", "conflict", "conflict", "conflict"]);
});

test("of two leads who begin at once, one gets a clear conflict", async () => {
  const { publish, draft, financeLead, call, relationshipId } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const outcomes = await Promise.allSettled([
    draft(serviceId, [within(8)]),
    draft(serviceId, [within(4)], financeLead),
  ]);
  expect(outcomes.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "conflict", message: "agreement.error.alreadyOpen" } },
  ]);
  expect((await call(financeLead, listAgreements, { relationshipId })).items).toHaveLength(1);
});

test("of two who propose the same draft at once, one signs and the other is told to look again", async () => {
  const { call, itLead, financeLead, publish, draft, read } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { agreementId, revision } = await draft(serviceId, [within(8)]);
  const outcomes = await Promise.allSettled([
    call(itLead, proposeAgreement, { agreementId, revision }),
    call(financeLead, proposeAgreement, { agreementId, revision }),
  ]);
  expect(outcomes.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "conflict" } },
  ]);
  const { supplierSignature, customerSignature } = await read(agreementId);
  expect([supplierSignature, customerSignature].filter(Boolean)).toHaveLength(1);
});

test("nobody signs what was changed since they read it, or taken back meanwhile", async () => {
  const { call, itLead, financeLead, publish, propose, read } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const seen = await propose(serviceId, [within(8)]);
  const { agreementId } = seen;
  const withdrawn = await call(itLead, withdrawAgreement, { agreementId, revision: seen.revision, reason });
  const sign = () => refusal(call(financeLead, signAgreement, { agreementId, revision: seen.revision }));
  expect(await sign()).toEqual({ code: "conflict", key: "error.conflict", field: undefined });
  const changed = await call(itLead, addAgreementStandard, {
    agreementId,
    revision: withdrawn.revision,
    ...within(12),
  });
  await call(itLead, proposeAgreement, { agreementId, revision: changed.agreement.revision });
  expect(await sign()).toMatchObject({ code: "conflict" });
  expect(await read(agreementId)).toMatchObject({ state: "proposed", customerSignature: null });
});

test("signing twice by the same request is done once", async () => {
  const { call, financeLead, publish, propose } = await createCompany();
  const { serviceId } = await publish("Laptops");
  const { agreementId, revision } = await propose(serviceId, [within(8)]);
  const key = { "idempotency-key": "sign-laptops" };
  const sign = () => call(financeLead, signAgreement, { agreementId, revision }, key);
  expect(await sign()).toEqual(await sign());
});

test("agreements are between sides that confirm each other, on what the supplier has published", async () => {
  const { call, itLead, financeLead, it, legal, finance, publish, draft, propose, relationshipId } =
    await createCompany();
  const unpublished = await call(itLead, createService, { teamId: it.teamId, name: "Phones" });
  expect(await refusal(draft(unpublished.serviceId))).toMatchObject({ key: "agreement.error.notPublished" });
  expect(await refusal(draft(newId()))).toMatchObject({ code: "notFound" });
  const { serviceId, revision } = await publish("Laptops");
  const onesided = await call(itLead, proposeRelationship, {
    supplierTeamId: it.teamId,
    customerTeamId: legal.teamId,
    side: "supplier",
  });
  const between = { relationshipId: onesided.relationshipId, serviceId };
  expect(await refusal(call(itLead, draftAgreement, between))).toMatchObject({
    key: "agreement.error.notConfirmed",
  });
  const other = await call(financeLead, createService, { teamId: finance.teamId, name: "Payroll" });
  expect(await refusal(draft(other.serviceId))).toMatchObject({
    key: "agreement.error.otherTeam",
    field: "serviceId",
  });

  const waiting = await propose(serviceId, [within(8)]);
  const sign = { agreementId: waiting.agreementId, revision: waiting.revision };
  await call(itLead, retireService, { serviceId, revision });
  expect(await refusal(call(financeLead, signAgreement, sign))).toMatchObject({
    key: "agreement.error.notPublished",
  });
  expect((await call(financeLead, listSignatureRequests, {})).items).toEqual([]);
  const seen = await call(itLead, getRelationship, { relationshipId });
  await call(itLead, endRelationship, { relationshipId, revision: seen.revision, reason });
  expect(await refusal(call(financeLead, signAgreement, sign))).toMatchObject({
    key: "agreement.error.notConfirmed",
  });
});

test("what does not fit is refused by field", async () => {
  const { send, call, itLead, publish, propose, financeLead, relationshipId } = await createCompany();
  const { serviceId } = await publish("Laptops");
  await call(itLead, addStandard, { serviceId, ...answerIn24Hours });
  const { agreementId, revision } = await propose(serviceId, [within(8)]);
  const decline = { agreementId, revision, reason };
  const bad: [Parameters<typeof send>[1], object, string][] = [
    [draftAgreement, { relationshipId: "x", serviceId }, "relationshipId"],
    [
      draftAgreement,
      { relationshipId, serviceId, standards: [{ ...within(8), unit: "points" }] },
      "standards.0.unit",
    ],
    [draftAgreement, { relationshipId, serviceId, standards: Array(5).fill(within(8)) }, "standards"],
    [declineAgreement, { ...decline, reason: " " }, "reason"],
    [declineAgreement, { ...decline, reason: "x".repeat(501) }, "reason"],
    [declineAgreement, { ...decline, reason: "a\u0000b" }, "reason"],
    [declineAgreement, { ...decline, revision: "1" }, "revision"],
    [declineAgreement, { ...decline, revision: undefined }, "revision"],
    [listAgreements, { relationshipId, cursor: "next" }, "cursor"],
    [listAgreements, { relationshipId, state: "signed" }, "state"],
    [listAgreementHistory, { agreementId, cursor: "last" }, "cursor"],
  ];
  for (const [endpoint, input, field] of bad) {
    const response = await send(financeLead, endpoint, input as Record<string, unknown>);
    expect([input, response.status, await response.json()]).toMatchObject([
      input,
      400,
      { code: "invalid", field },
    ]);
  }
});

test("agreements are listed by customer, page by page", async () => {
  const { call, itLead, addTeam, addPerson, publish, relate, it, sign } = await createCompany();
  const { serviceId } = await publish("Laptops");
  await sign(serviceId, [within(8)]);
  await sign(serviceId, [within(4)]);
  for (const name of ["sales", "Accounts"]) {
    const customer = await addTeam(name);
    const lead = await addPerson(`${name} lead`, { [customer.teamId]: "lead" });
    const { relationshipId } = await relate(customer, lead);
    await call(itLead, draftAgreement, { relationshipId, serviceId });
  }
  const supplier = { supplierTeamId: it.teamId };
  const first = await call(itLead, listAgreements, { ...supplier, limit: 2 });
  const second = await call(itLead, listAgreements, {
    ...supplier,
    limit: 2,
    cursor: first.nextCursor ?? "",
  });
  const names = [...first.items, ...second.items].map(({ customer }) => customer.name);
  expect(names).toEqual(["Accounts", "Finance", "sales"]);
  expect(second.nextCursor).toBeNull();
  const all = await call(itLead, listAgreements, { ...supplier, state: "all", limit: 3 });
  const rest = await call(itLead, listAgreements, {
    ...supplier,
    state: "all",
    cursor: all.nextCursor ?? "",
  });
  const versions = [...all.items, ...rest.items].map(
    ({ customer, version }) => `${customer.name} ${version}`,
  );
  expect(versions).toEqual(["Accounts 1", "Finance 2", "Finance 1", "sales 1"]);
});
