import type { agreementCommands } from "#shared/agreement/contribution.ts";
import type { Handler } from "#tab/tools.ts";

export const agreementHandlers: Record<keyof typeof agreementCommands, Handler> = {};
