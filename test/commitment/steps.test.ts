import { expect, test } from "vitest";
import { watchCommitments } from "#server/commitment/watcher.ts";
import type { StepName } from "#shared/commitment/life.ts";
import { type Commitment, type CommitmentState, commitmentStates } from "#shared/commitment/model.ts";
import { refusal, type TestPerson } from "#test/world.ts";
import { type Company, createCompany, DAY_MS, FRIDAY } from "./company.ts";
import { told } from "./told.ts";

/** A commitment in each state, reached as people reach it. */
const reached: Record<CommitmentState, (company: Company) => Promise<Commitment>> = {
  asked: ({ ask }) => ask(),
  accepted: async ({ ask, accept, lin }) => accept(lin, await ask()),
  waiting: async (company) => company.askCustomer(company.lin, await reached.accepted(company)),
  delivered: async (company) => company.deliver(company.lin, await reached.accepted(company)),
  confirmed: async (company) => company.confirm(company.mei, await reached.delivered(company)),
  declined: async ({ ask, decline, lin }) => decline(lin, await ask()),
  withdrawn: async ({ ask, withdraw, mei }) => withdraw(mei, await ask()),
  async unconfirmed(company) {
    const { commitmentId, revision, ...rest } = await reached.delivered(company);
    const deliveredAt = company.clock.now;
    await watchCommitments(company.database, deliveredAt + 8 * DAY_MS);
    return { ...rest, commitmentId, revision: revision + 1 };
  },
};

type Step = Exclude<StepName, "answerDate">;
type Take = (as: TestPerson, one: Commitment) => Promise<Commitment>;

/** Each step as a call, and the state it leads to; the dates have their own tests. */
const taken: Record<Step, { to?: CommitmentState; take(company: Company): Take }> = {
  accept: { to: "accepted", take: ({ accept }) => accept },
  decline: { to: "declined", take: ({ decline }) => decline },
  reply: { take: ({ reply }) => reply },
  askCustomer: { to: "waiting", take: ({ askCustomer }) => askCustomer },
  answer: { to: "accepted", take: ({ answer }) => answer },
  deliver: { to: "delivered", take: ({ deliver }) => deliver },
  confirm: { to: "confirmed", take: ({ confirm }) => confirm },
  return: {
    to: "accepted",
    take:
      ({ confirm }) =>
      (as, one) =>
        confirm(as, one, "partly"),
  },
  withdraw: { to: "withdrawn", take: ({ withdraw }) => withdraw },
  proposeDate: {
    take:
      ({ proposeDate }) =>
      (as, one) =>
        proposeDate(as, one, FRIDAY + DAY_MS),
  },
  assign: {
    take:
      ({ assign, lin }) =>
      (as, one) =>
        assign(as, one, lin.personId),
  },
  nudge: { take: ({ nudge }) => nudge },
};
const steps = Object.keys(taken) as Step[];

test.each(commitmentStates)(
  "while %s, each side may do what is told of it and is refused all else, without a change",
  async (state) => {
    const company = await createCompany();
    const { lin, mei, fay, rowOf } = company;
    const standing = await reached[state](company);
    const before = await rowOf(standing.commitmentId);
    expect(before.state).toBe(state);
    for (const step of steps) {
      const take = taken[step].take(company);
      expect(await refusal(take(fay, standing)), `${step} by a stranger`).toMatchObject({
        code: "forbidden",
      });
      for (const [side, person] of [
        ["supplier", lin],
        ["customer", mei],
      ] as const) {
        if (told[state][side].includes(step)) {
          const after = await take(person, await reached[state](company));
          expect(after.state, `${step} by the ${side}`).toBe(taken[step].to ?? state);
        } else {
          const { code } = await refusal(take(person, standing));
          expect(code, `${step} by the ${side}`).toBe(isOf(side, step) ? "conflict" : "forbidden");
        }
      }
    }
    expect(await rowOf(standing.commitmentId)).toEqual(before);
  },
);

const isOf = (side: "supplier" | "customer", step: StepName) =>
  Object.values(told).some((by) => by[side].includes(step));

test.each(steps)("%s by somebody who saw an older state is a conflict, and nothing is lost", async (step) => {
  const company = await createCompany();
  const state = commitmentStates.find((one) =>
    [...told[one].supplier, ...told[one].customer].includes(step),
  )!;
  const seen = await reached[state](company);
  const by = told[state].supplier.includes(step) ? company.lin : company.mei;
  const meanwhile = await company.assign(company.sam, seen, company.max.personId);
  expect(await refusal(taken[step].take(company)(by, seen))).toEqual({
    code: "conflict",
    key: "error.conflict",
    field: undefined,
  });
  expect((await company.rowOf(seen.commitmentId)).revision).toBe(meanwhile.revision);
});

test("of two people who act at once one gets a conflict, and the history holds one step", async () => {
  const company = await createCompany();
  const asked = await company.ask();
  const both = await Promise.allSettled([
    company.accept(company.lin, asked),
    company.decline(company.max, asked),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await company.eventsOf(asked.commitmentId)).toHaveLength(2);
});

test("a step on something unknown is not found, on a malformed id invalid", async () => {
  const company = await createCompany();
  const asked = await company.ask();
  const unknownId = "01990000-0000-7000-8000-000000000000";
  expect(await refusal(company.accept(company.lin, { ...asked, commitmentId: unknownId }))).toMatchObject({
    code: "notFound",
  });
  expect(await refusal(company.accept(company.lin, { ...asked, commitmentId: "it" }))).toMatchObject({
    code: "invalid",
    field: "commitmentId",
  });
});

test("each step is one line of history with its side, its state and its revision, and without words", async () => {
  const company = await createCompany();
  const { lin, mei, hr, it } = company;
  let one = await company.accept(lin, await company.ask());
  one = await company.askCustomer(lin, one, "Which secret city?");
  one = await company.answer(mei, one, "The secret one");
  one = await company.deliver(lin, one);
  one = await company.confirm(mei, one, "no");
  one = await company.deliver(lin, one);
  await company.confirm(mei, one, "yes");
  const events = await company.eventsOf(one.commitmentId);
  expect(events.map(({ verb, change }) => [verb, change.side, change.state, change.revision])).toEqual([
    ["commitment.asked", "customer", "asked", 1],
    ["commitment.accepted", "supplier", "accepted", 2],
    ["commitment.questioned", "supplier", "waiting", 3],
    ["commitment.answered", "customer", "accepted", 4],
    ["commitment.delivered", "supplier", "delivered", 5],
    ["commitment.returned", "customer", "accepted", 6],
    ["commitment.delivered", "supplier", "delivered", 7],
    ["commitment.confirmed", "customer", "confirmed", 8],
  ]);
  expect(JSON.stringify(events)).not.toContain("secret");
  for (const { audience } of events)
    expect(audience).toEqual(expect.arrayContaining([it.teamId, hr.teamId, mei.personId]));
});
