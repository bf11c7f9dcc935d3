import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { Agreement, Service, Standard } from "#shared/agreement/model.ts";

export const service = sqliteTable(
  "service",
  {
    serviceId: text().primaryKey(),
    teamId: text().notNull().references(() => team.teamId),
    name: text().notNull(),
    promise: text(),
    ownerId: text().references(() => person.personId),
    limits: text(),
    selfServiceNote: text(),
    frontLine: text(),
    state: text().$type<Service["state"]>().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [uniqueIndex("service_name").on(table.teamId, table.name)],
);

export const agreement = sqliteTable(
  "agreement",
  {
    agreementId: text().primaryKey(),
    relationshipId: text().notNull().references(() => relationship.relationshipId),
    serviceId: text().notNull().references(() => service.serviceId),
    version: integer().notNull(),
    state: text().$type<Agreement["state"]>().notNull(),
    supplierSignedById: text().references(() => person.personId),
    supplierSignedAt: integer(),
    customerSignedById: text().references(() => person.personId),
    customerSignedAt: integer(),
    agreedAt: integer(),
    supersededAt: integer(),
    createdAt: integer().notNull(),
  },
  (table) => [uniqueIndex("agreement_version").on(table.relationshipId, table.serviceId, table.version)],
);

/** Never changed, only retired and replaced: a commitment keeps the standards it was made under. */
export const standard = sqliteTable(
  "standard",
  {
    standardId: text().primaryKey(),
    serviceId: text().notNull().references(() => service.serviceId),
    /** Null: the floor published for every customer. */
    agreementId: text().references(() => agreement.agreementId),
    measure: text().$type<Standard["measure"]>().notNull(),
    threshold: real().notNull(),
    unit: text().$type<Standard["unit"]>().notNull(),
    share: real().notNull(),
    window: text().$type<Standard["window"]>().notNull(),
    createdAt: integer().notNull(),
    retiredAt: integer(),
  },
  (table) => [index("standard_service").on(table.serviceId, table.retiredAt), index("standard_agreement").on(table.agreementId)],
);
