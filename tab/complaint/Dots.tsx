import { dots, dotsDone } from "#shared/complaint/life.ts";
import type { Complaint } from "#shared/complaint/model.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./Complaint.module.css";
import { stateKey } from "./stands.ts";

/** The five steps as a line of dots: those done are filled, and the whole is said in words. */
export function Dots({ complaint }: { complaint: Pick<Complaint, "state" | "confirmedAt"> }) {
  const { t } = useTexts();
  const done = dotsDone(complaint.state);
  const label = t("complaint.progress", { step: done, state: t(stateKey(complaint)) });
  return (
    <span role="img" aria-label={label} title={label} className={styles.dots}>
      {dots.map((dot, place) => (
        <span key={dot} className={place < done ? styles.done : undefined}>
          {place < done ? "●" : "○"}
        </span>
      ))}
    </span>
  );
}
