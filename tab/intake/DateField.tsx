import { Field, Input, Select } from "@fluentui/react-components";
import type { ImportHead } from "#shared/intake/api.ts";
import { type DateWay, dateWayNames } from "#shared/intake/dates.ts";
import { readMoment } from "#shared/intake/moment.ts";
import { useTexts } from "#tab/text.ts";
import { type ChoicesProps, dateCells, dateFormats, dateWayOf, ownZone, type ProblemAt } from "./settings.ts";

/** The same moment as each of the ways writes it. */
const examples: Record<DateWay, string> = {
  iso: "2026-12-31 23:59",
  dots: "31.12.2026 23:59",
  dayFirst: "31/12/2026 23:59",
  monthFirst: "12/31/2026 11:59 PM",
  hyphens: "31-12-2026 23:59",
  yearFirst: "2026/12/31 23:59",
  chinese: "2026年12月31日 23:59",
  unix: "1798761540",
  unixMs: "1798761540000",
};

interface DateFieldProps extends ChoicesProps {
  head: ImportHead;
  problemAt: ProblemAt;
}

/** How dates are written, and what the first of the file comes to by that. */
export function DateField({ kind, head, choices, onChoices, problemAt }: DateFieldProps) {
  const { t } = useTexts();
  const way = dateWayOf(kind, head, choices);
  const reading = useReading(kind, head, choices);
  return (
    <>
      <Field
        label={t("intake.dates")}
        hint={reading.read}
        validationState={reading.read ? "warning" : "error"}
        validationMessage={reading.unread}
      >
        <Select value={way} onChange={(_, { value }) => onChoices({ dateWay: value as DateWay | "own" })}>
          {dateWayNames.map((one) => (
            <option key={one} value={one}>
              {examples[one]}
            </option>
          ))}
          <option value="own">{t("intake.datesOwn")}</option>
        </Select>
      </Field>
      {way === "own" && (
        <Field
          label={t("intake.datesOwn")}
          hint={t("intake.datesOwnHint")}
          validationMessage={problemAt("dates")}
        >
          <Input
            value={choices.ownDates ?? ""}
            placeholder="DD.MM.YYYY HH:mm"
            onChange={(_, { value }) => onChoices({ ownDates: value })}
          />
        </Field>
      )}
    </>
  );
}

/** What the first cell that can be read comes to, and the first that cannot; nothing where no column holds dates. */
function useReading(...[kind, head, choices]: Parameters<typeof dateWayOf>) {
  const { t, locale } = useTexts();
  const cells = dateCells(kind, head, choices);
  const formats = dateFormats(dateWayOf(kind, head, choices), choices);
  const timeZone = zoneOr(choices.timeZone ?? ownZone());
  const moments = cells.map((cell) => readMoment(cell, formats, timeZone));
  const read = moments.findIndex((moment) => moment !== null);
  const unread = cells[moments.indexOf(null)];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone });
  return {
    read:
      moments[read] &&
      t("intake.dateRead", { value: cells[read] ?? "", date: date.format(moments[read].at) }),
    unread: unread === undefined ? undefined : t("intake.dateUnread", { value: unread }),
  };
}

/** A zone that is still being typed does not exist yet. */
function zoneOr(timeZone: string) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
