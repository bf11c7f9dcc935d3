import type { Config } from "#server/config.ts";
import { type BotKeys, createBotVerifier } from "./verify.ts";

/**
 * How it is known that something comes from Teams: by its signature. Null in the demo, which lets in this machine
 * alone, so that the local playground may come without one; undefined where there is no bot.
 */
export function botTrust(
  { isDemo, botId }: Pick<Config, "isDemo" | "botId">,
  { keys, now }: { keys(): BotKeys; now(): number },
) {
  if (isDemo) return null;
  return botId === undefined ? undefined : createBotVerifier({ botId, keys: keys(), now });
}
