import { inArray } from "drizzle-orm";
import type { Db } from "#server/db/open.ts";
import { consultation, consultationTeam } from "#server/feedback/table.ts";
import { improvementAction } from "#server/improvement/table.ts";
import { holdersOf } from "#server/organisation/holders.ts";
import { honour, recognition } from "#server/recognition/table.ts";
import { noSides, type Subject } from "./subject.ts";

export async function thanks(db: Db, ids: string[]): Promise<Subject[]> {
  const { recognitionId, reason, receiverId, receiverTeamId } = recognition;
  const rows = await db
    .select({ subjectId: recognitionId, title: reason, receiverId, receiverTeamId })
    .from(recognition)
    .where(inArray(recognitionId, ids))
    .all();
  return rows.map(({ receiverId, receiverTeamId, ...row }) => ({
    ...row,
    ...noSides,
    path: "/voice",
    readers: [receiverId, receiverTeamId],
  }));
}

export async function plans(db: Db, ids: string[]): Promise<Subject[]> {
  const { consultationId, supplierTeamId, plan } = consultation;
  const columns = { subjectId: consultationId, title: plan, supplierTeamId };
  const rows = await db.select(columns).from(consultation).where(inArray(consultationId, ids)).all();
  const asked = await db
    .select()
    .from(consultationTeam)
    .where(inArray(consultationTeam.consultationId, ids))
    .all();
  return rows.map(({ supplierTeamId, ...row }) => ({
    ...row,
    ...noSides,
    path: "/voice",
    readers: [
      supplierTeamId,
      ...asked.filter((one) => one.consultationId === row.subjectId).map(({ teamId }) => teamId),
    ],
  }));
}

export async function actions(db: Db, ids: string[]): Promise<Subject[]> {
  const { actionId, what, teamId, ownerId } = improvementAction;
  const rows = await db
    .select({ subjectId: actionId, title: what, teamId, ownerId })
    .from(improvementAction)
    .where(inArray(actionId, ids))
    .all();
  return rows.map(({ teamId, ownerId, ...row }) => ({
    ...row,
    ...noSides,
    path: `/survey/${teamId}`,
    readers: [teamId, ownerId],
  }));
}

export async function honours(db: Db, ids: string[]): Promise<Subject[]> {
  const { honourId, title, nomineeId, nomineeTeamId, nominatedById } = honour;
  const rows = await db
    .select({ subjectId: honourId, title, nomineeId, nomineeTeamId, nominatedById })
    .from(honour)
    .where(inArray(honourId, ids))
    .all();
  const committee = await holdersOf(db, "committee");
  return rows.map(({ subjectId, title, ...readers }) => ({
    subjectId,
    title,
    ...noSides,
    path: "/voice",
    readers: [...Object.values(readers), ...committee],
  }));
}
