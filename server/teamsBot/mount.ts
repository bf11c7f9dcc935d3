import type { Context, Hono, MiddlewareHandler } from "hono";
import { bearerToken, type Identity } from "#server/auth/verify.ts";
import type { Companies } from "#server/db/companies.ts";
import { signIn } from "#server/organisation/signIn.ts";
import { TimeZone } from "#shared/calendar/model.ts";
import type { Site } from "#shared/deepLink.ts";
import { Problem } from "#shared/problem.ts";
import { Activity } from "#shared/teamsBot/activity.ts";
import { parseValue } from "./call.ts";
import { answerInvoke } from "./invoke.ts";
import { writerOfLocale } from "./words.ts";

export const BOT_PATH = "/api/bot/messages";
const HOUR_MS = 3_600_000;

export interface BotParts {
  companies: Companies;
  /** Refuses what does not come from Teams; null takes anything, for the demo on this machine alone. */
  verify: ((token: string, activity: Activity) => Promise<void>) | null;
  tenantIds: string[];
  adminIds: string[];
  site: Site;
  now(): number;
}

/**
 * What Teams sends to the bot: signed by Microsoft's bot service in place of a person's own token, so it stands before
 * the sign-in of all other endpoints; the limit of requests is each person's own.
 */
export function mountBot(app: Hono, parts: BotParts, limit: MiddlewareHandler) {
  app.post(BOT_PATH, identifySender(parts), limit, async (context) => answerActivity(context, parts));
}

declare module "hono" {
  interface ContextVariableMap {
    activity: Activity;
  }
}

/** Whether it comes from Teams, before anything is read or written; and who sent it, or why that cannot be told. */
function identifySender({ verify, tenantIds, now }: BotParts): MiddlewareHandler {
  return async function identify(context, next) {
    if (!verify) refusePages(context);
    const activity = parseValue(Activity, await context.req.json().catch(() => undefined));
    if (verify) await verify(bearerToken(context.req.header("authorization")), activity);
    context.set("activity", activity);
    const identity = (async () => identityOf(activity, tenantIds, now()))();
    identity.catch(() => undefined);
    context.set("identity", identity);
    await next();
  };
}

/** A page open in this machine's browser reaches the demo too, but never without its origin or, as a form, with JSON. */
function refusePages({ req }: Context) {
  const isJson = /^application\/json\b/i.test(req.header("content-type") ?? "");
  if (!isJson || req.header("origin") !== undefined) throw new Problem("forbidden", "error.demoOnlyHere");
}

/** A guest from another company is in that company's tenant, and no more known here than there. */
function identityOf(
  { from, channelData, conversation }: Activity,
  tenantIds: string[],
  now: number,
): Identity {
  const tenantId = channelData?.tenant?.id ?? conversation?.tenantId;
  if (!tenantId || !tenantIds.includes(tenantId)) throw new Problem("forbidden", "error.tenant");
  const { aadObjectId } = from;
  if (!aadObjectId) throw new Problem("unauthenticated", "error.signIn");
  const name = shownName(from.name) || aadObjectId;
  return { tenantId, objectId: aadObjectId, name, email: null, expiresAt: now + HOUR_MS };
}

const shownName = (name = "") =>
  name
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, "")
    .trim()
    .slice(0, 120)
    .toWellFormed();

/** An invoke is answered in its own response; all else that Teams may tell a bot needs no answer. */
async function answerActivity(context: Context, { companies, adminIds, site, now }: BotParts) {
  const { type, name = "", id = null, value, locale } = context.var.activity;
  if (type !== "invoke") return context.body(null, 202);
  const identity = await context.var.identity;
  const database = await companies.open(identity.tenantId);
  const session = { database, now: now(), findActor: signIn(database, identity, adminIds, now()) };
  const timeZone = zoneOf(context.var.activity);
  const call = { value, write: writerOfLocale(locale), site, timeZone };
  return context.json(await answerInvoke(session, name, id, call));
}

/** Where the writer's client says it is; older clients do not say. */
function zoneOf({ localTimezone, entities = [] }: Activity) {
  const named = [localTimezone, ...entities.map(({ timezone }) => timezone)];
  return named.map((zone) => TimeZone.safeParse(zone).data).find(Boolean) ?? "UTC";
}
