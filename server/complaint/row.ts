import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { service } from "#server/agreement/table.ts";
import { type Ctx, found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { person, team } from "#server/organisation/table.ts";
import type { Complaint, ComplaintRole } from "#shared/complaint/model.ts";
import { Problem } from "#shared/problem.ts";
import { mayDo } from "#shared/rights.ts";
import { complaint } from "./table.ts";

export type ComplaintRow = typeof complaint.$inferSelect;

const supplierTeam = alias(team, "supplier_team");
const customerTeam = alias(team, "customer_team");
const complainant = alias(person, "complainant");
const handler = alias(person, "handler");

export type Joined = NonNullable<Awaited<ReturnType<ReturnType<typeof selectComplaints>["get"]>>>;

/** Complaints with the names that belong to them; what of it a reader sees is `toComplaint`'s to say. */
export function selectComplaints(db: Db) {
  return db
    .select({
      row: complaint,
      supplier: { teamId: supplierTeam.teamId, name: supplierTeam.name },
      customer: { teamId: customerTeam.teamId, name: customerTeam.name },
      complainant: { personId: complainant.personId, name: complainant.name },
      handler: { personId: handler.personId, name: handler.name },
      service: { serviceId: service.serviceId, name: service.name },
    })
    .from(complaint)
    .innerJoin(supplierTeam, eq(supplierTeam.teamId, complaint.supplierTeamId))
    .leftJoin(customerTeam, eq(customerTeam.teamId, complaint.customerTeamId))
    .leftJoin(complainant, eq(complainant.personId, complaint.complainantId))
    .leftJoin(handler, eq(handler.personId, complaint.handlerId))
    .leftJoin(service, eq(service.serviceId, complaint.serviceId));
}

export async function findComplaint(db: Db, complaintId: string): Promise<Joined> {
  return found(await selectComplaints(db).where(eq(complaint.complaintId, complaintId)).get());
}

/**
 * As what somebody looks at a complaint. Who belongs to the team concerned, or has complained, is never its handler,
 * its committee or its lead, whatever else they are.
 *
 * @example rolesOf(ctx, row) // => ["handler", "committee"]
 */
export function rolesOf({ actor }: Pick<Ctx, "actor">, row: ComplaintRow): ComplaintRole[] {
  const { supplierTeamId, complainantId, handlerId, handlerTeamId, escalation } = row;
  const isComplainant = complainantId === actor.personId;
  const isOutside = !actor.roles.has(supplierTeamId) && !isComplainant;
  const leads = handlerTeamId !== null && actor.roles.get(handlerTeamId) === "lead";
  const is: Record<ComplaintRole, boolean> = {
    complainant: isComplainant,
    handler: isOutside && handlerId === actor.personId,
    committee: isOutside && mayDo(actor, "complaint.handle"),
    lead: isOutside && leads && escalation !== "none",
    supplier: mayDo(actor, "complaint.readTeam", { supplierTeamId }),
  };
  return (Object.keys(is) as ComplaintRole[]).filter((role) => is[role]);
}

/** The same, refused to whom it does not concern. */
export function requireRole(ctx: Pick<Ctx, "actor">, row: ComplaintRow) {
  const roles = rolesOf(ctx, row);
  if (roles.length === 0) throw new Problem("forbidden", "error.forbidden");
  return roles;
}

/** Whether the reader works on it or made it; the team concerned alone must not learn a name that is kept from it. */
export const isInside = (roles: ComplaintRole[]) => roles.some((role) => role !== "supplier");

export function toComplaint(joined: Joined, roles: ComplaintRole[]): Complaint {
  const { row, supplier, handler: handledBy, service: about } = joined;
  return {
    complaintId: row.complaintId,
    supplier,
    complainant: isInside(roles) || !row.keepsName ? complainantOf(joined) : null,
    keepsName: row.keepsName,
    service: about,
    text: row.text,
    state: row.state,
    handler: handledBy,
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    escalation: row.escalation,
    confirmedAt: row.confirmedAt,
    closedAt: row.closedAt,
    roles,
    revision: row.revision,
  };
}

const complainantOf = ({ complainant: who, customer }: Joined) =>
  who && customer ? { person: who, team: customer } : null;
