import { ne } from "drizzle-orm";
import { floorsOf } from "#server/agreement/rows.ts";
import { service } from "#server/agreement/table.ts";
import { newId } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type { Standard } from "#shared/agreement/model.ts";
import type { Batch } from "./batch.ts";
import { nameKey } from "./teamIndex.ts";

export type KnownService = typeof service.$inferSelect;

/** The services of a company by team and name, and what they promise to everybody. */
export class ServiceIndex {
  readonly #services = new Map<string, KnownService>();
  readonly #floors = new Map<string, Standard[]>();
  readonly #now: () => number;
  #isLoaded = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Reads anew what somebody else has changed. */
  async refresh({ db, changed }: Pick<Batch, "db" | "changed">) {
    if (this.#isLoaded && !changed.has("service") && !changed.has("agreement")) return;
    this.#services.clear();
    this.#floors.clear();
    for (const one of await db.select().from(service).where(ne(service.state, "retired")).all())
      this.put(one);
    this.#isLoaded = true;
  }

  put(known: KnownService) {
    this.#services.set(placeOf(known.teamId, known.name), known);
  }

  find(teamId: string, name: string) {
    return this.#services.get(placeOf(teamId, name));
  }

  /** The service of this name, made as a draft where the team has none. */
  async ensure(batch: Batch, teamId: string, name: string, fields: Partial<KnownService> = {}) {
    const known = this.find(teamId, name);
    if (known) return known;
    const made: KnownService = {
      ...nothingSaid,
      ...fields,
      serviceId: newId(),
      teamId,
      name,
      createdAt: this.#now(),
      revision: 1,
    };
    await batch.write((db) => db.insert(service).values(made));
    batch.record({ verb: "service.created", subjectId: made.serviceId, audience: [teamId] });
    this.put(made);
    this.#floors.set(made.serviceId, []);
    return made;
  }

  async floors(db: Db, serviceId: string) {
    const known = this.#floors.get(serviceId);
    if (known) return known;
    const floors = await floorsOf(db, [serviceId]);
    this.#floors.set(serviceId, floors);
    return floors;
  }

  putFloors(serviceId: string, floors: Standard[]) {
    this.#floors.set(serviceId, floors);
  }
}

const nothingSaid = {
  promise: null,
  ownerId: null,
  limits: null,
  selfServiceNote: null,
  frontLine: null,
  state: "draft",
} as const;
const placeOf = (teamId: string, name: string) => `${teamId} ${nameKey(name)}`;
