import type { CalendarVersion } from "#shared/calendar/listing.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import styles from "./Calendars.module.css";
import { regionName, weekText } from "./format.ts";

/** What the calendar said before; promises keep the version they were made by. */
export function Versions({ versions }: { versions: CalendarVersion[] }) {
  const texts = useTexts();
  const { t } = texts;
  const format = useTimeFormat();
  return (
    <div className={styles.body}>
      <p className="small quiet">{t("calendar.versionsHint")}</p>
      <ol className={styles.plain}>
        {versions.map(({ calendarVersionId, version, createdAt, timeZone, intervals, holidayRegion }) => (
          <li key={calendarVersionId}>
            <p>
              {t("calendar.version", { version })} ·{" "}
              <span className="quiet">
                {createdAt === 0 ? t("calendar.fromStart") : format.date(createdAt)}
              </span>
            </p>
            <p className="small quiet">
              {[weekText(texts, intervals), timeZone, holidayRegion && regionName(texts, holidayRegion)]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
