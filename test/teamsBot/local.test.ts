import type { Hono } from "hono";
import { expect, test } from "vitest";
import { readConfig } from "#server/config.ts";
import { demoGuard } from "#server/demo.ts";
import { mountBot } from "#server/teamsBot/mount.ts";
import { botTrust } from "#server/teamsBot/trust.ts";
import type { BotKeys, createBotVerifier } from "#server/teamsBot/verify.ts";
import { createCompany } from "#test/commitment/company.ts";
import { BOT_ID } from "./bot.ts";

const site = { origin: "http://localhost:3978", appId: null };

/** The demo's bot behind the demo's guard, and somebody who may pass for anybody there. */
async function createLocal(verify: null | ReturnType<typeof createBotVerifier> = null) {
  const company = await createCompany({
    mountFirst: (app: Hono, limit, { companies, tenantId, now }) => {
      app.use(demoGuard);
      mountBot(app, { companies, verify, tenantIds: [tenantId], adminIds: [], site, now }, limit);
    },
  });
  const activity = {
    type: "invoke",
    name: "composeExtension/query",
    channelId: "msteams",
    serviceUrl: "http://localhost:56150/_connector",
    from: { aadObjectId: company.mei.objectId },
    channelData: { tenant: { id: company.tenantId } },
    value: {},
  };
  const post = (headers: Record<string, string>, origin = "http://localhost:3978") =>
    company.app.request(`${origin}/api/bot/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(activity),
    });
  return { ...company, post };
}

test("in the demo the local playground comes without a signature", async () => {
  const { post } = await createLocal();
  expect((await post({})).status).toBe(200);
  expect((await post({ "content-type": "application/json; charset=utf-8" })).status).toBe(200);
});

test.each<[string, Record<string, string>]>([
  ["another page that is open in the browser", { origin: "https://evil.example" }],
  ["our own page, which has a person's token", { origin: "http://localhost:3978" }],
  ["a page in a frame without an origin", { origin: "null" }],
  ["a form, which needs no leave of ours", { "content-type": "text/plain" }],
  ["a form's fields", { "content-type": "application/x-www-form-urlencoded" }],
  ["another machine by its name", { host: "counterpart.contoso.com" }],
  ["a name that only begins like this machine's", { host: "localhost.evil.example" }],
  ["a proxy that says for whom", { "x-forwarded-for": "10.0.0.7" }],
  ["a proxy that says for which host", { "x-forwarded-host": "counterpart.contoso.com" }],
  ["a proxy by the standard", { forwarded: "for=10.0.0.7" }],
  ["a proxy that says who", { "x-real-ip": "10.0.0.7" }],
])("what comes unsigned from %s is refused, even in the demo", async (_, headers) => {
  const { post } = await createLocal();
  expect((await post(headers)).status).toBe(403);
});

test("an address that leads to this machine under another name is refused", async () => {
  const { post } = await createLocal();
  expect((await post({}, "http://rebound.evil.example:3978")).status).toBe(403);
});

const neverAsked = Object.assign(() => Promise.reject(new Error("asked")), {
  jwks: () => undefined,
}) as unknown as BotKeys;
const environment = {
  TENANT_IDS: "a1c9e7d3-5b28-4f60-8e14-92d7b3c6f058",
  APP_ID: "3f2b8c1e-0d64-4a7b-9c55-1e8f6a0b7d42",
  APP_DOMAIN: "counterpart.contoso.com",
};
const trustIn = (more: object) =>
  botTrust(readConfig({ ...environment, ...more }), { keys: () => neverAsked, now: () => 0 });

test("with a tenant configured nothing is taken unsigned, whatever else is set", async () => {
  expect(trustIn({})).toBeUndefined();
  expect(trustIn({ TENANT_IDS: "" })).toBeNull();
  expect(trustIn({ TENANT_IDS: "", BOT_ID })).toBeNull();
  const verify = trustIn({ BOT_ID, HOST: "127.0.0.1", NODE_ENV: "development" });
  expect(verify).toBeTypeOf("function");
  const { post } = await createLocal(verify!);
  expect((await post({})).status).toBe(401);
});
