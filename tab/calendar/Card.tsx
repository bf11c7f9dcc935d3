import { Link } from "wouter";
import type { CalendarSummary } from "#shared/calendar/listing.ts";
import { useIsLead } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { addresses } from "./addresses.ts";
import styles from "./Calendars.module.css";
import { noteText, rangeText, runsOf, weekText, zoneText } from "./format.ts";
import { HolidayState } from "./HolidayState.tsx";

const RUNS_SHOWN = 3;

/** A calendar in the list: its week, its zone, and what is coming that is not like the week. */
export function CalendarCard({ calendar, isAdmin }: { calendar: CalendarSummary; isAdmin: boolean }) {
  const texts = useTexts();
  const now = useNow();
  const isLead = useIsLead();
  const { calendarId, name, isDefault, intervals, timeZone, teamCount } = calendar;
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <h2>
          <Link href={addresses.details(calendarId)}>{name}</Link>
        </h2>
        <span className="small quiet">
          {isDefault ? texts.t("calendar.company") : texts.t("calendar.teams", { count: teamCount })}
        </span>
      </div>
      <p className="numbers">{weekText(texts, intervals)}</p>
      <p className="small quiet">{zoneText(texts, timeZone, now)}</p>
      <HolidayState calendar={calendar} />
      <ComingDates calendar={calendar} />
      {isStarting(calendar) && <p className="small risk">△ {texts.t("calendar.setZone")}</p>}
      <div className={styles.actions}>
        <CommandBar
          place="row"
          context={{
            scope: "personal",
            selection: "calendar",
            state: isDefault ? "company" : "team",
            isAdmin,
            isLead,
          }}
          subject={{ calendar }}
          allows={(id) => id.startsWith("calendar.")}
          label={name}
        />
      </div>
    </li>
  );
}

/** Nobody has said yet when this company works. */
const isStarting = ({ isDefault, version, timeZone }: CalendarSummary) =>
  isDefault && version === 1 && timeZone === "UTC";

export function ComingDates({ calendar }: { calendar: Pick<CalendarSummary, "nextDates"> }) {
  const texts = useTexts();
  const runs = runsOf(calendar.nextDates, (note) => noteText(texts, note));
  if (runs.length === 0) return null;
  const shown = runs
    .slice(0, RUNS_SHOWN)
    .map(({ from, to, item }) => `${rangeText(texts, from, to)} ${noteText(texts, item)}`);
  if (runs.length > RUNS_SHOWN) shown.push(texts.t("calendar.andMore"));
  return <p className="small quiet">{texts.t("calendar.coming", { dates: shown.join(" · ") })}</p>;
}
