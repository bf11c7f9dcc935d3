import * as api from "#shared/notification/api.ts";
import type { notificationCommands } from "#shared/notification/contribution.ts";
import type { Handler } from "#tab/tools.ts";

export const notificationHandlers: Record<keyof typeof notificationCommands, Handler> = {
  "notification.setChannel": ({ openForm }, { team }) =>
    team &&
    openForm({
      title: "notification.setChannel",
      about: team.name,
      intro: "notification.channel.intro",
      endpoint: api.setTeamChannel,
      fields: [{ name: "url", kind: "text", label: "notification.channel.url" }],
      fixed: { teamId: team.teamId },
      submit: "notification.channel.save",
      done: "notification.channel.saved",
      badge: "named",
    }),

  "notification.tryChannel": ({ write }, { team }) =>
    team && write(api.tryTeamChannel, { teamId: team.teamId }, "notification.channel.tried"),

  "notification.removeChannel": ({ write }, { team }) =>
    team && write(api.removeTeamChannel, { teamId: team.teamId }, "notification.channel.removed"),
};
