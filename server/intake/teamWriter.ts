import { eq } from "drizzle-orm";
import { newId } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import { countOpenWork } from "#server/organisation/teamVerbs.ts";
import type { TeamRow } from "#shared/intake/rows.ts";
import type { Batch } from "./batch.ts";
import type { Read } from "./importer.ts";
import type { Job } from "./job.ts";
import { RowRefused } from "./report.ts";
import type { KnownTeam } from "./teamIndex.ts";
import { growTree, type TeamNode } from "./teamTree.ts";

/** Writes the teams of a tree, what stands above first. */
export class TeamWriter {
  readonly #job: Job;
  readonly #teams;
  /** What each row became. */
  readonly #idOf = new Map<TeamNode, string>();

  constructor(job: Job) {
    this.#job = job;
    this.#teams = job.parts.directory.teams;
  }

  async write(rows: Read<TeamRow>[]) {
    await this.#job.inBatch(async () => undefined);
    const { nodes, refused } = growTree(rows, this.#teams);
    for (const { line, refused: reason } of refused)
      await this.#job.attempt(line, () => Promise.reject(reason));
    await this.#job.inBatches(nodes, async (batch, slice) => {
      for (const node of slice) await this.#job.attempt(node.line, () => this.#put(batch, node));
    });
  }

  async #put(batch: Batch, node: TeamNode) {
    const parentTeamId = this.#parentOf(node);
    const known = node.known && this.#teams.byId.get(node.known.teamId);
    this.#requireFreeName(node, parentTeamId, known);
    if (known) this.#requireNoCircle(known, parentTeamId);
    const after = known
      ? await this.#change(batch, node, known, parentTeamId)
      : await this.#create(batch, node, parentTeamId);
    this.#idOf.set(node, after.teamId);
    this.#teams.put(after);
  }

  #parentOf({ above, row }: TeamNode) {
    if (above === null) return null;
    if (!("row" in above)) return above.teamId;
    const parentTeamId = this.#idOf.get(above);
    if (parentTeamId) return parentTeamId;
    throw new RowRefused("parent", "intake.refused.parentRefused", {
      value: row.name,
      parent: row.parent ?? "",
      line: above.line,
    });
  }

  async #create(batch: Batch, { row }: TeamNode, parentTeamId: string | null): Promise<KnownTeam> {
    const now = this.#job.parts.now();
    const { name, kind, key } = row;
    const made: KnownTeam = {
      teamId: newId(),
      name,
      kind,
      parentTeamId,
      externalKey: key,
      archivedAt: row.archived ? now : null,
      revision: 1,
    };
    await batch.write((db) => db.insert(team).values({ ...made, createdAt: now }));
    batch.record({
      verb: "team.created",
      subjectId: made.teamId,
      audience: [made.teamId, parentTeamId],
      change: { kind, parentTeamId },
    });
    this.#job.report.count("created");
    return made;
  }

  async #change(
    batch: Batch,
    node: TeamNode,
    known: KnownTeam,
    parentTeamId: string | null,
  ): Promise<KnownTeam> {
    const after = await this.#afterRow(batch.db, node, known, parentTeamId);
    const names = ["name", "kind", "parentTeamId", "externalKey", "archivedAt"] as const;
    const isChanged = names.some((name) => after[name] !== known[name]);
    this.#job.report.count(isChanged ? "changed" : "unchanged");
    if (!isChanged) return known;
    this.#noteChange(node.line, known, after);
    const revision = known.revision + 1;
    const { teamId, name, kind, externalKey, archivedAt } = after;
    await batch.write((db) =>
      db
        .update(team)
        .set({ name, kind, parentTeamId: after.parentTeamId, externalKey, archivedAt, revision })
        .where(eq(team.teamId, teamId)),
    );
    const audience = [teamId, known.parentTeamId, after.parentTeamId];
    batch.record({
      verb: verbOf(known, after),
      subjectId: teamId,
      audience,
      change: { kind, parentTeamId: after.parentTeamId },
    });
    return { ...after, revision };
  }

  /** Only what the file has a column for; a team with open work is not archived by a file either. */
  async #afterRow(
    db: Db,
    { row }: TeamNode,
    known: KnownTeam,
    parentTeamId: string | null,
  ): Promise<KnownTeam> {
    const { fields, absent } = this.#job.parts.mapping;
    const isArchived = fields.archived ? row.archived : absent !== "end" && known.archivedAt !== null;
    if (isArchived && known.archivedAt === null) await this.#requireNoOpenWork(db, known.teamId);
    return {
      ...known,
      name: row.name,
      kind: fields.kind ? row.kind : known.kind,
      parentTeamId: fields.parent ? parentTeamId : known.parentTeamId,
      externalKey: row.key ?? known.externalKey,
      archivedAt: isArchived ? (known.archivedAt ?? this.#job.parts.now()) : null,
    };
  }

  async #requireNoOpenWork(db: Db, teamId: string) {
    const count = await countOpenWork(db, teamId);
    if (count > 0) throw new RowRefused("archived", "organisation.error.hasOpenWork", { count });
  }

  /** Sisters of one name could not be told apart. */
  #requireFreeName({ row: { name } }: TeamNode, parentTeamId: string | null, known: KnownTeam | undefined) {
    const twin = this.#teams
      .named(name)
      .find((one) => one.parentTeamId === parentTeamId && one.teamId !== known?.teamId);
    if (twin) throw new RowRefused("name", "organisation.error.nameTaken");
  }

  /** A row that was refused may have left its team where it was: below this one. */
  #requireNoCircle({ teamId }: KnownTeam, parentTeamId: string | null) {
    for (
      let above = parentTeamId;
      above !== null;
      above = this.#teams.byId.get(above)?.parentTeamId ?? null
    ) {
      if (above === teamId) throw new RowRefused("parent", "organisation.error.cycle");
    }
  }

  #noteChange(line: number, before: KnownTeam, after: KnownTeam) {
    const { report } = this.#job;
    const nameAt = (teamId: string | null) =>
      teamId === null ? "–" : (this.#teams.byId.get(teamId)?.name ?? "");
    const { name } = after;
    if (before.name !== name)
      report.note(line, { key: "intake.note.renamed", values: { before: before.name, name } });
    if (before.parentTeamId !== after.parentTeamId)
      report.note(line, {
        key: "intake.note.moved",
        values: { name, before: nameAt(before.parentTeamId), after: nameAt(after.parentTeamId) },
      });
  }
}

function verbOf(before: KnownTeam, after: KnownTeam) {
  if (before.archivedAt === after.archivedAt) return "team.changed";
  return after.archivedAt === null ? "team.restored" : "team.archived";
}
