import { Hono } from "hono";
import { pino } from "pino";
import { expect, test } from "vitest";
import { addProbes, createMetrics, observeRequests } from "#server/observe.ts";
import { getMe } from "#shared/organisation/api.ts";
import { answerSurvey } from "#shared/survey/api.ts";
import { createWorld } from "#test/world.ts";

/** Requests, and the log lines they leave. */
async function createObserved() {
  const world = await createWorld();
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  const metrics = createMetrics();
  const app = new Hono();
  app.use(observeRequests(metrics, log));
  addProbes(app, {
    companies: world.companies,
    metrics,
    metricsToken: "a-token-for-metrics",
    now: () => world.clock.now,
  });
  app.route("/", world.app);
  return { ...world, app, lines };
}

test("the process says that it lives and that its databases answer", async () => {
  const { app, database } = await createObserved();
  expect((await app.request("/healthz")).status).toBe(200);
  expect((await app.request("/readyz")).status).toBe(200);
  database.close();
  expect((await app.request("/readyz")).status).toBe(503);
});

test("a request leaves one line with its id, route and status, and no token or name", async () => {
  const { app, lines, addPerson, tokenOf } = await createObserved();
  const token = await tokenOf(await addPerson("Lin Vermeer"));
  const response = await app.request(getMe.path, { headers: { authorization: `Bearer ${token}` } });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] as string)).toMatchObject({
    method: "GET",
    route: getMe.path,
    status: 200,
    requestId: response.headers.get("x-request-id"),
  });
  expect(lines[0]).not.toContain("Lin");
  expect(lines[0]).not.toContain(token.slice(0, 20));
});

test("a survey answer leaves neither a line nor a number: when it came could tell whose it is", async () => {
  const { app, lines, addPerson, tokenOf } = await createObserved();
  const headers = {
    authorization: `Bearer ${await tokenOf(await addPerson("Lin"))}`,
    "content-type": "application/json",
  };
  await app.request(answerSurvey.path, { method: "POST", headers, body: "{}" });
  expect(lines).toEqual([]);
  const metrics = await app.request("/metrics", { headers: { authorization: "Bearer a-token-for-metrics" } });
  expect(await metrics.text()).not.toContain(answerSurvey.path);
});

test("metrics are for who holds the token, and count requests by route", async () => {
  const { app } = await createObserved();
  await app.request("/healthz");
  expect((await app.request("/metrics")).status).toBe(404);
  expect((await app.request("/metrics", { headers: { authorization: "Bearer wrong" } })).status).toBe(404);
  const response = await app.request("/metrics", {
    headers: { authorization: "Bearer a-token-for-metrics" },
  });
  const text = await response.text();
  expect(text).toContain('counterpart_request_seconds_count{method="GET",route="/healthz",status="200"} 1');
  expect(text).toContain('counterpart_commitments{standing="breached"} 0');
});
