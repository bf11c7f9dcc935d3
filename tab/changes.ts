import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useClient } from "./query.ts";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Follows the change stream; at each change, and whenever it opens, all that is on screen is read anew. */
export function useChanges() {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(() => {
    const ending = new AbortController();
    let waitMs = FIRST_WAIT_MS;
    async function follow() {
      while (!ending.signal.aborted) {
        const startedAt = Date.now();
        await client
          .readChanges(() => void queries.invalidateQueries(), ending.signal)
          .catch(() => undefined);
        if (Date.now() - startedAt > LONGEST_WAIT_MS) waitMs = FIRST_WAIT_MS;
        await rest(waitMs, ending.signal);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      }
    }
    void follow();
    return () => ending.abort();
  }, [client, queries]);
}

function rest(durationMs: number, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    setTimeout(resolve, durationMs);
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
