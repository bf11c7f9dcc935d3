import { lt } from "drizzle-orm";
import { type CompanyDatabase, filePathOf } from "#server/db/open.ts";
import { notification } from "#server/notification/table.ts";
import { person } from "#server/organisation/table.ts";
import { buildCompany } from "./build.ts";
import { addComplaints } from "./complaints.ts";
import { addPast, addPresent } from "./history.ts";
import { addSurveys } from "./surveys.ts";
import { addVoice } from "./voice.ts";

const FOUNDED_BEFORE_MS = 120 * 86_400_000;
const NEWS_MS = 2 * 86_400_000;

/**
 * Fills an empty database with the demo company, wholly or not at all; one that holds anybody is left as it is. A
 * database server ends a transaction that takes so long, so there it is filled scene by scene.
 */
export async function seedDemo(database: CompanyDatabase, now: number) {
  const somebody = await database.read.select({ personId: person.personId }).from(person).limit(1).get();
  if (somebody) return;
  if (filePathOf(database.url) === null) return fill(database, now);
  await database.write((db) => fill({ ...database, read: db, write: (work) => work(db) }, now));
}

async function fill(database: CompanyDatabase, now: number) {
  const cast = await buildCompany(database, now - FOUNDED_BEFORE_MS);
  await addPast(database, cast, now);
  await addPresent(database, cast, now);
  await addVoice(database, cast, now);
  await addComplaints(database, cast, now);
  await addSurveys(database, cast, now);
  await readOldNews(database, now);
}

/** Nobody finds four months of unread notifications on a first visit. */
async function readOldNews(database: CompanyDatabase, now: number) {
  const isOld = lt(notification.createdAt, now - NEWS_MS);
  await database.write((db) => db.update(notification).set({ readAt: now }).where(isOld));
}
