import { listBoard } from "#shared/feedback/api.ts";
import type { Suggestion } from "#shared/feedback/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { Line } from "#tab/ui/Line.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import styles from "./Feedback.module.css";
import { AnswerLines } from "./SuggestionRow.tsx";

const FIRST_SHOWN = 5;

/** You said → we did: of one team, or of all that the reader's teams are, depend on or have suggested something to. */
export function Board({ teamId }: { teamId?: string }) {
  const { t } = useTexts();
  const pages = usePages(listBoard, { limit: FIRST_SHOWN, ...(teamId ? { teamId } : {}) });
  return (
    <Section title={t("feedback.board")}>
      <PagedLines pages={pages} empty={t("feedback.boardEmpty")}>
        {(suggestion) => <BoardLine key={suggestion.suggestionId} suggestion={suggestion} />}
      </PagedLines>
    </Section>
  );
}

function BoardLine({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { text, state, supplier, author, dueAt, doneAt, answeredAt, createdAt } = suggestion;
  const thanks =
    author !== null
      ? t("feedback.thanks", { name: author.name || t("feedback.somebody") })
      : t("feedback.thanksUnnamed");
  const parts = [
    t(`feedback.state.${state}`),
    supplier.name,
    state === "accepted" && dueAt !== null
      ? t("feedback.by", { date: date(dueAt) })
      : date(doneAt ?? answeredAt ?? createdAt),
    state === "done" && thanks,
  ];
  return (
    <Line
      title={`“${text}”`}
      under={
        <span className={styles.about}>
          <AnswerLines suggestion={suggestion} />
          <span>{parts.filter(Boolean).join(" · ")}</span>
        </span>
      }
    />
  );
}
