import { expect, test } from "vitest";
import { drawInvitations } from "#server/survey/invite.ts";
import { plansOf } from "#test/plans.ts";
import { createCompany } from "./company.ts";

test("who is asked is drawn without reading all that was ever promised", async () => {
  const { database, clock } = await createCompany({ Finance: 5 });
  const draw = { roundId: crypto.randomUUID(), seed: "any", share: 1, least: 5, now: clock.now };
  const plans = await plansOf(database, () => drawInvitations(database.read, draw));
  const ofCommitments = plans.flat().filter((step) => /\bcommitment\b/.test(step));
  expect(ofCommitments).toEqual([
    "SEARCH commitment USING INDEX commitment_relationship (relationship_id=?)",
  ]);
});
