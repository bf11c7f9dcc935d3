import { Link } from "wouter";
import { type Holder, mayDo } from "#shared/rights.ts";
import { cardAddress, listAddress, mapAddress } from "./address.ts";
import styles from "./DrawnMap.module.css";
import type { DrawnColumn, DrawnNode } from "./drawing.ts";
import { NodeWords } from "./NodeWords.tsx";

interface NodeProps {
  node: DrawnNode;
  columns: DrawnColumn[];
  holder: Holder | null;
  /** Whether the reader belongs to the team in the middle. */
  isMine: boolean;
  /** Whether the Tab key stops here. */
  isStop: boolean;
  onFocus(): void;
  onPoint(): void;
}

/** A team in its column; Enter or a press opens what the reader may see of it. */
export function Node({ node, holder, isStop, onFocus, onPoint, ...rest }: NodeProps) {
  const { key, team, step, top, edges } = node;
  const href = addressOf(node, holder);
  const looks = [styles.node, step === 0 && styles.centre, edges[0]?.state === "proposed" && styles.oneSided];
  const common = {
    className: looks.filter(Boolean).join(" "),
    title: team.name,
    tabIndex: isStop ? 0 : -1,
    "data-key": key,
    onFocus,
  };
  const content = (
    <>
      <span className={styles.name}>{team.name}</span>
      <span className={`${styles.words} small`}>
        <NodeWords node={node} {...rest} />
      </span>
    </>
  );
  return (
    <li className={styles.place} style={{ top }} onMouseEnter={onPoint}>
      {href ? (
        <Link href={href} {...common}>
          {content}
        </Link>
      ) : (
        <button type="button" aria-disabled="true" {...common}>
          {content}
        </button>
      )}
    </li>
  );
}

/** The centre opens the list, a neighbour its card; farther ones what the reader has a right to see. */
function addressOf({ team: { teamId }, step, edges }: DrawnNode, holder: Holder | null) {
  if (step === 0) return listAddress(teamId);
  const readable = edges.find(({ counts }) => counts !== null);
  if (readable) return cardAddress(readable);
  return holder && mayDo(holder, "relationship.overview", { teamId }) ? mapAddress(teamId) : null;
}
