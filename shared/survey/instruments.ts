import { type Interval, normalQuantile, wilsonInterval } from "#shared/statistics.ts";

/** An answer to one item; null is "not applicable". */
export type Rating = number | null;

/** How many of the valid answers count as a yes, and their mean; the base of every figure. */
export interface Tally {
  n: number;
  /** Answers in the item's favourable range. */
  favourable: number;
  mean: number | null;
  /** The standard deviation of a sample. */
  deviation: number | null;
  share: number | null;
  interval: Interval | null;
}

const FAVOURABLE_FROM = 4;
const EASY_FROM = 5;

/**
 * Satisfaction on five points: the share of 4 and 5 among the valid answers.
 *
 * @example satisfaction([5, 4, 3, null]).share // => 2 / 3
 */
export const satisfaction = (answers: Rating[]) => tallyFrom(answers, FAVOURABLE_FROM);

/** Effort on seven points, "they made it easy": the share of 5 to 7. */
export const ease = (answers: Rating[]) => tallyFrom(answers, EASY_FROM);

/** A yes/no item, 1 for yes. */
export const agreement = (answers: Rating[]) => tallyFrom(answers, 1);

function tallyFrom(answers: Rating[], favourableFrom: number): Tally {
  const valid = answers.filter((answer) => answer !== null);
  const n = valid.length;
  const favourable = valid.filter((answer) => answer >= favourableFrom).length;
  if (n === 0) return { n, favourable, mean: null, deviation: null, share: null, interval: null };
  const mean = valid.reduce((sum, answer) => sum + answer, 0) / n;
  const squares = valid.reduce((sum, answer) => sum + (answer - mean) ** 2, 0);
  const deviation = n === 1 ? 0 : Math.sqrt(squares / (n - 1));
  return { n, favourable, mean, deviation, share: favourable / n, interval: wilsonInterval(favourable, n) };
}

/** How many would recommend (9–10), are passive (7–8), or would not (0–6). */
export interface Recommending {
  promoters: number;
  passives: number;
  detractors: number;
}

export function recommending(answers: Rating[]): Recommending {
  const valid = answers.filter((answer) => answer !== null);
  const promoters = valid.filter((answer) => answer >= 9).length;
  const detractors = valid.filter((answer) => answer <= 6).length;
  return { promoters, detractors, passives: valid.length - promoters - detractors };
}

/**
 * The net share that would recommend, −100 to 100, with the adjusted Wald interval (three answers added, ¾ of one to
 * either end); null without answers.
 *
 * @example netRecommending({ promoters: 15, passives: 10, detractors: 5 })?.value // => 33.3 (rounded)
 */
export function netRecommending({ promoters, passives, detractors }: Recommending) {
  const n = promoters + passives + detractors;
  if (n === 0) return null;
  const adjusted = n + 3;
  const [towards, against] = [(promoters + 0.75) / adjusted, (detractors + 0.75) / adjusted];
  const centre = towards - against;
  const half = normalQuantile * Math.sqrt((towards + against - centre ** 2) / adjusted);
  return {
    n,
    value: (100 * (promoters - detractors)) / n,
    centre: 100 * centre,
    low: Math.max(-100, 100 * (centre - half)),
    high: Math.min(100, 100 * (centre + half)),
  };
}
