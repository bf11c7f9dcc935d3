import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, onTestFinished, test } from "vitest";
import { botKeys, createBotVerifier } from "#server/teamsBot/verify.ts";
import { Problem } from "#shared/problem.ts";
import { BOT_ID, type CardAnswer, createBot, type Dialog, type Result, SERVICE_URL } from "./bot.ts";

const { privateKey, publicKey } = await generateKeyPair("RS256");
const published = { ...(await exportJWK(publicKey)), kid: "now", alg: "RS256", endorsements: ["msteams"] };
const now = () => Date.parse("2026-11-02T09:00:00Z");

/** A server in place of Microsoft's, which answers as often as it is told and then holds its tongue. */
async function publishKeys(answers: number) {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    if (asked <= answers)
      response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [published] }));
    server.emit("asked");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
  return { url, asked: () => asked, whenAsked: () => once(server, "asked") };
}

function tokenNow() {
  const seconds = now() / 1000;
  const claims = { iss: "https://api.botframework.com", aud: BOT_ID, serviceurl: SERVICE_URL };
  return new SignJWT({ ...claims, nbf: seconds, exp: seconds + 3600 })
    .setProtectedHeader({ alg: "RS256", kid: "now" })
    .sign(privateKey);
}

const addressed = { serviceUrl: SERVICE_URL, channelId: "msteams" };

test("the keys are fetched before anything is sent, and the first message waits for nobody", async () => {
  const { url, asked, whenAsked } = await publishKeys(1);
  const fetched = whenAsked();
  const verify = createBotVerifier({ botId: BOT_ID, keys: botKeys(url), now });
  await fetched;
  await verify(await tokenNow(), addressed);
  expect(asked()).toBe(1);
});

test("a key server that keeps silent is given up on in time, and said to be our trouble", async () => {
  const { url } = await publishKeys(0);
  const verify = createBotVerifier({ botId: BOT_ID, keys: botKeys(url, 50), now });
  const refused = await verify(await tokenNow(), addressed).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Problem);
  expect(refused).toMatchObject({ code: "unavailable", message: "error.keysUnavailable" });
});

test("a form, a search, a link and a card are answered while a long write goes on", async () => {
  const { database, invoke, promise, lin, mei } = await createBot();
  const { commitmentId } = await promise(lin, { requesterId: mei.personId });
  const url = `https://tab.example.com/today/${commitmentId}`;
  await database.write(async () => {
    const form = await invoke<Dialog>(lin, "composeExtension/fetchTask", { commandId: "commitment.ask" });
    const found = await invoke<Result>(lin, "composeExtension/query", { parameters: [] });
    const unfurled = await invoke<Result>(lin, "composeExtension/queryLink", { url });
    const action = { verb: "refresh", data: { commitmentId } };
    const card = await invoke<CardAnswer>(lin, "adaptiveCard/action", { action });
    expect(form.task.type).toBe("continue");
    expect(found.composeExtension.attachments).toHaveLength(1);
    expect(unfurled.composeExtension.attachments).toHaveLength(1);
    expect(card.value.actions.map(({ verb }) => verb)).toContain("deliver");
  });
});
