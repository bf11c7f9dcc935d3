import { expect, test } from "vitest";
import { listEvents } from "#server/event/verbs.ts";
import * as api from "#shared/improvement/api.ts";
import * as survey from "#shared/survey/api.ts";
import { createCompany, DAY_MS } from "#test/survey/company.ts";
import { refusal } from "#test/world.ts";

/** A company whose one round has closed, and how IT's lead answers it. */
async function withClosedRound() {
  const company = await createCompany();
  const { it, lead, colleague, call, clock } = company;
  const roundId = await company.holdRound(() => 4);
  const fields = { what: "One desk for all questions", cause: "Nobody knew whom to ask" };
  const input = { roundId, supplierTeamId: it.teamId, ownerId: colleague.personId, ...fields };
  const add = (as = lead, more: Record<string, unknown> = {}, headers = {}) =>
    call(as, survey.addRoundAction, { ...input, dueAt: clock.now + 30 * DAY_MS, ...more }, headers);
  const seen = ({ actionId, revision }: { actionId: string; revision: number }) => ({ actionId, revision });
  return { ...company, roundId, add, seen };
}

test("a lead's action follows from a closed round and lets the next one open", async () => {
  const { add, lead, colleague, it, roundId, call, committee, open, clock } = await withClosedRound();
  expect(await refusal(open())).toMatchObject({ key: "survey.error.followUpMissing" });
  const action = await add();
  expect(action).toMatchObject({
    source: { kind: "survey", id: roundId },
    team: it,
    owner: { personId: colleague.personId, name: colleague.name },
    state: "open",
  });
  const { items } = await call(committee, survey.listRounds, {});
  expect(items[0]).toMatchObject({ followUp: "action", noActionReason: null });
  expect((await call(lead, api.listActions, { teamId: it.teamId })).items).toEqual([action]);
  clock.now += 40 * DAY_MS;
  expect(await open()).toMatchObject({ state: "open" });
});

test("an action that was dropped does not stand for the round: the reason for none is still owed", async () => {
  const { add, seen, lead, call, committee, open, clock } = await withClosedRound();
  const action = await add();
  const dropped = await call(lead, api.dropAction, { ...seen(action), reason: "The desk moved" });
  expect(dropped).toMatchObject({ state: "dropped", note: "The desk moved" });
  expect((await call(committee, survey.listRounds, {})).items[0]).toMatchObject({ followUp: "missing" });
  clock.now += 40 * DAY_MS;
  expect(await refusal(open())).toMatchObject({ key: "survey.error.followUpMissing" });
});

test("a round that is open, or told nothing about a team, has nothing to follow from", async () => {
  const { add, addTeam, addPerson, explain, roundId, open, clock } = await withClosedRound();
  const other = await addTeam("Facilities");
  const otherLead = await addPerson("Olga", { [other.teamId]: "lead" });
  const elsewhere = { supplierTeamId: other.teamId, ownerId: otherLead.personId };
  expect(await refusal(add(otherLead, elsewhere))).toMatchObject({ key: "survey.error.notReleased" });
  await explain(roundId);
  clock.now += 40 * DAY_MS;
  const { roundId: openId } = await open();
  expect(await refusal(add(undefined, { roundId: openId }))).toMatchObject({
    key: "survey.error.notReleased",
  });
});

test("only a lead of the team or the committee adds an action, and sees a team's actions beside its people", async () => {
  const { add, colleague, admin, everybody, committee, it, call, lead } = await withClosedRound();
  for (const as of [colleague, admin, everybody[0]!])
    expect(await refusal(add(as))).toMatchObject({ code: "forbidden" });
  await add(committee);
  const list = (as = lead, input: { teamId?: string } = { teamId: it.teamId }) =>
    call(as, api.listActions, input);
  expect((await list(colleague)).items).toHaveLength(1);
  expect((await list(committee, {})).items).toHaveLength(1);
  expect(await refusal(list(everybody[0]))).toMatchObject({ code: "forbidden" });
  expect(await refusal(list(admin))).toMatchObject({ code: "forbidden" });
  expect(await refusal(list(lead, {}))).toMatchObject({ code: "forbidden" });
});

test("its owner is of the team, and its day lies ahead", async () => {
  const { add, everybody, clock } = await withClosedRound();
  expect(await refusal(add(undefined, { ownerId: everybody[0]!.personId }))).toMatchObject({
    code: "invalid",
    field: "ownerId",
    key: "improvement.error.owner",
  });
  expect(await refusal(add(undefined, { dueAt: clock.now }))).toMatchObject({ field: "dueAt" });
});

test.each([
  ["what", ""],
  ["what", "x".repeat(1001)],
  ["cause", "a\u0000b"],
  ["cause", 5],
  ["dueAt", "tomorrow"],
  ["ownerId", "me"],
])("a %s of %j is refused", async (field, value) => {
  const { add } = await withClosedRound();
  expect(await refusal(add(undefined, { [field]: value }))).toMatchObject({ code: "invalid", field });
});

test("it is done by its owner, checked by the lead, and goes no other way", async () => {
  const { add, seen, lead, colleague, everybody, call } = await withClosedRound();
  const action = await add();
  const check = { effect: "partly" as const, note: "Fewer calls" };
  expect(await refusal(call(lead, api.checkAction, { ...seen(action), ...check }))).toMatchObject({
    key: "improvement.error.step",
  });
  expect(await refusal(call(everybody[0]!, api.finishAction, seen(action)))).toMatchObject({
    code: "forbidden",
  });
  const done = await call(colleague, api.finishAction, seen(action));
  expect(await refusal(call(colleague, api.checkAction, { ...seen(done), ...check }))).toMatchObject({
    code: "forbidden",
  });
  expect(await refusal(call(lead, api.dropAction, { ...seen(done), reason: "No" }))).toMatchObject({
    key: "improvement.error.step",
  });
  expect(await call(lead, api.checkAction, { ...seen(done), ...check })).toMatchObject({
    state: "checked",
    ...check,
  });
});

test("two who change it at once do not overwrite each other, and the event says no word of it", async () => {
  const { add, seen, lead, committee, call, clock, database } = await withClosedRound();
  const action = await add();
  const change = (as = lead, days = 40) =>
    call(as, api.changeAction, { ...seen(action), ownerId: lead.personId, dueAt: clock.now + days * DAY_MS });
  const outcomes = await Promise.allSettled([change(), change(committee, 50)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const events = await listEvents({ db: database.read }, action.actionId);
  expect(events.map(({ verb }) => verb)).toEqual(["improvement.added", "improvement.changed"]);
  expect(JSON.stringify(events)).not.toContain("desk");
  expect(events[1]!.change).toMatchObject({ before: action.dueAt });
});

test("the same request sent twice adds one action; a list goes on where a page ends", async () => {
  const { add, call, lead, it } = await withClosedRound();
  const key = { "idempotency-key": "the-same-action" };
  const dueAt = Date.parse("2027-01-05T09:00:00Z");
  expect(await add(lead, { dueAt }, key)).toEqual(await add(lead, { dueAt }, key));
  await add();
  const first = await call(lead, api.listActions, { teamId: it.teamId, limit: 1 });
  const next = { teamId: it.teamId, cursor: first.nextCursor! };
  const second = await call(lead, api.listActions, next);
  expect([...first.items, ...second.items]).toHaveLength(2);
  expect(second.nextCursor).toBeNull();
});
