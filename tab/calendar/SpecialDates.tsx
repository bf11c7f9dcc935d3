import { Button } from "@fluentui/react-components";
import { hoursText } from "#shared/calendar/hoursText.ts";
import type { SpecialDate } from "#shared/calendar/settings.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import styles from "./Calendars.module.css";
import { rangeText, runsOf } from "./format.ts";

interface SpecialDateListProps {
  dates: SpecialDate[];
  /** What lies before is past: it is counted, not listed. */
  from: string;
  onRemove?(dates: string[]): void;
}

/** The dates the company wrote, those that follow each other and are alike on one line. */
export function SpecialDateList({ dates, from, onRemove }: SpecialDateListProps) {
  const texts = useTexts();
  const { t } = texts;
  const inOrder = dates.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const coming = inOrder.filter(({ date }) => date >= from);
  const pastCount = inOrder.length - coming.length;
  return (
    <div className={styles.body}>
      {dates.length === 0 && <p className="small quiet">{t("calendar.noSpecial")}</p>}
      <ul className={styles.plain}>
        {runsOf(coming, likeness).map((run) => {
          const range = rangeText(texts, run.from, run.to, { year: "numeric" });
          const isInRun = ({ date }: SpecialDate) => date >= run.from && date <= run.to;
          return (
            <li key={run.from} className={styles.line}>
              <span>
                <span className="numbers">{range}</span> · {meaningText(texts, run.item)}
              </span>
              {onRemove && (
                <Button
                  size="small"
                  appearance="subtle"
                  className={styles.remove}
                  aria-label={t("calendar.form.removeDates", { dates: range })}
                  onClick={() => onRemove(coming.filter(isInRun).map(({ date }) => date))}
                >
                  ✕
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {pastCount > 0 && <p className="small quiet">{t("calendar.form.past", { count: pastCount })}</p>}
    </div>
  );
}

const likeness = ({ hours, name }: SpecialDate) => `${hoursText(hours)} ${name ?? ""}`;

const meaningText = ({ t }: Texts, { hours, name }: SpecialDate) =>
  [hoursText(hours) || t("calendar.closed"), name].filter(Boolean).join(" · ");
