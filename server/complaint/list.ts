import { and, desc, eq, inArray, isNotNull, isNull, lt, ne, notInArray, or, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, requireRight, teamsLedBy } from "#server/ctx.ts";
import type * as api from "#shared/complaint/api.ts";
import { Problem } from "#shared/problem.ts";
import { rolesOf, selectComplaints, toComplaint } from "./row.ts";
import { complaint } from "./table.ts";

type ListInput = z.output<typeof api.listComplaints.input>;

export async function listComplaints(ctx: Ctx, input: ListInput) {
  const { show, cursor, limit } = input;
  const isWanted = and(
    whose(ctx, input),
    show === "open" ? isNull(complaint.closedAt) : undefined,
    show === "closed" ? isNotNull(complaint.closedAt) : undefined,
    cursor ? lt(complaint.complaintId, cursor) : undefined,
  );
  const rows = await selectComplaints(ctx.db)
    .where(isWanted)
    .orderBy(desc(complaint.complaintId))
    .limit(limit + 1)
    .all();
  const shown = rows.slice(0, limit);
  const items = shown.map((joined) => toComplaint(joined, rolesOf(ctx, joined.row)));
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.complaintId : null };
}

function whose(ctx: Ctx, { scope, teamId }: ListInput): SQL | undefined {
  const { personId } = ctx.actor;
  if (scope === "mine") return eq(complaint.complainantId, personId);
  if (scope === "handling") return and(isHandledBy(ctx), isAboutOthers(ctx));
  if (scope === "all") {
    requireRight(ctx, "complaint.handle");
    return isAboutOthers(ctx);
  }
  if (!teamId) throw new Problem("invalid", "error.required", { field: "teamId" });
  requireRight(ctx, "complaint.readTeam", { supplierTeamId: teamId });
  return eq(complaint.supplierTeamId, teamId);
}

/** Their own, and those that have come to them as the lead of a handler who is late. */
function isHandledBy({ actor }: Ctx) {
  const led = teamsLedBy(actor);
  const isTheirs = eq(complaint.handlerId, actor.personId);
  if (led.length === 0) return isTheirs;
  const hasCome = and(
    inArray(complaint.escalation, ["lead", "committee"]),
    inArray(complaint.handlerTeamId, led),
    isNull(complaint.closedAt),
  );
  return or(isTheirs, hasCome);
}

/** Not about a team of one's own, nor made by oneself: those stand in other lists. */
function isAboutOthers({ actor: { personId, roles } }: Ctx) {
  const isNotMine = or(isNull(complaint.complainantId), ne(complaint.complainantId, personId));
  return roles.size === 0
    ? isNotMine
    : and(isNotMine, notInArray(complaint.supplierTeamId, [...roles.keys()]));
}
