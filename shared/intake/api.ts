import { z } from "zod";
import { Done, endpoint, Id, Page, pageOf, typedText } from "#shared/endpoint.ts";
import { Mapping } from "./mapping.ts";
import { ImportFinding, ImportKind, ImportRun, MOST_BYTES, PART_BYTES, Severity } from "./model.ts";

const ImportAt = z.object({ importId: Id });

export const prepareImport = endpoint({
  method: "POST",
  path: "/api/imports",
  summary: "Announce a file to import; its parts follow",
  input: z.object({
    kind: ImportKind,
    fileName: typedText(200),
    bytes: z
      .int("error.wrongType")
      .min(1, "intake.error.emptyFile")
      .max(MOST_BYTES, "intake.error.fileTooLarge"),
  }),
  output: ImportRun,
});

export const sendPart = endpoint({
  method: "PUT",
  path: "/api/imports/{importId}/parts/{part}",
  summary: "Send one part of the file; a part sent again takes the place of the first",
  input: ImportAt.extend({
    part: z.coerce
      .number()
      .int("error.wrongType")
      .min(0, "error.wrongType")
      .max(Math.ceil(MOST_BYTES / PART_BYTES), "error.wrongType"),
    /** Up to 180,000 bytes in base64, the parts in order being the file; it may be compressed with gzip. */
    content: z
      .base64({ error: "intake.error.partContent" })
      .min(1, "error.required")
      .max(240_000, "intake.error.partContent"),
  }),
  output: Done,
});

/** The heading of the file, and under each column what its first rows say, each value once. */
export const ImportHead = z.object({ columns: z.array(z.string()), values: z.array(z.array(z.string())) });
export type ImportHead = z.infer<typeof ImportHead>;

export const readImportHead = endpoint({
  method: "GET",
  path: "/api/imports/{importId}/head",
  summary: "The columns of a file and what its first rows say in them, to map them",
  input: ImportAt.extend({ encoding: Mapping.shape.encoding, delimiter: Mapping.shape.delimiter }),
  output: ImportHead,
});

export const startImport = endpoint({
  method: "POST",
  path: "/api/imports/{importId}/start",
  summary: "Read the file by a mapping: as a dry run, which changes nothing, or for good",
  input: ImportAt.extend({ mapping: z.record(z.string(), z.unknown()), isDryRun: z.boolean() }),
  output: ImportRun,
});

export const stopImport = endpoint({
  method: "POST",
  path: "/api/imports/{importId}/stop",
  summary: "Stop a running import after the rows it is working on; what is imported stays",
  input: ImportAt,
  output: ImportRun,
});

export const discardImport = endpoint({
  method: "DELETE",
  path: "/api/imports/{importId}",
  summary: "Forget a file and its report; what was imported stays",
  input: ImportAt,
  output: Done,
});

export const getImport = endpoint({
  method: "GET",
  path: "/api/imports/{importId}",
  summary: "How far an import is and what became of the rows",
  input: ImportAt,
  output: ImportRun,
});

export const listImports = endpoint({
  method: "GET",
  path: "/api/imports",
  summary: "The imports of the company, latest first",
  input: z.object(Page),
  output: pageOf(ImportRun),
});

export const listImportFindings = endpoint({
  method: "GET",
  path: "/api/imports/{importId}/findings",
  summary: "The rows that were refused, each with its line, field and reason, or what is worth knowing",
  input: ImportAt.extend({ severity: Severity.default("rejected"), ...Page }),
  output: pageOf(ImportFinding),
});
