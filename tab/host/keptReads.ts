/// <reference types="chrome" />
import { Problem } from "#shared/problem.ts";
import type { Client } from "#tab/client.ts";
import { connection } from "./connection.ts";
import { whoIsIn } from "./session.ts";

/** What is needed to see the day and to record something: who one is, what is due, and with whom one deals. */
const keptPaths = ["/api/me", "/api/today", "/api/relationships", "/api/teams"];
const LONGEST_CHARACTERS = 200_000;

const nameOf = async (path: string, input: Record<string, unknown>) => {
  // Which midnight ends the day says when one asked; the last answer is still the best there is.
  const { dayEndsAt: _, ...asked } = input;
  return `read:${await whoIsIn()}:${path}:${JSON.stringify(asked)}`;
};

/**
 * The same client, which without a connection answers what it answered last: in memory, until the browser closes.
 *
 * @example const client = keepReads(createClient(host.getToken))
 */
export function keepReads(client: Client): Client {
  return {
    ...client,
    async call(endpoint, input, options) {
      const isKept = endpoint.method === "GET" && keptPaths.includes(endpoint.path) && !isSearch(input);
      if (!isKept) return client.call(endpoint, input, options);
      try {
        const answer = await client.call(endpoint, input, options);
        connection.note(true);
        await keep(await nameOf(endpoint.path, input), answer);
        return answer;
      } catch (error) {
        const kept = isLost(error) ? await find(await nameOf(endpoint.path, input)) : undefined;
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

async function keep(name: string, answer: unknown) {
  if (JSON.stringify(answer).length > LONGEST_CHARACTERS) return;
  // Without room it is not kept; the answer is there all the same.
  await chrome.storage.session.set({ [name]: answer }).catch(() => undefined);
}

const find = async (name: string) => (await chrome.storage.session.get(name))[name];
