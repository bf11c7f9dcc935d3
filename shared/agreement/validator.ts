import { errorAt, type Finding, warningAt } from "./finding.ts";
import { judgedUnits, type Measure, StandardDraft, type Unit, type Window } from "./model.ts";
import { vagueFindings } from "./vague.ts";

export type Evidence = "commitmentClock" | "factAnswers";

/**
 * Where the number of each measure comes from. The survey is none: it asks confidentially about a whole team, so what it
 * releases can neither be laid at the door of one service nor be shown to everybody who reads a promise.
 */
export const evidenceOf = {
  responded: "commitmentClock",
  delivered: "commitmentClock",
  accurate: "factAnswers",
  satisfied: null,
} as const satisfies Record<Measure, Evidence | null>;

/** Where a standard's number comes from, or null; a fact is right or not, never points. */
export function evidenceFor({ measure, unit }: Pick<StandardDraft, "measure" | "unit">): Evidence | null {
  return unit === "points" ? null : evidenceOf[measure];
}

/** A standard as someone is writing it; what is not chosen yet is null. */
export interface StandardProposal {
  measure: Measure | null;
  threshold: number | null;
  unit: Unit | null;
  share: number | null;
  window: Window | null;
  /** The promise in words: the service's sentence, or the measure as an imported file words it. */
  wording: string;
  ownerId: string | null;
  /** Null where nothing counts it, such as satisfaction, which is asked and not promised. */
  evidence: Evidence | null;
}

const usualHoursPerWorkingDay = 8;

/**
 * Everything that keeps a proposed standard from being specific, measurable and owned, and what makes it doubtful.
 *
 * @example standardFindings({ ...answerInOneWorkingDay, wording: "及时回复", ownerId, evidence: "commitmentClock" })[0]?.key // => "agreement.finding.vagueTime"
 */
export function standardFindings(proposal: StandardProposal): Finding[] {
  return [
    ...vagueFindings(proposal.wording, "wording"),
    ...termFindings(proposal),
    ...(proposal.ownerId ? [] : [errorAt("ownerId", "agreement.finding.ownerMissing")]),
    ...(proposal.evidence ? [] : [errorAt("evidence", nothingCounts(proposal))]),
    ...hoursMeantAsDays(proposal),
    ...fractionMeantAsPercent(proposal),
  ];
}

/** What keeps a service from being published: no promise or a vague one, or nobody who answers for it. */
export function serviceFindings({
  promise,
  ownerId,
}: {
  promise: string | null;
  ownerId: string | null;
}): Finding[] {
  return [
    ...(promise
      ? vagueFindings(promise, "promise")
      : [errorAt("promise", "agreement.finding.promiseMissing")]),
    ...(ownerId ? [] : [errorAt("ownerId", "agreement.finding.ownerMissing")]),
  ];
}

function termFindings(proposal: StandardProposal): Finding[] {
  const missing = proposal.measure ? [] : [errorAt("measure", "agreement.finding.measureMissing")];
  const parsed = StandardDraft.safeParse({
    ...proposal,
    measure: proposal.measure ?? likelyMeasure(proposal),
  });
  const issues = parsed.error?.issues ?? [];
  // The schema's messages are text keys; a test holds them against the texts.
  return [
    ...missing,
    ...issues.map(({ path, message }) => errorAt(String(path[0]), message as Finding["key"])),
  ];
}

const nothingCounts = ({ measure }: StandardProposal) =>
  measure === "satisfied" ? "agreement.finding.satisfiedIsAsked" : "agreement.finding.evidenceMissing";

/** Stands in for a measure not yet chosen, so that the other fields are checked all the same. */
function likelyMeasure({ unit }: StandardProposal): Measure {
  return (judgedUnits as readonly (Unit | null)[]).includes(unit) ? "accurate" : "responded";
}

/** "24 working hours" are about three working days, which hardly anybody means. */
function hoursMeantAsDays({ threshold, unit }: StandardProposal): Finding[] {
  if (unit !== "workingHours" || !threshold || threshold % 24 !== 0) return [];
  const values = {
    hours: threshold,
    workingDays: threshold / usualHoursPerWorkingDay,
    count: threshold / 24,
  };
  return [warningAt("unit", "agreement.finding.hoursLikeDays", values)];
}

/** Whoever types 0.9 per cent most likely means 90. */
function fractionMeantAsPercent({ threshold, unit }: StandardProposal): Finding[] {
  if (unit !== "percent" || !threshold || threshold < 0 || threshold >= 1) return [];
  const likely = Math.round(threshold * 10_000) / 100;
  return [warningAt("threshold", "agreement.finding.fraction", { threshold, likely })];
}
