import { type CaseFacts, caseOf, joinRows, stepsOfEvents, stepsOfRow } from "#shared/intake/case.ts";
import type { LogRow } from "#shared/intake/rows.ts";
import type { Importer, Read, ReadCase } from "./importer.ts";
import type { Job } from "./job.ts";
import { LogWriter } from "./logWriter.ts";
import { RowRefused } from "./report.ts";

const MOST_EVENTS = 2_000;
const GROUPS_AT_ONCE = 500;

/** A log of past work: a row for each case, or for each event. */
export function logImporter(job: Job): Importer<LogRow> {
  const writer = new LogWriter(job);
  return job.parts.mapping.rows === "event" ? eventImporter(job, writer) : caseImporter(job, writer);
}

function caseImporter(job: Job, writer: LogWriter): Importer<LogRow> {
  return {
    async take(rows) {
      const cases: ReadCase[] = [];
      for (const { line, row, said } of rows) {
        await job.attempt(line, () => {
          const before = job.parts.scratch.claim("case", row.caseId, line);
          if (before)
            throw new RowRefused("caseId", "intake.refused.twice", { value: row.caseId, line: before.line });
          cases.push({ line, said, facts: factsOf(job, row, stepsOfRow(row)) });
        });
      }
      await writer.write(cases);
    },
    finish: () => writer.finish(),
  };
}

/** Rows of one case may stand anywhere in the file: they wait on disk until all of them are read. */
function eventImporter(job: Job, writer: LogWriter): Importer<LogRow> {
  const { scratch } = job.parts;
  return {
    async take(rows) {
      for (const { line, row, said } of rows) scratch.keep(row.caseId, line, JSON.stringify({ row, said }));
      await job.tell();
    },
    async finish() {
      let cases: ReadCase[] = [];
      for (const { rows } of scratch.groups(MOST_EVENTS + 1)) {
        const line = rows[0]?.line ?? 0;
        await job.attempt(
          line,
          () =>
            void cases.push(
              joined(
                job,
                rows.map(({ line, content }) => ({
                  line,
                  ...(JSON.parse(content) as Omit<Read<LogRow>, "line">),
                })),
              ),
            ),
        );
        if (cases.length < GROUPS_AT_ONCE) continue;
        await writer.write(cases);
        cases = [];
      }
      await writer.write(cases);
      await writer.finish();
    },
  };
}

function joined(job: Job, rows: Read<LogRow>[]): ReadCase {
  if (rows.length > MOST_EVENTS)
    throw new RowRefused("caseId", "intake.refused.tooManyEvents", { maximum: MOST_EVENTS });
  const [{ line, said } = { line: 0, said: [] }] = rows;
  const words = rows.map(({ row }) => row);
  const row = joinRows(words);
  return { line, said, facts: factsOf(job, row, [...stepsOfEvents(words), ...stepsOfRow(row)]) };
}

function factsOf({ parts }: Job, row: LogRow, steps: CaseFacts["steps"]): CaseFacts {
  const facts = caseOf(row, steps, parts.now());
  if ("key" in facts) throw new RowRefused(facts.field, facts.key);
  return facts;
}
