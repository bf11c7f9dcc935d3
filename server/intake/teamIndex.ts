import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import { RowRefused } from "./report.ts";

export type KnownTeam = Pick<
  typeof team.$inferSelect,
  "teamId" | "name" | "kind" | "parentTeamId" | "externalKey" | "archivedAt" | "revision"
>;

/** All teams of a company by what a file may call them: the key they were imported by, or their name. */
export class TeamIndex {
  readonly byId = new Map<string, KnownTeam>();
  readonly #byKey = new Map<string, KnownTeam>();
  readonly #byName = new Map<string, KnownTeam[]>();

  async load(db: Db) {
    for (const map of [this.byId, this.#byKey, this.#byName]) map.clear();
    const { teamId, name, kind, parentTeamId, externalKey, archivedAt, revision } = team;
    const rows = await db
      .select({ teamId, name, kind, parentTeamId, externalKey, archivedAt, revision })
      .from(team)
      .all();
    for (const row of rows) this.put(row);
  }

  /** Adds a team, or puts it in the place of what it was. */
  put(changed: KnownTeam) {
    const before = this.byId.get(changed.teamId);
    if (before) this.#forgetName(before);
    this.byId.set(changed.teamId, changed);
    if (changed.externalKey !== null) this.#byKey.set(changed.externalKey, changed);
    this.#byName.set(nameKey(changed.name), [...this.#named(changed.name), changed]);
  }

  withKey(key: string) {
    return this.#byKey.get(key);
  }

  /** The active teams of a name; only among sisters is a name unique. */
  named(name: string) {
    return this.#named(name).filter(({ archivedAt }) => archivedAt === null);
  }

  /**
   * The active team that a cell means, by key or by a name that only one team has; undefined when there is none.
   *
   * @example teams.find("Payroll", "supplier")?.teamId
   */
  find(cell: string, field: string) {
    const keyed = this.#byKey.get(cell);
    if (keyed?.archivedAt != null)
      throw new RowRefused(field, "intake.refused.archivedTeam", { team: keyed.name });
    if (keyed) return keyed;
    const [named, another] = this.named(cell);
    if (another) throw new RowRefused(field, "intake.refused.ambiguousTeam", { team: cell });
    return named;
  }

  #named(name: string) {
    return this.#byName.get(nameKey(name)) ?? [];
  }

  #forgetName({ teamId, name }: KnownTeam) {
    this.#byName.set(
      nameKey(name),
      this.#named(name).filter((one) => one.teamId !== teamId),
    );
  }
}

/** As the database compares names: only the letters A to Z are the same in either case. */
export const nameKey = (name: string) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
