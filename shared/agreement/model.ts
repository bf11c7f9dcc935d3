import { z } from "zod";
import { Id, Moment, optionalText, typedText } from "#shared/endpoint.ts";

export const timeMeasures = ["responded", "delivered"] as const;
export const judgedMeasures = ["accurate", "satisfied"] as const;
export const measures = [...timeMeasures, ...judgedMeasures] as const;
export const Measure = z.enum(measures, { error: "agreement.finding.measureMissing" });
export type Measure = z.infer<typeof Measure>;

export const timeUnits = ["workingHours", "workingDays", "elapsedHours", "elapsedDays"] as const;
export const judgedUnits = ["percent", "points"] as const;
export const units = [...timeUnits, ...judgedUnits] as const;
export const Unit = z.enum(units, { error: "agreement.finding.unitMissing" });
export type Unit = z.infer<typeof Unit>;

export const windows = ["month", "quarter"] as const;
export const Window = z.enum(windows, { error: "agreement.finding.windowMissing" });
export type Window = z.infer<typeof Window>;

const dayUnits: readonly Unit[] = ["workingDays", "elapsedDays"];

/** Days keep the time of day, so only whole days can be counted. */
const isWholeWhereDays = ({ threshold, unit }: { threshold: number; unit: Unit }) =>
  !dayUnits.includes(unit) || Number.isInteger(threshold);

/** Above zero and at most `maximum`; both failures have the same cure and so the same text. */
const thresholdUpTo = (maximum: number, key: string) =>
  z.number({ error: "agreement.finding.thresholdMissing" }).gt(0, key).max(maximum, key);

const timeTerms = {
  measure: z.enum(timeMeasures, { error: "agreement.finding.measureMissing" }),
  threshold: thresholdUpTo(10_000, "agreement.finding.thresholdTime"),
  unit: z.enum(timeUnits, { error: "agreement.finding.unitTime" }),
  /** How many of 100 cases must keep the threshold. */
  share: z
    .int({ error: "agreement.finding.shareMissing" })
    .min(1, "agreement.finding.shareMissing")
    .max(100, "agreement.finding.shareMissing"),
  window: Window,
};

/** What is judged has no share of its own: the threshold is the share, or the points. */
const judgedTerms = {
  measure: z.enum(judgedMeasures, { error: "agreement.finding.measureMissing" }),
  threshold: thresholdUpTo(100, "agreement.finding.thresholdJudged"),
  unit: z.enum(judgedUnits, { error: "agreement.finding.unitJudged" }),
  share: z.null({ error: "agreement.finding.shareUnfit" }).default(null),
  window: Window,
};

const daysAreWhole = { path: ["threshold"], error: "agreement.finding.thresholdDays" };
const measureMissing = { error: "agreement.finding.measureMissing" };

/** A measurable target before it belongs to a service: a time to keep in a share of cases, or a level that is judged. */
export const StandardDraft = z.discriminatedUnion(
  "measure",
  [z.object(timeTerms).refine(isWholeWhereDays, daysAreWhole), z.object(judgedTerms)],
  measureMissing,
);
export type StandardDraft = z.infer<typeof StandardDraft>;

const place = {
  standardId: Id,
  serviceId: Id,
  /** The agreement that adds it; null when it is published to everybody. */
  agreementId: Id.nullable(),
  createdAt: Moment,
  retiredAt: Moment.nullable(),
};

export const Standard = z.discriminatedUnion(
  "measure",
  [
    z.object({ ...timeTerms, ...place }).refine(isWholeWhereDays, daysAreWhole),
    z.object({ ...judgedTerms, ...place }),
  ],
  measureMissing,
);
export type Standard = z.infer<typeof Standard>;

export const serviceStates = ["draft", "published", "retired"] as const;
export const ServiceState = z.enum(serviceStates);
export type ServiceState = z.infer<typeof ServiceState>;

export const ServiceName = typedText(120);
/** One sentence that begins with what others can expect. */
export const ServicePromise = typedText(500);

/** What a lead writes about a service. */
export const ServiceDraft = z.object({
  name: ServiceName,
  promise: ServicePromise,
  ownerId: Id.nullable(),
  /** What the team does not do. */
  limits: optionalText(500),
  /** How people can help themselves. */
  selfServiceNote: optionalText(500),
  /** What whoever answers may decide alone. */
  frontLine: optionalText(500),
});
export type ServiceDraft = z.infer<typeof ServiceDraft>;

/** What a supplier team does for others. */
export const Service = z.object({
  serviceId: Id,
  teamId: Id,
  name: ServiceName,
  promise: ServicePromise,
  ownerId: Id.nullable(),
  limits: typedText(500).nullable(),
  selfServiceNote: typedText(500).nullable(),
  frontLine: typedText(500).nullable(),
  state: ServiceState,
});
export type Service = z.infer<typeof Service>;

export const agreementStates = ["draft", "proposed", "agreed", "superseded"] as const;
export const AgreementState = z.enum(agreementStates);
export type AgreementState = z.infer<typeof AgreementState>;

/** One version of what both sides of a relationship have signed about a service. */
export const Agreement = z.object({
  agreementId: Id,
  relationshipId: Id,
  serviceId: Id,
  version: z.int().min(1),
  state: AgreementState,
  supplierSignedById: Id.nullable(),
  supplierSignedAt: Moment.nullable(),
  customerSignedById: Id.nullable(),
  customerSignedAt: Moment.nullable(),
  agreedAt: Moment.nullable(),
  createdAt: Moment,
});
export type Agreement = z.infer<typeof Agreement>;
