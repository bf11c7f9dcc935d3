import { listMySuggestions, listSuggestionsToUs } from "#shared/feedback/api.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { SuggestionRow } from "./SuggestionRow.tsx";

const FIRST_SHOWN = 10;

/** What I suggested and what became of it. */
export function MySuggestions() {
  const { t } = useTexts();
  const pages = usePages(listMySuggestions, { limit: FIRST_SHOWN });
  return (
    <Section title={t("feedback.mine")}>
      <PagedLines pages={pages} empty={t("feedback.mineEmpty")}>
        {(suggestion) => (
          <SuggestionRow key={suggestion.suggestionId} suggestion={suggestion} side="customer" />
        )}
      </PagedLines>
    </Section>
  );
}

/** What my teams still have to answer or to do; nothing of that is no section at all. */
export function SuggestionsToUs() {
  const { t } = useTexts();
  const pages = usePages(listSuggestionsToUs, { limit: FIRST_SHOWN });
  if (pages.items?.length === 0) return null;
  return (
    <Section title={t("feedback.toUs")}>
      <PagedLines pages={pages} empty={null}>
        {(suggestion) => (
          <SuggestionRow key={suggestion.suggestionId} suggestion={suggestion} side="supplier" />
        )}
      </PagedLines>
    </Section>
  );
}
