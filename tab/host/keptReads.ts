/// <reference types="chrome" />
import { Problem } from "#shared/problem.ts";
import type { Client } from "#tab/client.ts";
import { connection } from "./connection.ts";
import { whoIsIn } from "./session.ts";

/** What is needed to record something outlives the browser: who one is and with whom one deals. The day does not. */
const keptPaths = {
  "/api/me": "local",
  "/api/relationships": "local",
  "/api/teams": "local",
  "/api/today": "session",
} as const;
type KeptPath = keyof typeof keptPaths;
const isKeptPath = (path: string): path is KeptPath => Object.hasOwn(keptPaths, path);

const LONGEST_CHARACTERS = 200_000;

const nameOf = async (path: string, input: Record<string, unknown>) => {
  // Which midnight ends the day says when one asked; the last answer is still the best there is.
  const { dayEndsAt: _, ...asked } = input;
  return `read:${await whoIsIn()}:${path}:${JSON.stringify(asked)}`;
};

/**
 * The same client, which without a connection answers what it answered last.
 *
 * @example const client = keepReads(createClient(host.getToken))
 */
export function keepReads(client: Client): Client {
  return {
    ...client,
    async call(endpoint, input, options) {
      const { method, path } = endpoint;
      if (method !== "GET" || !isKeptPath(path) || isSearch(input))
        return client.call(endpoint, input, options);
      try {
        const answer = await client.call(endpoint, input, options);
        connection.note(true);
        await keep(path, input, answer);
        return answer;
      } catch (error) {
        const kept = isLost(error) ? await find(path, input) : undefined;
        if (kept === undefined) throw error;
        connection.note(false);
        return kept as never;
      }
    },
  };
}

/** What somebody typed on the way to a name is not asked again. */
const isSearch = (input: { query?: unknown }) => Boolean(input.query);

const isLost = (error: unknown) => error instanceof Problem && error.code === "unavailable";

async function keep(path: KeptPath, input: Record<string, unknown>, answer: unknown) {
  if (JSON.stringify(answer).length > LONGEST_CHARACTERS) return;
  // Without room it is not kept; the answer is there all the same.
  await chrome.storage[keptPaths[path]].set({ [await nameOf(path, input)]: answer }).catch(() => undefined);
}

async function find(path: KeptPath, input: Record<string, unknown>) {
  const name = await nameOf(path, input);
  return (await chrome.storage[keptPaths[path]].get(name))[name];
}
