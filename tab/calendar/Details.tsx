import { getCalendar } from "#shared/calendar/api.ts";
import type { CalendarDetails } from "#shared/calendar/listing.ts";
import { useIsAdmin } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useNow } from "#tab/time.ts";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { PageHeader, Section } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { addresses } from "./addresses.ts";
import styles from "./Calendars.module.css";
import { Days } from "./Days.tsx";
import { dateText, regionName, weekdayRange, weekRuns, zoneText } from "./format.ts";
import { HolidayState, isEndingSoon } from "./HolidayState.tsx";
import { ImportClosedDays } from "./Import.tsx";
import { SpecialDateList } from "./SpecialDates.tsx";
import { CalendarTeams } from "./Teams.tsx";
import { Versions } from "./Versions.tsx";

/** One calendar: what it says for the days to come, whom it holds for, and how it came to be. */
export function CalendarPage({ calendarId }: { calendarId: string }) {
  const { t } = useTexts();
  const query = useEndpoint(getCalendar, { calendarId });
  return (
    <>
      <BackLink href={addresses.list}>{t("calendar.allCalendars")}</BackLink>
      <Answer query={query}>{(calendar) => <Details calendar={calendar} />}</Answer>
    </>
  );
}

function Details({ calendar }: { calendar: CalendarDetails }) {
  const texts = useTexts();
  const { t } = texts;
  const isAdmin = useIsAdmin();
  const now = useNow();
  const { name, isDefault, timeZone, specialDates } = calendar;
  const context = {
    scope: "personal",
    selection: "calendar",
    state: isDefault ? "company" : "team",
    isAdmin,
  } as const;
  return (
    <>
      <PageHeader title={name} subtitle={zoneText(texts, timeZone, now)}>
        <CommandBar
          place="row"
          context={context}
          subject={{ calendar }}
          visible={2}
          allows={(id) => id === "calendar.change" || id === "calendar.remove"}
          label={name}
        />
      </PageHeader>
      <div className={styles.frame}>
        <div className={styles.columns}>
          <div>
            <Section title={t("calendar.section.days")}>
              <Days days={calendar.days} />
            </Section>
            <Section title={t("calendar.section.special")}>
              <SpecialDateList dates={specialDates} from={calendar.days[0]!.date} />
            </Section>
          </div>
          <div>
            <Section title={t("calendar.section.week")}>
              <Week intervals={calendar.intervals} />
            </Section>
            <Section title={t("calendar.section.holidays")}>
              <Holidays calendar={calendar} />
            </Section>
            <Section title={t("calendar.section.teams")}>
              <CalendarTeams calendar={calendar} isAdmin={isAdmin} />
            </Section>
            {isAdmin && (
              <Section title={t("calendar.section.import")}>
                <ImportClosedDays calendar={calendar} />
              </Section>
            )}
            <Section title={t("calendar.section.versions")}>
              <Versions versions={calendar.versions} />
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

function Week({ intervals }: Pick<CalendarDetails, "intervals">) {
  const texts = useTexts();
  return (
    <dl className={styles.week}>
      {weekRuns(intervals).map(({ from, to, hours }) => (
        <div key={from} className={hours ? "" : "quiet"}>
          <dt>{weekdayRange(texts, from, to, "long")}</dt>
          <dd className="numbers">{hours || texts.t("calendar.closed")}</dd>
        </div>
      ))}
    </dl>
  );
}

function Holidays({ calendar }: { calendar: CalendarDetails }) {
  const texts = useTexts();
  const now = useNow();
  const { holidayRegion, knownUntil } = calendar;
  const region = holidayRegion && regionName(texts, holidayRegion);
  return (
    <div className={styles.body}>
      <HolidayState calendar={calendar} />
      {region && knownUntil && isEndingSoon(knownUntil, now) && (
        <p className="small quiet">
          {texts.t("calendar.unknownAfter", {
            region,
            date: dateText(texts, knownUntil, { year: "numeric" }),
          })}
        </p>
      )}
      {region && holidayRegion !== "CN" && <p className="small quiet">{texts.t("calendar.lawOnly")}</p>}
    </div>
  );
}
