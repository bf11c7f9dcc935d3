import { expect, test } from "vitest";
import { finishRound } from "#server/survey/close.ts";
import { makeReleases } from "#server/survey/releases.ts";
import { findRound } from "#server/survey/round.ts";
import { closeRound } from "#shared/survey/api.ts";
import { refusal } from "#test/world.ts";
import { type Company, createCompany } from "./company.ts";

const everything = { quality: 4, attitude: 4, efficiency: 4, overall: 4 };

/** A round that all but the last of Finance have answered. */
async function createRound(company: Company) {
  const { roundId } = await company.open();
  const [last, ...others] = company.everybody;
  for (const person of others) await company.answer(person, roundId, everything);
  return { roundId, last: last! };
}

test("what a round found is made while somebody else is writing", async () => {
  const company = await createCompany();
  const { roundId } = await createRound(company);
  const { database } = company;
  const made = await database.write(async () =>
    makeReleases(database.read, await findRound(database.read, roundId)),
  );
  expect([...made.ofSuppliers.keys()]).toEqual([company.it.teamId]);
});

test("an answer that comes while a round is being closed counts", async () => {
  const company = await createCompany();
  const { roundId, last } = await createRound(company);
  const { database, clock } = company;
  const round = await findRound(database.read, roundId);
  const prepared = await makeReleases(database.read, round);
  await company.answer(last, roundId, everything);
  await database.write((db) => finishRound(db, round, clock.now, prepared));
  expect((await company.release(company.lead)).release?.total).toMatchObject({ answered: 23 });
});

test("of two who close a round at once, one is told that it is closed", async () => {
  const company = await createCompany();
  const { roundId } = await createRound(company);
  const results = await Promise.allSettled([company.close(roundId), company.close(roundId)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await refusal(company.close(roundId))).toMatchObject({ key: "survey.error.closed" });
});

test("sent twice, closing is done once and answered the same", async () => {
  const company = await createCompany();
  const { roundId } = await createRound(company);
  const close = () =>
    company.call(company.committee, closeRound, { roundId }, { "idempotency-key": "close-once" });
  expect(await close()).toEqual(await close());
});
