import { Field, Input, Select } from "@fluentui/react-components";
import { useId } from "react";
import type { ImportHead } from "#shared/intake/api.ts";
import { delimiters, encodings } from "#shared/intake/mapping.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { DateField } from "./DateField.tsx";
import styles from "./Import.module.css";
import { type ChoicesProps, isOfCases, ownZone, type ProblemAt } from "./settings.ts";

interface ReadingProps extends ChoicesProps {
  /** Null as long as the file could not be read. */
  head?: ImportHead;
  problemAt: ProblemAt;
}

const timeZones = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** How the file is written: its characters, separator, dates and what it says where nobody knows. */
export function Reading({ head, problemAt, ...props }: ReadingProps) {
  const { t } = useTexts();
  const { kind, choices, onChoices } = props;
  return (
    <Section title={t("intake.reading")}>
      <div className={`${styles.form} ${styles.columns}`}>
        {isOfCases(kind) && head && <DateField head={head} problemAt={problemAt} {...props} />}
        {isOfCases(kind) && <ZoneField problem={problemAt("timeZone")} {...props} />}
        <Field label={t("intake.encoding")} hint={t("intake.encodingHint")}>
          <Select
            value={choices.encoding ?? "utf-8"}
            onChange={(_, { value }) => onChoices({ encoding: value as Encoding })}
          >
            {encodings.map((one) => (
              <option key={one} value={one}>
                {t(`intake.encoding.${encodingNames[one]}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("intake.delimiter")}>
          <Select
            value={choices.delimiter ?? ""}
            onChange={(_, { value }) => onChoices({ delimiter: (value || undefined) as Delimiter })}
          >
            <option value="">{t("intake.delimiterFound")}</option>
            {delimiters.map((one) => (
              <option key={one} value={one}>
                {t(`intake.delimiter.${delimiterNames[one]}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t("intake.unknown")}
          hint={t("intake.unknownHint")}
          validationMessage={problemAt("unknown")}
        >
          <Input value={choices.unknown ?? "?"} onChange={(_, { value }) => onChoices({ unknown: value })} />
        </Field>
      </div>
    </Section>
  );
}

type Encoding = (typeof encodings)[number];
type Delimiter = (typeof delimiters)[number];

const encodingNames = {
  "utf-8": "utf8",
  "utf-16le": "utf16",
  gb18030: "gb18030",
  "windows-1252": "western",
} as const;
const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

function ZoneField({ choices, onChoices, problem }: ChoicesProps & { problem: string | undefined }) {
  const { t } = useTexts();
  const zonesId = useId();
  return (
    <>
      <Field label={t("intake.timeZone")} hint={t("intake.timeZoneHint")} validationMessage={problem}>
        <Input
          list={zonesId}
          autoComplete="off"
          value={choices.timeZone ?? ownZone()}
          onChange={(_, { value }) => onChoices({ timeZone: value })}
        />
      </Field>
      <datalist id={zonesId}>
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
