import { Button } from "@fluentui/react-components";
import { listRounds } from "#shared/survey/api.ts";
import type { ListedRound } from "#shared/survey/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Row, Rows, Section } from "#tab/ui/layout.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";

/** The committee's rounds: open one, close it, say what followed or why nothing did. */
export function Rounds() {
  const { t } = useTexts();
  const { items, hasNextPage, fetchNextPage, error, refetch } = usePages(listRounds, {});
  return (
    <Section
      title={t("survey.rounds")}
      actions={
        <CommandBar
          place="toolbar"
          context={{ scope: "personal", selection: "surveyRounds" }}
          allows={(id) => id === "survey.openRound"}
        />
      }
    >
      <Answer query={{ data: items, error, refetch }}>
        {(rounds) =>
          rounds.length === 0 ? (
            <Empty>{t("survey.noRounds")}</Empty>
          ) : (
            <Rows>
              {rounds.map((round) => (
                <RoundRow key={round.roundId} round={round} />
              ))}
            </Rows>
          )
        }
      </Answer>
      {hasNextPage && (
        <Button appearance="subtle" onClick={() => void fetchNextPage()}>
          {t("app.showMore")}
        </Button>
      )}
    </Section>
  );
}

function RoundRow({ round }: { round: ListedRound }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { state, quarter, openedAt, closesAt, invited, answered, followUp, noActionReason, namedTalks } =
    round;
  const parts = [
    t("survey.invited", { count: invited }),
    answered !== null && t("survey.answeredCount", { count: answered }),
    noActionReason ?? (followUp !== "notYet" && t(`survey.followUp.${followUp}`)),
    namedTalks.length > 0 && t("survey.namedTalks", { teams: namedTalks.map(({ name }) => name).join(", ") }),
  ];
  return (
    <Row
      glyph={<StateGlyph look={state === "open" ? "onTrack" : "met"} label={t(`survey.state.${state}`)} />}
      lead={date(state === "open" ? closesAt : openedAt)}
      title={quarter ?? t("survey.onDemand")}
      under={parts.filter(Boolean).join(" · ")}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "surveyRound", state }}
          subject={{ surveyRound: round }}
          label={quarter ?? date(openedAt)}
        />
      }
    />
  );
}
