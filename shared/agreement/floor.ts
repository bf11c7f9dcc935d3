import { errorAt, type Finding } from "./finding.ts";
import type { StandardDraft } from "./model.ts";
import { type Comparison, compareInWeek, type WorkingWeek } from "./week.ts";

/**
 * What an agreement's standard would take away from what everybody is promised; it may only add. Where several
 * published standards have its measure, it must be at least as good as one of them. Hours and days can only be
 * compared when it is known when the supplier works.
 *
 * @example mayOnlyAdd([within24Hours], { ...within24Hours, threshold: 8 }) // => []
 */
export function mayOnlyAdd(
  published: readonly StandardDraft[],
  offered: StandardDraft,
  week?: WorkingWeek,
): Finding[] {
  const floors = published.filter(({ measure }) => measure === offered.measure);
  const findings = floors.map((floor) => takenAway(floor, offered, week));
  return findings.sort((a, b) => a.length - b.length)[0] ?? [];
}

function takenAway(floor: StandardDraft, offered: StandardDraft, week: WorkingWeek | undefined): Finding[] {
  const findings = thresholdFindings(floor, offered, week);
  if (floor.share !== null && offered.share !== null && offered.share < floor.share)
    findings.push(
      errorAt("share", "agreement.finding.looserShare", { floor: floor.share, offered: offered.share }),
    );
  // Kept in each month means kept in the quarter, but a good quarter can hide a bad month.
  if (floor.window === "month" && offered.window === "quarter")
    findings.push(errorAt("window", "agreement.finding.longerWindow"));
  return findings;
}

function thresholdFindings(
  floor: StandardDraft,
  offered: StandardDraft,
  week: WorkingWeek | undefined,
): Finding[] {
  const known = compareThresholds(floor, offered);
  const comparison = known === "unknown" && week ? compareInWeek(floor, offered, week) : known;
  if (comparison === "looser") return [errorAt("threshold", "agreement.finding.looserThreshold")];
  if (comparison === "unknown") return [errorAt("unit", "agreement.finding.otherUnit")];
  return [];
}

function compareThresholds(floor: StandardDraft, offered: StandardDraft): Comparison {
  if (floor.unit !== offered.unit) return compareHours(hoursOf(floor), hoursOf(offered));
  const isStricterBelow = offered.share !== null;
  const isLooser = isStricterBelow
    ? offered.threshold > floor.threshold
    : offered.threshold < floor.threshold;
  return isLooser ? "looser" : "sameOrStricter";
}

interface Hours {
  hours: number;
  isElapsed: boolean;
}

/**
 * Working hours never pass faster than elapsed ones, so elapsed 8 is within working 8, and working 8 is beyond
 * elapsed 7; any other mixture depends on the calendar.
 */
function compareHours(floor: Hours | null, offered: Hours | null): Comparison {
  if (!floor || !offered) return "unknown";
  const isLonger = offered.hours > floor.hours;
  if (floor.isElapsed && isLonger) return "looser";
  return offered.isElapsed && !isLonger ? "sameOrStricter" : "unknown";
}

/** Null where hours would be a guess: a working day's depend on the calendar. */
function hoursOf({ threshold, unit }: StandardDraft): Hours | null {
  if (unit === "elapsedDays") return { hours: threshold * 24, isElapsed: true };
  if (unit === "elapsedHours") return { hours: threshold, isElapsed: true };
  if (unit === "workingHours") return { hours: threshold, isElapsed: false };
  return null;
}
