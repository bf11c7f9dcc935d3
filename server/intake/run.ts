import type { CompanyDatabase } from "#server/db/open.ts";
import type { Mapping } from "#shared/intake/mapping.ts";
import type { Message } from "#shared/intake/model.ts";
import { checkReaders, missingColumn, rowReader } from "#shared/intake/record.ts";
import { rowSchemas } from "#shared/intake/rows.ts";
import { parse } from "#shared/parse.ts";
import { Problem } from "#shared/problem.ts";
import type { Bytes } from "./bytes.ts";
import { complaintImporter } from "./complaints.ts";
import { type CsvFile, type CsvRow, openCsv } from "./csv.ts";
import { Directory } from "./directory.ts";
import type { Importer, Read, RowsOf, Said } from "./importer.ts";
import { Job, Stopped } from "./job.ts";
import { logImporter } from "./log.ts";
import { peopleImporter } from "./people.ts";
import { relationshipImporter } from "./relationships.ts";
import { type NewFinding, Report } from "./report.ts";
import { finishRun, type RunRow } from "./runs.ts";
import { Scratch } from "./scratch.ts";
import { serviceImporter } from "./services.ts";
import { teamImporter } from "./teams.ts";

const ROWS_AT_ONCE = 500;

const importers: { [Kind in keyof RowsOf]: (job: Job) => Importer<RowsOf[Kind]> } = {
  teams: teamImporter,
  people: peopleImporter,
  relationships: relationshipImporter,
  services: serviceImporter,
  log: logImporter,
  complaints: complaintImporter,
};

export interface RunParts {
  database: CompanyDatabase;
  run: RunRow;
  bytes: Bytes;
  now(): number;
  onFinding?(finding: NewFinding): void;
  onProgress?(job: Job): void | Promise<void>;
}

/** Does one import that was taken, to its end; answers the reason when it failed. An unknown error is thrown on. */
export async function runImport(parts: RunParts): Promise<Message | null> {
  const { database, run, now } = parts;
  const mapping = run.mapping as Mapping;
  const scratch = new Scratch();
  const report = new Report(parts.onFinding);
  const directory = new Directory({ mayCreateTeams: mapping.missingTeams === "create", now });
  const onProgress = () => parts.onProgress?.(job);
  const job: Job = new Job({
    importId: run.importId,
    mapping,
    isDryRun: run.isDryRun,
    database,
    report,
    scratch,
    directory,
    actorId: run.startedById,
    now,
    onProgress,
  });
  try {
    await readThrough(job, parts.bytes);
    await job.tell(true);
    await finishRun(database, run, "done", null, now());
    return null;
  } catch (error) {
    return await fail(parts, job, error);
  } finally {
    scratch.close();
  }
}

async function fail({ database, run, now }: RunParts, job: Job, error: unknown): Promise<Message | null> {
  if (error instanceof Stopped) return { key: "intake.error.stopped", values: {} };
  const message =
    error instanceof Problem
      ? { key: error.message, values: error.values }
      : { key: "error.internal", values: {} };
  await job.tell(true).catch(() => undefined);
  await finishRun(database, run, "failed", message, now());
  if (error instanceof Problem) return message;
  throw error;
}

async function readThrough(job: Job, bytes: Bytes) {
  const { mapping } = job.parts;
  const file = await openCsv(counted(job, bytes), mapping);
  const missing = missingColumn(mapping, file.header);
  if (missing)
    throw new Problem("invalid", "intake.error.missingColumn", {
      values: { ...missing, columns: file.header.filter(Boolean).join(", ") },
    });
  const importer = importers[mapping.kind](job) as Importer<unknown>;
  const read = readerOf(job, file);
  for await (const rows of file.batches(ROWS_AT_ONCE)) await importer.take(read(rows));
  if (job.report.totals.rows === 0) throw new Problem("invalid", "intake.error.noRows");
  await importer.finish();
}

async function* counted(job: Job, bytes: Bytes): Bytes {
  for await (const chunk of bytes) {
    job.bytesRead += chunk.length;
    yield chunk;
  }
}

/** Makes rows of our words of the file's rows; those that cannot be read go to the report. */
function readerOf(job: Job, { header }: CsvFile) {
  const { mapping } = job.parts;
  const { report } = job;
  const readRow = rowReader(mapping, header);
  const checks = checkReaders(mapping, header);
  const schema = rowSchemas[mapping.kind];
  const saidIn = (cells: readonly string[]): Said[] =>
    checks.flatMap(({ fact, column, read }) => {
      const isTrue = read(cells);
      return isTrue === null ? [] : [{ fact, column, isTrue }];
    });

  function readOne({ line, cells }: CsvRow): Read<unknown>[] {
    report.count("rows");
    const read = readRow(cells);
    if (read === "leftOut") report.count("leftOut");
    else if ("refusal" in read) report.refuse(line, read.refusal);
    else return [{ line, row: parse(schema, read.values), said: saidIn(cells) }];
    return [];
  }

  return (rows: CsvRow[]): Read<unknown>[] =>
    rows.flatMap((row) => {
      try {
        return readOne(row);
      } catch (error) {
        job.refuse(row.line, error);
        return [];
      }
    });
}
