import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, newId, requireRight } from "#server/ctx.ts";
import { event } from "#server/event/table.ts";
import { csvLine } from "#shared/intake/csvLine.ts";
import type * as api from "#shared/intake/exportApi.ts";
import { type ExportKind, fieldsOf } from "#shared/intake/fields.ts";
import { type ExportRow, readers } from "./exportRows.ts";

/** Small enough that others at work do not wait for it. */
const AT_ONCE = 500;
const VERB = "company.exported";

type StartInput = z.output<typeof api.startExport.input>;
type ReadInput = z.output<typeof api.readExport.input>;

/** Who takes records out of the company is part of its history; the lines are read afterwards, page by page. */
export async function startExport(ctx: Ctx, { kind }: StartInput) {
  requireRight(ctx, "company.export");
  const exportId = newId(ctx.now);
  ctx.record({ verb: VERB, subjectId: exportId, audience: [ctx.actor.personId], change: { kind } });
  return { exportId, kind };
}

/** Never an answer to a survey: those leave only as a release. */
export async function readExport(ctx: Ctx, { exportId, cursor }: ReadInput) {
  requireRight(ctx, "company.export");
  const kind = await kindOf(ctx, exportId);
  const columns = Object.keys(fieldsOf(kind)).filter((field) => !(kind === "log" && isOfEvents(field)));
  const rows = await readers[kind](ctx.db, cursor ?? "", AT_ONCE);
  const heading = cursor === undefined ? `\ufeff${columns.join(",")}\r\n` : "";
  const lines = rows.map(({ row }) => csvLine(columns.map((field) => cellOf(row, kind, field))));
  const ids = new Set(rows.map(({ id }) => id));
  const nextCursor = ids.size === AT_ONCE ? (rows.at(-1)?.id ?? null) : null;
  return { lines: heading + lines.join(""), count: rows.length, nextCursor };
}

/** An export is read by whoever began it. */
async function kindOf({ db, actor }: Ctx, exportId: string) {
  const isTheirs = and(
    eq(event.subjectId, exportId),
    eq(event.verb, VERB),
    eq(event.actorId, actor.personId),
  );
  const row = found(await db.select({ change: event.change }).from(event).where(isTheirs).get());
  return row.change.kind as ExportKind;
}

/** A row is a case here; what says of one event what it was stays empty. */
const isOfEvents = (field: string) => field === "at" || field === "event";

function cellOf(row: ExportRow, kind: ExportKind, field: string) {
  const value = row[field] ?? null;
  const { type } = fieldsOf(kind)[field] ?? {};
  const isMoment = (type === "moment" || type === "day") && value !== null;
  return isMoment ? new Date(value as number).toISOString() : value;
}
