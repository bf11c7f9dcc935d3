import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Calendar } from "#shared/calendar/model.ts";
import type { PublicDay, SpecialDate } from "#shared/calendar/settings.ts";

/** A named calendar; its hours live in versions, so that a running clock keeps those it started with. */
export const calendar = sqliteTable("calendar", {
  calendarId: text().primaryKey(),
  name: text().notNull(),
  /** The one calendar of teams that have chosen none. */
  isDefault: integer({ mode: "boolean" }).notNull(),
  currentVersionId: text().notNull(),
  archivedAt: integer(),
  createdAt: integer().notNull(),
});

/** What a calendar said at one time; never changed. */
export const calendarVersion = sqliteTable(
  "calendar_version",
  {
    calendarVersionId: text().primaryKey(),
    calendarId: text()
      .notNull()
      .references(() => calendar.calendarId),
    version: integer().notNull(),
    /** What the clock reads: the week, with public holidays and special dates worked in. */
    hours: text({ mode: "json" }).$type<Calendar>().notNull(),
    /** The region whose public holidays are followed, such as CN or GB-SCT; null for none. */
    holidayRegion: text(),
    /** The dates that somebody wrote; they go before public holidays. */
    specialDates: text({ mode: "json" }).$type<SpecialDate[]>().notNull().default(sql`'[]'`),
    publicDays: text({ mode: "json" }).$type<PublicDay[]>().notNull().default(sql`'[]'`),
    /** The last date on which the region's public holidays are known; null without a region. */
    knownUntil: text(),
    createdAt: integer().notNull(),
  },
  (table) => [index("calendar_version_calendar").on(table.calendarId, table.version)],
);
