import { z } from "zod";
import { endpoint, Id, optionalText, Page, pageOf } from "#shared/endpoint.ts";
import {
  HitTeam,
  ListedRelationship,
  Reason,
  RelationMap,
  Relationship,
  RelationshipCard,
  RelationshipChange,
  RelationshipState,
  Revision,
  Side,
  Tier,
} from "./model.ts";

export const proposeRelationship = endpoint({
  method: "POST",
  path: "/api/relationships",
  summary:
    "Propose a relationship from one side; what the other side has proposed is confirmed by a lead's proposal",
  input: z.object({ supplierTeamId: Id, customerTeamId: Id, side: Side, flow: optionalText(300) }),
  output: Relationship,
});

export const confirmRelationship = endpoint({
  method: "POST",
  path: "/api/relationships/{relationshipId}/confirm",
  summary: "Confirm what the other side has proposed",
  input: z.object({ relationshipId: Id, revision: Revision }),
  output: Relationship,
});

export const declineRelationship = endpoint({
  method: "POST",
  path: "/api/relationships/{relationshipId}/decline",
  summary: "Decline what the other side has proposed, with a reason",
  input: z.object({ relationshipId: Id, revision: Revision, reason: Reason }),
  output: Relationship,
});

export const endRelationship = endpoint({
  method: "POST",
  path: "/api/relationships/{relationshipId}/end",
  summary: "End a relationship, or take back what only one's own side has said",
  input: z.object({ relationshipId: Id, revision: Revision, reason: Reason }),
  output: Relationship,
});

export const setTier = endpoint({
  method: "PUT",
  path: "/api/relationships/{relationshipId}/tier",
  summary: "Say how much a customer depends on us, with a reason",
  input: z.object({ relationshipId: Id, revision: Revision, tier: Tier, reason: Reason }),
  output: Relationship,
});

export const listRelationships = endpoint({
  method: "GET",
  path: "/api/relationships",
  summary: "The suppliers and customers of my teams or of one team: suppliers first, by name",
  input: z.object({
    teamId: Id.optional(),
    /** The side the team is on: `customer` lists its suppliers. */
    side: Side.optional(),
    /** Without it: all but the ended ones. */
    state: RelationshipState.optional(),
    limit: Page.limit,
    /** The side and the id of the last one seen. */
    cursor: z
      .string()
      .regex(/^(supplier|customer)\.[\da-f-]{36}$/, "error.cursor")
      .optional(),
  }),
  output: pageOf(ListedRelationship),
});

export const getRelationMap = endpoint({
  method: "GET",
  path: "/api/relationships/map",
  summary: "A team's suppliers and customers, one or two steps away",
  input: z.object({
    teamId: Id,
    steps: z.coerce
      .number()
      .int()
      .min(1, "relationship.error.steps")
      .max(2, "relationship.error.steps")
      .default(2),
  }),
  output: RelationMap,
});

export const whoIsHit = endpoint({
  method: "GET",
  path: "/api/relationships/downstream",
  summary: "Who is hit if a team slips: its customers, their customers and so on, each once, near ones first",
  input: z.object({ teamId: Id, limit: Page.limit, cursor: z.uuid({ error: "error.cursor" }).optional() }),
  output: pageOf(HitTeam).extend({ total: z.int() }),
});

export const whoIsHitThrough = endpoint({
  method: "GET",
  path: "/api/relationships/{relationshipId}/downstream",
  summary:
    "Who is hit if what flows here slips: the customer, its customers and so on, each once, near ones first",
  input: z.object({
    relationshipId: Id,
    limit: Page.limit,
    cursor: z.uuid({ error: "error.cursor" }).optional(),
  }),
  output: whoIsHit.output,
});

export const getRelationship = endpoint({
  method: "GET",
  path: "/api/relationships/{relationshipId}",
  summary: "One relationship with its numbers",
  input: z.object({ relationshipId: Id }),
  output: RelationshipCard,
});

export const listRelationshipHistory = endpoint({
  method: "GET",
  path: "/api/relationships/{relationshipId}/history",
  summary: "What happened to a relationship, latest first",
  input: z.object({
    relationshipId: Id,
    limit: Page.limit,
    cursor: z.coerce.number({ error: "error.cursor" }).int("error.cursor").min(1, "error.cursor").optional(),
  }),
  output: pageOf(RelationshipChange),
});
