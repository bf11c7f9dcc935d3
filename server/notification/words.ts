import { eq } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { membership, person } from "#server/organisation/table.ts";
import type { Saying } from "#shared/notification/model.ts";
import { notificationEn } from "#shared/notification/text.en.ts";
import { notificationZh } from "#shared/notification/text.zh.ts";
import { type Language, languageOf, writerOf } from "#shared/text.ts";

const writers = { en: writerOf(notificationEn, "en"), zh: writerOf(notificationZh, "zh") };
export type Write = (typeof writers)[Language];

/** Writes in the language of whoever reads it; English for those whose language is not known yet. */
export const writerFor = (locale: string | null): Write => writers[languageOf(locale ?? "en")];

/** What is said, with the name of who did it. */
export const sayingOf = (write: Write, said: Saying, from: string | null) =>
  write(`notification.said.${said}`, { from: from || write("notification.somebody") });

/** Who a message goes to: where they are known in Entra, in which language, and what they may read. */
export async function readerOf(db: Db, personId: string) {
  const columns = { objectId: person.objectId, locale: person.locale, erasedAt: person.erasedAt };
  const row = await db.select(columns).from(person).where(eq(person.personId, personId)).get();
  const teams = await db
    .select({ teamId: membership.teamId, state: membership.state })
    .from(membership)
    .where(eq(membership.personId, personId))
    .all();
  const active = teams.filter(({ state }) => state === "active").map(({ teamId }) => teamId);
  const objectId = row && row.erasedAt === null ? row.objectId : null;
  return { objectId, write: writerFor(row?.locale ?? null), ids: new Set([personId, ...active]) };
}

export async function nameOf(db: Db, personId: string | null) {
  if (personId === null) return null;
  const row = await db.select({ name: person.name }).from(person).where(eq(person.personId, personId)).get();
  return row?.name ?? null;
}
