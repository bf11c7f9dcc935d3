import { expect } from "vitest";
import { z } from "zod";
import type { Ctx } from "#server/ctx.ts";
import { route } from "#server/endpoint.ts";
import { event } from "#server/event/table.ts";
import { Done, endpoint, Id } from "#shared/endpoint.ts";
import { ProblemBody } from "#shared/problemBody.ts";
import { createWorld } from "#test/world.ts";

export const done = { done: true } as const;
const fields = { sentence: z.string().max(20, "error.tooLong").optional(), count: z.int().optional() };

export const takeNote = endpoint({
  method: "POST",
  path: "/api/notes/{noteId}",
  summary: "A write that does what the test says",
  input: z.object({ noteId: Id, ...fields }),
  output: Done,
});

const readNotes = endpoint({
  method: "GET",
  path: "/api/notes",
  summary: "A read that does what the test says",
  input: z.object(fields),
  output: Done,
});

export const noteId = "01900000-0000-7000-8000-000000000001";
export const notePath = `/api/notes/${noteId}`;

type Verb = (ctx: Ctx) => Promise<typeof done>;
interface Settings {
  write?: Verb;
  read?: Verb;
  requestsPerMinute?: number;
}

/** A company with one write and one read of our own, and somebody who calls them. */
export async function createProbe({
  write = async () => done,
  read = async () => done,
  requestsPerMinute,
}: Settings = {}) {
  const moreRoutes = [route(takeNote, write), route(readNotes, read)];
  const world = await createWorld({ moreRoutes, requestsPerMinute });
  const lin = await world.addPerson("Lin Na");
  const authorization = `Bearer ${await world.tokenOf(lin)}`;

  const ask = (path: string, { headers, ...init }: RequestInit = {}) =>
    world.app.request(path, { ...init, headers: { authorization, ...headers } });
  const post = (body: string, headers: Record<string, string> = {}) =>
    ask(notePath, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
  const events = () => world.database.read.select().from(event).all();
  return { ...world, lin, ask, post, events };
}

/** The status, key and field of a failure; its shape and headers are those of every failure, or the test fails. */
export async function problemIn(answer: Response | Promise<Response>) {
  const response = await answer;
  const body: unknown = await response.json();
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const { code, field, message } = ProblemBody.strict().parse(body);
  return { status: response.status, code, key: message.key, ...(field === undefined ? {} : { field }) };
}
