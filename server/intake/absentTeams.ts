import { eq } from "drizzle-orm";
import { team } from "#server/organisation/table.ts";
import { countOpenWork } from "#server/organisation/teamVerbs.ts";
import type { TeamRow } from "#shared/intake/rows.ts";
import type { Batch } from "./batch.ts";
import type { Read } from "./importer.ts";
import type { Job } from "./job.ts";
import type { KnownTeam, TeamIndex } from "./teamIndex.ts";

/**
 * After a file that names all teams: those that were imported before and are not in it are reported and, where the
 * mapping says so, archived. Who still has open work, or a team below that stays, stays too.
 */
export async function endAbsentTeams(job: Job, rows: readonly Read<TeamRow>[]) {
  const { directory, mapping } = job.parts;
  const inFile = new Set(rows.map(({ row }) => row.key));
  const absent = [...directory.teams.byId.values()].filter(
    ({ externalKey, archivedAt }) => archivedAt === null && externalKey !== null && !inFile.has(externalKey),
  );
  const below = countBelow(directory.teams);
  const lowestFirst = absent.toSorted((a, b) => depth(b, directory.teams) - depth(a, directory.teams));
  await job.inBatches(lowestFirst, async (batch, slice) => {
    for (const one of slice) {
      job.report.count("missing");
      const isEnded =
        mapping.absent === "end" && below.get(one.teamId) === undefined && (await archive(job, batch, one));
      if (isEnded) leave(below, one.parentTeamId);
      const key = isEnded ? "intake.note.archivedTeam" : "intake.note.missingTeam";
      job.report.note(null, { key, values: { name: one.name, key: one.externalKey ?? "" } });
    }
  });
}

/** How many active teams stand directly below each team that has any. */
function countBelow(teams: TeamIndex) {
  const below = new Map<string, number>();
  for (const { parentTeamId, archivedAt } of teams.byId.values()) {
    if (parentTeamId !== null && archivedAt === null)
      below.set(parentTeamId, (below.get(parentTeamId) ?? 0) + 1);
  }
  return below;
}

function leave(below: Map<string, number>, parentTeamId: string | null) {
  const count = below.get(parentTeamId ?? "") ?? 0;
  if (count > 1) below.set(parentTeamId as string, count - 1);
  else below.delete(parentTeamId ?? "");
}

async function archive({ parts: { directory, now } }: Job, batch: Batch, one: KnownTeam) {
  const { teamId, parentTeamId, kind } = one;
  if ((await countOpenWork(batch.db, teamId)) > 0) return false;
  const after = { ...one, archivedAt: now(), revision: one.revision + 1 };
  const { archivedAt, revision } = after;
  await batch.write((db) => db.update(team).set({ archivedAt, revision }).where(eq(team.teamId, teamId)));
  batch.record({
    verb: "team.archived",
    subjectId: teamId,
    audience: [teamId, parentTeamId],
    change: { kind, parentTeamId },
  });
  directory.teams.put(after);
  return true;
}

function depth({ parentTeamId }: KnownTeam, teams: TeamIndex) {
  let steps = 0;
  for (let above = parentTeamId; above !== null; above = teams.byId.get(above)?.parentTeamId ?? null)
    steps += 1;
  return steps;
}
