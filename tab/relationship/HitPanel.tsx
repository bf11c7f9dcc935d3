import { useEffect, useRef } from "react";
import { Link } from "wouter";
import type { HitTeam } from "#shared/relationship/model.ts";
import { useTexts } from "#tab/text.ts";
import { Section } from "#tab/ui/layout.tsx";
import { More } from "#tab/ui/More.tsx";
import { Answer, Empty } from "#tab/ui/states.tsx";
import styles from "./HitPanel.module.css";

interface HitPages {
  items: HitTeam[] | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchNextPage(): unknown;
}

/** Who suffers when something slips, step by step; opened by a command, so the focus goes to it and then back. */
export function HitPanel({ title, pages, closeHref }: { title: string; pages: HitPages; closeHref: string }) {
  const { t } = useTexts();
  const { items, error, refetch, hasNextPage } = pages;
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    start.current?.focus();
    return () => document.getElementById("content")?.focus();
  }, []);
  const close = (
    <>
      {items && (hasNextPage ? `${items.length}+` : t("relationship.count.teams", { count: items.length }))}{" "}
      <Link href={closeHref} className={styles.close}>
        {t("app.close")}
      </Link>
    </>
  );
  return (
    <div ref={start} tabIndex={-1} className={styles.panel}>
      <Section title={title} aside={close}>
        <Answer query={{ data: items, error, refetch }}>
          {(teams) =>
            teams.length === 0 ? <Empty>{t("relationship.hit.none")}</Empty> : <Steps teams={teams} />
          }
        </Answer>
        <More pages={pages} />
      </Section>
    </div>
  );
}

function Steps({ teams }: { teams: HitTeam[] }) {
  const { t } = useTexts();
  const steps = [...new Set(teams.map((team) => team.steps))];
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step}>
          <span className="small quiet">
            {t(step === 1 ? "relationship.hit.direct" : "relationship.hit.step", { count: step })}
          </span>
          <ul className={styles.teams}>
            {teams
              .filter((team) => team.steps === step)
              .map((team) => (
                <Team key={team.teamId} team={team} />
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Team({ team: { name, isConfirmed } }: { team: HitTeam }) {
  const { t } = useTexts();
  if (isConfirmed) return <li className={styles.team}>{name}</li>;
  return (
    <li className={`${styles.team} ${styles.unconfirmed}`}>
      {name} <span className="small quiet">◌ {t("relationship.hit.unconfirmed")}</span>
    </li>
  );
}
