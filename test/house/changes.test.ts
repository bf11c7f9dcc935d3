import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { Ctx } from "#server/ctx.ts";
import { type CompanyDatabase, openDatabase } from "#server/db/open.ts";
import { runAndRecord } from "#server/endpoint.ts";
import { loadActor } from "#server/organisation/signIn.ts";
import { erasePerson } from "#shared/organisation/api.ts";
import { chooseTeam, confirmMembership, removeMember } from "#shared/organisation/teamApi.ts";
import { createWorld, type TestPerson, type World } from "#test/world.ts";

const stream = { method: "GET", path: "/api/changes" } as const;

async function createCompany() {
  const world = await createWorld();
  const it = await world.addTeam("IT");
  const finance = await world.addTeam("Finance");
  const lead = await world.addPerson("Ines Lead", { [it.teamId]: "lead" });
  const member = await world.addPerson("Ivo Member", { [it.teamId]: "member" });
  const stranger = await world.addPerson("Finn Other", { [finance.teamId]: "lead" });
  const admin = await world.addPerson("Ada Admin", {}, ["admin"]);
  return { ...world, it, finance, lead, member, stranger, admin };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** The time within which both sides must see a change. */
const twoSeconds = () => vi.advanceTimersByTimeAsync(2000);

/** Opens the stream of changes as this person: each `next` waits for one message, null once the stream has ended. */
async function listen({ app, tokenOf }: World, person: TestPerson, claims: Record<string, unknown> = {}) {
  const response = await app.request(stream.path, {
    headers: { authorization: `Bearer ${await tokenOf(person, claims)}` },
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  onTestFinished(() => reader.cancel());
  let text = "";
  async function next(): Promise<Record<string, string> | null> {
    const end = text.indexOf("\n\n");
    if (end >= 0) {
      const message = text.slice(0, end);
      text = text.slice(end + 2);
      return Object.fromEntries(
        message.split("\n").map((line) => line.split(/: (.*)/s, 2) as [string, string]),
      );
    }
    const part = await reader.read();
    if (part.done) return null;
    text += decoder.decode(part.value, { stream: true });
    return next();
  }
  expect(await next()).toMatchObject({ event: "open" });
  async function change() {
    await twoSeconds();
    return JSON.parse((await next())?.data ?? "null") as unknown;
  }
  return { response, next, change };
}

/** A write by another copy of the server, which shares nothing with this one but the database. */
async function writeElsewhere(
  { database, tenantId, clock }: World,
  as: TestPerson,
  audience: string[],
  subjectId = as.personId,
) {
  const copy = await openDatabase(database.url, tenantId);
  onTestFinished(() => copy.close());
  await write(copy, as, clock.now, async ({ record }) =>
    record({ verb: "thing.changed", subjectId, audience }),
  );
}

const write = (database: CompanyDatabase, as: TestPerson, now: number, verb: (ctx: Ctx) => Promise<void>) =>
  database.write(async (db) => runAndRecord({ db, actor: await loadActor(db, as.personId), now }, verb));

test("a member is told within two seconds what another copy of the server wrote", async () => {
  const company = await createCompany();
  const { change } = await listen(company, company.member);
  await writeElsewhere(company, company.lead, [company.it.teamId]);
  expect(await change()).toEqual({ verb: "thing.changed", subjectId: company.lead.personId });
});

test("a stranger is told nothing of another team, only of their own", async () => {
  const company = await createCompany();
  const { change } = await listen(company, company.stranger);
  await writeElsewhere(company, company.lead, [company.it.teamId, company.lead.personId], company.it.teamId);
  await writeElsewhere(company, company.lead, [company.finance.teamId], company.finance.teamId);
  expect(await change()).toMatchObject({ subjectId: company.finance.teamId });
});

test("what happened before one listened is not told again", async () => {
  const company = await createCompany();
  await writeElsewhere(company, company.lead, [company.it.teamId], company.it.teamId);
  const { change } = await listen(company, company.member);
  await writeElsewhere(company, company.lead, [company.it.teamId], company.member.personId);
  expect(await change()).toMatchObject({ subjectId: company.member.personId });
});

test("several listeners are told, each once and in order", async () => {
  const company = await createCompany();
  const listeners = await Promise.all(
    [company.lead, company.member].map((person) => listen(company, person)),
  );
  for (const subjectId of ["first", "second"])
    await writeElsewhere(company, company.lead, [company.it.teamId], subjectId);
  for (const { change } of listeners) {
    expect(await change()).toMatchObject({ subjectId: "first" });
    expect(await change()).toMatchObject({ subjectId: "second" });
  }
});

test("who joins a team hears of it from then on, without listening anew", async () => {
  const company = await createCompany();
  const { call, it, lead, stranger } = company;
  await call(stranger, chooseTeam, { teamId: it.teamId });
  const { change } = await listen(company, stranger);
  await call(lead, confirmMembership, { teamId: it.teamId, personId: stranger.personId });
  expect(await change()).toMatchObject({ verb: "membership.confirmed" });
  await writeElsewhere(company, lead, [it.teamId], it.teamId);
  expect(await change()).toMatchObject({ verb: "thing.changed", subjectId: it.teamId });
});

test("who was taken out of a team hears no more of it", async () => {
  const company = await createCompany();
  const { call, it, lead, member } = company;
  const { change } = await listen(company, member);
  await call(lead, removeMember, { teamId: it.teamId, personId: member.personId });
  expect(await change()).toMatchObject({ verb: "membership.removed" });
  await writeElsewhere(company, lead, [it.teamId], it.teamId);
  await writeElsewhere(company, lead, [member.personId], member.personId);
  expect(await change()).toMatchObject({ subjectId: member.personId });
});

test("the stream ends for somebody who is erased", async () => {
  const company = await createCompany();
  const { next } = await listen(company, company.member);
  await company.call(company.admin, erasePerson, { personId: company.member.personId });
  await twoSeconds();
  expect(await next()).toMatchObject({ event: "change" });
  expect(await next()).toBeNull();
});

test("the stream ends when the token expires", async () => {
  const company = await createCompany();
  const nowSeconds = company.clock.now / 1000;
  const { next } = await listen(company, company.member, { exp: nowSeconds + 1 });
  expect(await next()).toBeNull();
});

test("a token within its five minutes of grace opens a stream that ends at once", async () => {
  const company = await createCompany();
  const nowSeconds = company.clock.now / 1000;
  const { next } = await listen(company, company.member, { exp: nowSeconds - 10 });
  expect(await next()).toBeNull();
});

test("the stream is neither stored nor compressed on its way", async () => {
  const company = await createCompany();
  const { response } = await listen(company, company.member);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("content-encoding")).toBeNull();
});

test("without a sign-in there is no stream", async () => {
  const { app } = await createWorld();
  const response = await app.request(stream.path);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: "unauthenticated", message: { key: "error.signIn" } });
});
