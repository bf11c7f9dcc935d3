import type { organisationCommands } from "#shared/organisation/contribution.ts";
import type { Handler } from "#tab/tools.ts";

export const organisationHandlers: Record<keyof typeof organisationCommands, Handler> = {};
