import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { Session } from "#server/endpoint.ts";
import { type Change, feedOf } from "./stream.ts";

const KEEP_ALIVE_MS = 20_000;

/** `GET /api/changes`: tells which things of interest changed, until the token expires, the reader leaves or the server stops. */
export async function streamChanges(
  context: Context,
  session: Session,
  expiresAt: number,
  stopping?: AbortSignal,
) {
  const isOfInterest = await createInterest(session);
  const answer = streamSSE(context, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    const expired = AbortSignal.timeout(Math.max(0, expiresAt - session.now));
    const isOver = AbortSignal.any([gone.signal, expired, ...(stopping ? [stopping] : [])]);
    const leave = await feedOf(session.database).listen((change) => {
      if (isOfInterest(change, () => gone.abort())) void sendChange(stream, change);
    });
    await stream.writeSSE({ event: "open", data: "{}" });
    while (!isOver.aborted) {
      await pause(KEEP_ALIVE_MS, undefined, { signal: isOver }).catch(() => undefined);
      if (!isOver.aborted) await stream.writeSSE({ event: "alive", data: "{}" });
    }
    leave();
  });
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}

function sendChange(stream: SSEStreamingApi, { sequence, verb, subjectId }: Change) {
  return stream.writeSSE({
    id: String(sequence),
    event: "change",
    data: JSON.stringify({ verb, subjectId }),
  });
}

/** Whom a stream speaks to is asked again when their teams change; somebody who was erased hears no more. */
async function createInterest({ database, findActor }: Session) {
  let ids = await interests();

  async function interests() {
    const { personId, roles } = await findActor(database.read);
    return { personId, all: new Set([personId, ...roles.keys()]) };
  }

  async function renew(onRefused: () => void) {
    await interests().then((fresh) => {
      ids = fresh;
    }, onRefused);
  }

  return ({ verb, audience }: Change, onRefused: () => void) => {
    const isTheirs = audience.some((id) => ids.all.has(id));
    if (audience.includes(ids.personId) && /^(membership|person)\./.test(verb)) void renew(onRefused);
    return isTheirs;
  };
}
