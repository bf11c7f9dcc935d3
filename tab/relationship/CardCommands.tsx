import type { CommandId } from "#shared/contributions.ts";
import type { RelationshipCard } from "#shared/relationship/model.ts";
import type { Holder } from "#shared/rights.ts";
import { CommandBar } from "#tab/ui/CommandBar.tsx";
import { isCurrent } from "./looks.ts";
import { offeredOn, sideOf } from "./offered.ts";

const work: Record<"supplier" | "customer", CommandId[]> = {
  customer: ["commitment.ask", "relationship.showHit", "complaint.complain"],
  supplier: ["commitment.promise", "relationship.showHit"],
};
const changes: CommandId[] = ["relationship.setTier", "relationship.end", "relationship.copyLink"];

/** Work with the other side first; what changes the relationship itself is behind "…". */
export function CardCommands({
  relationship,
  holder,
}: {
  relationship: RelationshipCard;
  holder: Holder | null;
}) {
  const side = sideOf(relationship, holder);
  if (!side) return null;
  const offered = offeredOn(relationship, holder);
  return (
    <span>
      {isCurrent(relationship) && (
        <CommandBar
          place="toolbar"
          context={{ scope: "personal", side }}
          subject={{ relationship }}
          visible={3}
          allows={(id) => work[side].includes(id)}
        />
      )}{" "}
      <CommandBar
        place="row"
        context={{ scope: "personal", side, selection: "relationship", state: relationship.state }}
        subject={{ relationship }}
        visible={0}
        allows={(id) => changes.includes(id) && offered(id)}
      />
    </span>
  );
}
