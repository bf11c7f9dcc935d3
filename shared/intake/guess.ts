import { fieldsOf, type ImportKind } from "./fields.ts";

/**
 * Which columns of a heading are likely which of our words: by our own word for it, else by another usual one.
 *
 * @example guessFields("teams", ["Team name", "Reports to", "Cost centre"]) // => { name: "Team name", parent: "Reports to" }
 */
export function guessFields(kind: ImportKind, header: readonly string[]): Record<string, string> {
  const rules = Object.entries(fieldsOf(kind));
  const free = new Map(header.filter((column) => column !== "").map((column) => [plain(column), column]));
  const guessed: Record<string, string> = {};
  const take = (field: string, word: string) => {
    const column = free.get(plain(word));
    if (column === undefined || field in guessed) return;
    guessed[field] = column;
    free.delete(plain(word));
  };
  for (const [field] of rules) take(field, field);
  for (const [field, { aliases }] of rules) for (const alias of aliases) take(field, alias);
  return Object.fromEntries(
    rules.flatMap(([field]) => (field in guessed ? [[field, guessed[field] as string]] : [])),
  );
}

const plain = (word: string) =>
  word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
