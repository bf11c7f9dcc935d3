import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { service } from "#server/agreement/table.ts";
import { commitment } from "#server/commitment/table.ts";
import { complaint } from "#server/complaint/table.ts";
import { type Ctx, found, requireRight } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { suggestion } from "#server/feedback/table.ts";
import { improvementAction } from "#server/improvement/table.ts";
import { notification } from "#server/notification/table.ts";
import { recognition } from "#server/recognition/table.ts";
import { moveInvitations } from "#server/survey/merge.ts";
import type * as api from "#shared/organisation/api.ts";
import { type TeamRole, teamRoles } from "#shared/organisation/model.ts";
import { Problem } from "#shared/problem.ts";
import { findPresent, isPresent } from "./personRead.ts";
import { companyRole, membership, person } from "./table.ts";

/**
 * An admin confirms that an imported person is the one who signed in: never an e-mail address alone. The imported row
 * keeps its id and receives the sign-in; what the sign-in's row held so far moves over, and its id leads there.
 */
export async function mergePeople(
  ctx: Ctx,
  { personId, signedInPersonId }: z.output<typeof api.mergePeople.input>,
) {
  requireRight(ctx, "person.merge");
  const { db } = ctx;
  await moveSignIn(db, await findImported(db, personId), await findSignedIn(db, signedInPersonId));
  const teamIds = await moveMemberships(db, personId, signedInPersonId);
  await moveCompanyRoles(db, personId, signedInPersonId);
  await moveResponsibility(db, personId, signedInPersonId);
  await moveInvitations(db, personId, signedInPersonId);
  const audience = [personId, signedInPersonId, ...teamIds];
  ctx.record({
    verb: "person.merged",
    subjectId: personId,
    audience,
    change: { mergedPersonId: signedInPersonId },
  });
  return findPresent(db, personId);
}

type Row = typeof person.$inferSelect;

async function findImported(db: Db, personId: string) {
  const row = await findRow(db, personId);
  if (row.objectId === null) return row;
  throw new Problem("conflict", "organisation.error.signsInAlready", { field: "personId" });
}

/** Somebody who was imported under a number of their own is another row of the file, whoever they are. */
async function findSignedIn(db: Db, personId: string) {
  const row = await findRow(db, personId);
  if (row.objectId !== null && row.externalKey === null) return row;
  throw new Problem("conflict", "organisation.error.notASignIn", { field: "signedInPersonId" });
}

async function findRow(db: Db, personId: string): Promise<Row> {
  return found(
    await db
      .select()
      .from(person)
      .where(and(eq(person.personId, personId), isPresent))
      .get(),
  );
}

/** The sign-in's row gives up its object id first: no two rows may hold the same one. */
async function moveSignIn(db: Db, imported: Row, signedIn: Row) {
  await db
    .update(person)
    .set({ objectId: null, mergedIntoId: imported.personId })
    .where(eq(person.personId, signedIn.personId));
  await db
    .update(person)
    .set({
      objectId: signedIn.objectId,
      name: imported.name || signedIn.name,
      email: imported.email ?? signedIn.email,
      locale: signedIn.locale ?? imported.locale,
      timeZone: signedIn.timeZone ?? imported.timeZone,
    })
    .where(eq(person.personId, imported.personId));
}

/** Where both rows are in a team, the stronger membership stays. */
async function moveMemberships(db: Db, toId: string, fromId: string) {
  const moving = await db.delete(membership).where(eq(membership.personId, fromId)).returning();
  const kept = await db.select().from(membership).where(eq(membership.personId, toId)).all();
  for (const one of moving) {
    const twin = kept.find(({ teamId }) => teamId === one.teamId);
    const { role, state } = twin && strength(twin) >= strength(one) ? twin : one;
    await db
      .insert(membership)
      .values({ ...one, personId: toId })
      .onConflictDoUpdate({ target: [membership.personId, membership.teamId], set: { role, state } });
  }
  return moving.map(({ teamId }) => teamId);
}

const weight: Record<TeamRole, number> = { member: 0, desk: 1, lead: 2 };

/** Any active membership is stronger than a pending one; then a lead is more than a desk, a desk more than a member. */
const strength = ({ role, state }: Pick<typeof membership.$inferSelect, "role" | "state">) =>
  weight[role] + (state === "active" ? teamRoles.length : 0);

async function moveCompanyRoles(db: Db, toId: string, fromId: string) {
  const moving = await db.delete(companyRole).where(eq(companyRole.personId, fromId)).returning();
  if (moving.length === 0) return;
  await db
    .insert(companyRole)
    .values(moving.map((one) => ({ ...one, personId: toId })))
    .onConflictDoNothing();
}

/** What names a person as responsible moves; who signed or wrote something stays as it was written. */
async function moveResponsibility(db: Db, toId: string, fromId: string) {
  await db.update(commitment).set({ ownerId: toId }).where(eq(commitment.ownerId, fromId));
  await db.update(commitment).set({ requesterId: toId }).where(eq(commitment.requesterId, fromId));
  await db.update(service).set({ ownerId: toId }).where(eq(service.ownerId, fromId));
  await db.update(suggestion).set({ ownerId: toId }).where(eq(suggestion.ownerId, fromId));
  await db.update(suggestion).set({ authorId: toId }).where(eq(suggestion.authorId, fromId));
  await db.update(recognition).set({ receiverId: toId }).where(eq(recognition.receiverId, fromId));
  await db.update(recognition).set({ giverId: toId }).where(eq(recognition.giverId, fromId));
  await db.update(complaint).set({ complainantId: toId }).where(eq(complaint.complainantId, fromId));
  await db.update(complaint).set({ handlerId: toId }).where(eq(complaint.handlerId, fromId));
  await db.update(improvementAction).set({ ownerId: toId }).where(eq(improvementAction.ownerId, fromId));
  await db.update(notification).set({ personId: toId }).where(eq(notification.personId, fromId));
}
