import { useEffect, useState } from "react";
import { useTexts } from "./text.ts";
import { timeFormatsOf } from "./timeFormats.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The present moment, moved on every half minute. */
export function useNow() {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** How moments and spans are written in the reader's language and zone. */
export function useTimeFormat() {
  const { locale, t } = useTexts();
  const { moment, date, clock, weekday, dayAndMonth } = timeFormatsOf(locale);
  return {
    moment,
    date,
    /** When something is due, as shortly as it is clear: "14:00", "tomorrow", "Fri 17:00", "2 h late". */
    due(at: number, now: number) {
      if (at < now) return t("app.late", { span: span(locale, now - at) });
      const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
      if (days === 0) return clock(at);
      if (days === 1) return t("app.tomorrowAt", { time: clock(at) });
      return days < 7 ? `${weekday(at)} ${clock(at)}` : dayAndMonth(at);
    },
    span: (spanMs: number) => span(locale, spanMs),
    /** Working time, in hours and minutes. */
    hours(seconds: number) {
      const minutes = Math.round(seconds / 60);
      return t("app.hours", {
        hours: Math.floor(minutes / 60),
        minutes: String(minutes % 60).padStart(2, "0"),
      });
    },
  };
}

/** A span in its largest fitting unit, rounded down: "45 min", "3 h", "2 days". */
function span(locale: string, spanMs: number) {
  const [value, unit] =
    spanMs < HOUR_MS
      ? [spanMs / MINUTE_MS, "minute"]
      : spanMs < DAY_MS
        ? [spanMs / HOUR_MS, "hour"]
        : [spanMs / DAY_MS, "day"];
  const style = unit === "day" ? "long" : "short";
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: unit as string,
    unitDisplay: style,
    maximumFractionDigits: 0,
  }).format(Math.max(1, Math.floor(value as number)));
}

function midnight(at: number) {
  return new Date(at).setHours(0, 0, 0, 0);
}
