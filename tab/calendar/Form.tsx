import { Button } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Redirect, useLocation } from "wouter";
import { getCalendar } from "#shared/calendar/api.ts";
import type { CalendarDetails } from "#shared/calendar/listing.ts";
import { mayDo } from "#shared/rights.ts";
import { holderOf, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { PageHeader, Section } from "#tab/ui/layout.tsx";
import { Answer, errorText } from "#tab/ui/states.tsx";
import { AddDates } from "./AddDates.tsx";
import { addresses } from "./addresses.ts";
import styles from "./Calendars.module.css";
import { MainFields, RegionFields } from "./MainFields.tsx";
import { Preview } from "./Preview.tsx";
import { type CalendarForm, useCalendarForm } from "./useCalendarForm.ts";
import { WeekFields } from "./WeekFields.tsx";

export const CreateCalendar = () => (
  <ForAdmins>
    <CalendarFormPage calendar={null} />
  </ForAdmins>
);

export function ChangeCalendar({ calendarId }: { calendarId: string }) {
  const query = useEndpoint(getCalendar, { calendarId });
  return (
    <ForAdmins>
      <Answer query={query}>{(calendar) => <CalendarFormPage calendar={calendar} />}</Answer>
    </ForAdmins>
  );
}

/** Who followed a link to a form that is not for them is shown the list. */
function ForAdmins({ children }: { children: ReactNode }) {
  const query = useMe();
  return (
    <Answer query={query}>
      {(me) => (mayDo(holderOf(me), "calendar.change") ? children : <Redirect to={addresses.list} replace />)}
    </Answer>
  );
}

function CalendarFormPage({ calendar }: { calendar: CalendarDetails | null }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const form = useCalendarForm(calendar, (saved) => {
    announce(t("calendar.form.saved"));
    navigate(addresses.details(saved.calendarId));
  });
  const { ref, onSubmit } = useFocusOnProblem(form);
  const title = calendar ? t("calendar.form.change", { name: calendar.name }) : t("calendar.form.create");
  return (
    <>
      <BackLink href={addresses.list}>{t("calendar.allCalendars")}</BackLink>
      <PageHeader title={title} subtitle={calendar && t("calendar.form.changeHint")} />
      <form ref={ref} noValidate onSubmit={onSubmit}>
        <div className={styles.frame}>
          <div className={styles.columns}>
            <div>
              {form.wasFound && <KeptNote onStartAgain={form.startAgain} />}
              <Section title={t("calendar.form.chooseCalendar")}>
                <MainFields form={form} />
              </Section>
              <Section title={t("calendar.section.week")}>
                <WeekFields form={form} />
              </Section>
              <Section title={t("calendar.section.holidays")}>
                <RegionFields form={form} />
              </Section>
              <Section title={t("calendar.section.special")}>
                <AddDates form={form} />
              </Section>
              <Saving
                form={form}
                cancelTo={calendar ? addresses.details(calendar.calendarId) : addresses.list}
              />
            </div>
            <Preview form={form} />
          </div>
        </div>
      </form>
    </>
  );
}

function KeptNote({ onStartAgain }: { onStartAgain: () => void }) {
  const { t } = useTexts();
  return (
    <div className={`${styles.kept} small quiet`}>
      {t("app.draftKept")}{" "}
      <Button size="small" appearance="subtle" onClick={onStartAgain}>
        {t("calendar.form.startAgain")}
      </Button>
    </div>
  );
}

function Saving({ form, cancelTo }: { form: CalendarForm; cancelTo: string }) {
  const texts = useTexts();
  const [, navigate] = useLocation();
  return (
    <div className={styles.saving}>
      <div role="alert" className="late">
        {form.failure !== null && <p>{errorText(texts, form.failure)}</p>}
      </div>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={form.isSending}>
          {texts.t("app.save")}
        </Button>
        <Button onClick={() => navigate(cancelTo)}>{texts.t("app.cancel")}</Button>
      </div>
    </div>
  );
}

/** After a try that was refused, the first field at fault has the focus. */
function useFocusOnProblem(form: CalendarForm) {
  const ref = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tries]);
  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    await form.submit();
    setTries((before) => before + 1);
  }
  return { ref, onSubmit };
}
