import { useDeferredValue, useState } from "react";
import { Link } from "wouter";
import { listTeams } from "#shared/organisation/teamApi.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { RunButton } from "#tab/ui/CommandBar.tsx";
import { Line } from "#tab/ui/Line.tsx";
import { PageHeader, Panel } from "#tab/ui/layout.tsx";
import { PagedLines } from "#tab/ui/PagedLines.tsx";
import { SearchBox } from "#tab/ui/SearchBox.tsx";
import { aboutTeam } from "./aboutTeam.ts";
import { teamAddress } from "./sections.ts";
import styles from "./Teams.module.css";
import { TeamTree } from "./TeamTree.tsx";

/** All teams: as a tree, by name, or those that were archived. */
export function Teams() {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const [isArchived, setArchived] = useState(false);
  const query = useDeferredValue(typed.trim());
  const isTree = query === "" && !isArchived;
  return (
    <>
      <PageHeader title={t("organisation.section.teams")} subtitle={t("organisation.about.teams")}>
        <RunButton id="organisation.createTeam" isPrimary />
      </PageHeader>
      <Panel label={t("organisation.section.teams")}>
        <div className={styles.tools}>
          <div className={styles.search}>
            <SearchBox label={t("organisation.teams.find")} value={typed} onChange={setTyped} />
          </div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={isArchived}
              onChange={(event) => setArchived(event.target.checked)}
            />
            {t("organisation.teams.archived")}
          </label>
        </div>
        {isTree ? <TeamTree /> : <FoundTeams query={query} state={isArchived ? "archived" : "active"} />}
      </Panel>
    </>
  );
}

function FoundTeams({ query, state }: { query: string; state: "active" | "archived" }) {
  const texts = useTexts();
  const pages = usePages(listTeams, { query, state }, { isSearched: true });
  const empty = texts.t(query ? "app.noMatch" : "organisation.teams.archivedNone");
  return (
    <PagedLines pages={pages} empty={empty}>
      {(team) => (
        <Line
          key={team.teamId}
          title={<Link href={teamAddress(team.teamId)}>{team.name}</Link>}
          under={aboutTeam(texts, team)}
        />
      )}
    </PagedLines>
  );
}
