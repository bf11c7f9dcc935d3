import { Field, Select } from "@fluentui/react-components";
import type { ImportHead } from "#shared/intake/api.ts";
import { fieldsOf } from "#shared/intake/fields.ts";
import type { TextKey } from "#shared/text.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Import.module.css";
import { type ChoicesProps, foreignWords } from "./settings.ts";

interface WordsProps extends ChoicesProps {
  head: ImportHead;
  name: string;
  column: string;
}

/** What the words of the file mean, where a field takes only ours: “Dept.” is a department. */
export function Words({ kind, head, name, column, choices, onChoices }: WordsProps) {
  const { t } = useTexts();
  const cells = foreignWords(kind, head, name, column);
  const words = fieldsOf(kind)[name]?.words ?? [];
  const chosen = choices.words[name] ?? {};
  if (cells.length === 0) return null;

  function choose(cell: string, word: string | undefined) {
    const { [cell]: _before, ...others } = chosen;
    const changed = word === undefined ? others : { ...others, [cell]: word };
    onChoices({ words: { ...choices.words, [name]: changed } });
  }
  return (
    <fieldset className={styles.words}>
      <legend className="strong">
        {t("intake.words", { field: t(`intake.field.${name}` as TextKey), column })}
      </legend>
      <div className={styles.columns}>
        {cells.map((cell) => (
          <Field key={cell} label={`“${cell}”`}>
            <Select
              value={chosen[cell] ?? "?"}
              onChange={(_, { value }) => choose(cell, value === "?" ? undefined : value)}
            >
              <option value="?">{t("intake.wordRefused")}</option>
              <option value="">{t("intake.wordUnknown")}</option>
              {words.map((word) => (
                <option key={word} value={word}>
                  {t(`intake.word.${word}` as TextKey)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
