import type { Commands, View } from "#shared/contribution.ts";

export const organisationCommands = {} satisfies Partial<Commands<"organisation">>;

export const organisationViews = {
  team: { title: "app.team", path: "/team", scopes: ["channel"] },
  admin: { title: "app.admin", path: "/admin", scopes: ["personal"], isSetting: true },
} satisfies Record<string, View>;
