import { Checkbox, Field, Input, Radio, RadioGroup, Select } from "@fluentui/react-components";
import type { ImportHead } from "#shared/intake/api.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import styles from "./Import.module.css";
import { type ChoicesProps, isOfCases, type ProblemAt, valuesIn } from "./settings.ts";

interface TakingProps extends ChoicesProps {
  head: ImportHead;
  problemAt: ProblemAt;
}

/** Which rows are taken, what one of them is, and what becomes of what is missing. */
export function Taking(props: TakingProps) {
  const { t } = useTexts();
  const { kind, choices, onChoices } = props;
  return (
    <Section title={t("intake.taking")}>
      <div className={styles.form}>
        {isOfCases(kind) && <CaseFields {...props} />}
        <OnlyField {...props} />
        {kind !== "teams" && (
          <Checkbox
            label={t("intake.missingTeams")}
            checked={choices.missingTeams === "create"}
            onChange={(_, { checked }) => onChoices({ missingTeams: checked ? "create" : "reject" })}
          />
        )}
        {(kind === "teams" || kind === "people") && (
          <Field label={t(`intake.absent.${kind}`)}>
            <RadioGroup
              value={choices.absent ?? "ignore"}
              onChange={(_, { value }) => onChoices({ absent: value as "ignore" })}
            >
              {(["ignore", "report", "end"] as const).map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(one === "end" ? `intake.absent.end.${kind}` : `intake.absent.${one}`)}
                />
              ))}
            </RadioGroup>
          </Field>
        )}
      </div>
    </Section>
  );
}

function CaseFields({ kind, choices, onChoices, problemAt }: TakingProps) {
  const { t } = useTexts();
  return (
    <>
      {kind === "log" && (
        <Field label={t("intake.rows")}>
          <RadioGroup
            value={choices.rows ?? "case"}
            onChange={(_, { value }) => onChoices({ rows: value as "case" | "event" })}
          >
            <Radio value="case" label={t("intake.rows.case")} />
            <Radio value="event" label={t("intake.rows.event")} />
          </RadioGroup>
        </Field>
      )}
      <Field
        label={t("intake.source")}
        hint={t("intake.sourceHint")}
        validationMessage={problemAt("source")}
        className={styles.narrow}
      >
        <Input value={choices.source ?? "log"} onChange={(_, { value }) => onChoices({ source: value })} />
      </Field>
    </>
  );
}

/** The others are left out and counted. */
function OnlyField({ head, choices, onChoices }: TakingProps) {
  const { t } = useTexts();
  const { onlyColumn, onlyValues } = choices;
  return (
    <>
      <Field label={t("intake.only")} className={styles.narrow}>
        <Select
          value={onlyColumn ?? ""}
          onChange={(_, { value }) => onChoices({ onlyColumn: value || undefined, onlyValues: [] })}
        >
          <option value="">{t("intake.onlyAll")}</option>
          {head.columns.filter(Boolean).map((column) => (
            <option key={column} value={column}>
              {t("intake.onlyColumn", { column })}
            </option>
          ))}
        </Select>
      </Field>
      {onlyColumn && (
        <fieldset className={styles.words}>
          <legend className="small quiet">{t("intake.onlyHint", { column: onlyColumn })}</legend>
          {valuesIn(head, onlyColumn).map((value) => (
            <Checkbox
              key={value}
              label={value}
              checked={onlyValues.includes(value)}
              onChange={(_, { checked }) =>
                onChoices({
                  onlyValues: checked ? [...onlyValues, value] : onlyValues.filter((one) => one !== value),
                })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
