import { asc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import { listEvents } from "#server/event/verbs.ts";
import { person } from "#server/organisation/table.ts";
import { ChangeKind } from "#shared/commitment/model.ts";
import type { getCommitment as endpoint } from "#shared/commitment/readApi.ts";
import { isMostlyPaused } from "#shared/commitment/standing.ts";
import { Problem } from "#shared/problem.ts";
import { mayDo } from "#shared/rights.ts";
import { type CommitmentRow, findCommitment, personRef, toCommitment } from "./row.ts";
import { commitmentNote } from "./table.ts";
import { holidaysUnknownFrom } from "./unknownHolidays.ts";

/** One commitment with all that was written and done. */
export async function getCommitment(ctx: Ctx, { commitmentId }: z.output<typeof endpoint.input>) {
  const row = await findReadable(ctx, commitmentId);
  const noun = await toCommitment(ctx, row);
  return {
    ...noun,
    notes: await notesOf(ctx, commitmentId),
    history: await historyOf(ctx, commitmentId),
    isMostlyPaused: isMostlyPaused(noun, noun.usedSeconds, noun.pausedSeconds),
    holidaysUnknownFrom: await holidaysUnknownFrom(ctx, row),
  };
}

/** Both teams read it, and the people on it wherever they are now. */
export async function findReadable(ctx: Ctx, commitmentId: string) {
  const row = await findCommitment(ctx, commitmentId);
  if (!mayRead(ctx, row)) throw new Problem("forbidden", "error.forbidden");
  return row;
}

export function mayRead(
  { actor }: Ctx,
  row: Pick<CommitmentRow, "supplierTeamId" | "customerTeamId" | "requesterId" | "ownerId">,
) {
  const isOnIt = row.requesterId === actor.personId || row.ownerId === actor.personId;
  return isOnIt || mayDo(actor, "commitment.read", row);
}

async function notesOf({ db }: Ctx, commitmentId: string) {
  const { noteId, kind, text, authorId, createdAt } = commitmentNote;
  const rows = await db
    .select({ noteId, kind, text, authorId, authorName: person.name, createdAt })
    .from(commitmentNote)
    .leftJoin(person, eq(person.personId, authorId))
    .where(eq(commitmentNote.commitmentId, commitmentId))
    .orderBy(asc(createdAt), asc(noteId))
    .all();
  return rows.map(({ authorId, authorName, ...note }) => ({
    ...note,
    author: personRef(authorId, authorName),
  }));
}

async function historyOf(ctx: Ctx, commitmentId: string) {
  const events = await listEvents(ctx, commitmentId);
  const named = events.flatMap(({ actorId, change }) => [actorId, idIn(change, "personId")]);
  const names = await namesOf(
    ctx,
    named.filter((id) => id !== null),
  );
  const refTo = (id: string | null) => personRef(id, id === null ? null : (names.get(id) ?? null));
  const otherThan = (actorId: string | null, id: string | null) => (id === actorId ? null : id);
  return events.map(({ sequence, verb, occurredAt, actorId, change }) => ({
    sequence,
    kind: ChangeKind.parse(verb.slice("commitment.".length)),
    occurredAt,
    actor: refTo(actorId),
    person: refTo(otherThan(actorId, idIn(change, "personId"))),
    noteId: idIn(change, "noteId"),
    momentAt: typeof change.momentAt === "number" ? change.momentAt : null,
  }));
}

const idIn = (change: Record<string, unknown>, name: string) => {
  const id = change[name];
  return typeof id === "string" ? id : null;
};

async function namesOf({ db }: Ctx, personIds: string[]) {
  const columns = { personId: person.personId, name: person.name };
  const rows = await db
    .select(columns)
    .from(person)
    .where(inArray(person.personId, [...new Set(personIds)]))
    .all();
  return new Map(rows.map(({ personId, name }) => [personId, name]));
}
