import { Button } from "@fluentui/react-components";
import { Route, Switch } from "wouter";
import { listCalendars } from "#shared/calendar/api.ts";
import { useIsAdmin } from "#tab/me.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { PageHeader } from "#tab/ui/layout.tsx";
import { Failed, Loading } from "#tab/ui/states.tsx";
import { addresses } from "./addresses.ts";
import styles from "./Calendars.module.css";
import { CalendarCard } from "./Card.tsx";
import { CalendarPage } from "./Details.tsx";
import { ChangeCalendar, CreateCalendar } from "./Form.tsx";

/** When teams work: the list of calendars, one of them, and the form for them. */
export default function Calendars() {
  return (
    <Switch>
      <Route path={addresses.create} component={CreateCalendar} />
      <Route path={addresses.change(":calendarId")}>
        {({ calendarId }) => <ChangeCalendar calendarId={calendarId} />}
      </Route>
      <Route path={addresses.details(":calendarId")}>
        {({ calendarId }) => <CalendarPage calendarId={calendarId} />}
      </Route>
      <Route component={CalendarList} />
    </Switch>
  );
}

function CalendarList() {
  const { t } = useTexts();
  const isAdmin = useIsAdmin();
  const { items, error, refetch, hasNextPage, fetchNextPage } = usePages(listCalendars, {});
  return (
    <>
      <PageHeader title={t("calendar.title")} subtitle={t("calendar.intro")}>
        <CommandBar
          place="toolbar"
          context={{ scope: "personal", isAdmin }}
          allows={(id) => id.startsWith("calendar.")}
        />
      </PageHeader>
      {!items && (error ? <Failed error={error} onRetry={() => refetch()} /> : <Loading />)}
      <ul className={styles.cards}>
        {items?.map((calendar) => (
          <CalendarCard key={calendar.calendarId} calendar={calendar} isAdmin={isAdmin} />
        ))}
      </ul>
      {hasNextPage && <Button onClick={() => fetchNextPage()}>{t("app.showMore")}</Button>}
    </>
  );
}
