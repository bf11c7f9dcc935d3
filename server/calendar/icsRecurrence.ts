import ICAL from "ical.js";
import { Problem } from "#shared/problem.ts";
import { dateText, fault, firstValue } from "./icsDate.ts";
import type { IcsProperty } from "./icsLines.ts";

/** How many days the events of one file may take together: no file can keep the server busy. */
export interface Budget {
  steps: number;
}

export function spend(budget: Budget, steps: number) {
  budget.steps -= steps;
  if (budget.steps < 0) throw fault("DTSTART", "tooManyDays");
}

const understood = new Set(["BYMONTH", "BYMONTHDAY", "BYDAY"]);

/** The days, from 1970-01-01, on which a yearly rule falls up to the last one asked for. */
export function occurrences(property: IcsProperty, firstDay: number, lastDay: number, budget: Budget) {
  const rule = firstValue(property);
  if (!(rule instanceof ICAL.Recur)) throw fault(property.name, "unreadableValue");
  if (rule.freq !== "YEARLY") throw fault(property.name, "notYearly");
  if (Object.keys(rule.parts).some((part) => !understood.has(part)))
    throw fault(property.name, "ruleTooComplex");
  const days: number[] = [];
  try {
    const steps = rule.iterator(ICAL.Time.fromDateString(dateText(firstDay)));
    for (let time = steps.next(); time; time = steps.next()) {
      spend(budget, 1);
      const day = Date.UTC(time.year, time.month - 1, time.day) / 86_400_000;
      if (day > lastDay) break;
      if (isMeant(rule, firstDay, time)) days.push(day);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw fault(property.name, "ruleTooComplex");
  }
  return days;
}

/** The library puts the 29th of February off to March where there is none; the standard leaves such a year out. */
function isMeant({ parts }: ICAL.Recur, firstDay: number, { month, day }: ICAL.Time) {
  const first = new Date(dateText(firstDay));
  const months = parts.BYMONTH ?? (parts.BYDAY ? [] : [first.getUTCMonth() + 1]);
  const dates = parts.BYMONTHDAY ?? (parts.BYDAY ? [] : [first.getUTCDate()]);
  const hasDate = dates.length === 0 || dates.some((date) => Number(date) < 0 || Number(date) === day);
  return (months.length === 0 || months.some((one) => Number(one) === month)) && hasDate;
}
