import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { idempotency } from "#server/event/table.ts";
import { startWatch } from "#server/watch.ts";
import { askForCommitment } from "#shared/commitment/api.ts";
import { createCompany, DAY_MS, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";
import { marksOf } from "./marks.ts";

/** Lets the work that a timer started come to its end; a database elsewhere would need the timers that are stopped here. */
async function settled() {
  for (let turn = 0; turn < 200; turn += 1) await nextTurn();
}

function useTimers() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
}

test("the watch goes on every second until it is stopped", async () => {
  const { promise, companies, database, clock, lin } = await createCompany({ isOnFile: true });
  await promise();
  useTimers();
  const stop = startWatch({ companies, tenantIds: [], now: () => clock.now, log: { error: vi.fn() } });
  vi.advanceTimersByTime(1_000);
  await settled();
  expect(await marksOf(database)).toEqual([]);
  clock.now = FRIDAY + 1;
  vi.advanceTimersByTime(1_000);
  await settled();
  expect(await marksOf(database)).toHaveLength(2);
  stop();
  clock.now = FRIDAY + 1 + HOUR_MS;
  await promise(lin, { dueAt: clock.now + HOUR_MS });
  clock.now += DAY_MS;
  vi.advanceTimersByTime(5_000);
  await settled();
  expect(vi.getTimerCount()).toBe(0);
  expect(await marksOf(database)).toHaveLength(2);
});

test("a company whose database fails is logged and does not stop the others, nor the watch", async () => {
  const { promise, companies, database, clock, tenantId } = await createCompany({ isOnFile: true });
  await promise();
  const broken = { ...database, read: undefined as never };
  const opened = () => [broken, database];
  const open = (id: string) =>
    id === tenantId ? companies.open(id) : Promise.reject(new Error("no such file"));
  const log = { error: vi.fn() };
  useTimers();
  const stop = startWatch({
    companies: { open, opened },
    tenantIds: ["lost", tenantId],
    now: () => clock.now,
    log,
  });
  clock.now = FRIDAY + 1;
  for (let second = 0; second < 2; second += 1) {
    vi.advanceTimersByTime(1_000);
    await settled();
  }
  stop();
  expect(await marksOf(database)).toHaveLength(2);
  expect(log.error).toHaveBeenCalledTimes(4);
  expect(log.error).toHaveBeenCalledWith(
    { error: { name: "Error", message: "no such file" } },
    "the watch failed and goes on",
  );
});

test("once an hour the watch forgets answers that are too old to be asked for again", async () => {
  const { call, ask, mei, companies, database, clock, between } = await createCompany({ isOnFile: true });
  await call(mei, askForCommitment, { ...between, sentence: "Once" }, { "idempotency-key": "kept-a-month" });
  await ask();
  const kept = () => database.read.select().from(idempotency).all();
  useTimers();
  const stop = startWatch({ companies, tenantIds: [], now: () => clock.now, log: { error: vi.fn() } });
  clock.now = MONDAY + 29 * DAY_MS;
  vi.advanceTimersByTime(1_000);
  await settled();
  expect(await kept()).toHaveLength(1);
  clock.now = MONDAY + 31 * DAY_MS;
  vi.advanceTimersByTime(1_000);
  await settled();
  stop();
  expect(await kept()).toHaveLength(0);
});
