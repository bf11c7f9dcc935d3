import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { getImport, listImportFindings, startImport, stopImport } from "#shared/intake/api.ts";
import { type ImportRun, type Severity, totalNames } from "#shared/intake/model.ts";
import { useClient, usePages, useWrite } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./Import.module.css";

const LOOK_EVERY_MS = 1_000;
const isGoing = ({ state }: ImportRun) => state === "queued" || state === "running";

/** How far an import is, what became of the rows, and what to do next. */
export function Run({ importId, onColumns }: { importId: string; onColumns: () => void }) {
  const client = useClient();
  const query = useQuery({
    queryKey: ["import", importId],
    queryFn: ({ signal }) => client.call(getImport, { importId }, { signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined || isGoing(data) ? LOOK_EVERY_MS : false),
  });
  return <Answer query={query}>{(run) => <Report run={run} onColumns={onColumns} />}</Answer>;
}

function Report({ run, onColumns }: { run: ImportRun; onColumns: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const { state, isDryRun, totals, bytesRead, bytesTotal, failure } = run;
  const title = state === "done" && isDryRun ? "tried" : state === "running" && isDryRun ? "trying" : state;
  return (
    <>
      <Section title={t(`intake.state.${title}`)}>
        <div className={styles.form}>
          {isGoing(run) && (
            <progress aria-label={t(`intake.state.${title}`)} max={bytesTotal} value={bytesRead} />
          )}
          {failure && (
            <p role="alert" className="late">
              {problemText(texts, { message: failure.key, values: failure.values })}
            </p>
          )}
          <ul className={styles.totals} role="status">
            {totalNames
              .filter((name) => name === "rows" || totals[name] > 0)
              .map((name) => (
                <li key={name}>
                  {t(`intake.total.${name}`)} <b className="numbers">{totals[name]}</b>
                </li>
              ))}
          </ul>
          <NextSteps run={run} onColumns={onColumns} />
        </div>
      </Section>
      {!isGoing(run) && <Findings importId={run.importId} severity="rejected" />}
      {!isGoing(run) && <Findings importId={run.importId} severity="noted" />}
    </>
  );
}

function NextSteps({ run, onColumns }: { run: ImportRun; onColumns: () => void }) {
  const { t } = useTexts();
  const write = useWrite();
  const { importId, isDryRun, mapping, hasFile } = run;
  if (isGoing(run))
    return <Button onClick={() => void write(stopImport, { importId })}>{t("intake.stop")}</Button>;
  if (!hasFile) return null;
  return (
    <div className={styles.buttons}>
      <Button
        appearance="primary"
        onClick={() =>
          void write(startImport, { importId, mapping: mapping as Record<string, unknown>, isDryRun: false })
        }
      >
        {t(isDryRun ? "intake.apply" : "intake.applyAgain")}
      </Button>
      <Button onClick={onColumns}>{t("intake.columns")}</Button>
    </div>
  );
}

function Findings({ importId, severity }: { importId: string; severity: z.infer<typeof Severity> }) {
  const texts = useTexts();
  const { t } = texts;
  const { items = [], hasNextPage, fetchNextPage } = usePages(listImportFindings, { importId, severity });
  if (items.length === 0) return null;
  return (
    <Section title={t(severity === "rejected" ? "intake.refusedRows" : "intake.notes")}>
      <div className={styles.form}>
        <ul className={styles.findings}>
          {items.map(({ number, line, column, message }) => (
            <li key={number}>
              {[
                line !== null && t("intake.line", { line }),
                column !== null && t("intake.columnAt", { column }),
              ]
                .filter(Boolean)
                .join(", ")}{" "}
              {problemText(texts, { message: message.key, values: message.values })}
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <Button appearance="subtle" onClick={() => void fetchNextPage()}>
            {t("app.showMore")}
          </Button>
        )}
      </div>
    </Section>
  );
}
