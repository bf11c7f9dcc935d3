import { standingOf } from "#shared/relationship/standing.ts";
import { type DrawnLine, type DrawnNode, NODE_HEIGHT } from "./drawing.ts";
import styles from "./Lines.module.css";

export const LINES_WIDTH = 32;
const MIDDLE = LINES_WIDTH / 2;
/** Where the mark stands: near the outer end, for at the inner end the lines meet. */
const MARK_X = 9.5;
const OUTER_SHARE = 0.84;

/** The lines of one gap: thick with a diamond where something is late, half a disc at risk, dashed where one-sided. */
export function Lines({ lines, height, lit }: { lines: DrawnLine[]; height: number; lit: string | null }) {
  const isLit = ({ supplier, customer }: DrawnLine) => lit === supplier.key || lit === customer.key;
  const isAnyLit = lines.some(isLit);
  return (
    <svg
      aria-hidden="true"
      className={styles.lines}
      width={LINES_WIDTH}
      height={height}
      viewBox={`0 0 ${LINES_WIDTH} ${height}`}
    >
      {lines.map((line) => (
        <OneLine
          key={line.edge.relationshipId}
          line={line}
          emphasis={isLit(line) ? styles.lit : isAnyLit ? styles.dim : ""}
        />
      ))}
    </svg>
  );
}

const middleOf = ({ top }: DrawnNode) => top + NODE_HEIGHT / 2;

function OneLine({
  line: { edge, supplier, customer },
  emphasis,
}: {
  line: DrawnLine;
  emphasis: string | undefined;
}) {
  const standing = standingOf(edge);
  const [from, to] = [middleOf(supplier), middleOf(customer)];
  const [outer, inner] = edge.step < 0 ? [from, to] : [to, from];
  const mark = `translate(${edge.step < 0 ? MARK_X : LINES_WIDTH - MARK_X} ${outer * OUTER_SHARE + inner * (1 - OUTER_SHARE)})`;
  return (
    <g
      className={`${styles[standing] ?? ""} ${edge.state === "proposed" ? styles.oneSided : ""} ${emphasis ?? ""}`}
    >
      <path className={styles.line} d={`M0 ${from}C${MIDDLE} ${from} ${MIDDLE} ${to} ${LINES_WIDTH} ${to}`} />
      {standing === "overdue" && <path className={styles.mark} transform={mark} d="M0-6 6 0 0 6-6 0z" />}
      {standing === "atRisk" && (
        <g transform={mark}>
          <circle className={styles.ring} r="5" />
          <path className={styles.mark} d="M0-5A5 5 0 0 1 0 5z" />
        </g>
      )}
    </g>
  );
}
