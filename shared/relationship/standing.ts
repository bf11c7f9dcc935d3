import type { CommitmentCounts, Relationship } from "./model.ts";

/** How a relationship stands, the most pressing first. */
export const relationshipStandings = [
  "overdue",
  "atRisk",
  "declined",
  "ended",
  "oneSided",
  "waiting",
  "onTrack",
  "idle",
] as const;
export type RelationshipStanding = (typeof relationshipStandings)[number];

interface Judged extends Pick<Relationship, "state"> {
  /** Null where the reader may not see numbers. */
  counts: CommitmentCounts | null;
}

/**
 * The one thing to know about a relationship: what is late is never hidden behind a state.
 *
 * @example standingOf({ state: "proposed", counts: { open: 2, overdue: 1, atRisk: 0, waiting: 0 } }) // => "overdue"
 */
export function standingOf({ state, counts }: Judged): RelationshipStanding {
  if (counts?.overdue) return "overdue";
  if (counts?.atRisk) return "atRisk";
  if (state === "declined" || state === "ended") return state;
  if (state === "proposed") return "oneSided";
  if (counts?.waiting) return "waiting";
  return counts?.open ? "onTrack" : "idle";
}

/** Negative when the first one is more pressing, for sorting. */
export const compareStandings = (one: Judged, other: Judged) => rankOf(one) - rankOf(other);

const rankOf = (judged: Judged) => relationshipStandings.indexOf(standingOf(judged));
