import { Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { type ImportKind, importKinds } from "#shared/intake/fields.ts";
import { useClient } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { FilePick } from "#tab/ui/FilePick.tsx";
import { PageHeader, Section } from "#tab/ui/layout.tsx";
import { errorText } from "#tab/ui/states.tsx";
import { Columns } from "./Columns.tsx";
import styles from "./Import.module.css";
import { Run } from "./Run.tsx";
import { sendFile } from "./send.ts";

type Step = { at: "file" } | { at: "columns"; importId: string } | { at: "run"; importId: string };

/** Import: a file, what its columns mean, a trial run that changes nothing, then for good. */
export default function Import() {
  const { t } = useTexts();
  const [kind, setKind] = useState<ImportKind>("teams");
  const [step, setStep] = useState<Step>({ at: "file" });
  return (
    <>
      <PageHeader title={t("intake.title")} subtitle={t("intake.intro")} />
      {step.at === "file" && (
        <FileStep kind={kind} onKind={setKind} onSent={(importId) => setStep({ at: "columns", importId })} />
      )}
      {step.at === "columns" && (
        <Columns
          kind={kind}
          importId={step.importId}
          onStarted={() => setStep({ at: "run", importId: step.importId })}
        />
      )}
      {step.at === "run" && (
        <Run importId={step.importId} onColumns={() => setStep({ at: "columns", importId: step.importId })} />
      )}
      {step.at !== "file" && <Button onClick={() => setStep({ at: "file" })}>{t("intake.another")}</Button>}
    </>
  );
}

interface FileStepProps {
  kind: ImportKind;
  onKind(kind: ImportKind): void;
  onSent(importId: string): void;
}

function FileStep({ kind, onKind, onSent }: FileStepProps) {
  const texts = useTexts();
  const { t } = texts;
  const client = useClient();
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function send(file: File) {
    setFailure(null);
    setPercent(0);
    try {
      const { importId } = await sendFile(client, kind, file, (share) => setPercent(Math.round(share * 100)));
      onSent(importId);
    } catch (error) {
      setFailure(error);
      setPercent(null);
    }
  }

  return (
    <Section title={t("intake.file")}>
      <div className={styles.form}>
        <Field label={t("intake.kind")} hint={t(`intake.kindHint.${kind}`)}>
          <Select value={kind} onChange={(_, { value }) => onKind(value as ImportKind)}>
            {importKinds.map((one) => (
              <option key={one} value={one}>
                {t(`intake.kind.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <FilePick
          label={t("intake.chooseFile")}
          hint={t("intake.fileHint")}
          accept=".csv,.gz,text/csv"
          takesDrop
          problem={failure === null ? undefined : errorText(texts, failure)}
          onFile={(file) => void send(file)}
        />
        {percent !== null && <p role="status">{t("intake.sending", { percent })}</p>}
      </div>
    </Section>
  );
}
