import { Field, Select } from "@fluentui/react-components";
import type { ImportHead } from "#shared/intake/api.ts";
import { fieldsOf } from "#shared/intake/fields.ts";
import { requiredOf } from "#shared/intake/mapping.ts";
import type { TextKey } from "#shared/text.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Import.module.css";
import {
  type ChoicesProps,
  columnsOf,
  fieldNames,
  type ProblemAt,
  unknownCells,
  valuesIn,
} from "./settings.ts";
import { Words } from "./Words.tsx";

interface FieldColumnsProps extends ChoicesProps {
  head: ImportHead;
  problemAt: ProblemAt;
}

/** A column for each of our fields, with what it says in the first rows; what is needed comes first. */
export function FieldColumns(props: FieldColumnsProps) {
  const { kind, head, choices } = props;
  const required = new Set(requiredOf({ kind, rows: choices.rows ?? "case" }));
  const names = fieldNames(kind, choices).toSorted(
    (one, other) => Number(required.has(other)) - Number(required.has(one)),
  );
  const columns = columnsOf(kind, head, choices);
  const withWords = names.filter((name) => fieldsOf(kind)[name]?.type === "word" && columns[name]);
  return (
    <>
      <div className={styles.columns}>
        {names.map((name) => (
          <FieldColumn
            key={name}
            name={name}
            column={columns[name]}
            isRequired={required.has(name)}
            {...props}
          />
        ))}
      </div>
      {withWords.map((name) => (
        <Words key={name} name={name} column={columns[name] as string} {...props} />
      ))}
    </>
  );
}

interface FieldColumnProps extends FieldColumnsProps {
  name: string;
  column: string | undefined;
  isRequired: boolean;
}

function FieldColumn({ name, column, isRequired, head, choices, onChoices, problemAt }: FieldColumnProps) {
  const { t } = useTexts();
  const unknown = unknownCells(choices);
  const example = valuesIn(head, column).find((cell) => !unknown.includes(cell));
  return (
    <Field
      label={t(`intake.field.${name}` as TextKey)}
      required={isRequired}
      hint={example && t("intake.example", { value: example })}
      validationMessage={problemAt(`fields.${name}`)}
    >
      <Select
        value={column ?? ""}
        onChange={(_, { value }) => onChoices({ columns: { ...choices.columns, [name]: value } })}
      >
        <option value="">{t("intake.noColumn")}</option>
        {head.columns.filter(Boolean).map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
    </Field>
  );
}
