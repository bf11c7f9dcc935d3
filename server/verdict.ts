import type { z } from "zod";
import type * as api from "#shared/organisation/api.ts";
import type { Values } from "#shared/problem.ts";

/** How one part of the set-up stands; the self-check puts its name to it. */
export type Verdict = Omit<z.input<typeof api.Check>, "name">;

export const ok: Verdict = { state: "ok", cure: null };
export const wrong = (key: string, values: Values = {}): Verdict => ({
  state: "wrong",
  cure: { key, values },
});
export const unknown = (key: string, values: Values = {}): Verdict => ({
  state: "unknown",
  cure: { key, values },
});

/** A part that nobody has to set up, and nobody has. */
export const off = (key: string): Verdict => ({ state: "off", cure: { key, values: {} } });
