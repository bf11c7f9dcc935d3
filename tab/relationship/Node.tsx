import { Link } from "wouter";
import type { MapEdge } from "#shared/relationship/model.ts";
import { type Holder, mayDo } from "#shared/rights.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import { cardAddress, listAddress, mapAddress } from "./address.ts";
import styles from "./DrawnMap.module.css";
import type { DrawnColumn, DrawnNode } from "./drawing.ts";
import { otherCounts, standingLook } from "./looks.ts";

interface NodeProps {
  node: DrawnNode;
  columns: DrawnColumn[];
  holder: Holder | null;
  /** Whether the Tab key stops here. */
  isStop: boolean;
  onFocus(): void;
  onPoint(): void;
}

/** A team: its name, how the relationship towards the centre stands; Enter opens what the reader may see. */
export function Node({ node, columns, holder, isStop, onFocus, onPoint }: NodeProps) {
  const texts = useTexts();
  const { key, team, step, top, edges } = node;
  const [edge] = edges;
  const href = addressOf(node, holder);
  const look = `${styles.node} ${step === 0 ? styles.centre : ""} ${edge?.state === "proposed" ? styles.oneSided : ""}`;
  const content = (
    <>
      <span className={styles.name}>{team.name}</span>
      <span className="small">
        {step === 0 ? bothWays(texts, columns) : edge && <Words edge={edge} isNear={Math.abs(step) === 1} />}
      </span>
    </>
  );
  const common = { className: look, title: team.name, tabIndex: isStop ? 0 : -1, "data-key": key, onFocus };
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

function Words({ edge, isNear }: { edge: MapEdge; isNear: boolean }) {
  const texts = useTexts();
  const { look, label, tone, words } = standingLook(texts, edge);
  if (!isNear && look === "unknown") return null;
  return (
    <>
      <StateGlyph look={look} label={label} />
      <span className={tone === "kept" ? "quiet" : tone}>{words}</span>
      <span className="quiet">{otherCounts(texts, edge).map((part) => ` · ${part}`)}</span>
    </>
  );
}

/** Who stands on both sides is named in the middle. */
function bothWays({ t }: Texts, columns: DrawnColumn[]) {
  const namesAt = (step: number) =>
    columns.find((column) => column.step === step)?.nodes.map(({ team }) => team.name) ?? [];
  const customers = new Set(namesAt(1));
  const mutual = namesAt(-1).filter((name) => customers.has(name));
  return mutual.length > 0 && t("relationship.bothWaysWith", { teams: mutual.join(", ") });
}
