import styles from "./Count.module.css";

/** A number beside a name; what it counts is read aloud. */
export const Count = ({ label, children }: { label: string; children: string }) => (
  <span className={`${styles.count} small numbers`} role="img" aria-label={label}>
    {children}
  </span>
);
