import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, notInArray } from "drizzle-orm";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { tellPeople } from "#server/notification/tell.ts";
import { membership } from "#server/organisation/table.ts";
import { consultation, consultationAnswer, consultationTeam } from "./table.ts";

const TOLD_AT_ONCE = 100;
/** What happened longer ago is no news: a server that stood still. */
const OLD_MS = 86_400_000;

/** Tells the next of all who are asked about a plan that it is open or, once it is, decided; of two servers one does. */
export async function watchConsultations(database: CompanyDatabase, now: number) {
  const plan = await nextPlan(database.read);
  if (!plan) return;
  const { consultationId: subjectId, decidedById, openedById, closesAt } = plan;
  const ids = isNews(plan, now) ? await nextAsked(database.read, plan) : [];
  const news =
    decidedById === null
      ? ({ said: "consulted", actorId: openedById, momentAt: closesAt } as const)
      : ({ said: "decided", actorId: decidedById, momentAt: null } as const);
  await database.write(async (db) => {
    if (await moveOn(db, plan, ids)) await tellPeople(db, ids, { ...news, subjectId }, now);
  });
}

const isNews = ({ createdAt, closesAt, decidedAt }: Plan, now: number) =>
  now - (decidedAt ?? createdAt) < OLD_MS && (decidedAt !== null || now < closesAt);

async function nextPlan(db: Db) {
  return db
    .select()
    .from(consultation)
    .where(isNotNull(consultation.toldUntil))
    .orderBy(asc(consultation.createdAt))
    .limit(1)
    .get();
}

type Plan = NonNullable<Awaited<ReturnType<typeof nextPlan>>>;

/** The people of the teams asked, without who asks or decides and, before the decision, without who has answered. */
async function nextAsked(db: Db, { consultationId, toldUntil, openedById, decidedById }: Plan) {
  const { personId, teamId, state } = membership;
  const asked = db
    .select({ teamId: consultationTeam.teamId })
    .from(consultationTeam)
    .where(eq(consultationTeam.consultationId, consultationId));
  const answered = db
    .select({ personId: consultationAnswer.personId })
    .from(consultationAnswer)
    .where(eq(consultationAnswer.consultationId, consultationId));
  const isMeant = and(inArray(teamId, asked), eq(state, "active"), ne(personId, decidedById ?? openedById));
  const rows = await db
    .selectDistinct({ personId })
    .from(membership)
    .where(
      and(
        isMeant,
        gt(personId, toldUntil ?? ""),
        decidedById === null ? notInArray(personId, answered) : undefined,
      ),
    )
    .orderBy(asc(personId))
    .limit(TOLD_AT_ONCE)
    .all();
  return rows.map((row) => row.personId);
}

/** Whether nothing has come between: the decision, from which telling begins anew, or another server. */
async function moveOn(db: Db, { consultationId, toldUntil, decidedById }: Plan, ids: string[]) {
  const isSameNews = decidedById === null ? isNull(consultation.decidedById) : undefined;
  const isAsSeen = and(
    eq(consultation.consultationId, consultationId),
    eq(consultation.toldUntil, toldUntil ?? ""),
    isSameNews,
  );
  const next = ids.length < TOLD_AT_ONCE ? null : (ids.at(-1) ?? null);
  const moved = await db
    .update(consultation)
    .set({ toldUntil: next })
    .where(isAsSeen)
    .returning({ consultationId: consultation.consultationId });
  return moved.length > 0;
}
