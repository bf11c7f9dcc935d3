import type { DayHours, Interval } from "./model.ts";

/** What was typed as the hours of a day: the hours, or what is wrong with them. */
export type ReadHours =
  | { hours: DayHours; problem: null }
  | { hours: null; problem: { key: string; values: Record<string, string> } };

interface Time {
  minutes: number;
  /** Half a day is left open: "9-5" can mean an afternoon or a morning. */
  isVague: boolean;
}

const DAY_MINUTES = 1_440;
const closedWords = /^(|-|–|—|closed|off|free|none|no|休|休息|休息日|关|无)$/;
const wholeDayWords = /^(24 ?h(ours)?|all day|全天|24 ?小时)$/;
const time = String.raw`(\d{1,4}(?:[:.h]\d{2})?)\s*(?:([ap])(?:\.?m\.?)?(?![a-z]))?`;
const range = new RegExp(String.raw`${time}\s*(?:-|–|—|~|〜|to|until|至|到)\s*${time}`, "g");

/**
 * Reads the hours of a day as people type them; nothing, or a word for it, is closed.
 *
 * @example readHours("9–12, 13:00 to 6 pm") // => { hours: [["09:00", "12:00"], ["13:00", "18:00"]], problem: null }
 */
export function readHours(typed: string): ReadHours {
  const text = plain(typed);
  if (closedWords.test(text)) return { hours: [], problem: null };
  if (wholeDayWords.test(text)) return { hours: [["00:00", "24:00"]], problem: null };
  const hours: DayHours = [];
  for (const [part, startText = "", startHalf, endText = "", endHalf] of text.matchAll(range)) {
    const [start, end] = [readTime(startText, startHalf), readTime(endText, endHalf)];
    if (!start || !end || start.minutes === DAY_MINUTES) return wrong("time", { part });
    if (start.isVague && end.isVague && end.minutes < start.minutes)
      return wrong("vague", vague(part, start, end));
    hours.push(intervalOf(start, end));
  }
  const rest = text
    .replace(range, " ")
    .replace(/[,;/|、和&]|\band\b/g, " ")
    .trim();
  if (rest !== "" || hours.length === 0) return wrong("unreadable", { part: rest || typed.trim() });
  return { hours: hours.sort(([a], [b]) => (a < b ? -1 : 1)), problem: null };
}

/** The hours of a day as they can be typed again; empty when closed. */
export const hoursText = (hours: DayHours) => hours.map(([start, end]) => `${start}–${end}`).join(", ");

/** Full-width digits and signs become plain ones, Chinese hours and minutes a colon. */
function plain(typed: string) {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[点时]半/g, ":30")
    .replace(/[点时](?=\d)/g, ":")
    .replace(/(?<=\d)(点整?|时|分)/g, "")
    .trim();
}

function readTime(text: string, half: string | undefined): Time | null {
  const [, hourText = "", minuteText] =
    /^(\d{1,2})[:.h](\d{2})$/.exec(text) ??
    /^(\d{1,2}?)(\d{2})?$/.exec(text.length > 2 ? text : `${text}00`) ??
    [];
  const hour = halved(Number(hourText), half);
  const minute = Number(minuteText);
  if (hourText === "" || hour === null || hour > 24 || minute > 59 || hour * 60 + minute > DAY_MINUTES)
    return null;
  return { minutes: hour * 60 + minute, isVague: half === undefined && text.length <= 2 && hour <= 12 };
}

function halved(hour: number, half: string | undefined) {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === "p" ? 12 : 0);
}

/** An end at midnight is the end of that day. */
const intervalOf = (start: Time, end: Time): Interval => [
  clock(start.minutes),
  clock(end.minutes || DAY_MINUTES),
];

const vague = (part: string, start: Time, end: Time) => ({
  part,
  start: clock(start.minutes),
  end: clock(end.minutes + DAY_MINUTES / 2),
});

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const wrong = (reason: "time" | "vague" | "unreadable", values: Record<string, string>): ReadHours => ({
  hours: null,
  problem: { key: `calendar.hours.${reason}`, values },
});
