import type { TeamRef } from "#shared/organisation/model.ts";
import type { Relationship } from "#shared/relationship/model.ts";

const ROOT = "/relations";
const MAP = `${ROOT}/map`;
const HIT = "hit";

/** What the address asks for: the list, the drawing or one card, and whether it is shown who is hit. */
export interface Shown {
  kind: "list" | "map" | "card";
  relationshipId: string | null;
  isHitOpen: boolean;
}

/**
 * What an address shows; what a deep link leads to is what a press leads to.
 *
 * @example shownAt("/relations/map/hit") // => { kind: "map", relationshipId: null, isHitOpen: true }
 */
export function shownAt(path: string): Shown {
  const parts = path.slice(ROOT.length).split("/").filter(Boolean);
  const isHitOpen = parts.at(-1) === HIT;
  const [first] = isHitOpen ? parts.slice(0, -1) : parts;
  if (first === undefined) return { kind: "list", relationshipId: null, isHitOpen };
  if (first === "map") return { kind: "map", relationshipId: null, isHitOpen };
  return { kind: "card", relationshipId: first, isHitOpen };
}

const withTeam = (path: string, teamId: string | null | undefined) =>
  teamId ? `${path}?team=${teamId}` : path;

export const listAddress = (teamId?: string | null) => withTeam(ROOT, teamId);
export const mapAddress = (teamId?: string | null) => withTeam(MAP, teamId);
export const cardAddress = ({ relationshipId }: Pick<Relationship, "relationshipId">) =>
  `${ROOT}/${relationshipId}`;

/** Who is hit is shown beside what is open, so that a drawing stays a drawing. */
export function hitAddress(
  path: string,
  { relationship, team }: { relationship?: Relationship; team?: TeamRef },
) {
  if (relationship) return `${cardAddress(relationship)}/${HIT}`;
  return withTeam(`${path.startsWith(MAP) ? MAP : ROOT}/${HIT}`, team?.teamId);
}
