import { expect, test } from "vitest";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/improvement/api.ts";
import { listNotifications } from "#shared/notification/api.ts";
import { removeMember } from "#shared/organisation/teamApi.ts";
import * as survey from "#shared/survey/api.ts";
import { createCompany, DAY_MS } from "#test/survey/company.ts";
import type { TestPerson } from "#test/world.ts";

/** IT's lead has named a colleague for what follows from a round; it is due in 30 days. */
async function withAction() {
  const company = await createCompany();
  const { it, lead, colleague, call, clock } = company;
  const roundId = await company.holdRound(() => 4);
  const action = await call(lead, survey.addRoundAction, {
    roundId,
    supplierTeamId: it.teamId,
    ownerId: colleague.personId,
    what: "One desk for all questions",
    cause: "Nobody knew whom to ask",
    dueAt: clock.now + 30 * DAY_MS,
  });
  const asked = async (as: TestPerson) =>
    (await call(as, getToday, {})).asks
      .filter(({ subjectId }) => subjectId === action.actionId)
      .map(({ kind, from }) => [kind, from]);
  const told = async (as: TestPerson) =>
    (await call(as, listNotifications, {})).items.filter(({ said }) => said === "action");
  const seen = { actionId: action.actionId, revision: action.revision };
  return { ...company, action, seen, asked, told };
}

test("who is named for an action is told, and on its day asked; nobody else is", async () => {
  const { asked, told, it, lead, colleague, admin, everybody, clock } = await withAction();
  const title = "One desk for all questions";
  expect(await told(colleague)).toMatchObject([{ title, path: `/survey/${it.teamId}`, kind: "asked" }]);
  for (const other of [lead, admin, everybody[0]!]) expect(await told(other)).toEqual([]);
  expect([await asked(colleague), await asked(lead)]).toEqual([[], []]);
  clock.now += 30 * DAY_MS;
  expect(await asked(colleague)).toEqual([["actionDue", it.name]]);
  expect(await asked(lead)).toEqual([["actionLate", colleague.name]]);
  for (const other of [admin, everybody[0]!]) expect(await asked(other)).toEqual([]);
});

test("what is done is checked by a lead, on its day and not before", async () => {
  const { asked, seen, call, lead, colleague, clock } = await withAction();
  const { revision } = await call(colleague, api.finishAction, seen);
  expect([await asked(colleague), await asked(lead)]).toEqual([[], []]);
  clock.now += 30 * DAY_MS;
  expect([await asked(colleague), await asked(lead)]).toEqual([[], [["actionCheck", colleague.name]]]);
  await call(lead, api.checkAction, { ...seen, revision, effect: "yes", note: "" });
  expect(await asked(lead)).toEqual([]);
});

test("a new owner is told, a new day alone tells nobody, and what is dropped asks nobody", async () => {
  const { asked, told, seen, call, lead, colleague, committee, clock } = await withAction();
  const dueAt = clock.now + 10 * DAY_MS;
  const moved = await call(lead, api.changeAction, { ...seen, ownerId: colleague.personId, dueAt });
  expect(await told(colleague)).toHaveLength(1);
  const { revision } = await call(committee, api.changeAction, {
    ...seen,
    revision: moved.revision,
    ownerId: lead.personId,
    dueAt,
  });
  expect(await told(lead)).toHaveLength(1);
  clock.now = dueAt;
  expect([await asked(lead), await asked(colleague)]).toEqual([[["actionDue", "IT"]], []]);
  await call(lead, api.dropAction, { ...seen, revision, reason: "The desk moved" });
  expect(await asked(lead)).toEqual([]);
});

test("when its owner has left the team, its leads are asked instead", async () => {
  const { asked, call, it, lead, colleague, clock } = await withAction();
  await call(lead, removeMember, { teamId: it.teamId, personId: colleague.personId });
  clock.now += 30 * DAY_MS;
  expect(await asked(colleague)).toEqual([]);
  expect(await asked(lead)).toEqual([["actionLate", colleague.name]]);
});
