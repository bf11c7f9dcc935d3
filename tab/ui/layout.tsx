import { type ReactNode, useId } from "react";
import styles from "./layout.module.css";

/** A screen's heading: its name, one line beneath, its commands. */
export function PageHeader({
  title,
  subtitle,
  children,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={styles.top}>
      <div>
        <h1>{title}</h1>
        {subtitle && <p className="quiet">{subtitle}</p>}
      </div>
      {children}
    </header>
  );
}

/** The main column and the one beside it; beneath each other where it is narrow. */
export const Columns = ({ children }: { children: ReactNode }) => (
  <div className={styles.columns}>{children}</div>
);

/** A titled card; `aside` stands at the end of its head, what can be done with it after that. */
export function Section({
  title,
  aside,
  actions,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside && <span className={`${styles.aside} small quiet`}>{aside}</span>}
        {actions}
      </div>
      {children}
    </section>
  );
}

/** A card whose name the screen has said already, so that only those who do not see it hear it. */
export const Panel = ({ label, children }: { label: string; children: ReactNode }) => (
  <section aria-label={label} className={styles.section}>
    {children}
  </section>
);

export const Rows = ({ children }: { children: ReactNode }) => <ul className={styles.list}>{children}</ul>;

interface RowProps {
  /** The shape of its state; null in a list whose rows have none. */
  glyph: ReactNode;
  /** When it is due, or whatever is read first. */
  lead?: ReactNode;
  title: ReactNode;
  /** The line beneath, and pictures. */
  under?: ReactNode;
  actions?: ReactNode;
}

/** One line of a list: state, moment, sentence, what to do; beneath each other where it is narrow. */
export function Row({ glyph, lead, title, under, actions }: RowProps) {
  return (
    <li className={glyph === null ? `${styles.row} ${styles.bare}` : styles.row}>
      {glyph}
      {(glyph !== null || lead !== undefined) && <span className={`${styles.lead} numbers`}>{lead}</span>}
      <span className={styles.title}>{title}</span>
      {under && <span className={`${styles.under} small quiet`}>{under}</span>}
      {actions && <span className={styles.actions}>{actions}</span>}
    </li>
  );
}
