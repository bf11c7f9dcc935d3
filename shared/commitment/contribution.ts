import type { Commands, View } from "#shared/contribution.ts";

export const commitmentCommands = {} satisfies Partial<Commands<"commitment">>;

export const commitmentViews = {
  today: { title: "app.today", path: "/today", scopes: ["personal"] },
} satisfies Record<string, View>;
