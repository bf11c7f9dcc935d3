import type { ReactNode } from "react";
import { useLocation, useRoute, useSearch } from "wouter";
import { getTeam } from "#shared/organisation/teamApi.ts";
import { mayDo } from "#shared/rights.ts";
import { activeTeams, holderOf, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { PageHeader } from "#tab/ui/layout.tsx";
import { TeamSwitch } from "#tab/ui/TeamSwitch.tsx";
import { addressOf } from "./address.ts";
import Release from "./Release.tsx";
import { Rounds } from "./Rounds.tsx";
import styles from "./Survey.module.css";
import SurveyForm from "./SurveyForm.tsx";

/** The confidential survey: what I am asked, the committee's rounds, and what was found about a team. */
export default function View({ actionsOf }: { actionsOf(teamId: string): ReactNode }) {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const { teams, team, roundId, isCommittee } = useShown();
  return (
    <>
      <BackLink href="/voice">{t("app.voice")}</BackLink>
      <PageHeader title={t("app.survey")} subtitle={t("survey.viewHint")} />
      <SurveyForm />
      {isCommittee && (
        <Rounds shownId={roundId} linkTo={(id) => addressOf({ teamId: team?.teamId, roundId: id })} />
      )}
      {(team || isCommittee) && (
        <div className={styles.teams}>
          <TeamSwitch
            teams={teams}
            shown={team}
            mayFindOthers={isCommittee}
            onChoose={(teamId) => navigate(addressOf({ teamId, roundId }))}
          />
        </div>
      )}
      {team && (
        <>
          <Release supplierTeamId={team.teamId} roundId={roundId} />
          {actionsOf(team.teamId)}
        </>
      )}
    </>
  );
}

/** The team and the round that the address names, else one's own team and its latest; the committee sees any team. */
function useShown() {
  const [, named] = useRoute("/survey/:teamId");
  const chosenId = named?.teamId ?? null;
  const roundId = new URLSearchParams(useSearch()).get("round") ?? undefined;
  const { data: me } = useMe();
  const teams = activeTeams(me);
  const isCommittee = me !== undefined && mayDo(holderOf(me), "survey.readWhole");
  const own = chosenId === null ? teams[0] : teams.find(({ teamId }) => teamId === chosenId);
  const isForeign = isCommittee && chosenId !== null && !own;
  const { data: foreign } = useEndpoint(getTeam, { teamId: chosenId ?? "" }, { enabled: isForeign });
  const found = foreign ? { teamId: foreign.teamId, name: foreign.name } : undefined;
  const team = own ?? (isForeign ? found : teams[0]) ?? null;
  return { teams, team, roundId, isCommittee };
}
