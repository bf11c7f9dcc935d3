import { z } from "zod";
import { Id, Moment } from "#shared/endpoint.ts";
import { TeamRef } from "#shared/organisation/model.ts";

/** What is asked about each supplier team, on five points; the four aspects of the company's policy. */
export const aspects = ["quality", "attitude", "efficiency", "overall"] as const;
export type Aspect = (typeof aspects)[number];

/** What a round may ask beside them: how easy it was (1–7), recommending (0–10), knowing whom to turn to (yes/no). */
export const extraItems = ["effort", "recommend", "contact"] as const;
export const ExtraItem = z.enum(extraItems);
export type ExtraItem = z.infer<typeof ExtraItem>;

/** What the calendar's rounds ask beside the four aspects; the rest is for the committee to choose. */
export const usualExtraItems: ExtraItem[] = ["contact"];

export const variables = [...aspects, ...extraItems] as const;
export type Variable = (typeof variables)[number];

const scale = (least: number, most: number) =>
  z.int("survey.error.rating").min(least, "survey.error.rating").max(most, "survey.error.rating").nullable();

/** One person's opinion about one supplier team; null is "not applicable" and never counted as the middle. */
export const Ratings = z.strictObject({
  quality: scale(1, 5).default(null),
  attitude: scale(1, 5).default(null),
  efficiency: scale(1, 5).default(null),
  overall: scale(1, 5).default(null),
  effort: scale(1, 7).default(null),
  recommend: scale(0, 10).default(null),
  contact: scale(0, 1).default(null),
});
export type Ratings = z.infer<typeof Ratings>;

/** How many answers a group needs before its figures, or its comments, are shown. */
export const Thresholds = z.object({ answers: z.int(), comments: z.int() });
export type Thresholds = z.infer<typeof Thresholds>;

export const SurveyRound = z.object({
  roundId: Id,
  /** The quarter, such as `2026Q4`; null for a round on demand. */
  quarter: z.string().nullable(),
  state: z.enum(["open", "closed"]),
  openedAt: Moment,
  closesAt: Moment,
  closedAt: Moment.nullable(),
  thresholds: Thresholds,
  extraItems: z.array(ExtraItem),
  invited: z.int(),
  /** How many people have answered in the whole round; null below five. */
  answered: z.int().nullable(),
});
export type SurveyRound = z.infer<typeof SurveyRound>;

/** A number that is given exactly, or only as "at least" or "at most" where it would say what each one answered. */
export const Bounded = z.object({ value: z.number(), bound: z.enum(["atLeast", "atMost"]).nullable() });
export type Bounded = z.infer<typeof Bounded>;

const Percents = z.object({ low: z.number(), high: z.number() });
export const Change = z.enum(["up", "down", "noClearChange"]);
export type Change = z.infer<typeof Change>;

export const Bar = z.object({
  name: z.enum(["unfavourable", "middle", "favourable", "notFavourable"]),
  count: z.int(),
});
export type Bar = z.infer<typeof Bar>;

export const AspectFigure = z.object({
  n: z.int(),
  mean: Bounded,
  /** The share of 4 and 5, whole per cent. */
  favourable: Bounded,
  /** Where that share lies with 95 % certainty, in per cent; null where it would undo the bound. */
  interval: Percents.nullable(),
  /** Against the round before; null where there is nothing to compare with. */
  change: Change.nullable(),
  bars: z.array(Bar).nullable(),
});
export type AspectFigure = z.infer<typeof AspectFigure>;

/** Effort and contact in per cent, recommending from −100 to 100. */
export const ExtraFigure = z.object({ n: z.int(), value: z.number(), interval: Percents });
export type ExtraFigure = z.infer<typeof ExtraFigure>;

export const responseBands = ["good", "fair", "low", "veryLow"] as const;
export const ResponseRate = z.object({
  percent: z.int(),
  band: z.enum(responseBands),
  isComparable: z.boolean(),
});
export type ResponseRate = z.infer<typeof ResponseRate>;

/** What is released about one group of answers; a figure that is null has not enough answers. */
export const Figures = z.object({
  answered: z.int(),
  invited: z.int(),
  responseRate: ResponseRate.nullable(),
  aspects: z.record(z.enum(aspects), AspectFigure.nullable()),
  extras: z.record(ExtraItem, ExtraFigure.nullable()),
  /** From 0 to 100, over the four aspects; null unless all four are shown exactly. */
  index: z.int().nullable(),
});
export type Figures = z.infer<typeof Figures>;

/** A customer team's line in a release; null means "Not enough answers" and looks the same for none at all. */
export const CustomerResult = z.object({ customer: TeamRef, figures: Figures.nullable() });

/** Comments of a group of teams, shuffled, without dates; `customers` is null where they are told together. */
export const CommentGroup = z.object({ customers: z.array(TeamRef).nullable(), texts: z.array(z.string()) });

/** What one round released about one supplier team: frozen, and audited before anybody could read it. */
export const Release = z.object({
  round: SurveyRound.pick({ roundId: true, quarter: true, closedAt: true, thresholds: true }),
  supplier: TeamRef,
  total: Figures.nullable(),
  customers: z.array(CustomerResult),
  /** The customer teams that are too small each, together. */
  others: Figures.nullable(),
  /** The overall mean in which each customer team counts once; null unless every one of them is shown exactly. */
  meanByTeam: z.number().nullable(),
  coverage: z
    .object({
      askedPercent: z.int(),
      answeredPercent: z.int(),
      coveredPercent: z.int(),
      isThin: z.boolean(),
    })
    .nullable(),
  comments: z.array(CommentGroup),
});
export type Release = z.infer<typeof Release>;

/** A round as the committee sees it; before the next one opens, a closed one needs an action or the reason for none. */
export const ListedRound = SurveyRound.extend({
  followUp: z.enum(["notYet", "missing", "action", "explained"]),
  noActionReason: z.string().nullable(),
  /** Suppliers with too few people to ask: a talk with names is offered instead. */
  namedTalks: z.array(TeamRef),
});
export type ListedRound = z.infer<typeof ListedRound>;

/** What one person is asked in the open round. */
export const SurveyAsk = z.object({ supplier: TeamRef, isAnswered: z.boolean() });
export type SurveyAsk = z.infer<typeof SurveyAsk>;
