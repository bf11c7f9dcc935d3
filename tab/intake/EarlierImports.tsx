import { Button } from "@fluentui/react-components";
import { listImports } from "#shared/intake/api.ts";
import type { ImportRun } from "#shared/intake/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { Row, Rows, Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import { runLook, runTitle } from "./looks.ts";

/** What was imported before or is under way, to look at its report or to go on; nothing where there is none. */
export function EarlierImports({ onOpen }: { onOpen(run: ImportRun): void }) {
  const { t } = useTexts();
  const pages = usePages(listImports, { limit: 5 });
  if (!pages.items || pages.items.length === 0) return null;
  return (
    <Section title={t("intake.earlier")}>
      <Rows>
        {pages.items.map((run) => (
          <Earlier key={run.importId} run={run} onOpen={() => onOpen(run)} />
        ))}
      </Rows>
      <More pages={pages} />
    </Section>
  );
}

function Earlier({ run, onOpen }: { run: ImportRun; onOpen(): void }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { fileName, kind, createdAt, startedBy, totals } = run;
  const parts = [
    t(`intake.kind.${kind}`),
    t(runTitle(run)),
    run.state === "done" && !run.isDryRun && t("intake.newAndChanged", { ...totals }),
    startedBy?.name,
  ];
  return (
    <Row
      glyph={<StateGlyph look={runLook(run)} label={t(runTitle(run))} />}
      lead={date(createdAt)}
      title={fileName}
      under={parts.filter(Boolean).join(" · ")}
      actions={
        <Button size="small" aria-label={`${t("intake.open")}: ${fileName}`} onClick={onOpen}>
          {t("intake.open")}
        </Button>
      }
    />
  );
}
