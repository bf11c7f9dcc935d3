import type { ReactNode } from "react";
import styles from "./Line.module.css";

/** A row without a state or a moment: what it is, what there is to know about it, what can be done with it. */
export function Line({
  title,
  under,
  actions,
}: {
  title: ReactNode;
  under?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <li className={styles.line}>
      <span className={`${styles.title} ${under ? "" : styles.alone}`}>{title}</span>
      {under && <span className={`${styles.under} small quiet`}>{under}</span>}
      {actions && <span className={styles.actions}>{actions}</span>}
    </li>
  );
}
