import { Button } from "@fluentui/react-components";
import { Link } from "wouter";
import { listRounds } from "#shared/survey/api.ts";
import type { ListedRound } from "#shared/survey/model.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Row, Rows, Section } from "#tab/ui/layout.tsx";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";

interface RoundsProps {
  /** The round whose results are on the screen, where it is not the latest. */
  shownId: string | undefined;
  linkTo(roundId: string): string;
}

/** The committee's rounds: open one, close it, look at its results, say why nothing follows. */
export function Rounds({ shownId, linkTo }: RoundsProps) {
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
                <RoundRow
                  key={round.roundId}
                  round={round}
                  isShown={round.roundId === shownId}
                  href={linkTo(round.roundId)}
                />
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

interface RoundRowProps {
  round: ListedRound;
  isShown: boolean;
  href: string;
}

/** Results are there once it is closed; why nothing follows is asked only while nothing does. */
function RoundRow({ round, isShown, href }: RoundRowProps) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { state, quarter, openedAt, closesAt, followUp } = round;
  const isOpen = state === "open";
  const name = quarter ?? t("survey.onDemand");
  return (
    <Row
      glyph={<StateGlyph look={isOpen ? "onTrack" : "met"} label={t(`survey.state.${state}`)} />}
      lead={date(isOpen ? closesAt : openedAt)}
      title={
        isOpen ? (
          name
        ) : (
          <Link href={href} aria-current={isShown ? "true" : undefined}>
            {t("survey.resultsOf", { name })}
          </Link>
        )
      }
      under={<About round={round} />}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "surveyRound", state }}
          subject={{ surveyRound: round }}
          label={quarter ?? date(openedAt)}
          allows={(id) => id !== "survey.explainNoAction" || followUp === "missing"}
        />
      }
    />
  );
}

function About({ round }: { round: ListedRound }) {
  const { t } = useTexts();
  const { state, invited, answered, followUp, noActionReason, namedTalks } = round;
  const counted = state === "open" ? "survey.answeredCount" : "survey.answeredInAll";
  const parts = [
    t("survey.invited", { count: invited }),
    answered !== null && t(counted, { count: answered }),
    noActionReason ?? (followUp !== "notYet" && t(`survey.followUp.${followUp}`)),
    namedTalks.length > 0 && t("survey.namedTalks", { teams: namedTalks.map(({ name }) => name).join(", ") }),
  ];
  return parts.filter(Boolean).join(" · ");
}
