import { Link } from "wouter";
import { organisationViews } from "#shared/organisation/contribution.ts";
import type { TeamDetails } from "#shared/organisation/model.ts";
import { getTeam } from "#shared/organisation/teamApi.ts";
import { useMe } from "#tab/me.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { PageHeader, Rows, Section } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import { allowedIn } from "./allowed.ts";
import { Frame } from "./Frame.tsx";
import { membersAddress, sections, teamAddress } from "./sections.ts";
import styles from "./TeamDetail.module.css";

/** One team as whoever sets it up sees it: its place, its leads, its members, what is below it. */
export function TeamDetail({ teamId }: { teamId: string }) {
  const query = useEndpoint(getTeam, { teamId });
  return (
    <Frame section="own">
      <Answer query={query}>{(team) => <Whole team={team} />}</Answer>
    </Frame>
  );
}

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
  return (
    <nav aria-label={t("organisation.field.parent")} className={styles.up}>
      <Link href={sections.teams.path}>← {t("organisation.section.teams")}</Link>
      {parents.map(({ teamId, name }) => (
        <span key={teamId}>
          <span aria-hidden="true">/ </span>
          <Link href={teamAddress(teamId)}>{name}</Link>
        </span>
      ))}
    </nav>
  );
}

function Facts({ team: { teamId, leads, memberCount } }: { team: TeamDetails }) {
  const { t, locale } = useTexts();
  const names = new Intl.ListFormat(locale, { type: "conjunction" }).format(leads.map(({ name }) => name));
  return (
    <Section title={t("organisation.team.facts")}>
      <Rows>
        <Line title={t("organisation.team.leads")} under={names || t("organisation.team.noLead")} />
        <Line
          title={<Link href={membersAddress(teamId)}>{t("organisation.section.members")}</Link>}
          under={t("organisation.members", { count: memberCount })}
        />
        <Line
          title={
            <Link href={`${organisationViews.team.path}/${teamId}`}>{t("organisation.team.channel")}</Link>
          }
        />
      </Rows>
    </Section>
  );
}
