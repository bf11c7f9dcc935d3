import { Button } from "@fluentui/react-components";
import type { CSSProperties, ReactNode } from "react";
import type { TextKey } from "#shared/text.ts";
import { useTexts } from "#tab/text.ts";
import styles from "./DrawnMap.module.css";
import { type DrawnColumn, NODE_GAP, NODE_HEIGHT } from "./drawing.ts";

const headings: Record<number, TextKey> = {
  [-2]: "relationship.column.farSuppliers",
  [-1]: "relationship.suppliers",
  1: "relationship.customers",
  2: "relationship.column.farCustomers",
};

interface ColumnProps {
  column: DrawnColumn;
  height: number;
  isMine: boolean;
  children: ReactNode;
  onShowMore(step: number): void;
}

/** The teams at one distance, under their heading; those left out are counted below them. */
export function Column({
  column: { step, nodes, hiddenCount, moreCount },
  height,
  isMine,
  children,
  onShowMore,
}: ColumnProps) {
  const { t } = useTexts();
  const heading = t(
    headings[step] ?? (isMine ? "relationship.column.centre" : "relationship.column.centreOther"),
  );
  const below = nodes.length > 0 ? (nodes.at(-1)?.top ?? 0) + NODE_HEIGHT + NODE_GAP : 0;
  return (
    <div className={styles.column}>
      <h2 className={`${step === 0 ? styles.middle : ""} small quiet`}>{heading}</h2>
      <ul
        aria-label={heading}
        className={styles.nodes}
        style={{ "--height": `${height}px` } as CSSProperties}
      >
        {children}
        {hiddenCount + moreCount > 0 && (
          <li className={styles.more} style={{ top: below }}>
            {hiddenCount > 0 && (
              <Button size="small" onClick={() => onShowMore(step)}>
                {t("relationship.showMoreTeams", { count: Math.min(hiddenCount, 20) })}
              </Button>
            )}
            {moreCount > 0 && (
              <span className="small quiet">{t("relationship.notDrawn", { count: moreCount })}</span>
            )}
          </li>
        )}
      </ul>
    </div>
  );
}
