import { createHash } from "node:crypto";
import type { Ctx } from "#server/ctx.ts";
import type { CompanyDatabase, Db } from "#server/db/open.ts";
import { readingOf, runAndRecord, type Session } from "#server/endpoint.ts";
import { findAnswer, keepAnswer } from "#server/event/verbs.ts";
import { Problem } from "#shared/problem.ts";
import { act, isRefresh, refuseAct } from "./act.ts";
import type { Call } from "./call.ts";
import { search, unfurl } from "./find.ts";
import { openDialog, recordFilled, refuseFilled } from "./record.ts";

const DAY_MS = 86_400_000;

type Answer = (ctx: Ctx, call: Call) => Promise<object>;

interface Write {
  run: Answer;
  /** What is answered when it was refused: never an error of Teams, always a reason. */
  refuse(ctx: Ctx, call: Call, problem: Problem): Promise<object>;
}

const reads: Record<string, Answer> = {
  "composeExtension/fetchTask": openDialog,
  "composeExtension/query": search,
  "composeExtension/queryLink": unfurl,
};

const writes: Record<string, Write> = {
  "composeExtension/submitAction": { run: recordFilled, refuse: refuseFilled },
  "adaptiveCard/action": { run: act, refuse: refuseAct },
};

/** Answers what Teams asks in somebody's name; an activity sent again is answered as before and done once. */
export async function answerInvoke(session: Session, name: string, activityId: string | null, call: Call) {
  const read = Object.hasOwn(reads, name) ? reads[name] : undefined;
  if (read) return read(await readingOf(session), call);
  const write = Object.hasOwn(writes, name) ? writes[name] : undefined;
  if (!write) throw new Problem("notFound", "error.notFound");
  try {
    // Every reader's client asks for their own card: that writes nothing.
    if (name === "adaptiveCard/action" && isRefresh(call))
      return await write.run(await readingOf(session), call);
    const key = activityId ?? keyOf(session.now, call.value);
    return await writeOnce(session, `BOT ${name}`, key, (ctx) => write.run(ctx, call));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return write.refuse(await readingOf(session), call, error);
  }
}

/** Without an activity's id the same words on the same day are the same invoke, sent again. */
const keyOf = (now: number, value: unknown) =>
  createHash("sha256")
    .update(JSON.stringify([Math.floor(now / DAY_MS), value]))
    .digest("hex");

function writeOnce(
  { database, now, findActor }: { database: CompanyDatabase; now: number; findActor: Session["findActor"] },
  route: string,
  key: string,
  run: (ctx: Ctx) => Promise<object>,
) {
  return database.write(async (db: Db) => {
    const actor = await findActor(db);
    const before = await findAnswer(db, actor.personId, route, key);
    if (before) return JSON.parse(before.answer) as object;
    const answer = await runAndRecord({ db, actor, now }, run);
    await keep(db, actor.personId, route, key, answer, now);
    return answer;
  });
}

const keep = (db: Db, actorId: string, route: string, key: string, answer: object, createdAt: number) =>
  keepAnswer(db, { actorId, route, key, bodyHash: "", answer: JSON.stringify(answer), createdAt });
