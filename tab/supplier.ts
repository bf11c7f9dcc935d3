import { activeTeams } from "./me.ts";
import type { Subject, Tools } from "./tools.ts";

/** The team that something said as a customer goes to: of a relationship the side one is not on. */
export function supplierOf(me: Tools["me"], { team, relationship, commitment }: Subject) {
  if (commitment) return commitment.supplier;
  if (!relationship) return team;
  const mine = activeTeams(me).map(({ teamId }) => teamId);
  return mine.includes(relationship.supplier.teamId) ? relationship.customer : relationship.supplier;
}
