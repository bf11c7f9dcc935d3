import type { Suggestion } from "#shared/feedback/model.ts";
import { useTexts } from "#tab/text.ts";
import { Line } from "#tab/ui/Line.tsx";
import styles from "./Feedback.module.css";
import { AnswerLines } from "./SuggestionRow.tsx";

/** What came of a suggestion of mine, with the words in which I made it. */
export function SuggestionNews({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTexts();
  const { state, supplier, text } = suggestion;
  if (state === "open" || state === "withdrawn") return null;
  return (
    <Line
      title={t(`feedback.news.${state}`, { team: supplier.name })}
      under={
        <span className={styles.about}>
          <AnswerLines suggestion={suggestion} />
          <span>“{text}”</span>
        </span>
      }
    />
  );
}
