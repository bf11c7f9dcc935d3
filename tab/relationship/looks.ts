import type { ListedRelationship, MapEdge, RelationshipChange, Side } from "#shared/relationship/model.ts";
import { type RelationshipStanding, standingOf } from "#shared/relationship/standing.ts";
import type { TextKey } from "#shared/text.ts";
import type { Texts } from "#tab/text.ts";
import { type Look, looks } from "#tab/ui/pictures.tsx";

export const lookOf = {
  overdue: "breached",
  atRisk: "atRisk",
  declined: "closed",
  ended: "closed",
  oneSided: "oneSided",
  waiting: "waiting",
  onTrack: "onTrack",
  idle: "unknown",
} as const satisfies Record<RelationshipStanding, Look>;

export const lookOfChange = {
  proposed: "oneSided",
  confirmed: "met",
  declined: "closed",
  ended: "closed",
  tiered: "unknown",
} as const satisfies Record<RelationshipChange["kind"], Look>;

type Judged = Pick<MapEdge, "state" | "claimedBy" | "counts">;

/** A relationship's shape, colour and word: "1 late", "on track", "one-sided". */
export function standingLook({ t }: Texts, judged: Judged) {
  const standing = standingOf(judged);
  const look = lookOf[standing];
  const isUnknown = standing === "idle" && judged.counts === null;
  const label = t(`relationship.standing.${isUnknown ? "confirmed" : standing}`);
  return { look, tone: looks[look].tone, label, words: countOf({ t }, standing, judged.counts) ?? label };
}

const counted = ["overdue", "atRisk", "waiting"] as const;

function countOf({ t }: Pick<Texts, "t">, standing: RelationshipStanding, counts: Judged["counts"]) {
  const name = counted.find((one) => one === standing);
  return name && counts ? t(`relationship.count.${name}`, { count: counts[name] }) : null;
}

/** The numbers that the standing has not said yet, the open ones last. */
export function otherCounts({ t }: Texts, judged: Judged) {
  const { counts } = judged;
  if (!counts) return [];
  const standing = standingOf(judged);
  const rest = counted.filter((name) => name !== standing && counts[name] > 0);
  const open = counts.open > 0 ? [t("relationship.count.open", { count: counts.open })] : [];
  return [...rest.map((name) => t(`relationship.count.${name}`, { count: counts[name] })), ...open];
}

/** Whether it holds, or may soon: neither declined nor ended. */
export const isCurrent = ({ state }: Pick<Judged, "state">) => state === "proposed" || state === "confirmed";

/** Who has said so, seen from one side; without a side, as an outsider. Null once both have. */
export function claimKey(
  { state, claimedBy }: Pick<ListedRelationship, "state" | "claimedBy">,
  side: Side | null,
): TextKey | null {
  if (state !== "proposed" || !claimedBy) return null;
  if (!side) return `relationship.claimedBy.${claimedBy}`;
  return side === claimedBy ? "relationship.youNamed" : "relationship.theyNamed";
}
