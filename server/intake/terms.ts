import { eq, inArray, sql } from "drizzle-orm";
import { toStandard } from "#server/agreement/rows.ts";
import { type Standards, standardsFor } from "#server/agreement/standards.ts";
import { agreement, standard } from "#server/agreement/table.ts";
import { companyCalendarId } from "#server/calendar/company.ts";
import { calendar } from "#server/calendar/table.ts";
import { versionOf } from "#server/calendar/version.ts";
import type { commitment } from "#server/commitment/table.ts";
import { found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { team } from "#server/organisation/table.ts";
import type { Standard } from "#shared/agreement/model.ts";
import type { Calendar } from "#shared/calendar/model.ts";
import type { Batch } from "./batch.ts";
import type { KnownRelationship } from "./directory.ts";
import type { ServiceIndex } from "./serviceIndex.ts";

/** The hours a team works by, and the version that says so. */
export interface Hours {
  calendarVersionId: string;
  hours: Calendar;
}

/** By which calendars and standards cases of the past are measured; kept until somebody changes one. */
export class TermIndex {
  readonly #services: ServiceIndex;
  readonly #hours = new Map<string, Hours>();
  readonly #agreed = new Map<string, { agreedAt: number; standards: Standards | null }>();
  #isLoaded = false;

  constructor(services: ServiceIndex) {
    this.#services = services;
  }

  async refresh({ db, changed }: Pick<Batch, "db" | "changed">) {
    const isStale = ["calendar", "team", "agreement", "relationship", "service"].some((noun) =>
      changed.has(noun),
    );
    if (this.#isLoaded && !isStale) return;
    this.#hours.clear();
    this.#agreed.clear();
    const { relationshipId, serviceId, agreedAt } = agreement;
    const rows = await db
      .select({ relationshipId, serviceId, agreedAt })
      .from(agreement)
      .where(eq(agreement.state, "agreed"))
      .all();
    for (const row of rows)
      this.#agreed.set(`${row.relationshipId} ${row.serviceId}`, {
        agreedAt: row.agreedAt ?? 0,
        standards: null,
      });
    this.#isLoaded = true;
  }

  /** The calendar by which a team works now. */
  async hoursOf(db: Db, teamId: string): Promise<Hours> {
    const known = this.#hours.get(teamId);
    if (known) return known;
    const isChosen = sql`${calendar.calendarId} = coalesce((select ${team.calendarId} from ${team} where ${team.teamId} = ${teamId}), ${companyCalendarId})`;
    const row = found(
      await db.select({ id: calendar.currentVersionId }).from(calendar).where(isChosen).get(),
    );
    const { calendarVersionId, hours } = await versionOf({ db }, row.id);
    const read = { calendarVersionId, hours };
    this.#hours.set(teamId, read);
    return read;
  }

  /** What is promised to everybody today, or what both sides had signed when it was asked. */
  async standardsOf(
    db: Db,
    serviceId: string | null,
    { relationshipId, state }: KnownRelationship,
    askedAt: number,
  ): Promise<Standards> {
    if (serviceId === null) return none;
    const agreed = state === "confirmed" ? this.#agreed.get(`${relationshipId} ${serviceId}`) : undefined;
    if (agreed && agreed.agreedAt <= askedAt) {
      agreed.standards ??= await standardsFor({ db }, { serviceId, relationshipId });
      return agreed.standards;
    }
    const floors = await this.#services.floors(db, serviceId);
    const one = (measure: Standard["measure"]) => floors.find((floor) => floor.measure === measure) ?? null;
    return { agreementId: null, respond: one("responded"), deliver: one("delivered") };
  }
}

const none: Standards = { agreementId: null, respond: null, deliver: null };

type Row = typeof commitment.$inferSelect;

/** The terms a commitment was made under, which it keeps. */
export async function keptTerms(
  db: Db,
  { agreementId, respondStandardId, deliverStandardId, calendarVersionId }: Row,
): Promise<Standards & Hours> {
  const { hours } = await versionOf({ db }, calendarVersionId);
  const ids = [respondStandardId, deliverStandardId].filter((id) => id !== null);
  const rows =
    ids.length === 0 ? [] : await db.select().from(standard).where(inArray(standard.standardId, ids)).all();
  const one = (id: string | null) => {
    const row = rows.find(({ standardId }) => standardId === id);
    return row ? toStandard(row) : null;
  };
  return {
    agreementId,
    respond: one(respondStandardId),
    deliver: one(deliverStandardId),
    calendarVersionId,
    hours,
  };
}
