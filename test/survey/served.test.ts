import { expect, test } from "vitest";
import * as commitmentApi from "#shared/commitment/api.ts";
import { endRelationship, proposeRelationship } from "#shared/relationship/api.ts";
import { createCompany, DAY_MS } from "./company.ts";

/** Finance is a customer of IT as agreed by both; Sales, with a lead and five more, is none yet. */
async function withSales() {
  const company = await createCompany({ Finance: 12 });
  const { addTeam, addPerson, call, it, lead } = company;
  const sales = await addTeam("Sales");
  const salesLead = await addPerson("Sam", { [sales.teamId]: "lead" });
  for (let place = 0; place < 5; place += 1) await addPerson(`Sales ${place}`, { [sales.teamId]: "member" });
  const pair = { supplierTeamId: it.teamId, customerTeamId: sales.teamId };
  const claim = (side: "supplier" | "customer") =>
    call(side === "supplier" ? lead : salesLead, proposeRelationship, { ...pair, side });

  /** IT does something for Sales and says so. */
  async function deliver() {
    const asked = await call(salesLead, commitmentApi.askForCommitment, { ...pair, sentence: "A laptop" });
    const { commitmentId, revision } = await call(lead, commitmentApi.acceptCommitment, {
      commitmentId: asked.commitmentId,
      revision: asked.revision,
      dueAt: company.clock.now + 7 * DAY_MS,
    });
    await call(lead, commitmentApi.deliverCommitment, { commitmentId, revision });
  }
  return { ...company, claim, deliver };
}

test("a supplier that ends a relationship before the round does not keep its customers from being asked", async () => {
  const { claim, call, lead, open, close, explain, clock } = await withSales();
  await claim("supplier");
  const { relationshipId, revision } = await claim("customer");
  await call(lead, endRelationship, { relationshipId, revision, reason: "They complain a lot." });
  clock.now += 60 * DAY_MS;
  const { roundId, invited } = await open();
  expect(invited).toBe(18);
  await close(roundId);
  await explain(roundId);
  clock.now += 31 * DAY_MS;
  expect((await open()).invited).toBe(12);
});

test("whom a supplier works for is asked, also where it never confirms that they are its customer", async () => {
  const { deliver, open, close, explain, clock } = await withSales();
  await deliver();
  const { roundId, invited } = await open();
  expect(invited).toBe(18);
  await close(roundId);
  await explain(roundId);
  clock.now += 91 * DAY_MS;
  expect((await open()).invited).toBe(12);
});

test("who only says that they are a customer is not asked", async () => {
  const { claim, open } = await withSales();
  await claim("customer");
  expect((await open()).invited).toBe(12);
});
