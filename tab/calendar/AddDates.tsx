import { Button, Field, Input } from "@fluentui/react-components";
import type { TextKey } from "#shared/text.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Calendars.module.css";
import { type Adding, nothingToAdd, readAdding, withDates } from "./draft.ts";
import { messageOf } from "./MainFields.tsx";
import { SpecialDateList } from "./SpecialDates.tsx";
import type { CalendarForm } from "./useCalendarForm.ts";

const fields: { name: keyof Adding; label: TextKey; hint?: TextKey; type?: "date" }[] = [
  { name: "from", label: "calendar.form.from", type: "date" },
  { name: "to", label: "calendar.form.to", type: "date" },
  { name: "hours", label: "calendar.form.hours", hint: "calendar.form.closedHint" },
  { name: "name", label: "calendar.form.reason" },
];

/** The dates that are not like their weekday, and a row to add more. */
export function AddDates({ form }: { form: CalendarForm }) {
  const texts = useTexts();
  const { draft } = form;

  function add() {
    const { dates, problems } = readAdding(draft.adding);
    for (const field of Object.keys(problems)) form.leave(field);
    if (dates.length === 0) return form.leave("adding.from");
    form.change({ specialDates: withDates(draft.specialDates, dates), adding: nothingToAdd });
  }

  return (
    <div className={styles.fields}>
      <p className="small quiet">{texts.t("calendar.form.specialHint")}</p>
      <div className={styles.pair}>
        {fields.map(({ name, label, hint, type }) => (
          <Field
            key={name}
            label={texts.t(label)}
            hint={hint && texts.t(hint)}
            validationMessage={messageOf(texts, form.problemOf(`adding.${name}`))}
          >
            <Input
              className={styles.control}
              type={type ?? "text"}
              value={draft.adding[name]}
              onChange={(_, { value }) => form.change({ adding: { ...draft.adding, [name]: value } })}
            />
          </Field>
        ))}
      </div>
      <Button size="small" className={styles.start} onClick={add}>
        {texts.t("calendar.form.addDates")}
      </Button>
      <SpecialDateList
        dates={draft.specialDates}
        from={new Date().toISOString().slice(0, 10)}
        onRemove={(dates) =>
          form.change({ specialDates: draft.specialDates.filter(({ date }) => !dates.includes(date)) })
        }
      />
    </div>
  );
}
