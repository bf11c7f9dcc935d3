import { eq } from "drizzle-orm";
import { calendar, calendarVersion } from "#server/calendar/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { newId } from "#server/ctx.ts";
import { team } from "#server/organisation/table.ts";
import type { CommitmentState } from "#shared/commitment/model.ts";
import type { Company } from "./company.ts";

/** A calendar of IT's own, in a zone. */
export async function addCalendar({ database, clock, it }: Company, timeZone: string) {
  const [calendarId, calendarVersionId] = [newId(), newId()];
  const common = { calendarId, createdAt: clock.now };
  await database.write(async (db) => {
    const fields = { name: "IT hours", isDefault: false, currentVersionId: calendarVersionId };
    await db.insert(calendar).values({ ...common, ...fields });
    const hours = { timeZone, intervals: {}, holidays: [], dateHours: {} };
    await db.insert(calendarVersion).values({ ...common, calendarVersionId, version: 1, hours });
    await db.update(team).set({ calendarId }).where(eq(team.teamId, it.teamId));
  });
  return calendarVersionId;
}

type Case = Partial<typeof commitment.$inferInsert> & { state: CommitmentState };

/** Writes cases as they stand, without living through them: each a commitment of IT to a customer team. */
export async function addCases(
  { database, clock, it, finance, relationshipId }: Company,
  calendarVersionId: string,
  cases: Case[],
) {
  const common = {
    supplierTeamId: it.teamId,
    customerTeamId: finance.teamId,
    relationshipId,
    calendarVersionId,
    sentence: "Laptop",
    askedAt: clock.now,
    sortAt: clock.now,
    countsIn: "working" as const,
  };
  await database.write(async (db) => {
    for (const fields of cases)
      await db.insert(commitment).values({ commitmentId: newId(), ...common, ...fields });
  });
}

export const times = <Row>(count: number, row: Row) => Array.from({ length: count }, () => row);
