import { count, eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { promiseCommitment } from "#server/commitment/make.ts";
import { commitment } from "#server/commitment/table.ts";
import { acceptCommitment } from "#server/commitment/verbs.ts";
import { watchCommitments } from "#server/commitment/watcher.ts";
import type { Ctx } from "#server/ctx.ts";
import { openDatabase } from "#server/db/open.ts";
import { runAndRecord } from "#server/endpoint.ts";
import { event } from "#server/event/table.ts";
import { loadActor } from "#server/organisation/signIn.ts";
import { Problem } from "#shared/problem.ts";
import { createCompany, DAY_MS, MONDAY } from "#test/commitment/company.ts";
import type { TestPerson } from "#test/world.ts";

/** Another server on the same database, which shares nothing else with the first. */
async function openOther({ database, tenantId, clock }: Awaited<ReturnType<typeof createCompany>>) {
  const other = await openDatabase(database.url, tenantId);
  onTestFinished(() => other.close());
  return <Result>(as: TestPerson, verb: (ctx: Ctx) => Promise<Result>) =>
    other.write(async (db) =>
      runAndRecord({ db, actor: await loadActor(db, as.personId), now: clock.now }, verb),
    );
}

test("of two servers that change one commitment at once, one does and the other is told of the conflict", async () => {
  const company = await createCompany();
  const { ask, mei, lin, run, clock } = company;
  const runOnOther = await openOther(company);
  for (let round = 0; round < 10; round += 1) {
    const { commitmentId, revision } = await ask(mei);
    const step = { commitmentId, revision, dueAt: clock.now + DAY_MS };
    const outcomes = await Promise.allSettled([
      run(lin, (ctx) => acceptCommitment(ctx, step)),
      runOnOther(lin, (ctx) => acceptCommitment(ctx, step)),
    ]);
    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(Problem);
    expect(refused[0]).toMatchObject({ code: "conflict" });
  }
});

test("two servers that write at once lose nothing: each promise is there once, with its line of history", async () => {
  const company = await createCompany();
  const { lin, it, finance, run, clock, database } = company;
  const runOnOther = await openOther(company);
  const promise = (sentence: string) => (ctx: Ctx) =>
    promiseCommitment(ctx, {
      supplierTeamId: it.teamId,
      customerTeamId: finance.teamId,
      sentence,
      details: null,
      dueAt: clock.now + DAY_MS,
    });
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? run : runOnOther)(lin, promise(`Badge ${index}`)),
    ),
  );
  const made = await database.read.select({ n: count() }).from(commitment).get();
  const told = await database.read
    .select({ n: count() })
    .from(event)
    .where(eq(event.verb, "commitment.promised"))
    .get();
  expect([made?.n, told?.n]).toEqual([40, 40]);
});

test("a clock that jumps ahead and back marks nothing twice, and work goes on", async () => {
  const company = await createCompany();
  const { promise, deliver, lin, database, clock } = company;
  const late = await promise(lin, { dueAt: MONDAY + DAY_MS });
  for (const jump of [30 * DAY_MS, 0, 60 * DAY_MS, -5 * DAY_MS, DAY_MS]) {
    clock.now = MONDAY + jump;
    while ((await watchCommitments(database, clock.now)) > 0);
  }
  const marks = await database.read
    .select({ n: count() })
    .from(event)
    .where(eq(event.verb, "commitment.breached"))
    .get();
  expect(marks?.n).toBe(1);
  expect((await deliver(lin, late)).state).toBe("delivered");
});
