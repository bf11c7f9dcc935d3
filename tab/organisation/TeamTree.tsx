import { useState } from "react";
import { Link } from "wouter";
import type { FoundTeam } from "#shared/organisation/model.ts";
import { listTeams } from "#shared/organisation/teamApi.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { More } from "#tab/ui/More.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import { teamAddress } from "./sections.ts";
import styles from "./TeamTree.module.css";

/** The teams at the top; those below one are fetched when it is opened. */
export function TeamTree() {
  return (
    <div className={styles.tree}>
      <Branch parentTeamId="top" />
    </div>
  );
}

function Branch({ parentTeamId }: { parentTeamId: string }) {
  const { t } = useTexts();
  const pages = usePages(listTeams, { parentTeamId, limit: 100 });
  return (
    <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
      {(teams) =>
        teams.length === 0 ? (
          <Empty>{t("organisation.teams.none")}</Empty>
        ) : (
          <>
            <ul className={styles.branch}>
              {teams.map((team) => (
                <Twig key={team.teamId} team={team} isAlone={teams.length === 1} />
              ))}
            </ul>
            <More pages={pages} />
          </>
        )
      }
    </Answer>
  );
}

/** A team with its own branch; one that stands alone is open from the start. */
function Twig({ team, isAlone }: { team: FoundTeam; isAlone: boolean }) {
  const { t } = useTexts();
  const { teamId, name, kind, hasChildren, memberCount } = team;
  const [isOpen, setOpen] = useState(isAlone);
  return (
    <li>
      <div className={styles.twig}>
        {hasChildren ? (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-label={t(isOpen ? "organisation.teams.close" : "organisation.teams.open", { team: name })}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? "▾" : "▸"}
          </button>
        ) : (
          <span className={styles.toggle} />
        )}
        <span className={styles.words}>
          <Link href={teamAddress(teamId)} className={styles.name}>
            {name}
          </Link>
          <span className="small quiet">
            {t(`organisation.kind.${kind}`)} · {t("organisation.members", { count: memberCount })}
          </span>
        </span>
      </div>
      {isOpen && hasChildren && <Branch parentTeamId={teamId} />}
    </li>
  );
}
