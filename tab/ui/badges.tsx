import { useTexts } from "#tab/text.ts";
import styles from "./badges.module.css";

/** Every input says whether the other side sees it with a name, or only in groups. */
export function FactBadge({ kind }: { kind: "named" | "confidential" }) {
  const { t } = useTexts();
  return (
    <span className={styles.badge} title={kind === "named" ? t("app.namedHint") : undefined}>
      {t(kind === "named" ? "app.named" : "app.confidential")}
    </span>
  );
}
