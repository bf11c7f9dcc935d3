import type { calendarCommands } from "#shared/calendar/contribution.ts";
import type { Handler } from "#tab/tools.ts";

export const calendarHandlers: Record<keyof typeof calendarCommands, Handler> = {};
