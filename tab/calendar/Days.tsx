import { hoursText } from "#shared/calendar/hoursText.ts";
import type { CalendarDay } from "#shared/calendar/listing.ts";
import type { DayHours } from "#shared/calendar/model.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import styles from "./Calendars.module.css";
import { dateText, noteText } from "./format.ts";

const DAY_MINUTES = 1_440;

/** What is open on the days to come, and why a day is not like its weekday; the bar shows a day from midnight to midnight. */
export function Days({ days }: { days: CalendarDay[] }) {
  const texts = useTexts();
  return (
    <ul className={styles.days}>
      {days.map((day) => (
        <li key={day.date} className={styles.day}>
          <span className="numbers">{dateText(texts, day.date, { weekday: "short" })}</span>
          <span className={`numbers ${day.hours.length === 0 ? "quiet" : ""}`}>
            {hoursText(day.hours) || texts.t("calendar.closed")}
          </span>
          <DayBar hours={day.hours} />
          <DayReason day={day} texts={texts} />
        </li>
      ))}
    </ul>
  );
}

function DayReason({ day: { note, isKnown }, texts }: { day: CalendarDay; texts: Texts }) {
  if (!isKnown && !note)
    return <span className={`${styles.reason} small risk`}>△ {texts.t("calendar.holidaysUnknown")}</span>;
  return note && <span className={`${styles.reason} small quiet`}>{noteText(texts, note)}</span>;
}

function DayBar({ hours }: { hours: DayHours }) {
  return (
    <svg className={styles.bar} viewBox={`0 0 ${DAY_MINUTES} 1`} preserveAspectRatio="none" aria-hidden>
      {hours.map(([start, end]) => (
        <rect key={start} x={minutesOf(start)} width={minutesOf(end) - minutesOf(start)} height="1" />
      ))}
    </svg>
  );
}

function minutesOf(clock: string) {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
