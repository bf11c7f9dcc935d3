import { Button, ProgressBar } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { discardImport, getImport, startImport, stopImport } from "#shared/intake/api.ts";
import { type ImportRun, type TotalName, totalNames } from "#shared/intake/model.ts";
import { useClient } from "#tab/query.ts";
import { problemText, useTexts } from "#tab/text.ts";
import { useTools } from "#tab/tools.ts";
import { Section } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { Findings } from "./Findings.tsx";
import styles from "./Import.module.css";
import { changesAnything, isGoing, runTitle } from "./looks.ts";
import { Steps } from "./Steps.tsx";

const LOOK_EVERY_MS = 1_000;

interface RunProps {
  importId: string;
  onColumns(): void;
  /** To begin with another file. */
  onAnother(): void;
}

/** How far an import is, what became of the rows, and what to do next. */
export function Run({ importId, ...next }: RunProps) {
  const client = useClient();
  const query = useQuery({
    queryKey: ["import", importId],
    queryFn: ({ signal }) => client.call(getImport, { importId }, { signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined || isGoing(data) ? LOOK_EVERY_MS : false),
  });
  return <Answer query={query}>{(run) => <Report run={run} {...next} />}</Answer>;
}

interface ReportProps extends Omit<RunProps, "importId"> {
  run: ImportRun;
}

function Report(props: ReportProps) {
  const { run } = props;
  const { t } = useTexts();
  return (
    <>
      <Steps current={run.isDryRun ? "trial" : "import"} onAnother={props.onAnother} />
      <Section title={run.fileName} aside={t(`intake.kind.${run.kind}`)}>
        <div className={styles.form}>
          <p role="status" className="strong">
            {t(runTitle(run))}
          </p>
          {isGoing(run) ? <Progress run={run} /> : <Outcome run={run} />}
          <NextSteps {...props} />
        </div>
      </Section>
      {!isGoing(run) && <Findings run={run} severity="rejected" />}
      {!isGoing(run) && <Findings run={run} severity="noted" />}
    </>
  );
}

function Progress({ run }: { run: ImportRun }) {
  const { t } = useTexts();
  const { bytesRead, bytesTotal, totals } = run;
  const share = bytesRead / bytesTotal;
  return (
    <div className={styles.wide}>
      <ProgressBar value={share} aria-label={t(runTitle(run))} />
      <p className="small quiet numbers">
        {t("intake.progress", { percent: Math.round(share * 100), count: totals.rows })}
      </p>
    </div>
  );
}

/** These are shown even where there are none: who reads a report looks for them. */
const always: TotalName[] = ["rows", "created", "changed", "unchanged", "rejected"];

function Outcome({ run }: { run: ImportRun }) {
  const texts = useTexts();
  const { t } = texts;
  const { failure, totals } = run;
  return (
    <>
      {failure && (
        <p className="late">{problemText(texts, { message: failure.key, values: failure.values })}</p>
      )}
      <dl className={styles.totals}>
        {totalNames
          .filter((name) => always.includes(name) || totals[name] > 0)
          .map((name) => (
            <div key={name}>
              <dt className="small quiet">{t(`intake.total.${name}`)}</dt>
              <dd className={name === "rejected" && totals[name] > 0 ? "late" : undefined}>
                {totals[name].toLocaleString(texts.locale)}
              </dd>
            </div>
          ))}
      </dl>
      <Advice run={run} />
    </>
  );
}

/** What the numbers come to. */
function Advice({ run }: { run: ImportRun }) {
  const { t } = useTexts();
  const { state, isDryRun, totals } = run;
  if (state !== "done") return null;
  const isRefused = totals.rejected > 0;
  if (!changesAnything(run)) {
    if (isRefused && totals.unchanged === 0) return <p>{t("intake.nothingTaken")}</p>;
    return <p>{t(isDryRun ? "intake.wouldChangeNothing" : "intake.changedNothing")}</p>;
  }
  return isRefused && <p>{t(isDryRun ? "intake.refusedWouldStayOut" : "intake.refusedStayedOut")}</p>;
}

function NextSteps({ run, onColumns, onAnother }: ReportProps) {
  const { t } = useTexts();
  const { write } = useTools();
  const { importId, mapping, hasFile } = run;
  if (isGoing(run))
    return (
      <Button onClick={() => void write(stopImport, { importId }, "intake.done.stopped")}>
        {t("app.cancel")}
      </Button>
    );
  if (!hasFile) return null;
  const begin = () =>
    write(
      startImport,
      { importId, mapping: mapping as Record<string, unknown>, isDryRun: false },
      "intake.done.begun",
    );
  const isWorthwhile = !run.isDryRun || changesAnything(run);
  return (
    <div className={styles.buttons}>
      {isWorthwhile && (
        <Button appearance="primary" onClick={() => void begin()}>
          {t(run.isDryRun ? "intake.apply" : "intake.applyAgain")}
        </Button>
      )}
      <Button onClick={onColumns}>{t("intake.changeColumns")}</Button>
      <Button
        appearance="subtle"
        onClick={() => void write(discardImport, { importId }, "intake.done.forgotten").then(onAnother)}
      >
        {t("intake.forget")}
      </Button>
    </div>
  );
}
