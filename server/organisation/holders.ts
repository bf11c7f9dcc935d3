import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import type { CompanyRole } from "#shared/organisation/model.ts";
import { companyRole, person } from "./table.ts";

/** A list of a few, so that nobody else is looked at, however many there are. */
export const hasRole = (db: Db, role: CompanyRole) =>
  inArray(
    person.personId,
    db.select({ personId: companyRole.personId }).from(companyRole).where(eq(companyRole.role, role)),
  );

/**
 * Who holds a role of the company; `more` narrows them.
 *
 * @example await holdersOf(db, "committee", ne(person.personId, nomineeId))
 */
export async function holdersOf(db: Db, role: CompanyRole, more?: SQL) {
  const rows = await db
    .select({ personId: person.personId })
    .from(person)
    .where(and(hasRole(db, role), isNull(person.erasedAt), more))
    .all();
  return rows.map(({ personId }) => personId);
}
