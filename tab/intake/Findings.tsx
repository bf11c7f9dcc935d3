import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { z } from "zod";
import { listImportFindings } from "#shared/intake/api.ts";
import { csvLine } from "#shared/intake/csvLine.ts";
import type { ImportFinding, ImportRun, Severity } from "#shared/intake/model.ts";
import type { TextKey } from "#shared/text.ts";
import { useClient, usePages } from "#tab/query.ts";
import { problemText, type Texts, useTexts } from "#tab/text.ts";
import { useAnnounce } from "#tab/ui/Announcer.tsx";
import { Row, Rows, Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import { errorText } from "#tab/ui/states.tsx";
import { saveFile } from "./saveFile.ts";

interface FindingsProps {
  run: ImportRun;
  severity: z.infer<typeof Severity>;
}

/** The rows that were refused, each with its line, field and reason; or what is worth knowing. */
export function Findings({ run, severity }: FindingsProps) {
  const texts = useTexts();
  const { t } = texts;
  const pages = usePages(listImportFindings, { importId: run.importId, severity });
  const { items = [] } = pages;
  if (items.length === 0) return null;
  const isRefused = severity === "rejected";
  const title = t(isRefused ? "intake.refusedRows" : "intake.notes");
  const look = isRefused ? "closed" : "unknown";
  return (
    <Section title={title} actions={isRefused && <SaveButton run={run} />}>
      <Rows>
        {items.map((finding) => (
          <Row
            key={finding.number}
            glyph={<StateGlyph look={look} label={title} />}
            lead={finding.line === null ? "–" : t("intake.line", { line: finding.line })}
            title={fieldText(texts, finding)}
            under={reasonText(texts, finding)}
          />
        ))}
      </Rows>
      <More pages={pages} />
    </Section>
  );
}

/** Our name for the field, and the file's for its column. */
function fieldText({ t }: Texts, { field, column }: ImportFinding) {
  const name = field && t(`intake.field.${field}` as TextKey);
  if (!column) return name || "–";
  return name ? t("intake.fieldAt", { field: name, column }) : column;
}

const reasonText = (texts: Texts, { message }: ImportFinding) =>
  problemText(texts, { message: message.key, values: message.values });

/** The whole list as a file, to put the rows right in the other system. */
function SaveButton({ run: { importId, fileName } }: { run: ImportRun }) {
  const texts = useTexts();
  const client = useClient();
  const announce = useAnnounce();
  const [isBusy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      const lines = [csvLine(["line", "field", "column", "reason"])];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await client.call(listImportFindings, {
          importId,
          limit: 100,
          ...(cursor && { cursor }),
        });
        lines.push(
          ...page.items.map((one) => csvLine([one.line, one.field, one.column, reasonText(texts, one)])),
        );
        cursor = page.nextCursor;
      }
      saveFile(`${fileName.replace(/\.\w+$/, "")}-refused.csv`, ["\ufeff", ...lines]);
    } catch (error) {
      announce(errorText(texts, error), "problem");
    }
    setBusy(false);
  }
  return (
    <Button size="small" disabledFocusable={isBusy} onClick={() => void save()}>
      {texts.t("intake.export.save")}
    </Button>
  );
}
