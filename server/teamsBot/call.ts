import type { Site } from "#shared/deepLink.ts";
import { Problem } from "#shared/problem.ts";
import type { WriteAny } from "./words.ts";

/** What one invoke brings along for whoever answers it. */
export interface Call {
  value: unknown;
  write: WriteAny;
  site: Site;
  timeZone: string;
}

/** What Teams sends is checked like any input; what does not fit is nobody's form to mend. */
export function parseValue<Output>(
  schema: { safeParse(value: unknown): { data?: Output | undefined } },
  value: unknown,
) {
  const { data } = schema.safeParse(value);
  if (data === undefined) throw new Problem("invalid", "error.notJson");
  return data;
}
