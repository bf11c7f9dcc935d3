import { useId } from "react";
import type { Variable } from "#shared/survey/model.ts";
import type { TextKey } from "#shared/text.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Survey.module.css";

const upTo = (least: number, most: number) =>
  Array.from({ length: most - least + 1 }, (_, index) => least + index);

/** What can be chosen for each kind of item. */
const choices: Record<Variable, number[]> = {
  quality: upTo(1, 5),
  attitude: upTo(1, 5),
  efficiency: upTo(1, 5),
  overall: upTo(1, 5),
  effort: upTo(1, 7),
  recommend: upTo(0, 10),
  contact: [1, 0],
};

const fivePoints: Record<number, TextKey> = {
  1: "survey.scale.1",
  2: "survey.scale.2",
  3: "survey.scale.3",
  4: "survey.scale.4",
  5: "survey.scale.5",
};

interface ScaleProps {
  variable: Variable;
  value: number | null | undefined;
  onChange(value: number | null): void;
}

/** One item as radio buttons: by keyboard the arrows, by screen reader the words of each step. */
export function Scale({ variable, value, onChange }: ScaleProps) {
  const { t } = useTexts();
  const name = useId();
  const offered = choices[variable];
  const isYesNo = variable === "contact";
  const word = (choice: number) => t(choice === 1 ? "survey.scale.yes" : "survey.scale.no");
  const stepLabel = (choice: number) =>
    offered.length === 5 ? `${choice} – ${t(fivePoints[choice]!)}` : String(choice);
  return (
    <fieldset className={styles.question}>
      <legend>{t(`survey.item.${variable}`)}</legend>
      <div className={styles.scale}>
        {offered.map((choice) => (
          <label
            key={choice}
            className={styles.choice}
            title={offered.length === 5 ? t(fivePoints[choice]!) : undefined}
          >
            <input
              type="radio"
              name={name}
              aria-label={isYesNo ? word(choice) : stepLabel(choice)}
              checked={value === choice}
              onChange={() => onChange(choice)}
            />
            <span aria-hidden>{isYesNo ? word(choice) : choice}</span>
          </label>
        ))}
        <label className={`${styles.choice} small`}>
          <input type="radio" name={name} checked={value === null} onChange={() => onChange(null)} />
          {t("survey.scale.none")}
        </label>
      </div>
      {offered.length > 5 && (
        <p className="small quiet">{t("survey.scale.ends", { low: offered[0]!, high: offered.at(-1)! })}</p>
      )}
    </fieldset>
  );
}
