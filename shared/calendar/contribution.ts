import type { Commands } from "#shared/contribution.ts";

export const calendarCommands = {} satisfies Partial<Commands<"calendar">>;
