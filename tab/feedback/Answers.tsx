import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { listConsultationAnswers } from "#shared/feedback/consultationApi.ts";
import { usePages } from "#tab/query.ts";
import { useTexts } from "#tab/text.ts";
import { More } from "#tab/ui/More.tsx";
import { Answer } from "#tab/ui/states.tsx";
import styles from "./Feedback.module.css";

/** Who has said what, read when asked for. */
export function Answers({ consultationId }: { consultationId: string }) {
  const { t } = useTexts();
  const [isWanted, setWanted] = useState(false);
  const pages = usePages(listConsultationAnswers, { consultationId, limit: 20 }, { enabled: isWanted });
  if (!isWanted)
    return (
      <Button size="small" appearance="subtle" className={styles.more} onClick={() => setWanted(true)}>
        {t("feedback.answers")}
      </Button>
    );
  return (
    <>
      <Answer query={{ data: pages.items, error: pages.error, refetch: pages.refetch }}>
        {(items) => (
          <ul className={styles.said}>
            {items.map(({ person, team, stance, comment }) => (
              <li key={person.personId}>
                {t("feedback.from", { name: person.name || t("feedback.somebody"), team: team.name })}:{" "}
                {[t(`feedback.stance.${stance}`), comment].filter(Boolean).join(" – ")}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <More pages={pages} />
    </>
  );
}
