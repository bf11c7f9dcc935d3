import { expect, test } from "vitest";
import { createProbe, notePath, problemIn } from "./probe.ts";

const tooLarge = { status: 413, code: "tooLarge", key: "error.bodyTooLarge" };
const tooMany = { status: 429, code: "tooMany", key: "error.tooMany" };

test("a body larger than 256 KB is refused before it is read as JSON", async () => {
  const { post } = await createProbe();
  const response = await post(`{"sentence":"${"x".repeat(256 * 1024)}"}`);
  expect(await response.clone().json()).toMatchObject({ message: { values: { kilobytes: 256 } } });
  expect(await problemIn(response)).toEqual(tooLarge);
});

test("a body that does not say how long it is, is counted as it comes", async () => {
  const { ask } = await createProbe();
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(32)),
  });
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", body: endless, headers, duplex: "half" } as RequestInit;
  expect(await problemIn(ask(notePath, init))).toEqual(tooLarge);
});

test("a body that claims to be short is counted all the same", async () => {
  const { post } = await createProbe();
  const body = `{"sentence":"${"x".repeat(256 * 1024)}"}`;
  expect(
    await problemIn(post(body, { "content-length": "2", "transfer-encoding": "chunked" })),
  ).toMatchObject({ code: "tooLarge" });
});

test("who asks too often is told when to come back", async () => {
  const { ask } = await createProbe({ requestsPerMinute: 2 });
  for (const _ of [1, 2]) expect((await ask("/api/notes")).status).toBe(200);
  const response = await ask("/api/notes");
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await response.clone().json()).toMatchObject({ message: { values: { seconds: 60 } } });
  expect(await problemIn(response)).toEqual(tooMany);
});

test("one person's haste is nobody else's trouble", async () => {
  const { ask, app, addPerson, tokenOf } = await createProbe({ requestsPerMinute: 1 });
  await ask("/api/notes");
  expect(await problemIn(ask("/api/notes"))).toEqual(tooMany);
  const headers = { authorization: `Bearer ${await tokenOf(await addPerson("Chen"))}` };
  expect((await app.request("/api/notes", { headers })).status).toBe(200);
});

test("a person's fresh token is the same person", async () => {
  const { ask, app, lin, clock, tokenOf } = await createProbe({ requestsPerMinute: 1 });
  await ask("/api/notes");
  clock.now += 1000;
  const headers = { authorization: `Bearer ${await tokenOf(lin)}` };
  expect(await problemIn(app.request("/api/notes", { headers }))).toEqual(tooMany);
});

test("an invented token for each request does not escape the limit, and hinders nobody who signed in", async () => {
  const { ask, app } = await createProbe({ requestsPerMinute: 2 });
  const forged = (name: string) =>
    app.request("/api/notes", { headers: { authorization: `Bearer e30.${name}.c2ln` } });
  for (const name of ["one", "two"]) expect(await problemIn(forged(name))).toMatchObject({ status: 401 });
  expect(await problemIn(forged("three"))).toEqual(tooMany);
  expect((await ask("/api/notes")).status).toBe(200);
});
