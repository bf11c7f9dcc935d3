import { eq, inArray } from "drizzle-orm";
import { alias, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import { agreement, service } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { Saying } from "#shared/notification/model.ts";
import { noSides, type Subject } from "./subject.ts";
import { actions, honours, plans, thanks } from "./voiceSubjects.ts";

const supplier = alias(team, "supplier_team");
const customer = alias(team, "customer_team");
const joinSupplier = (column: SQLiteColumn) => [supplier, eq(supplier.teamId, column)] as const;
const joinCustomer = (column: SQLiteColumn) => [customer, eq(customer.teamId, column)] as const;

async function commitments(db: Db, ids: string[]): Promise<Subject[]> {
  const rows = await db
    .select({
      subjectId: commitment.commitmentId,
      title: commitment.sentence,
      supplierName: supplier.name,
      customerName: customer.name,
      supplierTeamId: commitment.supplierTeamId,
      customerTeamId: commitment.customerTeamId,
      ownerId: commitment.ownerId,
      requesterId: commitment.requesterId,
    })
    .from(commitment)
    .innerJoin(...joinSupplier(commitment.supplierTeamId))
    .innerJoin(...joinCustomer(commitment.customerTeamId))
    .where(inArray(commitment.commitmentId, ids))
    .all();
  return rows.map(({ supplierTeamId, customerTeamId, ownerId, requesterId, ...row }) => ({
    ...row,
    path: `/today/${row.subjectId}`,
    readers: [supplierTeamId, customerTeamId, ownerId, requesterId],
  }));
}

const between = {
  supplierName: supplier.name,
  customerName: customer.name,
  supplierTeamId: relationship.supplierTeamId,
  customerTeamId: relationship.customerTeamId,
};

async function relationships(db: Db, ids: string[]): Promise<Subject[]> {
  const rows = await db
    .select({ ...between, subjectId: relationship.relationshipId })
    .from(relationship)
    .innerJoin(...joinSupplier(relationship.supplierTeamId))
    .innerJoin(...joinCustomer(relationship.customerTeamId))
    .where(inArray(relationship.relationshipId, ids))
    .all();
  return rows.map(({ supplierTeamId, customerTeamId, ...row }) => ({
    ...row,
    title: `${row.supplierName} → ${row.customerName}`,
    path: `/relations/${row.subjectId}`,
    readers: [supplierTeamId, customerTeamId],
  }));
}

async function agreements(db: Db, ids: string[]): Promise<Subject[]> {
  const rows = await db
    .select({
      ...between,
      subjectId: agreement.agreementId,
      title: service.name,
      serviceId: service.serviceId,
    })
    .from(agreement)
    .innerJoin(service, eq(service.serviceId, agreement.serviceId))
    .innerJoin(relationship, eq(relationship.relationshipId, agreement.relationshipId))
    .innerJoin(...joinSupplier(relationship.supplierTeamId))
    .innerJoin(...joinCustomer(relationship.customerTeamId))
    .where(inArray(agreement.agreementId, ids))
    .all();
  return rows.map(({ supplierTeamId, customerTeamId, serviceId, ...row }) => ({
    ...row,
    path: `/promises/${serviceId}`,
    readers: [supplierTeamId, customerTeamId],
  }));
}

async function teams(db: Db, ids: string[]): Promise<Subject[]> {
  const columns = { subjectId: team.teamId, title: team.name };
  const rows = await db.select(columns).from(team).where(inArray(team.teamId, ids)).all();
  return rows.map((row) => ({ ...row, ...noSides, path: "/admin/members", readers: [row.subjectId] }));
}

/** Opinions and complaints are read where it is settled who may; their notification names nothing. */
const closedAt = (pathOf: (id: string) => string) => async (_: Db, ids: string[]) =>
  ids.map((id): Subject => ({ ...noSides, subjectId: id, title: "", path: pathOf(id), readers: [] }));

type Finder = (db: Db, ids: string[]) => Promise<Subject[]>;

const finders: Partial<Record<Saying, Finder>> = {
  relationship: relationships,
  signature: agreements,
  membership: teams,
  thanked: thanks,
  complaint: closedAt((complaintId) => `/voice/complaints/${complaintId}`),
  suggestion: closedAt(() => "/voice"),
  consulted: plans,
  decided: plans,
  survey: closedAt(() => "/survey"),
  action: actions,
  nominated: honours,
  honoured: honours,
  honourDecided: honours,
  committee: closedAt(() => "/admin/roles"),
};

/** What notifications are about, by subject: one question for each sort of thing. */
export async function subjectsOf(db: Db, about: { said: Saying; subjectId: string }[]) {
  const idsByFinder = new Map<Finder, Set<string>>();
  for (const { said, subjectId } of about) {
    const find = finders[said] ?? commitments;
    idsByFinder.set(find, (idsByFinder.get(find) ?? new Set()).add(subjectId));
  }
  const found = await Promise.all([...idsByFinder].map(([find, ids]) => find(db, [...ids])));
  return new Map(found.flat().map((subject) => [subject.subjectId, subject]));
}

/** The thing's own words, for who may read them. */
export const titleFor = (subject: Subject | undefined, ids: ReadonlySet<string>) =>
  subject?.title && subject.readers.some((id) => id !== null && ids.has(id)) ? subject.title : null;
