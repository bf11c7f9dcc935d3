import { useEffect, useRef, useState } from "react";
import { previewCalendar } from "#shared/calendar/api.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { Failed, Loading } from "#tab/ui/states.tsx";
import styles from "./Calendars.module.css";
import { Days } from "./Days.tsx";
import { HolidayState } from "./HolidayState.tsx";
import type { CalendarForm } from "./useCalendarForm.ts";

const SETTLED_AFTER_MS = 500;

/** What the calendar would say for the days to come, if it were saved as it stands. */
export function Preview({ form }: { form: CalendarForm }) {
  const { t } = useTexts();
  return (
    <div className={styles.preview}>
      <Section title={t("calendar.form.preview")} aside={t("calendar.section.days")}>
        <PreviewDays form={form} />
      </Section>
    </div>
  );
}

function PreviewDays({ form: { settings, isReadable } }: { form: CalendarForm }) {
  const { t } = useTexts();
  const { name: _, ...hours } = settings;
  const settled = useSettled(JSON.stringify(hours));
  const query = useEndpoint(previewCalendar, JSON.parse(settled), { enabled: isReadable });
  const last = useRef(query.data);
  last.current = query.data ?? last.current;
  if (!isReadable && !last.current)
    return <p className={`${styles.body} small quiet`}>{t("calendar.form.previewWaits")}</p>;
  if (query.error) return <Failed error={query.error} onRetry={() => query.refetch()} />;
  if (!last.current) return <Loading />;
  const { days, knownUntil } = last.current;
  return (
    <>
      <div className={styles.body}>
        <HolidayState calendar={{ holidayRegion: hours.holidayRegion, knownUntil }} />
      </div>
      <Days days={days} />
    </>
  );
}

/** A value once it has not changed for a moment, so that not every key pressed is asked about. */
function useSettled<Value>(value: Value) {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
