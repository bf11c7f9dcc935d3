import { randomUUID } from "node:crypto";
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import { mountBot } from "#server/teamsBot/mount.ts";
import { type BotKeys, createBotVerifier } from "#server/teamsBot/verify.ts";
import { createCompany } from "#test/commitment/company.ts";
import type { TestPerson } from "#test/world.ts";

export const BOT_ID = "5d1b0c1c-7a3e-4a7e-9a53-0c6a5bb6f6d1";
export const SERVICE_URL = "https://smba.trafficmanager.net/emea/";
export const site = { origin: "https://tab.example.com", appId: BOT_ID };

const { privateKey, publicKey } = await generateKeyPair("RS256");
const stranger = await generateKeyPair("RS256");
const published = {
  ...(await exportJWK(publicKey)),
  kid: "november",
  alg: "RS256",
  endorsements: ["msteams"],
};
const forOthers = { ...published, kid: "skype-only", endorsements: ["skype"] };

/** The company of the commitments, and a bot that Teams speaks to in the name of its people. */
export async function createBot({ requestsPerMinute = 1_000_000 } = {}) {
  const keys = createLocalJWKSet({ keys: [published, forOthers] }) as BotKeys;
  const company = await createCompany({
    requestsPerMinute,
    mountFirst: (app, limit, { companies, tenantId, now }) =>
      mountBot(
        app,
        {
          companies,
          verify: createBotVerifier({ botId: BOT_ID, keys, now }),
          tenantIds: [tenantId],
          adminIds: [],
          site,
          now,
        },
        limit,
      ),
  });
  const { app, clock, tenantId } = company;

  function tokenOf(claims: Record<string, unknown> = {}, header: { kid?: string; isForged?: boolean } = {}) {
    const seconds = Math.floor(clock.now / 1000);
    return new SignJWT({
      iss: "https://api.botframework.com",
      aud: BOT_ID,
      serviceurl: SERVICE_URL,
      nbf: seconds,
      exp: seconds + 3600,
      ...claims,
    })
      .setProtectedHeader({ alg: "RS256", kid: header.kid ?? "november" })
      .sign(header.isForged ? stranger.privateKey : privateKey);
  }

  /** An activity as Teams writes it; `changes` break one rule at a time. */
  const activityOf = (
    as: Pick<TestPerson, "objectId" | "name">,
    name: string,
    value: unknown,
    changes: object = {},
  ) => ({
    type: "invoke",
    name,
    id: `f:${randomUUID()}`,
    channelId: "msteams",
    serviceUrl: SERVICE_URL,
    locale: "en-GB",
    localTimezone: "Europe/Berlin",
    from: { id: `29:${as.objectId}`, name: as.name, aadObjectId: as.objectId },
    conversation: { id: "19:meeting@thread.v2", conversationType: "groupChat", tenantId },
    channelData: { tenant: { id: tenantId }, source: { name: "message" } },
    value,
    ...changes,
  });

  async function post(activity: object, token?: string) {
    return app.request("/api/bot/messages", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token ?? (await tokenOf())}` },
      body: JSON.stringify(activity),
    });
  }

  /** What Teams gets as the answer to an invoke in this person's name. */
  async function invoke<Answer = Dialog>(as: TestPerson, name: string, value: unknown, changes: object = {}) {
    const response = await post(activityOf(as, name, value, changes));
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  return { ...company, tokenOf, activityOf, post, invoke };
}

export interface Card {
  version: string;
  body: {
    type: string;
    text?: string;
    id?: string;
    value?: string;
    choices?: { value: string; title: string }[];
    isRequired?: boolean;
    color?: string;
  }[];
  actions: {
    type: string;
    title: string;
    verb?: string;
    url?: string;
    data?: { revision?: number; message?: unknown };
    card?: Card;
  }[];
}

export interface Dialog {
  task: { type: string; value: { title: string; card: { content: Card } } & string };
}

export interface Result {
  composeExtension: {
    type: string;
    attachments: { content: Card; preview: { content: { title: string } } }[];
  };
}

export interface CardAnswer {
  statusCode: number;
  type: string;
  value: Card & { message?: string };
}

/** The fields of a dialog with what they are filled in with. */
export const filledOf = ({ task }: Dialog) =>
  Object.fromEntries(
    task.value.card.content.body.filter(({ id }) => id).map(({ id, value }) => [id, value ?? ""]),
  );

export const textsOf = ({ body }: Card) => body.map(({ text }) => text);
