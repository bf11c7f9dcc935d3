import { expect, test } from "vitest";
import { type SelfCheckSettings, selfCheckRoute } from "#server/selfCheck.ts";
import { setComplaintSettings } from "#shared/complaint/api.ts";
import { usualSettings } from "#shared/complaint/deadlines.ts";
import { selfCheck } from "#shared/organisation/api.ts";
import { createWorld, refusal } from "#test/world.ts";

const tenantId = "6b1d2a50-63a5-4a3e-8d0a-6f0f5d0c1e22";
const config = {
  appId: "1f0e6f4e-5f0a-4c58-9c0e-3a4f7f0a5b11",
  appDomain: "tab.example.com",
  tenantIds: [tenantId],
  adminIds: [],
  databaseUrl: "file:./data/{tenant}.db",
  isDemo: false,
};

const isKeys = (url: string | URL | Request) => String(url).includes("/keys");
const answering = (keys: Response | Error, tenant: Response | Error) =>
  (async (url) => {
    const answer = isKeys(url) ? keys : tenant;
    if (answer instanceof Error) throw answer;
    return answer.clone();
  }) as typeof fetch;
const published = Response.json({ keys: [{ kid: "november" }] });
const microsoft = answering(published, Response.json({}));

async function check(
  settings: Partial<SelfCheckSettings> = {},
  domain: string | undefined = "tab.example.com",
  officeUrl: string | null = "https://trust.example.com/",
) {
  const moreRoutes = [selfCheckRoute({ config, fetchFrom: microsoft, leastFreeMegabytes: 0, ...settings })];
  const { call, addPerson } = await createWorld({ moreRoutes });
  const ada = await addPerson("Ada", {}, ["admin"]);
  if (officeUrl) await call(ada, setComplaintSettings, { ...usualSettings, officeUrl });
  const { checks } = await call(ada, selfCheck, { domain });
  const wrong = checks.filter(({ state }) => state !== "ok" && state !== "off");
  return {
    names: checks.map(({ name }) => name),
    off: checks.filter(({ state }) => state === "off").map(({ name }) => name),
    wrong: wrong.map(({ name, state, cure }) => [name, state, cure?.key, cure?.values]),
  };
}

test("a set-up in order has nothing to cure", async () => {
  expect(await check()).toEqual({
    names: [
      "domain",
      "appId",
      "tenant",
      "keys",
      "database",
      "graph",
      "secret",
      "webhook",
      "delivery",
      "bot",
      "office",
    ],
    off: ["graph", "secret", "webhook", "bot"],
    wrong: [],
  });
});

test("without an office for what is no complaint, the check says where it is set", async () => {
  expect((await check({}, undefined, null)).wrong).toEqual([
    ["office", "wrong", "organisation.cure.noOffice", {}],
  ]);
});

test.each<[string, Partial<SelfCheckSettings>, unknown[]]>([
  [
    "an application id that is the tenant's",
    { config: { ...config, appId: tenantId.toUpperCase() } },
    ["appId", "wrong", "organisation.cure.appId", {}],
  ],
  [
    "a tenant that Microsoft does not know",
    { fetchFrom: answering(published, Response.json({ error: "invalid_tenant" }, { status: 400 })) },
    ["tenant", "wrong", "organisation.cure.tenant", { count: 1 }],
  ],
  [
    "a tenant that Microsoft does not answer for",
    { fetchFrom: answering(published, new Error("no route")) },
    ["tenant", "unknown", "organisation.cure.microsoft", { host: "login.microsoftonline.com" }],
  ],
  [
    "keys that cannot be reached",
    { fetchFrom: answering(new Error("no route"), Response.json({})) },
    ["keys", "wrong", "organisation.cure.microsoft", { host: "login.microsoftonline.com" }],
  ],
  [
    "a proxy that answers in place of the key server",
    { fetchFrom: answering(new Response("<html>"), Response.json({})) },
    ["keys", "wrong", "organisation.cure.keys", { host: "login.microsoftonline.com" }],
  ],
  [
    "a disk nearly full",
    { leastFreeMegabytes: Number.MAX_SAFE_INTEGER },
    ["database", "wrong", "organisation.cure.diskFull", { megabytes: expect.any(Number) }],
  ],
])("%s is named with its cure", async (_, settings, expected) => {
  expect((await check(settings)).wrong).toEqual([expected]);
});

const botId = "5d1b0c1c-7a3e-4a7e-9a53-0c6a5bb6f6d1";
const withBot = { ...config, botId };
const botKeysAnswer = (answer: Response | Error) =>
  (async (url) => {
    if (!String(url).startsWith("https://login.botframework.com/")) return microsoft(url);
    if (answer instanceof Error) throw answer;
    return answer.clone();
  }) as typeof fetch;

test("a bot whose keys can be had is in order", async () => {
  const { off, wrong } = await check({ config: withBot, fetchFrom: botKeysAnswer(published) });
  expect([off.includes("bot"), wrong]).toEqual([false, []]);
});

test.each<[string, Partial<SelfCheckSettings>, string, object]>([
  [
    "keys of the bot service that cannot be reached",
    { fetchFrom: botKeysAnswer(new Error("no route")) },
    "organisation.cure.microsoft",
    { host: "login.botframework.com" },
  ],
  [
    "a proxy that answers in place of the bot service",
    { fetchFrom: botKeysAnswer(new Response("<html>")) },
    "organisation.cure.keys",
    { host: "login.botframework.com" },
  ],
  [
    "a bot's id that is the tenant's",
    { config: { ...config, botId: tenantId } },
    "organisation.cure.botId",
    {},
  ],
])("%s is named with its cure", async (_, settings, key, values) => {
  expect((await check({ config: withBot, ...settings })).wrong).toEqual([["bot", "wrong", key, values]]);
});

test("a tab loaded from another domain is named with both", async () => {
  const values = { configured: "tab.example.com", actual: "old.example.com" };
  expect((await check({}, " OLD.example.com ")).wrong).toEqual([
    ["domain", "wrong", "organisation.cure.domain", values],
  ]);
  expect((await check({}, "")).wrong).toEqual([
    ["domain", "unknown", "organisation.cure.domainUnseen", { configured: "tab.example.com" }],
  ]);
});

test("a Microsoft that never answers is given up on in time", async () => {
  const silent = ((_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    })) as typeof fetch;
  const { wrong } = await check({ fetchFrom: silent, limitMs: 50 });
  expect(wrong.map(([name, state]) => [name, state])).toEqual([
    ["tenant", "unknown"],
    ["keys", "wrong"],
  ]);
});

test("the demo company asks nobody and says what is missing", async () => {
  const nobody = (() => Promise.reject(new Error("The demo asked Microsoft."))) as typeof fetch;
  const demo = { ...config, appId: undefined, appDomain: undefined, tenantIds: [], isDemo: true };
  const { wrong } = await check({ config: demo, fetchFrom: nobody });
  expect(wrong.map(([name, state, key]) => [name, state, key])).toEqual(
    ["domain", "appId", "tenant", "keys"].map((name) => [name, "unknown", "organisation.cure.demo"]),
  );
});

test("only an admin is told about the set-up", async () => {
  const { call, addPerson, addTeam } = await createWorld({
    moreRoutes: [selfCheckRoute({ config, fetchFrom: microsoft })],
  });
  const { teamId } = await addTeam("IT");
  const lead = await addPerson("Ines", { [teamId]: "lead" });
  expect(await refusal(call(lead, selfCheck, {}))).toMatchObject({ code: "forbidden" });
});
