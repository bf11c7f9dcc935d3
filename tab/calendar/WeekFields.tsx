import { Button, Field, Input } from "@fluentui/react-components";
import { readHours } from "#shared/calendar/hoursText.ts";
import { type Weekday, weekdays } from "#shared/calendar/model.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Calendars.module.css";
import { weekOf } from "./draft.ts";
import { weekdayName } from "./format.ts";
import { messageOf } from "./MainFields.tsx";
import type { CalendarForm } from "./useCalendarForm.ts";

const likeMonday = new Set<Weekday>(["tue", "wed", "thu", "fri"]);

/** The hours of each weekday, as people write them. */
export function WeekFields({ form }: { form: CalendarForm }) {
  const texts = useTexts();
  const { week } = form.draft;
  const wholeWeek = form.problemOf("intervals");
  const copyMonday = () =>
    form.change({ week: weekOf((weekday) => (likeMonday.has(weekday) ? week.mon : week[weekday])) });
  return (
    <div className={styles.fields}>
      <p className="small quiet">{texts.t("calendar.form.weekHint")}</p>
      {weekdays.map((weekday) => (
        <WeekdayField key={weekday} weekday={weekday} form={form} />
      ))}
      {wholeWeek && <p className="small late">{messageOf(texts, wholeWeek)}</p>}
      <Button size="small" className={styles.start} onClick={copyMonday}>
        {texts.t("calendar.form.sameAsMonday")}
      </Button>
    </div>
  );
}

function WeekdayField({ weekday, form }: { weekday: Weekday; form: CalendarForm }) {
  const texts = useTexts();
  const field = `intervals.${weekday}`;
  const typed = form.draft.week[weekday];
  const night = readHours(typed).hours?.find(([start, end]) => end < start);
  return (
    <Field
      label={weekdayName(texts, weekday, "long")}
      orientation="horizontal"
      className={styles.weekday}
      hint={night && texts.t("calendar.form.nextDay", { time: night[1] })}
      validationMessage={messageOf(texts, form.problemOf(field))}
    >
      <Input
        className={styles.control}
        value={typed}
        placeholder={texts.t("calendar.closed")}
        onChange={(_, { value }) => form.change({ week: { ...form.draft.week, [weekday]: value } })}
        onBlur={() => form.leave(field)}
      />
    </Field>
  );
}
