import { z } from "zod";
import { Id, Moment } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";

/** What an action follows from: a closed survey round, a complaint's lesson, an accepted suggestion. */
export const sourceKinds = ["survey", "complaint", "suggestion"] as const;
export const ActionSource = z.object({ kind: z.enum(sourceKinds), id: Id });
export type ActionSource = z.infer<typeof ActionSource>;

export const actionStates = ["open", "done", "checked", "dropped"] as const;
export const ActionState = z.enum(actionStates);
export type ActionState = z.infer<typeof ActionState>;

/** Whether it removed the cause, as somebody looked at it afterwards. */
export const effects = ["yes", "partly", "no"] as const;
export const Effect = z.enum(effects);
export type Effect = z.infer<typeof Effect>;

/** A corrective action: who does what by when, against which cause, and whether it helped. */
export const Action = z.object({
  actionId: Id,
  source: ActionSource,
  team: TeamRef,
  owner: PersonRef,
  what: z.string(),
  /** The cause it is to remove. */
  cause: z.string(),
  dueAt: Moment,
  state: ActionState,
  createdAt: Moment,
  doneAt: Moment.nullable(),
  checkedAt: Moment.nullable(),
  effect: Effect.nullable(),
  /** What was seen at the check, or why it was dropped. */
  note: z.string().nullable(),
  /** Counts the changes; sent along with a step so that two people acting at once cannot overwrite each other. */
  revision: z.int(),
});
export type Action = z.infer<typeof Action>;
