import type { relationshipCommands } from "#shared/relationship/contribution.ts";
import type { Handler } from "#tab/tools.ts";

export const relationshipHandlers: Record<keyof typeof relationshipCommands, Handler> = {};
