import { and, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { alias, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { service, standard } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import type { Db } from "#server/db/open.ts";
import { membership, person, team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { ExportKind, FieldOf } from "#shared/intake/fields.ts";

/** One row of an export by our words for its columns; moments are UTC milliseconds. */
export type ExportRow = Record<string, string | number | boolean | null>;
type RowOf<Kind extends ExportKind> = Partial<Record<FieldOf<Kind>, SQL | SQLiteColumn>>;

const parentTeam = alias(team, "parent_team");
const supplierTeam = alias(team, "supplier_team");
const customerTeam = alias(team, "customer_team");
const requester = alias(person, "requester");
const owner = alias(person, "owner");

/** What files call something: the key that it came with, else our own id. */
const keyOf = ({ externalKey }: { externalKey: SQLiteColumn }, id: SQLiteColumn) =>
  sql<string | null>`coalesce(${externalKey}, ${id})`;

const supplier = keyOf(supplierTeam, supplierTeam.teamId);
const customer = keyOf(customerTeam, customerTeam.teamId);

/** The next ids of a table after the last one; what hangs on them follows with them. */
const next = (table: SQLiteTable, id: SQLiteColumn, after: string, limit: number, where?: SQL) =>
  inArray(
    id,
    sql`(select ${id} from ${table} where ${and(gt(id, after), where)} order by ${id} limit ${limit})`,
  );

type Reader = (db: Db, after: string, limit: number) => Promise<{ id: string; row: ExportRow }[]>;

/** The rows of each kind, in the order of their ids. */
export const readers: Record<ExportKind, Reader> = {
  teams: (db, after, limit) =>
    db
      .select({ id: team.teamId, row: teamRow })
      .from(team)
      .leftJoin(parentTeam, eq(parentTeam.teamId, team.parentTeamId))
      .where(next(team, team.teamId, after, limit))
      .orderBy(team.teamId)
      .all() as ReturnType<Reader>,
  people: (db, after, limit) =>
    db
      .select({ id: person.personId, row: personRow })
      .from(person)
      .leftJoin(membership, and(eq(membership.personId, person.personId), eq(membership.state, "active")))
      .leftJoin(team, eq(team.teamId, membership.teamId))
      .where(next(person, person.personId, after, limit, isThere))
      .orderBy(person.personId)
      .all() as ReturnType<Reader>,
  relationships: (db, after, limit) =>
    db
      .select({ id: relationship.relationshipId, row: relationshipRow })
      .from(relationship)
      .innerJoin(supplierTeam, eq(supplierTeam.teamId, relationship.supplierTeamId))
      .innerJoin(customerTeam, eq(customerTeam.teamId, relationship.customerTeamId))
      .where(next(relationship, relationship.relationshipId, after, limit, isLiving))
      .orderBy(relationship.relationshipId)
      .all() as ReturnType<Reader>,
  services: (db, after, limit) =>
    db
      .select({ id: service.serviceId, row: serviceRow })
      .from(service)
      .innerJoin(supplierTeam, eq(supplierTeam.teamId, service.teamId))
      .leftJoin(owner, eq(owner.personId, service.ownerId))
      .leftJoin(standard, and(eq(standard.serviceId, service.serviceId), isFloor))
      .where(next(service, service.serviceId, after, limit, sql`${service.state} <> 'retired'`))
      .orderBy(service.serviceId)
      .all() as ReturnType<Reader>,
  log: (db, after, limit) =>
    db
      .select({ id: commitment.commitmentId, row: logRow })
      .from(commitment)
      .innerJoin(supplierTeam, eq(supplierTeam.teamId, commitment.supplierTeamId))
      .innerJoin(customerTeam, eq(customerTeam.teamId, commitment.customerTeamId))
      .leftJoin(service, eq(service.serviceId, commitment.serviceId))
      .leftJoin(requester, eq(requester.personId, commitment.requesterId))
      .leftJoin(owner, eq(owner.personId, commitment.ownerId))
      .where(next(commitment, commitment.commitmentId, after, limit))
      .orderBy(commitment.commitmentId)
      .all() as ReturnType<Reader>,
};

const isThere = and(isNull(person.erasedAt), isNull(person.mergedIntoId));
const isLiving = inArray(relationship.state, ["proposed", "confirmed"]);
const isFloor = and(isNull(standard.agreementId), isNull(standard.retiredAt));

const teamRow: RowOf<"teams"> = {
  name: team.name,
  key: keyOf(team, team.teamId),
  parent: keyOf(parentTeam, parentTeam.teamId),
  kind: team.kind,
  archived: sql`case when ${team.archivedAt} is null then 'no' else 'yes' end`,
};

const personRow: RowOf<"people"> = {
  key: keyOf(person, person.personId),
  name: person.name,
  email: person.email,
  objectId: person.objectId,
  team: keyOf(team, team.teamId),
  role: membership.role,
};

const relationshipRow: RowOf<"relationships"> = {
  supplier,
  customer,
  declaredBy: sql`coalesce(${relationship.claimedBy}, 'both')`,
  flow: relationship.flow,
  tier: relationship.tier,
  tierReason: relationship.tierReason,
};

const serviceRow: RowOf<"services"> = {
  supplier,
  service: service.name,
  promise: service.promise,
  owner: keyOf(owner, owner.personId),
  limits: service.limits,
  selfServiceNote: service.selfServiceNote,
  frontLine: service.frontLine,
  state: service.state,
  measure: standard.measure,
  threshold: standard.threshold,
  unit: standard.unit,
  share: standard.share,
  window: standard.window,
};

const logRow: RowOf<"log"> = {
  caseId: sql`coalesce(${commitment.externalKey}, ${commitment.commitmentId})`,
  supplier,
  customer,
  service: service.name,
  sentence: commitment.sentence,
  details: commitment.details,
  sourceUrl: commitment.sourceUrl,
  requester: keyOf(requester, requester.personId),
  owner: keyOf(owner, owner.personId),
  askedAt: commitment.askedAt,
  respondedAt: commitment.respondedAt,
  wishedAt: commitment.wishedAt,
  promisedAt: commitment.promisedAt,
  deliveredAt: commitment.deliveredAt,
  closedAt: commitment.closedAt,
  result: sql`case ${commitment.state} when 'unconfirmed' then 'delivered' when 'confirmed' then 'confirmed'
    when 'withdrawn' then 'withdrawn' when 'declined' then 'declined' end`,
};
