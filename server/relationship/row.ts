import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { prepared } from "#server/db/prepared.ts";
import { team } from "#server/organisation/table.ts";
import type { Relationship } from "#shared/relationship/model.ts";
import { relationship } from "./table.ts";

export const supplierTeam = alias(team, "supplier_team");
export const customerTeam = alias(team, "customer_team");

const counterpart = ({ teamId, name, archivedAt }: typeof supplierTeam | typeof customerTeam) => ({
  teamId,
  name,
  isArchived: sql<boolean>`${archivedAt} is not null`.mapWith(Boolean),
});

const columns = {
  relationshipId: relationship.relationshipId,
  supplier: counterpart(supplierTeam),
  customer: counterpart(customerTeam),
  state: relationship.state,
  claimedBy: relationship.claimedBy,
  flow: relationship.flow,
  tier: relationship.tier,
  tierReason: relationship.tierReason,
  closingReason: relationship.closingReason,
  createdAt: relationship.createdAt,
  proposedAt: relationship.proposedAt,
  confirmedAt: relationship.confirmedAt,
  declinedAt: relationship.declinedAt,
  endedAt: relationship.endedAt,
  revision: relationship.revision,
};

/** Relationships as the noun, both teams with their names; add `where`. */
export function selectRelationships(db: Db) {
  return db
    .select(columns)
    .from(relationship)
    .innerJoin(supplierTeam, eq(supplierTeam.teamId, relationship.supplierTeamId))
    .innerJoin(customerTeam, eq(customerTeam.teamId, relationship.customerTeamId));
}

export async function findRelationship(db: Db, relationshipId: string): Promise<Relationship> {
  return found(await selectRelationships(db).where(eq(relationship.relationshipId, relationshipId)).get());
}

export interface TeamPair {
  supplierTeamId: string;
  customerTeamId: string;
}

const byPair = prepared((db) => {
  const is = (name: keyof TeamPair) => eq(relationship[name], sql.placeholder(name));
  return selectRelationships(db)
    .where(and(is("supplierTeamId"), is("customerTeamId")))
    .prepare();
});

export const findPair = (db: Db, { supplierTeamId, customerTeamId }: TeamPair) =>
  byPair(db).get({ supplierTeamId, customerTeamId });
