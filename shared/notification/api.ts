import { z } from "zod";
import { Done, endpoint, Id, Moment, Page, pageOf } from "#shared/endpoint.ts";
import {
  Notification,
  NotificationKind,
  NotificationSettings,
  notificationKinds,
  TeamChannel,
} from "./model.ts";

export const listNotifications = endpoint({
  method: "GET",
  path: "/api/notifications",
  summary: "What I was told, latest first",
  input: z.object({ limit: Page.limit, cursor: z.uuid({ error: "error.cursor" }).optional() }),
  output: pageOf(Notification),
});

export const countNotifications = endpoint({
  method: "GET",
  path: "/api/notifications/count",
  summary: "How many notifications I have not read, at most 100",
  input: z.object({}),
  output: z.object({ unread: z.int() }),
});

export const readNotifications = endpoint({
  method: "POST",
  path: "/api/notifications/read",
  summary: "Mark one of my notifications as read, or all up to and including it",
  input: z.object({ notificationId: Id, isWithOlder: z.boolean().default(false) }),
  output: z.object({ unread: z.int() }),
});

export const getNotificationSettings = endpoint({
  method: "GET",
  path: "/api/notifications/settings",
  summary: "Which kinds I have switched off, and until when I do not want to be interrupted",
  input: z.object({}),
  output: NotificationSettings,
});

export const switchKinds = endpoint({
  method: "PUT",
  path: "/api/notifications/switched-off",
  summary: "Choose the kinds that shall not interrupt me; the list keeps them, as read",
  input: z.object({
    switchedOff: z
      .array(NotificationKind)
      .max(notificationKinds.length, "error.tooLarge")
      .transform((kinds) => [...new Set(kinds)]),
  }),
  output: NotificationSettings,
});

export const snoozeNotifications = endpoint({
  method: "PUT",
  path: "/api/notifications/snooze",
  summary: "Do not interrupt me until a moment, at most 60 days ahead; null ends it",
  input: z.object({ until: Moment.nullable() }),
  output: NotificationSettings,
});

export const listTeamChannels = endpoint({
  method: "GET",
  path: "/api/team-channels",
  summary: "Which channel the teams that I lead post to",
  input: z.object({}),
  output: z.object({ items: z.array(TeamChannel) }),
});

export const setTeamChannel = endpoint({
  method: "PUT",
  path: "/api/teams/{teamId}/channel",
  summary:
    "Have a team's cards posted to its channel, by the address of a workflow; the address is never shown again",
  input: z.object({
    teamId: Id,
    url: z
      .url({ error: "error.url" })
      .max(2000, "error.tooLong")
      .refine((url) => !/[\p{Cc}\s]/u.test(url), "error.url"),
  }),
  output: TeamChannel,
});

export const tryTeamChannel = endpoint({
  method: "POST",
  path: "/api/teams/{teamId}/channel/try",
  summary: "Post a card to a team's channel, to see whether it arrives",
  input: z.object({ teamId: Id }),
  output: Done,
});

export const removeTeamChannel = endpoint({
  method: "DELETE",
  path: "/api/teams/{teamId}/channel",
  summary: "Stop posting to a team's channel and forget its address",
  input: z.object({ teamId: Id }),
  output: Done,
});
