import { Problem } from "#shared/problem.ts";

/**
 * The parts of a cursor that a list gave out; null at the start of the list. Anything else is refused.
 *
 * @example cursorParts("1.0198c…", /^([01])\.([0-9a-f-]{36})$/) // => ["1", "0198c…"]
 */
export function cursorParts(cursor: string | undefined, shape: RegExp) {
  if (cursor === undefined) return null;
  const parts = shape.exec(cursor)?.slice(1);
  if (!parts) throw new Problem("invalid", "error.cursor", { field: "cursor" });
  return parts;
}
