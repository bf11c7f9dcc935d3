import type { WrittenCalendar } from "#shared/calendar/model.ts";
import { addWorkingDays } from "#shared/calendar/rules.ts";
import { CONFIRM_DAYS } from "./life.ts";
import type { ComplaintSettings, ComplaintState, Deadlines } from "./model.ts";

export const usualSettings: ComplaintSettings = {
  acknowledgeDays: 1,
  planDays: 3,
  resultDays: 10,
  learnedDays: 20,
  officeUrl: null,
};

/** How long each deadline may be, in working days; each is at least as long as the one before. */
export const longest: Deadlines = { acknowledgeDays: 5, planDays: 20, resultDays: 60, learnedDays: 120 };
export const deadlineNames = ["acknowledgeDays", "planDays", "resultDays", "learnedDays"] as const;

/**
 * The first deadline that is out of its range or shorter than the one before; null when all are sane.
 *
 * @example badDeadline({ acknowledgeDays: 1, planDays: 10, resultDays: 5, learnedDays: 20 }) // => "resultDays"
 */
export function badDeadline(deadlines: Deadlines) {
  let least = 1;
  for (const name of deadlineNames) {
    if (deadlines[name] < least || deadlines[name] > longest[name]) return name;
    least = deadlines[name];
  }
  return null;
}

/** A second escalation follows this many working days after the first. */
export const AGAIN_DAYS = 1;

/** What a deadline depends on. */
export interface Stage {
  state: ComplaintState;
  handlerId: string | null;
  /** When it was received, or disputed last. */
  clockStartedAt: number;
  resultAt: number | null;
  /** When the complainant answered, or their time was over. */
  answeredAt: number | null;
}

/** The deadline that runs now; none while the complainant has the word, and none after the end. */
export function runningDeadline({ state, handlerId }: Pick<Stage, "state" | "handlerId">) {
  if (state === "resultShared" || state === "learned" || state === "withdrawn") return null;
  if (handlerId === null) return "acknowledgeDays";
  if (state === "planShared") return "resultDays";
  return state === "confirmed" || state === "unconfirmed" ? "learnedDays" : "planDays";
}

/**
 * When the handler's next step is due, on the working-time clock; waiting for the complainant's answer is not counted.
 *
 * @example dueAtOf({ state: "received", handlerId, clockStartedAt, … }, usualSettings, officeHours)
 */
export function dueAtOf(stage: Stage, deadlines: Deadlines, hours: WrittenCalendar) {
  const running = runningDeadline(stage);
  if (running === null) return null;
  const { clockStartedAt, resultAt, answeredAt } = stage;
  const waited =
    running === "learnedDays" && resultAt !== null && answeredAt !== null
      ? ([[new Date(resultAt), new Date(answeredAt)]] as const)
      : [];
  return after(hours, clockStartedAt, deadlines[running], waited);
}

/** When silence after the result makes it unconfirmed. */
export const unconfirmedAtOf = (resultAt: number, hours: WrittenCalendar) =>
  after(hours, resultAt, CONFIRM_DAYS);

/** When the committee hears of what the lead has not moved. */
export const againAtOf = (dueAt: number, hours: WrittenCalendar) => after(hours, dueAt, AGAIN_DAYS);

function after(
  hours: WrittenCalendar,
  startAt: number,
  days: number,
  pauses: readonly (readonly [Date, Date])[] = [],
) {
  return addWorkingDays(hours, new Date(startAt), days, pauses)?.getTime() ?? null;
}
