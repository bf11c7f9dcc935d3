import type { Outcome } from "#shared/notification/delivery.ts";
import { type CardMessage, outcomeOf, outcomeOfFailure } from "./senders.ts";

export interface WebhookSettings {
  /** Host names, or `*.` and a domain; an entry for this machine also allows http, for tests. */
  hosts: string[];
  now(): number;
  limitMs?: number;
}

/**
 * Whether cards may be posted to an address: https on an allowed host, its usual port, and no name before it.
 *
 * @example isAllowedAddress("https://prod-1.westeurope.logic.azure.com/x?sig=…", ["*.logic.azure.com"]) // => true
 */
export function isAllowedAddress(address: string, hosts: string[]) {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname, username, password } = new URL(address);
  if (username || password) return false;
  if (/^(localhost|127\.0\.0\.1):\d+$/.test(host)) return hosts.includes(host);
  return protocol === "https:" && host === hostname && hosts.some((allowed) => isHost(hostname, allowed));
}

const isHost = (hostname: string, allowed: string) =>
  allowed.startsWith("*.") ? hostname.endsWith(allowed.slice(1)) : hostname === allowed;

/** Posts a card to the address of a workflow; a redirect is refused, because it could lead anywhere. */
export function createCardSender({ hosts, now, limitMs = 10_000 }: WebhookSettings) {
  return async function sendCard({ outboxId, url, card }: CardMessage): Promise<Outcome> {
    if (!isAllowedAddress(url, hosts)) return { is: "refused", reason: "hostNotAllowed" };
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "manual",
        signal: AbortSignal.timeout(limitMs),
        headers: {
          "content-type": "application/json",
          "idempotency-key": outboxId,
          "x-ms-client-tracking-id": outboxId,
        },
        body: JSON.stringify({
          type: "message",
          attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
        }),
      });
      await response.body?.cancel();
      return outcomeOf(response, now());
    } catch (error) {
      return outcomeOfFailure(error);
    }
  };
}
