import type { Commands, Place, View } from "#shared/contribution.ts";

const onRow = ["row"] as const satisfies Place[];
const whenSet = { selection: "teamChannel", state: "set" } as const;

export const notificationCommands = {
  "notification.setChannel": {
    title: "notification.setChannel",
    places: [...onRow],
    when: { selection: ["team", "teamChannel"], state: ["active", "set", "unset"] },
    right: "channel.set",
  },
  "notification.tryChannel": {
    title: "notification.tryChannel",
    places: [...onRow],
    when: whenSet,
    right: "channel.set",
  },
  "notification.removeChannel": {
    title: "notification.removeChannel",
    places: [...onRow],
    when: whenSet,
    right: "channel.set",
  },
} satisfies Partial<Commands<"notification">>;

/** Beside the gear: what came, and how one is told. */
export const notificationViews = {
  notification: {
    title: "app.notifications",
    path: "/notifications",
    scopes: ["personal"],
    isSetting: true,
  },
} satisfies Record<string, View>;
