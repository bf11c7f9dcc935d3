import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { importClosedDays } from "#shared/calendar/api.ts";
import type { CalendarDetails, ImportReport } from "#shared/calendar/listing.ts";
import { Problem } from "#shared/problem.ts";
import { useClient, useWrite } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import { errorText } from "#tab/ui/states.tsx";
import styles from "./Calendars.module.css";
import { ImportPreview } from "./ImportPreview.tsx";

/** A body may hold 256 KB; line ends grow when they are sent. */
const LARGEST_BYTES = 200 * 1024;

/** Closes the days of an .ics file: first shown, then, if that is meant, done. */
export function ImportClosedDays({ calendar }: { calendar: CalendarDetails }) {
  const texts = useTexts();
  const { t } = texts;
  const input = useRef<HTMLInputElement>(null);
  const { report, failure, isBusy, look, close, forget } = useImport(calendar);
  return (
    <div className={styles.body}>
      <p className="small quiet">{t("calendar.import.hint")}</p>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void look(file);
        }}
      />
      {!report && (
        <Button size="small" disabledFocusable={isBusy} onClick={() => input.current?.click()}>
          {t("calendar.import.choose")}
        </Button>
      )}
      <div role="alert" className="late">
        {failure !== null && <p>{errorText(texts, failure)}</p>}
      </div>
      {report && <ImportPreview report={report} isBusy={isBusy} onConfirm={close} onCancel={forget} />}
    </div>
  );
}

function useImport({ calendarId, calendarVersionId: seenVersionId }: CalendarDetails) {
  const client = useClient();
  const write = useWrite();
  const announce = useAnnounce();
  const { t } = useTexts();
  const [text, setText] = useState("");
  const [report, setReport] = useState<ImportReport | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const request = { calendarId, seenVersionId };

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setFailure(null);
    await work().catch(setFailure);
    setBusy(false);
  }

  const look = (file: File) =>
    attempt(async () => {
      if (file.size > LARGEST_BYTES) throw new Problem("tooLarge", "calendar.import.tooLarge");
      const content = await file.text();
      setText(content);
      setReport(await client.call(importClosedDays, { ...request, text: content }));
    });

  const close = () =>
    attempt(async () => {
      const { added } = await write(importClosedDays, { ...request, text, isDryRun: false });
      setReport(null);
      announce(t("calendar.import.done", { count: added.length }));
    });

  return { report, failure, isBusy, look, close, forget: () => setReport(null) };
}
