import { sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { Agreement, Service, Standard } from "#shared/agreement/model.ts";
import type { Side } from "#shared/relationship/model.ts";

export const service = sqliteTable(
  "service",
  {
    serviceId: text().primaryKey(),
    teamId: text()
      .notNull()
      .references(() => team.teamId),
    name: text().notNull(),
    /** A draft may still lack its promise and its owner; publishing asks for both. */
    promise: text(),
    ownerId: text().references(() => person.personId),
    limits: text(),
    selfServiceNote: text(),
    frontLine: text(),
    state: text().$type<Service["state"]>().notNull(),
    createdAt: integer().notNull(),
    revision: integer().notNull().default(1),
  },
  (table) => [
    uniqueIndex("service_name")
      .on(table.teamId, sql`${table.name} collate nocase`)
      .where(sql`${table.state} <> 'retired'`),
    index("service_team").on(table.teamId, table.state, sql`${table.name} collate nocase`, table.serviceId),
    index("service_owner").on(table.ownerId),
  ],
);

/** A version is never written over: the next one supersedes it. */
export const agreement = sqliteTable(
  "agreement",
  {
    agreementId: text().primaryKey(),
    relationshipId: text()
      .notNull()
      .references(() => relationship.relationshipId),
    serviceId: text()
      .notNull()
      .references(() => service.serviceId),
    version: integer().notNull(),
    state: text().$type<Agreement["state"]>().notNull(),
    draftedBy: text().$type<Side>().notNull(),
    supplierSignedById: text().references(() => person.personId),
    supplierSignedAt: integer(),
    customerSignedById: text().references(() => person.personId),
    customerSignedAt: integer(),
    agreedAt: integer(),
    supersededAt: integer(),
    returnedBy: text().$type<Side>(),
    returnReason: text(),
    createdAt: integer().notNull(),
    revision: integer().notNull().default(1),
  },
  (table) => [
    uniqueIndex("agreement_version").on(table.relationshipId, table.serviceId, table.version),
    uniqueIndex("agreement_open")
      .on(table.relationshipId, table.serviceId)
      .where(sql`${table.state} in ('draft', 'proposed')`),
    uniqueIndex("agreement_agreed")
      .on(table.relationshipId, table.serviceId)
      .where(sql`${table.state} = 'agreed'`),
    index("agreement_service").on(table.serviceId),
    // Few at any time: what waits for a signature is found without looking at what was signed.
    index("agreement_proposed").on(table.relationshipId).where(sql`${table.state} = 'proposed'`),
  ],
);

/** The reasons people gave; events name them by id, so that history holds no free text. */
export const agreementNote = sqliteTable(
  "agreement_note",
  {
    noteId: text().primaryKey(),
    agreementId: text()
      .notNull()
      .references(() => agreement.agreementId),
    authorId: text()
      .notNull()
      .references(() => person.personId),
    text: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index("agreement_note_agreement").on(table.agreementId)],
);

/** Never changed, only retired and replaced: a commitment keeps the standards it was made under. */
export const standard = sqliteTable(
  "standard",
  {
    standardId: text().primaryKey(),
    serviceId: text()
      .notNull()
      .references(() => service.serviceId),
    /** Null: the floor published for every customer. */
    agreementId: text().references(() => agreement.agreementId),
    measure: text().$type<Standard["measure"]>().notNull(),
    threshold: real().notNull(),
    unit: text().$type<Standard["unit"]>().notNull(),
    /** How many of 100 cases; null where the threshold itself is the share. */
    share: integer(),
    window: text().$type<Standard["window"]>().notNull(),
    createdAt: integer().notNull(),
    retiredAt: integer(),
  },
  (table) => [
    index("standard_service").on(table.serviceId, table.retiredAt),
    index("standard_agreement").on(table.agreementId),
    uniqueIndex("standard_floor")
      .on(table.serviceId, table.measure)
      .where(sql`${table.agreementId} is null and ${table.retiredAt} is null`),
    uniqueIndex("standard_of_agreement")
      .on(table.agreementId, table.measure)
      .where(sql`${table.agreementId} is not null and ${table.retiredAt} is null`),
  ],
);
