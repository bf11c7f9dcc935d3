const ROUNDS = 5;
const ROUND_MICROSECONDS = 300_000;

/** How often `run` can be called in a second of processor time, with 0 to `count - 1` in turn: the median of five rounds. */
export function operationsPerSecond(run: (index: number) => number, count: number) {
  const repetitions = repetitionsFilling(run, count);
  const rounds = Array.from(
    { length: ROUNDS },
    () => (repetitions * 1e6) / microsecondsOf(run, count, repetitions),
  );
  return rounds.sort((a, b) => a - b)[(ROUNDS - 1) / 2]!;
}

/** Doubles until a round is long enough to be measured, which also warms the code up. */
function repetitionsFilling(run: (index: number) => number, count: number) {
  let repetitions = 1;
  while (microsecondsOf(run, count, repetitions) < ROUND_MICROSECONDS) repetitions *= 2;
  return repetitions;
}

function microsecondsOf(run: (index: number) => number, count: number, repetitions: number) {
  const before = process.cpuUsage();
  let sum = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) sum += run(repetition % count);
  const { user, system } = process.cpuUsage(before);
  // Using the sum keeps the engine from leaving the work out.
  if (Number.isNaN(sum)) throw new Error("An answer is missing.");
  return user + system;
}
