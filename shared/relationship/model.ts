import { z } from "zod";
import { Id, Moment, typedText } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";

export const sides = ["supplier", "customer"] as const;
export const Side = z.enum(sides);
export type Side = z.infer<typeof Side>;

export const relationshipStates = ["proposed", "confirmed", "declined", "ended"] as const;
export const RelationshipState = z.enum(relationshipStates);
export type RelationshipState = z.infer<typeof RelationshipState>;

/** How much the customer depends on it: 1 stops their work, 3 is a convenience. */
export const Tier = z
  .int("relationship.error.tier")
  .min(1, "relationship.error.tier")
  .max(3, "relationship.error.tier");

/** What flows between the two teams, in one sentence. */
export const Flow = typedText(300);
/** Why a relationship was declined or ended, or has its tier. */
export const Reason = typedText(500);
/** Counts the changes; sent along with a change so that two people acting at once cannot overwrite each other. */
export const Revision = z.int().min(1);

/** The open commitments of a relationship; overdue, at risk and waiting ones are among the open. */
export const CommitmentCounts = z.object({
  open: z.int(),
  overdue: z.int(),
  atRisk: z.int(),
  waiting: z.int(),
});
export type CommitmentCounts = z.infer<typeof CommitmentCounts>;

/** A team as a counterpart; an archived one stays in sight until its relationships are ended. */
const Counterpart = TeamRef.extend({ isArchived: z.boolean() });

/** One supplier team serving one customer team; `claimedBy` is the only side that has said so, or null when both have. */
export const Relationship = z.object({
  relationshipId: Id,
  supplier: Counterpart,
  customer: Counterpart,
  state: RelationshipState,
  claimedBy: Side.nullable(),
  flow: z.string().nullable(),
  tier: Tier.nullable(),
  tierReason: z.string().nullable(),
  /** Why it was declined or ended. */
  closingReason: z.string().nullable(),
  createdAt: Moment,
  /** The latest proposal: later than `createdAt` when it was proposed again. */
  proposedAt: Moment,
  confirmedAt: Moment.nullable(),
  declinedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  revision: Revision,
});
export type Relationship = z.infer<typeof Relationship>;

/** The card both sides read. */
export const RelationshipCard = Relationship.extend({
  counts: CommitmentCounts,
  /** How many services the supplier has published. */
  serviceCount: z.int(),
});
export type RelationshipCard = z.infer<typeof RelationshipCard>;

/** A relationship in a team's list; its numbers and reasons only where the reader is on one side. */
export const ListedRelationship = Relationship.extend({
  /** The side that the team is on whose list this is. */
  side: Side,
  counts: CommitmentCounts.nullable(),
  serviceCount: z.int(),
});
export type ListedRelationship = z.infer<typeof ListedRelationship>;

/** The teams at the same distance: steps below zero supply, steps above zero are supplied. */
export const MapColumn = z.object({
  step: z.int(),
  teams: z.array(TeamRef),
  /** How many teams of this column are left out. */
  moreCount: z.int(),
});
export type MapColumn = z.infer<typeof MapColumn>;

/** A relationship as drawn; one that leads from a customer to a supplier of the centre is drawn on both sides. */
export const MapEdge = Relationship.pick({ relationshipId: true, state: true, claimedBy: true }).extend({
  supplierTeamId: Id,
  customerTeamId: Id,
  /** The column of the supplier; the customer stands in the next one. */
  step: z.int(),
  /** Only where the reader is on one side. */
  counts: CommitmentCounts.nullable(),
});
export type MapEdge = z.infer<typeof MapEdge>;

/** Suppliers ← team → customers; the columns run from the farthest supplier to the farthest customer. */
export const RelationMap = z.object({
  columns: z.array(MapColumn),
  edges: z.array(MapEdge),
  /** How many relationships between the teams shown are left out. */
  moreEdgeCount: z.int(),
});
export type RelationMap = z.infer<typeof RelationMap>;

/** A team that suffers when another slips, near ones first. */
export const HitTeam = TeamRef.extend({
  steps: z.int(),
  /** Whether it is reached through relationships alone that both sides have confirmed. */
  isConfirmed: z.boolean(),
});
export type HitTeam = z.infer<typeof HitTeam>;

export const relationshipChanges = ["proposed", "confirmed", "declined", "ended", "tiered"] as const;

/** One line of a relationship's history. */
export const RelationshipChange = z.object({
  sequence: z.int(),
  kind: z.enum(relationshipChanges),
  occurredAt: Moment,
  actor: PersonRef.nullable(),
  /** The side that acted. */
  side: Side.nullable(),
  tier: Tier.nullable(),
  reason: z.string().nullable(),
});
export type RelationshipChange = z.infer<typeof RelationshipChange>;
