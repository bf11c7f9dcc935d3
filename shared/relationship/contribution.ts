import type { Commands, View } from "#shared/contribution.ts";

export const relationshipCommands = {} satisfies Partial<Commands<"relationship">>;

export const relationshipViews = {
  relations: { title: "app.relations", path: "/relations", scopes: ["personal"] },
} satisfies Record<string, View>;
