import { Fragment, type KeyboardEvent, useRef, useState } from "react";
import type { TeamRef } from "#shared/organisation/model.ts";
import { useTexts } from "#tab/text.ts";
import { Column } from "./Column.tsx";
import styles from "./DrawnMap.module.css";
import type { Drawing } from "./drawing.ts";
import { LINES_WIDTH, Lines } from "./Lines.tsx";
import { moveFrom } from "./move.ts";
import { Node } from "./Node.tsx";
import type { TeamChoice } from "./team.ts";

interface DrawnMapProps {
  drawing: Drawing;
  /** In the middle. */
  team: TeamRef;
  choice: TeamChoice;
  onShowMore(step: number): void;
}

/** The columns with the lines between them; one node at a time is a stop of the Tab key, arrow keys hand that on. */
export function DrawnMap({ drawing, team, choice, onShowMore }: DrawnMapProps) {
  const { t } = useTexts();
  const { columns, gaps, height } = drawing;
  const { isMine, holder } = choice;
  const nodes = columns.flatMap((column) => column.nodes);
  const [current, setCurrent] = useState<string | null>(null);
  const [lit, setLit] = useState<string | null>(null);
  const frame = useRef<HTMLElement>(null);
  const stop = (nodes.find(({ key }) => key === current) ?? nodes.find(({ step }) => step === 0))?.key ?? "";

  function onKeyDown(event: KeyboardEvent) {
    const next = moveFrom(drawing, stop, event.key);
    if (!next) return;
    event.preventDefault();
    frame.current?.querySelector<HTMLElement>(`[data-key="${next}"]`)?.focus();
  }

  return (
    <section
      ref={frame}
      aria-label={t("relationship.mapLabel", { team: team.name })}
      className={styles.map}
      style={{ gridTemplateColumns: columns.map(() => "minmax(0, 1fr)").join(` ${LINES_WIDTH}px `) }}
      onKeyDown={onKeyDown}
      onBlur={() => setLit(null)}
      onMouseLeave={() => setLit(null)}
    >
      {columns.map((column, index) => (
        <Fragment key={column.step}>
          {index > 0 && <Lines lines={gaps[index - 1] ?? []} height={height} lit={lit} />}
          <Column column={column} height={height} isMine={isMine} onShowMore={onShowMore}>
            {column.nodes.map((node) => (
              <Node
                key={node.key}
                node={node}
                columns={columns}
                holder={holder}
                isMine={isMine}
                isStop={node.key === stop}
                onFocus={() => {
                  setCurrent(node.key);
                  setLit(node.key);
                }}
                onPoint={() => setLit(node.key)}
              />
            ))}
          </Column>
        </Fragment>
      ))}
    </section>
  );
}
