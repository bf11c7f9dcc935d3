import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { person } from "#server/organisation/table.ts";
import { createWorld, type TestPerson } from "#test/world.ts";
import { BOT_ID, createBot } from "./bot.ts";

const PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

async function ask({ activityOf, mei }: Awaited<ReturnType<typeof createBot>>, changes: object = {}) {
  return activityOf(mei, "composeExtension/query", { parameters: [] }, changes);
}

test("what Teams signed for our bot is answered", async () => {
  const bot = await createBot();
  expect((await bot.post(await ask(bot))).status).toBe(200);
});

test("the key that signs may be five minutes ahead or behind", async () => {
  const bot = await createBot();
  const seconds = Math.floor(bot.clock.now / 1000);
  for (const claims of [{ exp: seconds - 299 }, { nbf: seconds + 299 }])
    expect((await bot.post(await ask(bot), await bot.tokenOf(claims))).status).toBe(200);
});

test.each<[string, Record<string, unknown>, object?]>([
  ["of another issuer", { iss: "https://api.botframework.com.example.org" }],
  ["of Entra instead of the bot service", { iss: "https://sts.windows.net/1/" }],
  ["for another bot", { aud: "11111111-1111-4111-8111-111111111111" }],
  ["for another service", { serviceurl: "https://smba.example.org/" }],
  ["for no service", { serviceurl: undefined }],
  ["that has expired", { exp: 1_700_000_000 }],
  ["that is not valid yet", { nbf: 4_000_000_000 }],
  ["without an end", { exp: undefined }],
  ["by a key of somebody else", {}, { isForged: true }],
  ["by a key that is not published", {}, { kid: "october" }],
  ["by a key that may not sign for Teams", {}, { kid: "skype-only" }],
])("a token %s is refused, and nothing is written", async (_, claims, header = {}) => {
  const bot = await createBot();
  const token = await bot.tokenOf(claims, header);
  const before = await bot.database.read.select().from(person).all();
  const response = await bot.post(await ask(bot), token);
  expect(response.status).toBe(401);
  expect(await bot.database.read.select().from(person).all()).toEqual(before);
});

test("without a token, with an unsigned one or with a person's own, nothing is answered", async () => {
  const bot = await createBot();
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ aud: BOT_ID }))}.`;
  const own = await (await createWorld()).tokenOf(bot.mei);
  for (const token of ["", unsigned.replaceAll("=", ""), own])
    expect((await bot.post(await ask(bot), token)).status).toBe(401);
});

test.each<[string, object, number]>([
  ["another company's tenant", { channelData: { tenant: { id: randomUUID() } } }, 403],
  ["the tenant of personal accounts", { channelData: { tenant: { id: PERSONAL_ACCOUNTS } } }, 403],
  ["no tenant", { channelData: {}, conversation: {} }, 403],
  ["nobody", { from: { name: "Mei" } }, 401],
  ["somebody whose id is no GUID", { from: { aadObjectId: "mei" } }, 400],
  ["another channel", { channelId: "directline" }, 401],
  ["another service than the token's", { serviceUrl: "https://elsewhere.example/" }, 401],
])("an activity of %s is refused", async (_, changes, status) => {
  const bot = await createBot();
  expect((await bot.post(await ask(bot, changes))).status).toBe(status);
});

test.each([["nonsense"], [[]], [{}], [{ type: "invoke" }], [null]])(
  "what is no activity is refused: %j",
  async (body) => {
    const bot = await createBot();
    expect((await bot.post(body as object)).status).toBe(400);
  },
);

test("an unknown invoke is not found; what is no invoke needs no answer", async () => {
  const bot = await createBot();
  expect((await bot.post(bot.activityOf(bot.mei, "task/fetch", {}))).status).toBe(404);
  expect((await bot.post(bot.activityOf(bot.mei, "toString", {}))).status).toBe(404);
  const added = bot.activityOf(bot.mei, "", {}, { type: "conversationUpdate", name: undefined });
  expect((await bot.post(added)).status).toBe(202);
});

test("who first comes through a message is welcomed as at the first sign-in, and has no team yet", async () => {
  const bot = await createBot();
  const newcomer = { personId: "", objectId: randomUUID(), name: "New\u202e Colleague" };
  const answer = await bot.invoke(newcomer, "composeExtension/fetchTask", { commandId: "commitment.ask" });
  expect(answer.task).toEqual({
    type: "message",
    value: "Open Counterpart and choose your team first; it takes less than a minute.",
  });
  const people = await bot.database.read.select().from(person).all();
  expect(people.find(({ objectId }) => objectId === newcomer.objectId)?.name).toBe("New Colleague");
});

test("the limit of requests is each person's own, though all of them come from Microsoft's addresses", async () => {
  const bot = await createBot({ requestsPerMinute: 2 });
  const asked = async (as: TestPerson) =>
    (await bot.post(bot.activityOf(as, "composeExtension/query", {}))).status;
  expect([await asked(bot.mei), await asked(bot.mei), await asked(bot.mei)]).toEqual([200, 200, 429]);
  expect(await asked(bot.lin)).toBe(200);
});
