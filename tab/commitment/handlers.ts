import type { commitmentCommands } from "#shared/commitment/contribution.ts";
import type { Handler } from "#tab/tools.ts";

export const commitmentHandlers: Record<keyof typeof commitmentCommands, Handler> = {};
