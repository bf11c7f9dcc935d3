import { Button, Checkbox, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { type ImportHead, readImportHead, startImport } from "#shared/intake/api.ts";
import { fieldsOf, type ImportKind } from "#shared/intake/fields.ts";
import { guessFields } from "#shared/intake/guess.ts";
import type { TextKey } from "#shared/text.ts";
import { useEndpoint, useWrite } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { FilePick } from "#tab/ui/FilePick.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { Answer, errorText } from "#tab/ui/states.tsx";
import styles from "./Import.module.css";

interface ColumnsProps {
  kind: ImportKind;
  importId: string;
  onStarted(): void;
}

/** Which column says what: guessed from the heading, changed by hand, or taken whole from a mapping file. */
export function Columns({ importId, ...rest }: ColumnsProps) {
  const query = useEndpoint(readImportHead, { importId });
  return <Answer query={query}>{(head) => <Choice head={head} importId={importId} {...rest} />}</Answer>;
}

function Choice({ head, kind, importId, onStarted }: ColumnsProps & { head: ImportHead }) {
  const texts = useTexts();
  const { t } = texts;
  const write = useWrite();
  const [fields, setFields] = useState<Record<string, string>>(() => guessFields(kind, head.columns));
  const [createsTeams, setCreatesTeams] = useState(false);
  const [loaded, setLoaded] = useState<{ name: string; mapping: Record<string, unknown> } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function tryOut() {
    const own = { kind, fields, ...(createsTeams ? { missingTeams: "create" } : {}) };
    try {
      await write(startImport, { importId, mapping: loaded?.mapping ?? own, isDryRun: true });
      onStarted();
    } catch (error) {
      setFailure(error);
    }
  }

  async function load(file: File) {
    const mapping = await file
      .text()
      .then((text) => JSON.parse(text) as unknown)
      .catch(() => null);
    const isObject = typeof mapping === "object" && mapping !== null && !Array.isArray(mapping);
    setLoaded(isObject ? { name: file.name, mapping: mapping as Record<string, unknown> } : null);
  }

  return (
    <Section title={t("intake.columns")}>
      <div className={styles.form}>
        <p className="small quiet">{t("intake.columnsHint")}</p>
        {!loaded && <FieldColumns kind={kind} head={head} fields={fields} onChange={setFields} />}
        {!loaded && kind !== "teams" && (
          <Checkbox
            label={t("intake.missingTeams")}
            checked={createsTeams}
            onChange={(_, { checked }) => setCreatesTeams(checked === true)}
          />
        )}
        <FilePick
          label={t("intake.loadMapping")}
          hint={loaded && t("intake.mappingRead", { name: loaded.name })}
          accept=".json,application/json"
          onFile={(file) => void load(file)}
        />
        {failure !== null && (
          <p role="alert" className="late">
            {errorText(texts, failure)}
          </p>
        )}
        <Button appearance="primary" onClick={() => void tryOut()}>
          {t("intake.tryOut")}
        </Button>
      </div>
    </Section>
  );
}

interface FieldColumnsProps {
  kind: ImportKind;
  head: ImportHead;
  fields: Record<string, string>;
  onChange(fields: Record<string, string>): void;
}

function FieldColumns({ kind, head: { columns, rows }, fields, onChange }: FieldColumnsProps) {
  const { t } = useTexts();
  const exampleOf = (column: string | undefined) => rows[0]?.[columns.indexOf(column ?? "")];
  function choose(field: string, column: string) {
    const { [field]: _before, ...others } = fields;
    onChange(column === "" ? others : { ...others, [field]: column });
  }
  return (
    <div className={styles.columns}>
      {Object.keys(fieldsOf(kind)).map((field) => {
        const example = exampleOf(fields[field]);
        return (
          <Field
            key={field}
            label={t(`intake.field.${field}` as TextKey)}
            hint={example ? t("intake.example", { value: example }) : undefined}
          >
            <Select value={fields[field] ?? ""} onChange={(_, { value }) => choose(field, value)}>
              <option value="">{t("intake.noColumn")}</option>
              {columns.map((column) => (
                <option key={column} value={column}>
                  {column}
                </option>
              ))}
            </Select>
          </Field>
        );
      })}
    </div>
  );
}
