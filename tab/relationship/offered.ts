import type { CommandId } from "#shared/contributions.ts";
import type { Relationship, Side } from "#shared/relationship/model.ts";
import { answeringTeams, endingTeams, onSide, pairOf } from "#shared/relationship/sides.ts";
import { type Holder, mayDo } from "#shared/rights.ts";

const needs: Partial<Record<CommandId, (holder: Holder, relationship: Relationship) => boolean>> = {
  "relationship.confirm": mayAnswer,
  "relationship.decline": mayAnswer,
  "relationship.setTier": (holder, relationship) => mayDo(holder, "relationship.tier", pairOf(relationship)),
  "relationship.copyLink": (holder, relationship) => sideOf(relationship, holder) !== null,
  "relationship.end": (holder, relationship) => mayDo(holder, "relationship.end", endingTeams(relationship)),
};

/** Whether a person is asked to say yes or no to what the other side has proposed. */
export function mayAnswer(holder: Holder, relationship: Relationship) {
  return (
    relationship.state === "proposed" && mayDo(holder, "relationship.answer", answeringTeams(relationship))
  );
}

/**
 * Which commands on a relationship this person is offered; the server refuses the others.
 *
 * @example <CommandBar allows={offeredOn(relationship, holder)} … />
 */
export const offeredOn = (relationship: Relationship, holder: Holder | null) => (id: CommandId) =>
  holder !== null && (needs[id]?.(holder, relationship) ?? false);

/** The side that a person is on: the supplier's where they are on both, for it has more to do there. */
export function sideOf(relationship: Relationship, holder: Holder | null): Side | null {
  const isOn = (side: Side) =>
    holder !== null && mayDo(holder, "relationship.read", onSide(pairOf(relationship), side));
  if (isOn("supplier")) return "supplier";
  return isOn("customer") ? "customer" : null;
}
