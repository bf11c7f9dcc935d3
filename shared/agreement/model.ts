import { z } from "zod";
import { Id, Moment, optionalText, typedText } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";
import { Side } from "#shared/relationship/model.ts";

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
/** What a lead writes about a service; its promise and its owner may come later, but before it is published. */
export const ServiceDraft = z.object({
  name: ServiceName,
  promise: optionalText(500),
  ownerId: Id.nullable(),
  /** What the team does not do. */
  limits: optionalText(500),
  /** How people can help themselves. */
  selfServiceNote: optionalText(500),
  /** What whoever answers may decide alone. */
  frontLine: optionalText(500),
});
export type ServiceDraft = z.infer<typeof ServiceDraft>;

/** Counts the changes; sent along with a change so that two people acting at once cannot overwrite each other. */
export const Revision = z.int("error.wrongType").min(1, "error.wrongType");

/** What a supplier team does for others. */
export const Service = z.object({
  serviceId: Id,
  team: TeamRef,
  name: z.string(),
  promise: z.string().nullable(),
  owner: PersonRef.nullable(),
  limits: z.string().nullable(),
  selfServiceNote: z.string().nullable(),
  frontLine: z.string().nullable(),
  state: ServiceState,
  createdAt: Moment,
  revision: Revision,
});
export type Service = z.infer<typeof Service>;

export const agreementStates = ["draft", "proposed", "agreed", "superseded", "discarded"] as const;
export const AgreementState = z.enum(agreementStates);
export type AgreementState = z.infer<typeof AgreementState>;

export const Signature = z.object({ person: PersonRef, signedAt: Moment });
export type Signature = z.infer<typeof Signature>;

/** Why a proposal was declined or taken back. */
export const Reason = typedText(500);

/** One version of what both sides of a relationship have signed about a service, or are about to. */
export const Agreement = z.object({
  agreementId: Id,
  relationshipId: Id,
  supplier: TeamRef,
  customer: TeamRef,
  service: z.object({ serviceId: Id, name: z.string() }),
  version: z.int().min(1),
  state: AgreementState,
  /** The side that began this version. */
  draftedBy: Side,
  supplierSignature: Signature.nullable(),
  customerSignature: Signature.nullable(),
  agreedAt: Moment.nullable(),
  supersededAt: Moment.nullable(),
  /** Why it was last declined or taken back, and by which side; null once it is proposed again. */
  returned: z.object({ by: Side, reason: z.string() }).nullable(),
  createdAt: Moment,
  revision: Revision,
});
export type Agreement = z.infer<typeof Agreement>;
