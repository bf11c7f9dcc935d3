import type { SpecialDate } from "#shared/calendar/settings.ts";
import { type CalendarDraft, weekOf, withDates } from "./draft.ts";

/**
 * One's own changes on top of what somebody else saved meanwhile: what one did not touch is theirs.
 *
 * @example rebase({ ...seen, name: "Mine" }, seen, { ...seen, timeZone: "UTC" }) // => name "Mine", timeZone "UTC"
 */
export function rebase(mine: CalendarDraft, seen: CalendarDraft, theirs: CalendarDraft): CalendarDraft {
  return {
    seenVersionId: theirs.seenVersionId,
    name: pick(mine.name, seen.name, theirs.name),
    timeZone: pick(mine.timeZone, seen.timeZone, theirs.timeZone),
    holidayRegion: pick(mine.holidayRegion, seen.holidayRegion, theirs.holidayRegion),
    week: weekOf((weekday) => pick(mine.week[weekday], seen.week[weekday], theirs.week[weekday])),
    specialDates: rebaseDates(mine.specialDates, seen.specialDates, theirs.specialDates),
    adding: mine.adding,
  };
}

const pick = (mine: string, seen: string, theirs: string) => (mine === seen ? theirs : mine);

function rebaseDates(mine: SpecialDate[], seen: SpecialDate[], theirs: SpecialDate[]) {
  const [before, after] = [textsOf(seen), textsOf(mine)];
  const written = mine.filter((day) => !before.has(JSON.stringify(day)));
  const removed = new Set(seen.filter((day) => !after.has(JSON.stringify(day))).map(({ date }) => date));
  return withDates(
    theirs.filter(({ date }) => !removed.has(date)),
    written,
  );
}

const textsOf = (dates: SpecialDate[]) => new Set(dates.map((day) => JSON.stringify(day)));
