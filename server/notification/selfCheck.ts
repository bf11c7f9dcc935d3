import type { Config } from "#server/config.ts";
import type { Ctx } from "#server/ctx.ts";
import { off, ok, unknown, type Verdict, wrong } from "#server/verdict.ts";
import type { Reason } from "#shared/notification/delivery.ts";
import { createTokens, type GraphSettings, TokenRefused } from "./graph.ts";
import { countChannels, givenUpOf } from "./tally.ts";

const DAY_MS = 86_400_000;
/** So that there is time to make a new one. */
const WARNED_DAYS = 30;
const EXPIRED = "AADSTS7000222";

type Settings = Pick<Config, "appId" | "tenantIds"> & Partial<Pick<Config, "graph" | "secretExpiresAt">>;
type Asking = Pick<GraphSettings, "now" | "limitMs" | "fetchFrom">;

/** Whether Entra gives the app a token of its own; that it may send with it is seen at the first message. */
export async function checkGraph({ appId, tenantIds, graph }: Settings, asking: Asking): Promise<Verdict> {
  if (!graph || !appId) return off("organisation.cure.noGraph");
  const tokens = createTokens({ ...graph, ...asking, appId });
  const answers = await Promise.allSettled(tenantIds.map((tenantId) => tokens.get(tenantId)));
  const refused = answers.find((one) => one.status === "rejected");
  if (!refused) return ok;
  const { reason } = refused as PromiseRejectedResult;
  if (!(reason instanceof TokenRefused)) return wrong("organisation.cure.microsoft", { host: hostOf(graph) });
  if (reason.code === EXPIRED) return wrong("organisation.cure.secretExpired");
  return wrong("organisation.cure.secretRefused", { code: reason.code ?? reason.status });
}

const hostOf = ({ loginUrl }: { loginUrl: string }) => new URL(loginUrl).host;

/** Entra does not say when a secret ends, so an admin does; 30 days before it, this turns wrong. */
export function checkSecret({ graph, secretExpiresAt }: Settings, now: number): Verdict {
  if (!graph) return off("organisation.cure.noGraph");
  if (secretExpiresAt == null) return unknown("organisation.cure.secretUndated");
  const count = Math.floor((secretExpiresAt - now) / DAY_MS);
  if (count < 0) return wrong("organisation.cure.secretExpired");
  return count < WARNED_DAYS ? wrong("organisation.cure.secretEnds", { count }) : ok;
}

export async function checkWebhooks({ db, now }: Ctx): Promise<Verdict> {
  const failed = (await givenUpOf(db, now)).filter(({ isCard }) => isCard);
  const count = failed.reduce((sum, one) => sum + one.count, 0);
  if (count > 0) return wrong("organisation.cure.cards", { count });
  return (await countChannels(db)) > 0 ? ok : off("organisation.cure.noChannel");
}

export async function checkOutbox({ db, now }: Ctx): Promise<Verdict> {
  const failed = (await givenUpOf(db, now)).filter(({ isCard }) => !isCard);
  const count = failed.reduce((sum, one) => sum + one.count, 0);
  return count === 0 ? ok : wrong(cureOf(failed[0]!.reason), { count });
}

/** What to do about the most frequent reason. */
function cureOf(reason: Reason | null) {
  if (reason === "refused") return "organisation.cure.activitiesRefused";
  return reason === "notInstalled" ? "organisation.cure.notInstalled" : "organisation.cure.activitiesLost";
}
