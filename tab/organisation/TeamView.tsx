import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { TeamDetails } from "#shared/organisation/model.ts";
import { getTeam } from "#shared/organisation/teamApi.ts";
import { Problem } from "#shared/problem.ts";
import { useHost, useHostState } from "#tab/host/HostContext.ts";
import { useEndpoint } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { useTimeFormat } from "#tab/time.ts";
import { PageHeader } from "#tab/ui/layout.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./TeamView.module.css";

interface TeamViewProps {
  teamId: string;
  /** What can be asked of the team, from the slices that answer it; of an archived one nothing. */
  actions: (team: TeamDetails) => ReactNode;
  /** What it promises and how that is kept. */
  children: (team: TeamDetails) => ReactNode;
}

/** One team, the same for all who look: what a channel's tab shows. */
export function TeamView({ teamId, actions, children }: TeamViewProps) {
  const query = useEndpoint(getTeam, { teamId });
  const isUnknown =
    query.error instanceof Problem && (query.error.code === "notFound" || query.error.code === "invalid");
  if (isUnknown) return <Unknown />;
  return (
    <Answer query={query}>
      {(team) => (
        <>
          <Header team={team}>{team.archivedAt === null && actions(team)}</Header>
          {team.archivedAt === null && children(team)}
        </>
      )}
    </Answer>
  );
}

function Header({
  team: { teamId, name, leads, archivedAt },
  children,
}: {
  team: TeamDetails;
  children: ReactNode;
}) {
  const { t, locale } = useTexts();
  const { date } = useTimeFormat();
  const names = new Intl.ListFormat(locale, { type: "conjunction" }).format(leads.map((lead) => lead.name));
  return (
    <>
      <PageHeader title={name} subtitle={names && t("organisation.channel.ledBy", { names })}>
        <span className={styles.actions}>
          {children}
          <OpenInApp path={`/promises?team=${teamId}`} />
        </span>
      </PageHeader>
      {archivedAt !== null && (
        <p role="status" className={styles.note}>
          {t("organisation.channel.archived", { date: date(archivedAt) })}
        </p>
      )}
    </>
  );
}

/** From a channel to one's own Counterpart, which a channel's tab never shows. */
function OpenInApp({ path }: { path: string }) {
  const { t } = useTexts();
  const host = useHost();
  const { scope } = useHostState();
  if (scope !== "channel") return null;
  const label = t("organisation.channel.open");
  return (
    <Link as="button" onClick={() => void host.openLink(host.linkTo(path, label))}>
      {label} ↗
    </Link>
  );
}

function Unknown() {
  const { t } = useTexts();
  return (
    <>
      <PageHeader title={t("organisation.channel.noTeam")} />
      <p>{t("organisation.channel.unknown")}</p>
    </>
  );
}
