import type { Commands, View } from "#shared/contribution.ts";

export const agreementCommands = {} satisfies Partial<Commands<"agreement">>;

export const agreementViews = {
  promises: { title: "app.promises", path: "/promises", scopes: ["personal"] },
} satisfies Record<string, View>;
