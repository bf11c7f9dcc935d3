import type { MapEdge } from "#shared/relationship/model.ts";
import { type Texts, useTexts } from "#tab/text.ts";
import { StateGlyph } from "#tab/ui/pictures.tsx";
import styles from "./DrawnMap.module.css";
import type { DrawnColumn, DrawnNode } from "./drawing.ts";
import { claimKey, standingLook } from "./looks.ts";

interface NodeWordsProps {
  node: DrawnNode;
  columns: DrawnColumn[];
  /** Whether the reader belongs to the team in the middle. */
  isMine: boolean;
}

/** The line under a team's name: how it stands towards the centre; far away only what stands out. */
export function NodeWords({ node: { step, edges }, columns, isMine }: NodeWordsProps) {
  const texts = useTexts();
  const [edge] = edges;
  if (step === 0) return bothWays(texts, columns);
  if (!edge) return null;
  const isNear = Math.abs(step) === 1;
  const { look, label, tone, words } = standingLook(texts, edge);
  if (!isNear && look === "unknown") return null;
  return (
    <>
      <StateGlyph look={look} label={label} />
      <span className={tone === "kept" ? "quiet" : tone}>
        {look === "oneSided" && isNear && isMine ? claimWords(texts, edge, step) : words}
      </span>
      {edge.counts !== null && edge.counts.open > 0 && (
        <span className={`${styles.open} quiet`}>
          {" "}
          · {texts.t("relationship.count.open", { count: edge.counts.open })}
        </span>
      )}
    </>
  );
}

/** Our side follows from where the other one stands. */
function claimWords({ t }: Texts, edge: MapEdge, step: number) {
  const claim = claimKey(edge, step < 0 ? "customer" : "supplier");
  return claim && t(claim);
}

/** Who stands on both sides is named in the middle. */
function bothWays({ t, locale }: Texts, columns: DrawnColumn[]) {
  const namesAt = (step: number) =>
    columns.find((column) => column.step === step)?.nodes.map(({ team }) => team.name) ?? [];
  const customers = new Set(namesAt(1));
  const mutual = namesAt(-1).filter((name) => customers.has(name));
  return (
    mutual.length > 0 && t("relationship.bothWaysWith", { teams: new Intl.ListFormat(locale).format(mutual) })
  );
}
