import type { ReactNode } from "react";
import { Link } from "wouter";
import styles from "./BackLink.module.css";

/** Above a screen that is part of another one: the way back to it. */
export const BackLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className={styles.back}>
    ← {children}
  </Link>
);
