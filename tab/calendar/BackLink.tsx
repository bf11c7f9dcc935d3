import { Link } from "wouter";
import { useTexts } from "#tab/text.ts";
import { addresses } from "./addresses.ts";
import styles from "./Calendars.module.css";

export function BackLink() {
  const { t } = useTexts();
  return (
    <div className={styles.back}>
      <Link href={addresses.list}>← {t("calendar.allCalendars")}</Link>
    </div>
  );
}
