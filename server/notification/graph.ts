import { createHash } from "node:crypto";
import type { Outcome } from "#shared/notification/delivery.ts";
import { type ActivityMessage, outcomeOf, outcomeOfFailure } from "./senders.ts";

export interface GraphSettings {
  appId: string;
  clientSecret: string;
  loginUrl: string;
  graphUrl: string;
  now(): number;
  /** How long one answer may take. */
  limitMs?: number;
  fetchFrom?: typeof fetch;
}

const LONGEST_TEXT = 150;
/** A token is renewed this long before it ends. */
const MARGIN_MS = 300_000;
/** A secret that was refused is not tried again at once. */
const REFUSED_FOR_MS = 30_000;

/** The app's own tokens, one for each company, kept until shortly before they end. */
export function createTokens({
  appId,
  clientSecret,
  loginUrl,
  graphUrl,
  now,
  limitMs = 10_000,
  fetchFrom = fetch,
}: GraphSettings) {
  const kept = new Map<string, { token: Promise<string>; until: number }>();

  async function fetchToken(tenantId: string) {
    const response = await fetchFrom(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(limitMs),
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: appId,
        client_secret: clientSecret,
        scope: `${graphUrl}/.default`,
      }),
    });
    if (!response.ok) throw new TokenRefused(response.status, await codeIn(response));
    const { access_token, expires_in } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    return { token: access_token, until: now() + expires_in * 1000 - MARGIN_MS };
  }

  return {
    get(tenantId: string) {
      const known = kept.get(tenantId);
      if (known && now() < known.until) return known.token;
      const fetching = fetchToken(tenantId);
      const token = fetching.then((one) => one.token);
      const entry = { token, until: now() + REFUSED_FOR_MS };
      kept.set(tenantId, entry);
      fetching.then(
        ({ until }) => Object.assign(entry, { until }),
        () => undefined,
      );
      token.catch(() => undefined);
      return token;
    },
    forget: (tenantId: string) => kept.delete(tenantId),
  };
}
export type Tokens = ReturnType<typeof createTokens>;

/** Entra's number for what is wrong, such as AADSTS7000222 for a secret that has expired; its words are not kept. */
export class TokenRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string | null,
  ) {
    super(`The token was refused with ${status}.`);
    this.name = "TokenRefused";
  }
}

async function codeIn(response: Response) {
  return /AADSTS\d+/.exec(await response.text().catch(() => ""))?.[0] ?? null;
}

/** Sends to Teams' activity feed by Microsoft Graph, with the app's own right `TeamsActivity.Send.User`. */
export function createActivitySender(settings: GraphSettings, tokens = createTokens(settings)) {
  const { graphUrl, now, limitMs = 10_000 } = settings;

  return async function sendActivity(message: ActivityMessage): Promise<Outcome> {
    try {
      const token = await tokens.get(message.tenantId);
      const response = await fetch(
        `${graphUrl}/v1.0/users/${encodeURIComponent(message.objectId)}/teamwork/sendActivityNotification`,
        {
          method: "POST",
          redirect: "manual",
          signal: AbortSignal.timeout(limitMs),
          headers: {
            authorization: `Bearer ${token}`,
            "content-type": "application/json",
            "client-request-id": message.outboxId,
          },
          body: JSON.stringify(bodyOf(message)),
        },
      );
      return await readAnswer(response, message);
    } catch (error) {
      if (!(error instanceof TokenRefused)) return outcomeOfFailure(error);
      return { is: "retry", reason: error.status >= 500 ? "serverError" : "tokenRefused" };
    }
  };

  async function readAnswer(response: Response, { tenantId }: ActivityMessage): Promise<Outcome> {
    await response.body?.cancel();
    if (response.status === 401) {
      tokens.forget(tenantId);
      return { is: "retry", reason: "tokenRefused" };
    }
    if (response.status === 404) return { is: "refused", reason: "notInstalled" };
    return outcomeOf(response, now());
  }
}

function bodyOf({ outboxId, activityType, text, preview, webUrl }: ActivityMessage) {
  return {
    topic: { source: "text", value: (preview || text).slice(0, LONGEST_TEXT), webUrl },
    activityType,
    chainId: chainIdOf(outboxId),
    previewText: { content: (preview || text).slice(0, LONGEST_TEXT) },
    templateParameters: [{ name: "text", value: text.slice(0, LONGEST_TEXT) }],
  };
}

/** A number of the message's own: Teams shows the latest of a chain, so a message sent twice is seen once. */
function chainIdOf(outboxId: string) {
  return Number.parseInt(createHash("sha256").update(outboxId).digest("hex").slice(0, 13), 16);
}
