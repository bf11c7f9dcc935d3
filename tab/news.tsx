import { Link } from "wouter";
import { listNewAnswers } from "#shared/feedback/api.ts";
import { listNewThanks } from "#shared/recognition/api.ts";
import { DecisionNews } from "#tab/feedback/DecisionNews.tsx";
import { SuggestionNews } from "#tab/feedback/SuggestionNews.tsx";
import { useEndpoint } from "#tab/query.ts";
import { ThanksLine } from "#tab/recognition/ThanksLines.tsx";
import { useTexts } from "#tab/text.ts";
import { Rows, Section } from "#tab/ui/layout.tsx";

/** On Today, once the rest is there: a thank-you that arrived, and what came of one's suggestions. */
export default function News() {
  const { t } = useTexts();
  const thanks = useEndpoint(listNewThanks, {}).data?.items ?? [];
  const { items: answers = [], decisions = [] } = useEndpoint(listNewAnswers, {}).data ?? {};
  if (thanks.length + answers.length + decisions.length === 0) return null;
  return (
    <Section title={t("feedback.forYou")} actions={<Link href="/voice">{t("app.voice")}</Link>}>
      <Rows>
        {thanks.map((one) => (
          <ThanksLine key={one.recognitionId} thanks={one} />
        ))}
        {answers.map((one) => (
          <SuggestionNews key={one.suggestionId} suggestion={one} />
        ))}
        {decisions.map((one) => (
          <DecisionNews key={one.consultationId} consultation={one} />
        ))}
      </Rows>
    </Section>
  );
}
