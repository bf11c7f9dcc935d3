import type { TeamRow } from "#shared/intake/rows.ts";
import { Problem } from "#shared/problem.ts";
import { endAbsentTeams } from "./absentTeams.ts";
import type { Importer, Read } from "./importer.ts";
import type { Job } from "./job.ts";
import { TeamWriter } from "./teamWriter.ts";

const MOST_TEAMS = 50_000;

/** Teams are read as a whole first: a row may stand below one that comes later. */
export function teamImporter(job: Job): Importer<TeamRow> {
  const rows: Read<TeamRow>[] = [];
  return {
    async take(more) {
      rows.push(...more);
      if (rows.length > MOST_TEAMS)
        throw new Problem("invalid", "intake.error.tooManyTeams", { values: { maximum: MOST_TEAMS } });
      await job.tell();
    },
    async finish() {
      await new TeamWriter(job).write(rows);
      if (job.parts.mapping.absent !== "ignore") await endAbsentTeams(job, rows);
    },
  };
}
