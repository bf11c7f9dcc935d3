import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Calendar } from "#shared/calendar/model.ts";

/** A named calendar; its hours live in versions, so that a running clock keeps those it started with. */
export const calendar = sqliteTable("calendar", {
  calendarId: text().primaryKey(),
  name: text().notNull(),
  /** The region whose public holidays are followed, such as CN or NO; null for none. */
  holidayRegion: text(),
  /** The one calendar of teams that have chosen none. */
  isDefault: integer({ mode: "boolean" }).notNull(),
  currentVersionId: text().notNull(),
  createdAt: integer().notNull(),
});

export const calendarVersion = sqliteTable(
  "calendar_version",
  {
    calendarVersionId: text().primaryKey(),
    calendarId: text().notNull().references(() => calendar.calendarId),
    version: integer().notNull(),
    hours: text({ mode: "json" }).$type<Calendar>().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index("calendar_version_calendar").on(table.calendarId, table.version)],
);
