import { Field, ProgressBar, Select } from "@fluentui/react-components";
import { useState } from "react";
import { fieldsOf, type ImportKind, importKinds } from "#shared/intake/fields.ts";
import type { TextKey } from "#shared/text.ts";
import { useClient } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { FilePick } from "#tab/ui/FilePick.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { errorText } from "#tab/ui/states.tsx";
import styles from "./Import.module.css";
import { sendFile } from "./send.ts";

interface FileStepProps {
  kind: ImportKind;
  onKind(kind: ImportKind): void;
  onSent(importId: string): void;
}

/** What is in the file, and the file. */
export function FileStep({ kind, onKind, onSent }: FileStepProps) {
  const texts = useTexts();
  const { t } = texts;
  const { share, failure, send } = useSending(kind, onSent);
  const fields = Object.entries(fieldsOf(kind)).filter(([, { isRequired }]) => isRequired);
  const list = new Intl.ListFormat(texts.locale);
  const needed = list.format(fields.map(([name]) => t(`intake.field.${name}` as TextKey)));
  return (
    <Section title={t("intake.file")}>
      <div className={styles.form}>
        <Field label={t("intake.kind")} hint={t(`intake.kindHint.${kind}`)}>
          <Select
            className={styles.narrow}
            value={kind}
            onChange={(_, { value }) => onKind(value as ImportKind)}
          >
            {importKinds.map((one) => (
              <option key={one} value={one}>
                {t(`intake.kind.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {share === null ? (
          <FilePick
            label={t("intake.chooseFile")}
            hint={t("intake.fileHint")}
            accept=".csv,.tsv,.txt,.gz,text/csv"
            takesDrop
            problem={failure === null ? undefined : errorText(texts, failure)}
            onFile={(file) => void send(file)}
          />
        ) : (
          <Field label={t("intake.sending", { percent: Math.round(share * 100) })} className={styles.wide}>
            <ProgressBar value={share} />
          </Field>
        )}
        <p className="small quiet">{t("intake.needed", { fields: needed })}</p>
      </div>
    </Section>
  );
}

function useSending(kind: ImportKind, onSent: (importId: string) => void) {
  const client = useClient();
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  async function send(file: File) {
    setFailure(null);
    setShare(0);
    try {
      const { importId } = await sendFile(client, kind, file, setShare);
      onSent(importId);
    } catch (error) {
      setFailure(error);
      setShare(null);
    }
  }
  return { share, failure, send };
}
