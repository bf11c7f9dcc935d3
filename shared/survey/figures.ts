import { indexOf } from "./aspects.ts";
import { changeBetween, type Share } from "./change.ts";
import { barsOf, itemVerdict, shownMean, shownPercent } from "./disclosure.ts";
import { agreement, ease, netRecommending, type Rating, recommending, satisfaction } from "./instruments.ts";
import {
  type Aspect,
  type AspectFigure,
  aspects,
  type ExtraFigure,
  type ExtraItem,
  type Ratings,
} from "./model.ts";

/** One person's answer, of which nothing is known but the customer team. */
export interface Answer {
  customerTeamId: string;
  ratings: Ratings;
}

/** What may be said of one group of answers: its answers, and what was found the round before. */
export interface Group {
  answers: readonly Answer[];
  least: number;
  before: Share | null;
  /** Bars only for the whole supplier: from two sets of bars those of the difference would follow. */
  hasBars: boolean;
}

/** The figure of one aspect for a group; null where too few answered it. */
export function aspectFigure(
  aspect: Aspect,
  { answers, least, before, hasBars }: Group,
): AspectFigure | null {
  const ratings = answers.map((answer) => answer.ratings[aspect]);
  const { n, mean, share, interval, favourable } = satisfaction(ratings);
  const { isAspectShown } = itemVerdict({ groupN: answers.length, itemNs: [n] }, least);
  if (!isAspectShown || mean === null || share === null || interval === null) return null;
  const shown = shownPercent(100 * share, n);
  return {
    n,
    mean: shownMean(mean, n),
    favourable: shown,
    interval: shown.bound === null ? percents(interval) : null,
    change: (before && changeBetween(before, { count: favourable, n })?.verdict) ?? null,
    bars: hasBars ? barsOf(countsOf(ratings)) : null,
  };
}

/** The figure of an item of its own: only in a large group. */
export function extraFigure(item: ExtraItem, { answers, least }: Group): ExtraFigure | null {
  const ratings = answers.map((answer) => answer.ratings[item]);
  const n = ratings.filter((rating) => rating !== null).length;
  if (!itemVerdict({ groupN: n, itemNs: [n] }, least).areItemsShown) return null;
  if (item === "recommend") return recommendFigure(ratings);
  const { share, interval } = item === "effort" ? ease(ratings) : agreement(ratings);
  return { n, value: Math.round(100 * share!), interval: percents(interval!) };
}

function recommendFigure(ratings: Rating[]): ExtraFigure {
  const { n, value, low, high } = netRecommending(recommending(ratings))!;
  return { n, value: Math.round(value), interval: { low: Math.round(low), high: Math.round(high) } };
}

/** The index over four aspects; from a bounded one it would tell what the bound hides. */
export function indexFigure(figures: Record<Aspect, AspectFigure | null>) {
  const shown = aspects.map((aspect) => [aspect, figures[aspect]?.mean] as const);
  if (shown.some(([, mean]) => !mean || mean.bound !== null)) return null;
  const means = Object.fromEntries(shown.map(([aspect, mean]) => [aspect, mean!.value]));
  return Math.round(indexOf(means as Record<Aspect, number>));
}

function countsOf(ratings: Rating[]) {
  const count = (holds: (rating: number) => boolean) =>
    ratings.filter((rating) => rating !== null && holds(rating)).length;
  return {
    unfavourable: count((rating) => rating <= 2),
    middle: count((rating) => rating === 3),
    favourable: count((rating) => rating >= 4),
  };
}

const percents = ({ low, high }: { low: number; high: number }) => ({
  low: Math.round(100 * low),
  high: Math.round(100 * high),
});
