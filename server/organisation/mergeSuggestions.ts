import { and, asc, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias, union } from "drizzle-orm/sqlite-core";
import type { z } from "zod";
import { type Ctx, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import type * as api from "#shared/organisation/api.ts";
import { cursorParts } from "./cursor.ts";
import { person } from "./table.ts";

const signedIn = alias(person, "signed_in");
const imported = alias(person, "imported");
const isSameName = sql`${imported.name} collate nocase = ${signedIn.name}`;
const isSameEmail = sql`${imported.email} collate nocase = ${signedIn.email}`;

const fields = {
  signedInId: sql<string>`${signedIn.personId}`.as("signed_in_id"),
  signedInName: sql<string>`${signedIn.name}`.as("signed_in_name"),
  signedInEmail: sql<string | null>`${signedIn.email}`.as("signed_in_email"),
  importedId: sql<string>`${imported.personId}`.as("imported_id"),
  importedName: sql<string>`${imported.name}`.as("imported_name"),
  importedEmail: sql<string | null>`${imported.email}`.as("imported_email"),
  sameName: sql<boolean>`coalesce(${isSameName}, 0)`.mapWith(Boolean).as("same_name"),
  sameEmail: sql<boolean>`coalesce(${isSameEmail}, 0)`.mapWith(Boolean).as("same_email"),
};

/** Imported people without a sign-in beside sign-ins that were not imported, where name or e-mail address agree. */
export async function listMergeSuggestions(
  ctx: Ctx,
  { cursor, limit }: z.output<typeof api.listMergeSuggestions.input>,
) {
  requireRight(ctx, "person.merge");
  const rows = await union(pairs(ctx.db, isSameName, cursor), pairs(ctx.db, isSameEmail, cursor))
    .orderBy(asc(sql`signed_in_id`), asc(sql`imported_id`))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ sameName, sameEmail, ...row }) => ({
      imported: {
        personId: row.importedId,
        name: row.importedName,
        email: row.importedEmail,
        isSignedIn: false,
      },
      signedIn: {
        personId: row.signedInId,
        name: row.signedInName,
        email: row.signedInEmail,
        isSignedIn: true,
      },
      sameName,
      sameEmail,
    })),
    nextCursor: rows.length > limit && last ? `${last.signedInId}.${last.importedId}` : null,
  };
}

/** One way to agree at a time, the sign-ins outside: then each finds its twins by an index, never each by each. */
function pairs(db: Db, agrees: SQL, cursor: string | undefined) {
  return db
    .select(fields)
    .from(signedIn)
    .crossJoin(imported)
    .where(
      and(
        agrees,
        isNotNull(signedIn.objectId),
        isNull(signedIn.externalKey),
        sql`+${imported.objectId} is null`,
        agrees === isSameEmail ? isNotNull(imported.email) : undefined,
        isNull(imported.erasedAt),
        isNull(imported.mergedIntoId),
        isAfter(cursor),
      ),
    );
}

function isAfter(cursor: string | undefined) {
  const parts = cursorParts(cursor, /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/);
  return parts ? sql`(${signedIn.personId}, ${imported.personId}) > (${parts[0]}, ${parts[1]})` : undefined;
}
