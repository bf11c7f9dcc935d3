import { statfs } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import * as api from "#shared/organisation/api.ts";
import { KEYS_URL } from "./auth/verify.ts";
import { settingsOf } from "./complaint/settings.ts";
import type { Config } from "./config.ts";
import { type Ctx, requireRight } from "./ctx.ts";
import type { Db } from "./db/open.ts";
import { route } from "./endpoint.ts";
import { checkGraph, checkOutbox, checkSecret, checkWebhooks } from "./notification/selfCheck.ts";
import { BOT_KEYS_URL } from "./teamsBot/verify.ts";
import { off, ok, unknown, type Verdict, wrong } from "./verdict.ts";

export interface SelfCheckSettings {
  config: Pick<Config, "appId" | "appDomain" | "tenantIds" | "adminIds" | "databaseUrl" | "isDemo"> &
    Partial<Pick<Config, "graph" | "secretExpiresAt" | "botId">>;
  fetchFrom?: typeof fetch;
  /** How long an answer from outside may take. */
  limitMs?: number;
  leastFreeMegabytes?: number;
}

const MICROSOFT = KEYS_URL.host;
const MEGABYTE = 1_048_576;

/** The endpoint that tells admins which part of the set-up is wrong; each question to the outside has a time limit. */
export function selfCheckRoute({
  config,
  fetchFrom = fetch,
  limitMs = 4000,
  leastFreeMegabytes = 200,
}: SelfCheckSettings) {
  const ask = (url: string | URL) => fetchFrom(url, { signal: AbortSignal.timeout(limitMs) });
  return route(api.selfCheck, async (ctx, { domain }) => {
    requireRight(ctx, "company.inspect");
    const [tenant, keys, database, graph, webhook, delivery, bot, office] = await Promise.all([
      checkTenants(config, ask),
      checkKeys(config, ask),
      checkDatabase(ctx, { config, fetchFrom, limitMs, leastFreeMegabytes }),
      checkGraph(config, { fetchFrom, limitMs, now: () => ctx.now }),
      checkWebhooks(ctx),
      checkOutbox(ctx),
      checkBot(config, ask),
      checkOffice(ctx),
    ]);
    const answers = {
      domain: checkDomain(config, domain),
      appId: checkAppId(config),
      tenant,
      keys,
      database,
      graph,
      secret: checkSecret(config, ctx.now),
      webhook,
      delivery,
      bot,
      office,
    };
    return { checks: api.CheckName.options.map((name) => ({ name, ...answers[name] })) };
  });
}

type Ask = (url: string | URL) => Promise<Response>;
type Settings = SelfCheckSettings["config"];

/** Only the page itself knows where it was loaded from: proxies change what the server sees. */
function checkDomain({ isDemo, appDomain = "" }: Settings, actual: string | undefined) {
  if (isDemo) return unknown("organisation.cure.demo");
  if (!actual) return unknown("organisation.cure.domainUnseen", { configured: appDomain });
  return actual === appDomain ? ok : wrong("organisation.cure.domain", { configured: appDomain, actual });
}

/** Whoever asks has signed in with a token for this id, so only the usual mix-up is left to find. */
function checkAppId({ isDemo, appId = "", tenantIds, adminIds }: Settings) {
  if (isDemo) return unknown("organisation.cure.demo");
  return [...tenantIds, ...adminIds].includes(appId.toLowerCase()) ? wrong("organisation.cure.appId") : ok;
}

/** That the bot's own registration fits can only be seen by using it in Teams. */
async function checkBot({ botId, tenantIds }: Settings, ask: Ask) {
  if (botId === undefined) return off("organisation.cure.noBot");
  return tenantIds.includes(botId) ? wrong("organisation.cure.botId") : checkPublished(BOT_KEYS_URL, ask);
}

/** Without it, who has been harassed reads of HR in general where a link should stand. */
const checkOffice = async ({ db }: Ctx) =>
  (await settingsOf(db)).officeUrl === null ? wrong("organisation.cure.noOffice") : ok;

/** Counts only: one company's admin must not learn the ids of another one's tenant. */
async function checkTenants({ isDemo, tenantIds }: Settings, ask: Ask) {
  if (isDemo) return unknown("organisation.cure.demo");
  const statuses = await Promise.all(
    tenantIds.map((tenantId) =>
      ask(discoveryOf(tenantId)).then(
        ({ status }) => status,
        () => 0,
      ),
    ),
  );
  const count = statuses.filter((status) => status === 400 || status === 404).length;
  if (count > 0) return wrong("organisation.cure.tenant", { count });
  return statuses.every((status) => status === 200)
    ? ok
    : unknown("organisation.cure.microsoft", { host: MICROSOFT });
}

const discoveryOf = (tenantId: string) =>
  `https://${MICROSOFT}/${tenantId}/v2.0/.well-known/openid-configuration`;

async function checkKeys({ isDemo }: Settings, ask: Ask) {
  return isDemo ? unknown("organisation.cure.demo") : checkPublished(KEYS_URL, ask);
}

/** Whether signing keys can be had where Microsoft publishes them. */
async function checkPublished(url: URL, ask: Ask): Promise<Verdict> {
  const { host } = url;
  const response = await ask(url).catch(() => null);
  if (!response) return wrong("organisation.cure.microsoft", { host });
  const body = (await response.json().catch(() => null)) as { keys?: unknown[] } | null;
  return body?.keys?.length ? ok : wrong("organisation.cure.keys", { host });
}

async function checkDatabase(
  { db }: Ctx,
  { config, limitMs, leastFreeMegabytes }: Required<SelfCheckSettings>,
) {
  const tooLate = pause(limitMs, null, { ref: false });
  const path = await Promise.race([findPath(db), tooLate]).catch(() => null);
  if (path === null) return wrong("organisation.cure.database");
  if (!config.databaseUrl.startsWith("file:")) return ok;
  const { bavail, bsize } = await statfs(path);
  const megabytes = Math.floor((bavail * bsize) / MEGABYTE);
  return megabytes < leastFreeMegabytes ? wrong("organisation.cure.diskFull", { megabytes }) : ok;
}

async function findPath(db: Db) {
  const [row] = await db.values<[string]>(sql`select file from pragma_database_list where name = 'main'`);
  return row?.[0] ?? "";
}
