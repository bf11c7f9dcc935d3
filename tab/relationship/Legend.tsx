import { useTexts } from "#tab/text.ts";
import { looks } from "#tab/ui/pictures.tsx";
import styles from "./Legend.module.css";

/** What the lines mean, and how the keys move. */
export function Legend() {
  const { t } = useTexts();
  return (
    <div className={`${styles.legend} small quiet`}>
      <span className={styles.entry}>
        <span className="late">{looks.breached.glyph}</span> {t("relationship.standing.overdue")}
      </span>
      <span className={styles.entry}>
        <span className="risk">{looks.atRisk.glyph}</span> {t("relationship.standing.atRisk")}
      </span>
      <span className={styles.entry}>
        <span className={styles.dashes} /> {t("relationship.mapOneSided")}
      </span>
      <span className={styles.keys}>{t("relationship.mapKeys")}</span>
    </div>
  );
}
