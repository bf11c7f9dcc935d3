import { z } from "zod";
import { endpoint, Id, Moment, optionalText, Page, pageOf, typedText } from "#shared/endpoint.ts";
import { Action, ActionState, Effect } from "./model.ts";

const seen = { actionId: Id, revision: z.int("error.wrongType") };

export const listActions = endpoint({
  method: "GET",
  path: "/api/improvement/actions",
  summary: "A team's actions, or those of one round, complaint or suggestion, latest first",
  input: z.object({
    /** Without a team: all of the company's, for the committee. */
    teamId: Id.optional(),
    sourceId: Id.optional(),
    state: ActionState.optional(),
    cursor: z.uuid({ error: "error.cursor" }).optional(),
    limit: Page.limit,
  }),
  output: pageOf(Action),
});

export const changeAction = endpoint({
  method: "POST",
  path: "/api/improvement/actions/{actionId}/change",
  summary: "Give an open action another owner or another day",
  input: z.object({ ...seen, ownerId: Id, dueAt: Moment }),
  output: Action,
});

export const finishAction = endpoint({
  method: "POST",
  path: "/api/improvement/actions/{actionId}/done",
  summary: "Say that it was done",
  input: z.object(seen),
  output: Action,
});

export const checkAction = endpoint({
  method: "POST",
  path: "/api/improvement/actions/{actionId}/check",
  summary: "Say whether what was done removed the cause",
  input: z.object({ ...seen, effect: Effect, note: optionalText(1000) }),
  output: Action,
});

export const dropAction = endpoint({
  method: "POST",
  path: "/api/improvement/actions/{actionId}/drop",
  summary: "Give an open action up, with the reason",
  input: z.object({ ...seen, reason: typedText(1000) }),
  output: Action,
});
