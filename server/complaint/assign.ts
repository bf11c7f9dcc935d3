import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type * as api from "#shared/complaint/api.ts";
import { Problem } from "#shared/problem.ts";
import { detailsOf } from "./details.ts";
import { candidateOf } from "./handler.ts";
import { findComplaint, requireRole } from "./row.ts";
import { addEntry, eventsOf, save } from "./save.ts";

/** Gives a complaint to somebody else: of the committee, or who leads or speaks for a team that is not concerned. */
export async function assignComplaint(
  ctx: Ctx,
  { complaintId, revision, handlerId }: z.output<typeof api.assignComplaint.input>,
) {
  requireRight(ctx, "complaint.handle");
  const { row } = await findComplaint(ctx.db, complaintId);
  if (!requireRole(ctx, row).includes("committee")) throw new Problem("forbidden", "error.forbidden");
  if (row.revision !== revision) throw new Problem("conflict", "error.conflict");
  if (row.closedAt !== null) throw new Problem("conflict", "complaint.error.noSuchStep");
  const candidate = await candidateOf(ctx.db, handlerId, row);
  if (!candidate.isFit)
    throw new Problem("invalid", `complaint.error.handler.${candidate.reason}`, { field: "handlerId" });
  const { handlerTeamId } = candidate;
  const after = await save(ctx.db, row, { handlerId, handlerTeamId });
  await addEntry(ctx.db, complaintId, { kind: "assigned", by: "committee" }, ctx.now);
  for (const event of await eventsOf(ctx.db, after, "assigned", [row.handlerId])) ctx.record(event);
  return detailsOf(ctx, complaintId);
}
