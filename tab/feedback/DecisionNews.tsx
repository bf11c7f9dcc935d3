import type { Consultation } from "#shared/feedback/model.ts";
import { useTexts } from "#tab/text.ts";
import { Line } from "#tab/ui/Line.tsx";
import styles from "./Feedback.module.css";

/** What was decided on a plan about which my team was asked. */
export function DecisionNews({ consultation }: { consultation: Consultation }) {
  const { t } = useTexts();
  const { supplier, plan, outcome, decision } = consultation;
  if (outcome === null || decision === null) return null;
  return (
    <Line
      title={t("feedback.news.decided", { team: supplier.name })}
      under={
        <span className={styles.about}>
          <span className={styles.answer}>
            {t("feedback.decided", { outcome: t(`feedback.outcome.${outcome}`), decision })}
          </span>
          <span>“{plan}”</span>
        </span>
      }
    />
  );
}
