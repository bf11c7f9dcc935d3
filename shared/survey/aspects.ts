import { Problem } from "#shared/problem.ts";
import type { Rating } from "./instruments.ts";
import { type Aspect, aspects } from "./model.ts";

/** The weights of the four aspects in the index, in per cent. */
export type Weights = Record<Aspect, number>;
export const equalWeights: Weights = { quality: 25, attitude: 25, efficiency: 25, overall: 25 };

/**
 * One person's mean of an aspect's items; null unless at least half of them were answered.
 *
 * @example aspectOf([4, null]) // => 4
 */
export function aspectOf(items: Rating[]): number | null {
  const answered = items.filter((item) => item !== null);
  if (answered.length === 0 || answered.length * 2 < items.length) return null;
  return answered.reduce((sum, item) => sum + item, 0) / answered.length;
}

/** A mean on five points as a score from 0 to 100. */
export const scoreOf = (mean: number) => ((mean - 1) / 4) * 100;

/**
 * The weighted mean of the four scores; weights that do not sum to 100 are refused.
 *
 * @example indexOf({ quality: 4, attitude: 4, efficiency: 4, overall: 4 }) // => 75
 */
export function indexOf(means: Record<Aspect, number>, weights: Weights = equalWeights) {
  const sum = aspects.reduce((total, aspect) => total + weights[aspect], 0);
  if (sum !== 100) throw new Problem("invalid", "survey.error.weights", { field: "weights" });
  return aspects.reduce((total, aspect) => total + (scoreOf(means[aspect]) * weights[aspect]) / 100, 0);
}
