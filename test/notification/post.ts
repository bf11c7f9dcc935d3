import { asc, ne } from "drizzle-orm";
import { pino } from "pino";
import { setTeamChannelRoute } from "#server/notification/channels.ts";
import { type Delivery, deliverDue } from "#server/notification/deliver.ts";
import { createActivitySender } from "#server/notification/graph.ts";
import { outbox } from "#server/notification/table.ts";
import { createCardSender } from "#server/notification/webhook.ts";
import { createCompany } from "#test/commitment/company.ts";
import { createServices } from "./services.ts";

export const APP_ID = "2f1a3a52-66d3-4a47-9a51-0f9d2f6f3b10";
const site = { origin: "https://tab.example.com", appId: APP_ID };

/** The company of the commitments, and what leaves it: to a server that answers as Microsoft's do. */
export async function createPost({ limitMs = 10_000 } = {}) {
  const services = await createServices();
  const company = await createCompany({ moreRoutes: [setTeamChannelRoute([services.host])] });
  const now = () => company.clock.now;
  const settings = { appId: APP_ID, clientSecret: "a-secret-of-the-app", now, limitMs };
  const delivery: Delivery = {
    site,
    now,
    log: pino({ level: "silent" }),
    channels: {
      sendActivity: createActivitySender({ ...settings, loginUrl: services.url, graphUrl: services.url }),
      sendCard: createCardSender({ hosts: [services.host], now, limitMs }),
    },
  };

  /** All that was to be sent at once; digests are a test of their own. */
  const rows = () =>
    company.database.read
      .select()
      .from(outbox)
      .where(ne(outbox.purpose, "digest"))
      .orderBy(asc(outbox.outboxId))
      .all();

  /** Sends all that is due just now, and answers what has become of everything. */
  async function deliver(database = company.database) {
    while ((await deliverDue(database, delivery)) > 0);
    return (await rows()).map(({ state, reason }) => (reason ? `${state}: ${reason}` : state));
  }

  return { ...company, services, delivery, deliver, rows };
}

export const idOf = ({ headers }: { headers: Record<string, unknown> }) =>
  headers["client-request-id"] ?? headers["idempotency-key"];
