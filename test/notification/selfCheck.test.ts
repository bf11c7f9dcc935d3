import { expect, test } from "vitest";
import { checkGraph, checkOutbox, checkSecret, checkWebhooks } from "#server/notification/selfCheck.ts";
import { countOutbox } from "#server/notification/tally.ts";
import * as api from "#shared/notification/api.ts";
import { DAY_MS, MONDAY } from "#test/commitment/company.ts";
import { APP_ID, createPost } from "./post.ts";
import { createServices } from "./services.ts";

const tenantIds = ["6b1d2a50-63a5-4a3e-8d0a-6f0f5d0c1e22"];

async function createGraph() {
  const services = await createServices();
  const graph = { clientSecret: "a-secret-of-the-app", graphUrl: services.url, loginUrl: services.url };
  const check = (limitMs = 10_000) =>
    checkGraph({ appId: APP_ID, tenantIds, graph }, { now: () => MONDAY, limitMs });
  return { services, check };
}

test("a secret that Entra takes is in order, and none at all is a choice", async () => {
  const { check, services } = await createGraph();
  expect(await check()).toEqual({ state: "ok", cure: null });
  expect(services.tokens[0]?.body).toMatchObject({ grant_type: "client_credentials", client_id: APP_ID });
  const none = { appId: APP_ID, tenantIds, graph: null };
  expect((await checkGraph(none, { now: () => MONDAY })).state).toBe("off");
  expect(checkSecret(none, MONDAY).state).toBe("off");
});

test("an expired secret and a silent Entra are told apart, and no secret is said", async () => {
  const { check, services } = await createGraph();
  services.tokenReplies.push({ status: 401 }, "silence");
  const expired = await check();
  expect(expired).toMatchObject({ state: "wrong", cure: { key: "organisation.cure.secretExpired" } });
  expect(JSON.stringify(expired)).not.toContain("a-secret");
  expect(await check(50)).toMatchObject({ state: "wrong", cure: { key: "organisation.cure.microsoft" } });
});

test.each([
  [31, "ok", null],
  [29, "wrong", "secretEnds"],
  [-1, "wrong", "secretExpired"],
])("%i days before a secret ends", (days, state, cure) => {
  const graph = { clientSecret: "a-secret", graphUrl: "", loginUrl: "" };
  const settings = { appId: APP_ID, tenantIds, graph, secretExpiresAt: MONDAY + days * DAY_MS };
  const verdict = checkSecret(settings, MONDAY);
  expect([verdict.state, verdict.cure?.key ?? null]).toEqual([state, cure && `organisation.cure.${cure}`]);
});

test("what was given up within a day is seen by admins, with the most frequent reason, and in the metrics", async () => {
  const { ask, sam, it: team, call, deliver, services, database, clock, run } = await createPost();
  await call(sam, api.setTeamChannel, { teamId: team.teamId, url: `${services.url}/workflows/1` });
  const outboxCheck = () => run(sam, checkOutbox);
  const webhookCheck = () => run(sam, checkWebhooks);
  expect([(await outboxCheck()).state, (await webhookCheck()).state]).toEqual(["ok", "ok"]);
  await ask();
  expect(await countOutbox(database.read, clock.now)).toEqual({ queued: 3, givenUp: 0 });
  services.replies.push({ status: 403 }, { status: 403 }, { status: 403 });
  await deliver();
  expect(await outboxCheck()).toMatchObject({
    state: "wrong",
    cure: { key: "organisation.cure.activitiesRefused", values: { count: 2 } },
  });
  expect(await webhookCheck()).toMatchObject({
    cure: { key: "organisation.cure.cards", values: { count: 1 } },
  });
  expect(await countOutbox(database.read, clock.now)).toEqual({ queued: 0, givenUp: 3 });
  clock.now += 2 * DAY_MS;
  expect((await outboxCheck()).state).toBe("ok");
});
