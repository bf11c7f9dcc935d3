import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person, team } from "#server/organisation/table.ts";
import type { Reason } from "#shared/notification/delivery.ts";
import type { NotificationKind, Saying } from "#shared/notification/model.ts";

/** What a person was told: their list. Ids only; the words are looked up when it is shown. */
export const notification = sqliteTable(
  "notification",
  {
    notificationId: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.personId),
    said: text().$type<Saying>().notNull(),
    subjectId: text().notNull(),
    actorId: text().references(() => person.personId),
    momentAt: integer(),
    createdAt: integer().notNull(),
    readAt: integer(),
  },
  (table) => [
    index("notification_person").on(table.personId, table.notificationId),
    index("notification_unread").on(table.personId, table.notificationId).where(sql`${table.readAt} is null`),
    index("notification_created").on(table.createdAt),
  ],
);

/** The outbox: every message that leaves the house, over which channel, and what has become of it. */
export const outbox = sqliteTable(
  "outbox",
  {
    /** Sent along with every attempt: who receives one twice knows it again. */
    outboxId: text().primaryKey(),
    purpose: text().$type<"atOnce" | "digest" | "card">().notNull(),
    /** To a person by Teams' activity feed, or to a team's channel. */
    personId: text().references(() => person.personId),
    teamId: text().references(() => team.teamId),
    /** What an at-once message or a card is about; null for a digest and for a test card. */
    said: text().$type<Saying>(),
    subjectId: text(),
    actorId: text().references(() => person.personId),
    momentAt: integer(),
    state: text().$type<"queued" | "sent" | "givenUp" | "dropped">().notNull(),
    reason: text().$type<Reason>(),
    attempts: integer().notNull().default(0),
    /** When it is tried next; while somebody is sending it, when their claim runs out. */
    dueAt: integer().notNull(),
    createdAt: integer().notNull(),
    settledAt: integer(),
  },
  (table) => [
    index("outbox_due").on(table.dueAt).where(sql`${table.state} = 'queued'`),
    uniqueIndex("outbox_digest")
      .on(table.personId)
      .where(sql`${table.purpose} = 'digest' and ${table.state} = 'queued'`),
    index("outbox_person")
      .on(table.personId, table.settledAt)
      .where(sql`${table.state} = 'sent' and ${table.personId} is not null`),
    index("outbox_team").on(table.teamId, table.settledAt).where(sql`${table.teamId} is not null`),
    index("outbox_given_up").on(table.settledAt).where(sql`${table.state} = 'givenUp'`),
    index("outbox_created").on(table.createdAt),
  ],
);

export const notificationSetting = sqliteTable("notification_setting", {
  personId: text()
    .primaryKey()
    .references(() => person.personId),
  switchedOff: text({ mode: "json" }).$type<NotificationKind[]>().notNull(),
  snoozedUntil: integer(),
});

/** Where a team's cards go. The address is a secret: read by the delivery alone. */
export const teamChannel = sqliteTable("team_channel", {
  teamId: text()
    .primaryKey()
    .references(() => team.teamId),
  webhookUrl: text().notNull(),
  setById: text()
    .notNull()
    .references(() => person.personId),
  setAt: integer().notNull(),
});
