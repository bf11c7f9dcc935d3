import { and, desc, eq, getTableColumns, inArray, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Ctx, found } from "#server/ctx.ts";
import type { Db } from "#server/db/open.ts";
import { event } from "#server/event/table.ts";
import { person } from "#server/organisation/table.ts";
import type * as agreementApi from "#shared/agreement/agreementApi.ts";
import { agreementChanges, serviceChanges } from "#shared/agreement/answers.ts";
import type * as api from "#shared/agreement/api.ts";
import { findReadableAgreement } from "./agreementRead.ts";
import { findReadable } from "./read.ts";
import { toStandard } from "./rows.ts";
import { agreementNote, standard } from "./table.ts";
import type { Trace } from "./write.ts";

export async function listServiceHistory(
  ctx: Ctx,
  { serviceId, ...page }: z.output<typeof api.listServiceHistory.input>,
) {
  await findReadable(ctx, serviceId);
  const { rows, nextCursor } = await pageOfHistory(ctx.db, serviceId, serviceVerbs, page);
  const items = rows.map(({ verb, note, trace, ...row }) => ({
    ...row,
    kind: found(serviceVerbs.get(verb)),
  }));
  return { items, nextCursor };
}

export async function listAgreementHistory(
  ctx: Ctx,
  { agreementId, ...page }: z.output<typeof agreementApi.listAgreementHistory.input>,
) {
  await findReadableAgreement(ctx, agreementId);
  const { rows, nextCursor } = await pageOfHistory(ctx.db, agreementId, agreementVerbs, page);
  const items = rows.map(({ verb, note, trace, ...row }) => ({
    ...row,
    kind: found(agreementVerbs.get(verb)),
    side: trace.side ?? null,
    reason: note,
  }));
  return { items, nextCursor };
}

const verbsOf = <Kind extends string>(noun: string, kinds: readonly Kind[]) =>
  new Map(kinds.map((kind) => [`${noun}.${kind}`, kind]));

const serviceVerbs = verbsOf("service", serviceChanges);
const agreementVerbs = verbsOf("agreement", agreementChanges);

interface HistoryPage {
  cursor?: number | undefined;
  limit: number;
}

async function pageOfHistory(
  db: Db,
  subjectId: string,
  verbs: Map<string, string>,
  { cursor, limit }: HistoryPage,
) {
  const isBefore = cursor === undefined ? undefined : lt(event.sequence, cursor);
  const found = await selectHistory(db)
    .where(and(eq(event.subjectId, subjectId), inArray(event.verb, [...verbs.keys()]), isBefore))
    .orderBy(desc(event.sequence))
    .limit(limit + 1)
    .all();
  const rows = found.slice(0, limit).map(({ change, added, ...row }) => ({
    ...row,
    trace: change as Trace,
    standard: added && toStandard(added),
  }));
  return { rows, nextCursor: found.length > limit ? String(rows.at(-1)?.sequence) : null };
}

function selectHistory(db: Db) {
  return db
    .select({
      sequence: event.sequence,
      verb: event.verb,
      occurredAt: event.occurredAt,
      change: event.change,
      actor: { personId: person.personId, name: person.name },
      added: getTableColumns(standard),
      note: agreementNote.text,
    })
    .from(event)
    .leftJoin(person, eq(person.personId, event.actorId))
    .leftJoin(standard, eq(standard.standardId, sql`${event.change} ->> '$.standardId'`))
    .leftJoin(agreementNote, eq(agreementNote.noteId, sql`${event.change} ->> '$.noteId'`));
}
