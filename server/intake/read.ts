import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { cursorParts } from "#server/organisation/cursor.ts";
import { person } from "#server/organisation/table.ts";
import { Id } from "#shared/endpoint.ts";
import type * as api from "#shared/intake/api.ts";
import type { ImportRun } from "#shared/intake/model.ts";
import { Problem } from "#shared/problem.ts";
import { type CsvRow, openCsv } from "./csv.ts";
import { bytesOfParts } from "./parts.ts";
import type { RunRow } from "./runs.ts";
import { importFinding, importPart, importRun } from "./table.ts";

const ROWS_READ = 1_000;
const VALUES_SHOWN = 50;
const CELL_SHOWN = 100;

export async function findRun(db: Db, importId: string): Promise<RunRow> {
  return found(await db.select().from(importRun).where(eq(importRun.importId, importId)).get());
}

export async function getImport(ctx: Ctx, { importId }: z.output<typeof api.getImport.input>) {
  requireRight(ctx, "company.import");
  return toRun(ctx, importId);
}

export async function listImports(ctx: Ctx, { cursor, limit }: z.output<typeof api.listImports.input>) {
  requireRight(ctx, "company.import");
  if (cursor !== undefined && !Id.safeParse(cursor).success)
    throw new Problem("invalid", "error.cursor", { field: "cursor" });
  const rows = await selectRuns(ctx.db)
    .where(cursor === undefined ? undefined : lt(importRun.importId, cursor))
    .orderBy(desc(importRun.importId))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.importId ?? null) : null };
}

/** By the lines of the file; what concerns no line comes last. */
const place = sql`coalesce(${importFinding.line}, 2147483647)`;
export const findingOrder = [place, importFinding.number];

export async function listImportFindings(
  ctx: Ctx,
  { importId, severity, cursor, limit }: z.output<typeof api.listImportFindings.input>,
) {
  requireRight(ctx, "company.import");
  await findRun(ctx.db, importId);
  const after = cursorParts(cursor, /^(\d{1,9})$/);
  const { importId: _, ...columns } = getTableColumns(importFinding);
  const isOfImport = and(eq(importFinding.importId, importId), eq(importFinding.severity, severity));
  const last = sql`(select ${place}, ${importFinding.number} from ${importFinding} where ${importFinding.importId} = ${importId} and ${importFinding.number} = ${after?.[0]})`;
  const rows = await ctx.db
    .select(columns)
    .from(importFinding)
    .where(and(isOfImport, after ? sql`(${place}, ${importFinding.number}) > ${last}` : undefined))
    .orderBy(...findingOrder)
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.number) : null };
}

export async function readImportHead(ctx: Ctx, input: z.output<typeof api.readImportHead.input>) {
  requireRight(ctx, "company.import");
  const { importId, ...settings } = input;
  await findRun(ctx.db, importId);
  const { header, batches } = await openCsv(bytesOfParts(ctx.db, importId), settings);
  for await (const rows of batches(ROWS_READ)) return { columns: header, values: valuesOf(header, rows) };
  return { columns: header, values: header.map(() => []) };
}

/** In the order in which they are met; enough to tell dates, words and kinds of columns apart. */
function valuesOf(header: string[], rows: CsvRow[]) {
  return header.map((_, index) => {
    const cells = rows.map(({ cells }) => (cells[index] ?? "").trim().slice(0, CELL_SHOWN));
    return [...new Set(cells)].filter((cell) => cell !== "").slice(0, VALUES_SHOWN);
  });
}

export async function toRun({ db }: Pick<Ctx, "db">, importId: string): Promise<ImportRun> {
  return found(await selectRuns(db).where(eq(importRun.importId, importId)).get());
}

function selectRuns(db: Db) {
  const { startedById: _, aliveAt: __, ...columns } = getTableColumns(importRun);
  const isKept = sql`exists (select 1 from ${importPart} where ${importPart.importId} = ${importRun.importId})`;
  return db
    .select({
      ...columns,
      startedBy: { personId: person.personId, name: person.name },
      hasFile: isKept.mapWith(Boolean),
    })
    .from(importRun)
    .leftJoin(person, eq(person.personId, importRun.startedById));
}
