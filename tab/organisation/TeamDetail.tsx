import { Link } from "wouter";
import { organisationViews } from "#shared/organisation/contribution.ts";
import type { TeamDetails } from "#shared/organisation/model.ts";
import { getTeam } from "#shared/organisation/teamApi.ts";
import { useIsAdmin, useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { PageHeader, Panel, Rows, Section } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { allowedIn } from "./allowed.ts";
import { Frame } from "./Frame.tsx";
import { membersAddress, sections, teamAddress } from "./sections.ts";
import styles from "./TeamDetail.module.css";

/** One team as whoever sets it up sees it: its place, its leads, its members, what is below it. */
export function TeamDetail({ teamId }: { teamId: string }) {
  const query = useEndpoint(getTeam, { teamId });
  return (
    <Frame section={useSection()}>
      <Answer query={query}>{(team) => <Whole team={team} />}</Answer>
    </Frame>
  );
}

/** Admins come from the list of all teams, others from their own. */
const useSection = () => (useIsAdmin() ? "teams" : "own");

function Whole({ team }: { team: TeamDetails }) {
  const { t } = useTexts();
  const { date } = useTimeFormat();
  const { data: me } = useMe();
  const { teamId, name, kind, archivedAt, children } = team;
  const isArchived = archivedAt !== null;
  const subtitle = [
    t(`organisation.kind.${kind}`),
    isArchived && t("organisation.archivedOn", { date: date(archivedAt) }),
  ];
  return (
    <>
      <WayUp team={team} />
      <PageHeader title={name} subtitle={subtitle.filter(Boolean).join(" · ")}>
        <CommandBar
          place="row"
          context={{ scope: "personal", selection: "team", state: isArchived ? "archived" : "active" }}
          subject={{ team, teamDetails: team }}
          allows={allowedIn(me, teamId)}
          visible={2}
        />
      </PageHeader>
      <Facts team={team} />
      {children.length > 0 && (
        <Section title={t("organisation.teams.below")} aside={children.length}>
          <Rows>
            {children.map((child) => (
              <Line key={child.teamId} title={<Link href={teamAddress(child.teamId)}>{child.name}</Link>} />
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}

/** The teams above, the topmost first, each a step back. */
function WayUp({ team: { parents } }: { team: TeamDetails }) {
  const { t } = useTexts();
  const section = useSection();
  return (
    <nav aria-label={t("organisation.field.parent")} className={styles.up}>
      <Link href={sections[section].path}>← {t(`organisation.section.${section}`)}</Link>
      {parents.map(({ teamId, name }) => (
        <span key={teamId}>
          <span aria-hidden="true">/ </span>
          <Link href={teamAddress(teamId)}>{name}</Link>
        </span>
      ))}
    </nav>
  );
}

function Facts({ team: { teamId, name, leads, memberCount } }: { team: TeamDetails }) {
  const { t, locale } = useTexts();
  const { data: me } = useMe();
  const names = new Intl.ListFormat(locale, { type: "conjunction" }).format(leads.map((lead) => lead.name));
  const members = t("organisation.members", { count: memberCount });
  const mayChange = allowedIn(me, teamId)("organisation.changeRole");
  return (
    <Panel label={name}>
      <dl className={styles.facts}>
        <dt>{t("organisation.team.leads")}</dt>
        <dd>{names || t("organisation.team.noLead")}</dd>
        <dt>{t("organisation.section.members")}</dt>
        <dd>{mayChange ? <Link href={membersAddress(teamId)}>{members}</Link> : members}</dd>
        <dt>{t("organisation.team.channel")}</dt>
        <dd>
          <Link href={`${organisationViews.team.path}/${teamId}`}>{t("organisation.team.asSeen")}</Link>
        </dd>
      </dl>
    </Panel>
  );
}
