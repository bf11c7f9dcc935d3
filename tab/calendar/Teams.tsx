import { Button } from "@fluentui/react-components";
import { chooseCalendar, listCalendarTeams } from "#shared/calendar/api.ts";
import type { CalendarDetails } from "#shared/calendar/listing.ts";
import type { TeamRef } from "#shared/organisation/model.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useRunCommand, useTools } from "#tab/tools.ts";
import { Failed, Loading } from "#tab/ui/states.tsx";
import styles from "./Calendars.module.css";

/** Whom a calendar holds for; who may, chooses it for a team or frees one from it. */
export function CalendarTeams({ calendar, isAdmin }: { calendar: CalendarDetails; isAdmin: boolean }) {
  const { t } = useTexts();
  const run = useRunCommand();
  const { data: me } = useMe();
  const leads = me?.memberships.some(({ teamId }) => mayDo(holderOf(me), "calendar.choose", { teamId }));
  return (
    <div className={styles.body}>
      {calendar.isDefault ? (
        <p className="small quiet">{t("calendar.companyTeams")}</p>
      ) : (
        <TeamList calendar={calendar} />
      )}
      {(isAdmin || leads) && (
        <Button size="small" onClick={() => run("calendar.choose", { calendar })}>
          {t("calendar.choose")}
        </Button>
      )}
    </div>
  );
}

function TeamList({ calendar: { calendarId } }: { calendar: CalendarDetails }) {
  const { t } = useTexts();
  const { items, error, refetch, hasNextPage, fetchNextPage } = usePages(listCalendarTeams, { calendarId });
  if (!items) return error ? <Failed error={error} onRetry={() => refetch()} /> : <Loading />;
  if (items.length === 0) return <p className="small quiet">{t("calendar.noTeams")}</p>;
  return (
    <>
      <ul className={styles.plain}>
        {items.map((team) => (
          <TeamRow key={team.teamId} team={team} calendarId={calendarId} />
        ))}
      </ul>
      {hasNextPage && (
        <Button size="small" onClick={() => fetchNextPage()}>
          {t("app.showMore")}
        </Button>
      )}
    </>
  );
}

function TeamRow({ team: { teamId, name }, calendarId }: { team: TeamRef; calendarId: string }) {
  const { t } = useTexts();
  const { me, write } = useTools();
  const mayChoose = me && mayDo(holderOf(me), "calendar.choose", { teamId });
  const free = () =>
    write(chooseCalendar, { teamId, calendarId: null, seenCalendarId: calendarId }, "calendar.teamFreed");
  return (
    <li className={styles.line}>
      <span>{name}</span>
      {mayChoose && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={t("calendar.useCompanyFor", { team: name })}
          onClick={free}
        >
          {t("calendar.useCompany")}
        </Button>
      )}
    </li>
  );
}
