import { type ReactNode, useState } from "react";
import { useRoute } from "wouter";
import { mayDo } from "#shared/rights.ts";
import { activeTeams, holderOf, useMe } from "#tab/me.ts";
import { useTexts } from "#tab/text.ts";
import { BackLink } from "#tab/ui/BackLink.tsx";
import { PageHeader } from "#tab/ui/layout.tsx";
import { TeamSwitch } from "#tab/ui/TeamSwitch.tsx";
import Release from "./Release.tsx";
import { Rounds } from "./Rounds.tsx";
import SurveyForm from "./SurveyForm.tsx";

/** The confidential survey: what I am asked, what was found about a team, and the committee's rounds. */
export default function View({ actionsOf }: { actionsOf(teamId: string): ReactNode }) {
  const { t } = useTexts();
  const { data: me } = useMe();
  const teams = activeTeams(me);
  const [, named] = useRoute("/survey/:teamId");
  const [chosenId, setChosenId] = useState<string | null>(named?.teamId ?? null);
  const team = teams.find(({ teamId }) => teamId === chosenId) ?? teams[0];
  return (
    <>
      <BackLink href="/voice">{t("app.voice")}</BackLink>
      <PageHeader title={t("app.survey")} subtitle={t("survey.viewHint")} />
      <SurveyForm />
      {team && (
        <>
          <TeamSwitch teams={teams} shown={team} mayFindOthers={false} onChoose={setChosenId} />
          <Release supplierTeamId={team.teamId} />
          {actionsOf(team.teamId)}
        </>
      )}
      {me && mayDo(holderOf(me), "survey.round") && <Rounds />}
    </>
  );
}
