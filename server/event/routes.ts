import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Session } from "#server/endpoint.ts";
import { type Change, feedOf } from "./stream.ts";

const KEEP_ALIVE_MS = 20_000;

/** `GET /api/changes`: tells which things of interest changed, until the token expires or the reader leaves. */
export async function streamChanges(context: Context, { database, findActor, now }: Session, expiresAt: number) {
  const actor = await findActor(database.read);
  const interests = new Set([actor.personId, ...actor.roles.keys()]);
  return streamSSE(context, async (stream) => {
    const send = ({ sequence, verb, subjectId, audience }: Change) => {
      if (!audience.some((id) => interests.has(id))) return;
      void stream.writeSSE({ id: String(sequence), event: "change", data: JSON.stringify({ verb, subjectId }) });
    };
    const leave = await feedOf(database).listen(send);
    stream.onAbort(leave);
    await stream.writeSSE({ event: "open", data: "{}" });
    const endAt = Date.now() + Math.max(0, expiresAt - now);
    while (!stream.aborted && Date.now() < endAt) {
      await stream.sleep(Math.min(KEEP_ALIVE_MS, Math.max(1, endAt - Date.now())));
      await stream.writeSSE({ event: "alive", data: "{}" });
    }
    leave();
  });
}
