import { Button } from "@fluentui/react-components";
import type { ImportReport, RefusedEntry } from "#shared/calendar/listing.ts";
import { problemText, useTexts } from "#tab/text.ts";
import styles from "./Calendars.module.css";
import { dateText, rangeText, runsOf } from "./format.ts";

interface ImportPreviewProps {
  report: ImportReport;
  isBusy: boolean;
  onConfirm(): void;
  onCancel(): void;
}

/** What a file would close, and what it holds that closes nothing; nothing is done before it is confirmed. */
export function ImportPreview({ report, isBusy, onConfirm, onCancel }: ImportPreviewProps) {
  const texts = useTexts();
  const { t } = texts;
  const { added, alreadyClosedCount, recurringUntil } = report;
  const count = added.length;
  return (
    <>
      <div role="status">
        <p className="strong">
          {count > 0 ? t("calendar.import.wouldClose", { count }) : t("calendar.import.nothing")}
        </p>
      </div>
      <ul className={styles.plain}>
        {runsOf(added, ({ name }) => name ?? "").map(({ from, to, item }) => (
          <li key={from}>
            <span className="numbers">{rangeText(texts, from, to, { year: "numeric" })}</span> {item.name}
          </li>
        ))}
      </ul>
      {alreadyClosedCount > 0 && (
        <p className="small quiet">{t("calendar.import.already", { count: alreadyClosedCount })}</p>
      )}
      <p className="small quiet">
        {t("calendar.import.recurring", { date: dateText(texts, recurringUntil, { year: "numeric" }) })}
      </p>
      <Refused entries={report.refused} count={report.refusedCount} />
      <div className={styles.actions}>
        {count > 0 && (
          <Button appearance="primary" size="small" disabledFocusable={isBusy} onClick={onConfirm}>
            {t("calendar.import.confirm", { count })}
          </Button>
        )}
        <Button size="small" onClick={onCancel}>
          {t("app.cancel")}
        </Button>
      </div>
    </>
  );
}

function Refused({ entries, count }: { entries: RefusedEntry[]; count: number }) {
  const texts = useTexts();
  if (count === 0) return null;
  return (
    <details>
      <summary className="small risk">△ {texts.t("calendar.import.refused", { count })}</summary>
      <ul className={styles.plain}>
        {entries.map(({ line, field, title, message }) => (
          <li key={line} className="small">
            <span className="quiet">{texts.t("calendar.import.line", { line, field })}</span>{" "}
            {title && <span className="strong">{title}: </span>}
            {problemText(texts, { message: message.key, values: message.values })}
          </li>
        ))}
      </ul>
    </details>
  );
}
