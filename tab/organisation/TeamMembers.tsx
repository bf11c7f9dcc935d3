import { type ReactNode, useDeferredValue, useState } from "react";
import { useLocation, useSearch } from "wouter";
import type { Member, Team, TeamRef } from "#shared/organisation/model.ts";
import { getTeam, listMembers } from "#shared/organisation/teamApi.ts";
import { activeTeams, useIsAdmin, useMe } from "#tab/me.ts";
import { useEndpoint, usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { Section } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { SearchBox } from "#tab/ui/SearchBox.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { TeamSwitch } from "#tab/ui/TeamSwitch.tsx";
import { allowedIn } from "./allowed.ts";
import { membersAddress } from "./sections.ts";
import styles from "./Teams.module.css";

/** One team's members and their roles: the team in the address, else the first of one's own. */
export function TeamMembers() {
  const { t } = useTexts();
  const { data: me } = useMe();
  const isAdmin = useIsAdmin();
  const [, navigate] = useLocation();
  const mine = activeTeams(me).filter(({ teamId }) => allowedIn(me, teamId)("organisation.changeRole"));
  const teamId = new URLSearchParams(useSearch()).get("team") ?? mine[0]?.teamId;
  const query = useEndpoint(getTeam, { teamId: teamId ?? "" }, { enabled: teamId !== undefined });
  const choice = (
    <TeamSwitch
      teams={mine}
      shown={teamId === undefined ? null : (query.data ?? null)}
      mayFindOthers={isAdmin}
      onChoose={(chosen) => chosen && navigate(membersAddress(chosen))}
    />
  );
  if (teamId === undefined)
    return (
      <Section title={t("organisation.section.members")}>
        <Empty action={choice}>{t("organisation.members.noTeam")}</Empty>
      </Section>
    );
  return (
    <Answer query={query}>{(team) => <MemberList key={team.teamId} team={team} choice={choice} />}</Answer>
  );
}

function MemberList({ team, choice }: { team: Team; choice: ReactNode }) {
  const { t } = useTexts();
  const { data: me } = useMe();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const pages = usePages(listMembers, { teamId: team.teamId, query }, { isSearched: true });
  const state = team.archivedAt === null ? "active" : "archived";
  return (
    <Section
      title={t("organisation.members.of", { team: team.name })}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "team", state }}
          subject={{ team }}
          allows={(id) => id === "organisation.addMember" && allowedIn(me, team.teamId)(id)}
        />
      }
    >
      <div className={styles.tools}>
        {choice}
        <div className={styles.search}>
          <SearchBox label={t("organisation.members.find")} value={typed} onChange={setTyped} />
        </div>
      </div>
      <PagedLines pages={pages} empty={t(query ? "app.noMatch" : "organisation.members.none")}>
        {(member) => <MemberLine key={member.personId} member={member} team={team} />}
      </PagedLines>
    </Section>
  );
}

function MemberLine({ member: { personId, name, role }, team }: { member: Member; team: TeamRef }) {
  const { t } = useTexts();
  const { data: me } = useMe();
  return (
    <Line
      title={name}
      under={t(`organisation.role.${role}`)}
      actions={
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "membership", state: "active" }}
          subject={{ membership: { person: { personId, name }, team, role } }}
          allows={allowedIn(me, team.teamId)}
          label={name}
        />
      }
    />
  );
}
