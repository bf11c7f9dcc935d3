import { gt, sql } from "drizzle-orm";
import { newId } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";
import { lastSequence } from "#server/event/verbs.ts";
import { team } from "#server/organisation/table.ts";
import { relationship } from "#server/relationship/table.ts";
import type { Side } from "#shared/relationship/model.ts";
import type { Batch } from "./batch.ts";
import { RowRefused } from "./report.ts";
import { type KnownTeam, TeamIndex } from "./teamIndex.ts";

export type KnownRelationship = Pick<
  typeof relationship.$inferSelect,
  "relationshipId" | "state" | "claimedBy" | "revision" | "flow" | "tier"
>;

export interface Pair {
  supplierTeamId: string;
  customerTeamId: string;
}

const pairKey = ({ supplierTeamId, customerTeamId }: Pair) => `${supplierTeamId} ${customerTeamId}`;

/**
 * Teams and relationships as rows refer to them. It grows with the company and never with the file; what people change
 * while an import runs is read again before the next batch.
 */
export class Directory {
  readonly teams = new TeamIndex();
  readonly #relationships = new Map<string, KnownRelationship>();
  readonly #mayCreateTeams: boolean;
  readonly #now: () => number;
  #sequence = -1;

  constructor({ mayCreateTeams, now }: { mayCreateTeams: boolean; now: () => number }) {
    this.#mayCreateTeams = mayCreateTeams;
    this.#now = now;
  }

  /** Reads anew what somebody else has changed; answers which slices' nouns have changed. A dry run looks once. */
  async refresh(db: Db, isDryRun: boolean): Promise<ReadonlySet<string>> {
    if (this.#sequence >= 0 && isDryRun) return new Set();
    const changed = this.#sequence < 0 ? everything : await nounsChanged(db, this.#sequence);
    if (changed.has("team") || changed.has("calendar")) await this.teams.load(db);
    if (changed.has("relationship")) await this.#loadRelationships(db);
    await this.remember(db);
    return changed;
  }

  /** What has been written up to here is known. */
  async remember(db: Db) {
    this.#sequence = await lastSequence(db);
  }

  /** The team that a cell means; one that is missing is made where the mapping says so. */
  async team(batch: Batch, cell: string, field: string): Promise<KnownTeam> {
    const known = this.teams.find(cell, field);
    if (known) return known;
    if (!this.#mayCreateTeams) throw new RowRefused(field, "intake.refused.unknownTeam", { team: cell });
    if (cell.length > 120) throw new RowRefused(field, "error.tooLong", { maximum: 120 });
    const now = this.#now();
    const made: KnownTeam = {
      teamId: newId(),
      name: cell,
      kind: "team",
      parentTeamId: null,
      externalKey: null,
      archivedAt: null,
      revision: 1,
    };
    await batch.write((db) => db.insert(team).values({ ...made, createdAt: now }));
    batch.record({
      verb: "team.created",
      subjectId: made.teamId,
      audience: [made.teamId],
      change: { kind: made.kind, parentTeamId: null },
    });
    this.teams.put(made);
    return made;
  }

  relationship(pair: Pair) {
    return this.#relationships.get(pairKey(pair));
  }

  putRelationship(pair: Pair, known: KnownRelationship) {
    this.#relationships.set(pairKey(pair), known);
  }

  /** The relationship of a pair; without one `side` claims it. What people declined or ended is left as they left it. */
  async ensureRelationship(batch: Batch, pair: Pair, side: Side): Promise<KnownRelationship> {
    const known = this.relationship(pair);
    return known ?? this.claim(batch, pair, side, {});
  }

  async claim(
    batch: Batch,
    pair: Pair,
    side: Side,
    words: { flow?: string | null; tier?: number | null; tierReason?: string | null },
  ) {
    const now = this.#now();
    const { flow = null, tier = null, tierReason = null } = words;
    const claimed: KnownRelationship = {
      relationshipId: newId(),
      state: "proposed",
      claimedBy: side,
      revision: 1,
      flow,
      tier,
    };
    await batch.write((db) =>
      db.insert(relationship).values({ ...claimed, ...pair, tierReason, createdAt: now, proposedAt: now }),
    );
    const audience = [pair.supplierTeamId, pair.customerTeamId];
    batch.record({
      verb: "relationship.proposed",
      subjectId: claimed.relationshipId,
      audience,
      change: { side },
    });
    this.putRelationship(pair, claimed);
    return claimed;
  }

  async #loadRelationships(db: Db) {
    this.#relationships.clear();
    const { relationshipId, state, claimedBy, revision, flow, tier, supplierTeamId, customerTeamId } =
      relationship;
    const rows = await db
      .select({ relationshipId, state, claimedBy, revision, flow, tier, supplierTeamId, customerTeamId })
      .from(relationship)
      .all();
    for (const { supplierTeamId, customerTeamId, ...known } of rows)
      this.putRelationship({ supplierTeamId, customerTeamId }, known);
  }
}

const everything = new Set(["team", "relationship", "service", "agreement", "calendar"]);

async function nounsChanged(db: Db, sequence: number) {
  const noun = sql<string>`substr(${event.verb}, 1, instr(${event.verb}, '.') - 1)`;
  const rows = await db.selectDistinct({ noun }).from(event).where(gt(event.sequence, sequence)).all();
  return new Set(rows.map((row) => row.noun));
}
