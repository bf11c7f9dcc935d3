import type { Commands } from "#shared/contribution.ts";

export const calendarCommands = {
  "calendar.create": {
    title: "calendar.create",
    places: ["palette", "toolbar"],
    when: { scope: "personal", isAdmin: true },
  },
  "calendar.change": {
    title: "calendar.change",
    places: ["row"],
    when: { selection: "calendar", isAdmin: true },
  },
  "calendar.choose": {
    title: "calendar.choose",
    places: ["palette", "row"],
    when: { scope: "personal", isLead: true },
  },
  "calendar.remove": {
    title: "calendar.remove",
    places: ["row"],
    when: { selection: "calendar", state: "team", isAdmin: true },
  },
} satisfies Partial<Commands<"calendar">>;
