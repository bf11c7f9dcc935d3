import { sql } from "drizzle-orm";

/**
 * Ids as one value of a query, however many there are.
 *
 * @example db.select().from(team).where(inArray(team.teamId, listed(teamIds)))
 */
export const listed = (ids: Iterable<string>) =>
  sql`(select value from json_each(${JSON.stringify([...ids])}))`;

/** The same in a prepared query: the placeholder of this name is filled with the ids as JSON. */
export const listedAs = (name: string) => sql`(select value from json_each(${sql.placeholder(name)}))`;
