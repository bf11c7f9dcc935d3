import { z } from "zod";
import { Id, Moment } from "#shared/endpoint.ts";
import { PersonRef } from "#shared/organisation/model.ts";
import { importKinds } from "./fields.ts";
import { Mapping } from "./mapping.ts";

export const ImportKind = z.enum(importKinds, { error: "intake.error.kind" });

/** `uploading` until it is begun; `queued` until a server takes it; `interrupted` when that server has gone. */
export const importStates = [
  "uploading",
  "queued",
  "running",
  "done",
  "failed",
  "stopped",
  "interrupted",
] as const;
export const ImportState = z.enum(importStates);
export type ImportState = z.infer<typeof ImportState>;

export const totalNames = [
  "rows",
  "leftOut",
  "created",
  "changed",
  "unchanged",
  "rejected",
  "missing",
  "agreed",
  "differed",
] as const;
export type TotalName = (typeof totalNames)[number];
/** What became of the rows; of a log with a row for each event, `rows` counts events and the rest counts cases. */
export type Totals = Record<TotalName, number>;
export const Totals = z.record(z.enum(totalNames), z.int());

export const noTotals = (): Totals => Object.fromEntries(totalNames.map((name) => [name, 0])) as Totals;

const Message = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Message = z.infer<typeof Message>;

/** One import of one file: a dry run, which changes nothing, or a real one. */
export const ImportRun = z.object({
  importId: Id,
  kind: ImportKind,
  fileName: z.string(),
  state: ImportState,
  isDryRun: z.boolean(),
  /** Whether its file is still kept, so that it can be begun (again). */
  hasFile: z.boolean(),
  /** Null: from the command line. */
  startedBy: PersonRef.nullable(),
  createdAt: Moment,
  startedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
  totals: Totals,
  bytesRead: z.int(),
  bytesTotal: z.int(),
  /** Why it failed. */
  failure: Message.nullable(),
  mapping: Mapping.nullable(),
});
export type ImportRun = z.output<typeof ImportRun>;

export const severities = ["rejected", "noted"] as const;
export const Severity = z.enum(severities);

/** A row that was refused, or something worth knowing: what moved, what is missing, which fact differs. */
export const ImportFinding = z.object({
  number: z.int(),
  severity: Severity,
  /** Where the row begins in the file; null where it concerns no row. */
  line: z.int().nullable(),
  field: z.string().nullable(),
  column: z.string().nullable(),
  message: Message,
});
export type ImportFinding = z.infer<typeof ImportFinding>;

/** Bytes of a file in one part; in base64 a part still fits into a request. */
export const PART_BYTES = 180_000;
/** Of what is sent; a file that is compressed may hold many times as much. */
export const MOST_BYTES = 100_000_000;
/** How many findings of each severity are kept to be read on the screen. */
export const MOST_FINDINGS = 10_000;
