import type { CompanyDatabase } from "./db/open.ts";
import type { Words } from "./send.ts";

const KEPT_AT_MOST = 200;
const KEPT_CHARACTERS = 256 * 1024;
/** What an answer says of the time may be so much behind. */
const KEPT_FOR_MS = 2_000;

interface Kept {
  version: number;
  answeredAt: number;
  words: Promise<Words>;
}

/** One reading of one person's. */
export interface Question {
  database: Pick<CompanyDatabase, "version">;
  now: number;
  /** Who asks for what; nobody else is told the answer. */
  key: string;
}

export type Repeat = (question: Question, answer: () => Promise<Words>) => Promise<Words>;

/**
 * Answers whoever asks the same again, as an opening tab and its stream of changes do, with the same words, as long as
 * nobody has written anything in the company and for two seconds at most. A refusal is not kept.
 *
 * @example const words = await repeat({ database, now, key: `${objectId} ${url}` }, () => readAnew());
 */
export function createRepeater(): Repeat {
  const kept = new Map<string, Kept>();

  /** What failed is tried again, and what is very long is not worth its room. */
  function forgetUnlessShort(key: string, words: Promise<Words>) {
    const forget = () => kept.get(key)?.words === words && kept.delete(key);
    words.then(({ text }) => text.length > KEPT_CHARACTERS && forget(), forget);
  }

  return async function repeat({ database, now, key }, answer) {
    // Asked first: what is written while the answer is made makes it an old one.
    const version = await database.version();
    if (version === null) return answer();
    const known = kept.get(key);
    if (known && isTrue(known, version, now)) return known.words;
    const words = answer();
    kept.delete(key);
    kept.set(key, { version, answeredAt: now, words });
    if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value as string);
    forgetUnlessShort(key, words);
    return words;
  };
}

/** A clock that was put back makes everything old, not new for longer. */
const isTrue = ({ version, answeredAt }: Kept, current: number, now: number) =>
  version === current && now >= answeredAt && now < answeredAt + KEPT_FOR_MS;
