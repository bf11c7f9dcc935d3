import { getMySurvey } from "#shared/survey/api.ts";
import type { SurveyAsk, SurveyRound } from "#shared/survey/model.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { FactBadge } from "#tab/ui/badges.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { Questions } from "./Questions.tsx";

/** The open round, one supplier team after the other; what is typed is kept nowhere until it is sent. */
export default function SurveyForm() {
  const mine = useEndpoint(getMySurvey, {});
  return <Answer query={mine}>{({ round, asks }) => <Survey round={round} asks={asks} />}</Answer>;
}

function Survey({ round, asks }: { round: SurveyRound | null; asks: SurveyAsk[] }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const next = asks.find(({ isAnswered }) => !isAnswered);
  const done = asks.filter(({ isAnswered }) => isAnswered).length;
  if (!round)
    return (
      <Section title={t("survey.title")}>
        <Empty>{t("survey.none")}</Empty>
      </Section>
    );
  return (
    <Section title={t("survey.title")} aside={<FactBadge kind="confidential" />}>
      {next ? (
        <Questions key={next.supplier.teamId} round={round} supplier={next.supplier}>
          <p className="small quiet">
            {t("survey.until", { date: date(round.closesAt) })}
            {asks.length > 1 && ` · ${t("survey.progress", { done, count: asks.length })}`}
            {round.answered !== null && ` · ${t("survey.answeredCount", { count: round.answered })}`}
          </p>
        </Questions>
      ) : (
        <Empty>{t(asks.length === 0 ? "survey.notAsked" : "survey.allAnswered")}</Empty>
      )}
    </Section>
  );
}
