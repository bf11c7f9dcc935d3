import { z } from "zod";
import { Source } from "#shared/commitment/model.ts";
import { endpoint, Id, Page, pageOf } from "#shared/endpoint.ts";
import { Recognition, ThanksReason } from "./model.ts";

export const giveThanks = endpoint({
  method: "POST",
  path: "/api/recognitions",
  summary: "Thank a person or a whole team for something concrete; five a day",
  input: z.object({
    /** In the name of which of one's own teams. */
    giverTeamId: Id,
    /** Who; without it the whole team. */
    receiverId: Id.optional(),
    /** The team thanked, or the one in which the person helped. */
    receiverTeamId: Id.optional(),
    reason: ThanksReason,
    commitmentId: Id.optional(),
    source: Source.nullish(),
    seenBy: z.enum(["everybody", "receiver"]).default("everybody"),
  }),
  output: Recognition,
});

export const listThanks = endpoint({
  method: "GET",
  path: "/api/recognitions",
  summary:
    "Thanks that a team and its people got for all to see, or that went between two teams; latest first",
  input: z.object({ teamId: Id.optional(), relationshipId: Id.optional(), ...Page }),
  output: pageOf(Recognition),
});

export const listReceivedThanks = endpoint({
  method: "GET",
  path: "/api/recognitions/received",
  summary: "Thanks that I or my teams got, latest first",
  input: z.object(Page),
  output: pageOf(Recognition),
});

export const listNewThanks = endpoint({
  method: "GET",
  path: "/api/recognitions/new",
  summary: "The latest thanks of this week to me and my teams, for Today",
  input: z.object({}),
  output: z.object({ items: z.array(Recognition) }),
});

export const getThanksLeft = endpoint({
  method: "GET",
  path: "/api/recognitions/left",
  summary: "How many thanks I can still give today, and whether somebody else may have helped too",
  input: z.object({}),
  output: z.object({
    leftToday: z.int(),
    /** Most of my thanks go to one person who sends most back; only I am told. */
    isAlwaysTheSame: z.boolean(),
  }),
});
