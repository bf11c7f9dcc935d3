import { z } from "zod";
import { Id, Moment } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";
import { reasons } from "./delivery.ts";

/** What a person can switch off one by one; each is a type of activity in Teams, where it can be tuned as well. */
export const notificationKinds = ["asked", "due", "complaint", "answer", "date", "thanks"] as const;
export const NotificationKind = z.enum(notificationKinds);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** What a notification says; in the texts under `notification.said.…`. */
export const sayings = [
  "asked",
  "handedOn",
  "returned",
  "questioned",
  "reminded",
  "atRisk",
  "breached",
  "complaint",
  "promised",
  "accepted",
  "declined",
  "replied",
  "answered",
  "delivered",
  "confirmed",
  "withdrawn",
  "missed",
  "suggestion",
  "consulted",
  "decided",
  "dateProposed",
  "dateAgreed",
  "dateRefused",
  "relationship",
  "signature",
  "membership",
  "thanked",
  "survey",
  "action",
  "committee",
  "nominated",
  "honoured",
  "honourDecided",
] as const;
export const Saying = z.enum(sayings);
export type Saying = z.infer<typeof Saying>;

/** One line of a person's list; names are read when it is shown, so that an erased one is gone here too. */
export const Notification = z.object({
  notificationId: Id,
  kind: NotificationKind,
  said: Saying,
  /** The thing's own words, where the reader may see them. */
  title: z.string().nullable(),
  actor: PersonRef.nullable(),
  /** The moment it is about: due, proposed or agreed. */
  momentAt: Moment.nullable(),
  /** Where it leads in the tab. */
  path: z.string(),
  createdAt: Moment,
  readAt: Moment.nullable(),
});
export type Notification = z.infer<typeof Notification>;

/** Nobody is left alone for longer than that without saying so again. */
export const snoozeDays = 60;

export const NotificationSettings = z.object({
  switchedOff: z.array(NotificationKind).max(notificationKinds.length),
  /** Until then nobody is interrupted; the list goes on. */
  snoozedUntil: Moment.nullable(),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;

/** A team's channel as its leads see it: never the whole address, which whoever holds it may post to. */
export const TeamChannel = z.object({
  team: TeamRef,
  /** The address's host; null while none is set. */
  host: z.string().nullable(),
  setBy: PersonRef.nullable(),
  setAt: Moment.nullable(),
  lastSentAt: Moment.nullable(),
  /** Why the latest card was given up. */
  trouble: z.enum(reasons).nullable(),
});
export type TeamChannel = z.infer<typeof TeamChannel>;
