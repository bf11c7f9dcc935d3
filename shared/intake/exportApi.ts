import { z } from "zod";
import { endpoint, Id } from "#shared/endpoint.ts";
import { exportKinds } from "./fields.ts";

const ExportKind = z.enum(exportKinds, { error: "intake.error.kind" });

export const startExport = endpoint({
  method: "POST",
  path: "/api/exports",
  summary: "Begin to export one kind of record; who did is kept in the history",
  input: z.object({ kind: ExportKind }),
  output: z.object({ exportId: Id, kind: ExportKind }),
});

export const readExport = endpoint({
  method: "GET",
  path: "/api/exports/{exportId}/lines",
  summary: "The next lines of an export, in the columns that an import takes; the first page has the heading",
  input: z.object({ exportId: Id, cursor: z.string().max(200, "error.cursor").optional() }),
  output: z.object({ lines: z.string(), count: z.int(), nextCursor: z.string().nullable() }),
});
