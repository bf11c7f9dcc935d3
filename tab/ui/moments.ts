const DAY_MS = 86_400_000;
const CLOSING_HOUR = 17;
const DAYS_AHEAD = 90;
const MOST = 6;

export interface MomentChoice {
  at: number;
  /** The day and the time, as the reader writes them. */
  label: string;
  /** How far off: "tomorrow", "in 3 days". */
  distance: string;
}

/**
 * The moments that fit what was typed: a weekday, a date or a distance, and a time where it is not the closing hour;
 * nothing typed offers the next weekdays.
 *
 * @example momentChoices("fri 15:00", now, "en-GB") // => [{ label: "Fri 27 Nov, 15:00", distance: "in 5 days", at }, …]
 */
export function momentChoices(typed: string, now: number, locale: string): MomentChoice[] {
  const { hour, minute, words } = read(typed.toLowerCase());
  const describe = choiceIn(locale, now);
  const spelled = [
    new Intl.DateTimeFormat(locale, { weekday: "short", month: "long", day: "numeric" }),
    new Intl.DateTimeFormat(locale, { weekday: "long" }),
  ];
  const found: MomentChoice[] = [];
  for (let ahead = 0; ahead < DAYS_AHEAD && found.length < MOST; ahead++) {
    const day = new Date(new Date(now).setHours(12, 0, 0, 0) + ahead * DAY_MS);
    const at = new Date(day).setHours(hour, minute, 0, 0);
    const choice = describe(at);
    const isFitting =
      words.length === 0
        ? isWeekday(day)
        : words.every((word) =>
            names(
              word,
              day,
              `${choice.label} ${choice.distance} ${spelled.map((one) => one.format(day)).join(" ")}`,
            ),
          );
    if (at > now && isFitting) found.push(choice);
  }
  return found;
}

/**
 * A moment as a choice beside others.
 *
 * @example choiceIn("en-GB", now)(at) // => { at, label: "Fri 27 Nov, 15:00", distance: "in 5 days" }
 */
export function choiceIn(locale: string, now: number) {
  const write = writerOf(locale, now);
  const far = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const noonOf = (at: number) => new Date(at).setHours(12, 0, 0, 0);
  return (at: number): MomentChoice => {
    const ahead = Math.round((noonOf(at) - noonOf(now)) / DAY_MS);
    return { at, label: write(at), distance: far.format(ahead, "day") };
  };
}

/** Short enough for a narrow panel; the year only where it is another one. */
function writerOf(locale: string, now: number) {
  const common = {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  } as const;
  const thisYear = new Intl.DateTimeFormat(locale, common);
  const otherYear = new Intl.DateTimeFormat(locale, { ...common, year: "numeric" });
  const year = new Date(now).getFullYear();
  return (at: number) => (new Date(at).getFullYear() === year ? thisYear : otherYear).format(at);
}

/** The time of day is taken out, what is left are words about the day. */
function read(typed: string) {
  const time = /(\d{1,2}):(\d{2})/.exec(typed);
  const isTime = time !== null && Number(time[1]) < 24 && Number(time[2]) < 60;
  const rest = isTime ? typed.replace(time[0], " ") : typed;
  return {
    hour: isTime ? Number(time[1]) : CLOSING_HOUR,
    minute: isTime ? Number(time[2]) : 0,
    words: rest.split(/[\s,，]+/).filter(Boolean),
  };
}

/** Whether a word is about this day: numbers name it whole, other words by a part of what is written. */
function names(word: string, day: Date, written: string) {
  if (!/^[\d./-]+$/.test(word)) return written.toLowerCase().includes(word);
  const [date, month] = [day.getDate(), day.getMonth() + 1];
  const two = (value: number) => String(value).padStart(2, "0");
  const iso = `${day.getFullYear()}-${two(month)}-${two(date)}`;
  const short = [`${date}.`, `${date}.${month}.`, `${date}/${month}`, `${month}/${date}`, `${date}`];
  return iso.startsWith(word) || short.includes(word) || short.includes(`${word}.`);
}

const isWeekday = (day: Date) => day.getDay() !== 0 && day.getDay() !== 6;
