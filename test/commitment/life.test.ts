import { expect, test } from "vitest";
import { type StepName, stateAfter, steps, stepVerdict } from "#shared/commitment/life.ts";
import { type CommitmentState, commitmentStates } from "#shared/commitment/model.ts";
import type { Side } from "#shared/relationship/model.ts";
import { told } from "./told.ts";

const promisedIn: Record<CommitmentState, number | null> = {
  asked: null,
  accepted: 1,
  waiting: 1,
  delivered: 1,
  confirmed: 1,
  unconfirmed: 1,
  declined: null,
  withdrawn: 1,
};

const names = Object.keys(steps) as StepName[];
const sides: Side[] = ["supplier", "customer"];
const on = (side: Side) => ({ supplier: side === "supplier", customer: side === "customer" });
const cells = commitmentStates.flatMap((state) =>
  sides.flatMap((side) =>
    names.map((name) => ({ state, side, name, isTold: told[state][side].includes(name) })),
  ),
);

test.each(cells)("while $state, the $side may $name: $isTold", ({ state, side, name, isTold }) => {
  const verdict = stepVerdict(name, { state, promisedAt: promisedIn[state] }, on(side));
  expect(verdict.isAllowed).toBe(isTold);
  if (verdict.isAllowed) expect(verdict.side).toBe(side);
});

test("a step of the other side is forbidden, a step that comes too early or too late is refused with where it stands", () => {
  const asked = { state: "asked", promisedAt: null } as const;
  expect(stepVerdict("accept", asked, on("customer"))).toMatchObject({
    isForbidden: true,
    reason: "error.forbidden",
  });
  expect(stepVerdict("confirm", asked, on("customer"))).toMatchObject({
    isForbidden: false,
    reason: "commitment.error.isAsked",
  });
  const closed = { state: "withdrawn", promisedAt: 1 } as const;
  expect(stepVerdict("deliver", closed, on("supplier"))).toMatchObject({
    isForbidden: false,
    reason: "commitment.error.isWithdrawn",
  });
});

test.each(names)("who belongs to neither team may not %s", (name) => {
  const nobody = { supplier: false, customer: false, isRequester: true };
  expect(stepVerdict(name, { state: "accepted", promisedAt: 1 }, nobody)).toMatchObject({
    isForbidden: true,
  });
});

test("a question before anything is promised leads back to asked, later back to the promise", () => {
  expect(stateAfter("answer", { state: "waiting", promisedAt: null })).toBe("asked");
  expect(stateAfter("answer", { state: "waiting", promisedAt: 1 })).toBe("accepted");
  expect(stateAfter("return", { state: "delivered", promisedAt: 1 })).toBe("accepted");
});

test("what waits for an answer before anything is promised can still be declined, but no date can be moved", () => {
  const stage = { state: "waiting", promisedAt: null } as const;
  expect(stepVerdict("decline", stage, on("supplier")).isAllowed).toBe(true);
  expect(stepVerdict("proposeDate", stage, on("supplier"))).toMatchObject({
    reason: "commitment.error.nothingPromised",
  });
});

test("what is promised cannot be declined any more", () => {
  const stage = { state: "waiting", promisedAt: 1 } as const;
  expect(stepVerdict("decline", stage, on("supplier"))).toMatchObject({
    reason: "commitment.error.alreadyPromised",
  });
});

test.each(["confirm", "return"] as const)(
  "who belongs to both teams never answers for the customer: %s",
  (name) => {
    const both = { supplier: true, customer: true, isRequester: true };
    expect(stepVerdict(name, { state: "delivered", promisedAt: 1 }, both)).toEqual({
      isAllowed: false,
      isForbidden: true,
      reason: "commitment.error.ownTeam",
    });
  },
);

test("who belongs to both teams may withdraw what they asked for themselves, and nothing else", () => {
  const stage = { state: "accepted", promisedAt: 1 } as const;
  const both = { supplier: true, customer: true };
  expect(stepVerdict("withdraw", stage, { ...both, isRequester: true }).isAllowed).toBe(true);
  expect(stepVerdict("withdraw", stage, both)).toMatchObject({ reason: "commitment.error.ownTeam" });
});

test("who belongs to both teams acts for the supplier where either side may act", () => {
  const both = { supplier: true, customer: true };
  expect(stepVerdict("proposeDate", { state: "accepted", promisedAt: 1 }, both)).toMatchObject({
    side: "supplier",
  });
});
