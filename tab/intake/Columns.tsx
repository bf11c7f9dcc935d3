import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { type ImportHead, readImportHead, startImport } from "#shared/intake/api.ts";
import { readMapping } from "#shared/intake/mapping.ts";
import { Problem } from "#shared/problem.ts";
import { useEndpoint, useWrite } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { Answer, errorText } from "#tab/ui/states.tsx";
import { FieldColumns } from "./FieldColumns.tsx";
import styles from "./Import.module.css";
import { LoadMapping } from "./LoadMapping.tsx";
import { Reading } from "./Reading.tsx";
import { type ChoicesProps, mappingOf, type ProblemAt } from "./settings.ts";
import { Taking } from "./Taking.tsx";

interface ColumnsProps extends ChoicesProps {
  importId: string;
  onStarted(): void;
}

/** Which column says what, and how the file is written; or all of it from a mapping file. */
export function Columns({ importId, onStarted, ...props }: ColumnsProps) {
  const { encoding, delimiter } = props.choices;
  const query = useEndpoint(readImportHead, { importId, encoding, delimiter });
  return (
    <>
      <Answer query={query}>
        {(head) => <Meaning head={head} importId={importId} onStarted={onStarted} {...props} />}
      </Answer>
      {query.data === undefined && query.error !== null && <Reading {...props} problemAt={() => undefined} />}
    </>
  );
}

function Meaning({ head, importId, onStarted, ...props }: ColumnsProps & { head: ImportHead }) {
  const texts = useTexts();
  const { t } = texts;
  const { failure, problemAt, tryOut } = useTrial(importId, head, props, onStarted);
  const about = { head, ...props, problemAt };
  return (
    <>
      {!props.choices.loaded && (
        <>
          <Section title={t("intake.columns")}>
            <div className={styles.form}>
              <p className="small quiet">{t("intake.columnsHint")}</p>
              <FieldColumns {...about} />
            </div>
          </Section>
          <Reading {...about} />
          <Taking {...about} />
        </>
      )}
      <LoadMapping {...props} />
      <div role="alert" className="late">
        {failure !== null && <p>{errorText(texts, failure)}</p>}
      </div>
      <Button appearance="primary" onClick={() => void tryOut()}>
        {t("intake.tryOut")}
      </Button>
    </>
  );
}

/** Checks what was chosen as the server will, then begins; what is wrong stands beside the choice or above the button. */
function useTrial(
  importId: string,
  head: ImportHead,
  { kind, choices }: ChoicesProps,
  onStarted: () => void,
) {
  const texts = useTexts();
  const write = useWrite();
  const [failure, setFailure] = useState<unknown>(null);
  const field = failure instanceof Problem ? failure.field : undefined;
  const problemAt: ProblemAt = (name) =>
    field === name || field?.startsWith(`${name}.`) ? errorText(texts, failure) : undefined;

  async function tryOut() {
    setFailure(null);
    try {
      const mapping = choices.loaded?.mapping ?? mappingOf(kind, head, choices);
      readMapping(mapping);
      await write(startImport, { importId, mapping, isDryRun: true });
      onStarted();
    } catch (error) {
      setFailure(error);
    }
  }
  return { failure, problemAt, tryOut };
}
