import { createContext, useContext } from "react";
import type { Values } from "#shared/problem.ts";
import { type Language, languageOf, type TextKey, writerOf } from "#shared/text.ts";

/** The texts of one language. */
export interface Texts {
  language: Language;
  /** The reader's full locale, for dates and numbers. */
  locale: string;
  /** The text of a key; a key that is not known is a programming error and shows as itself. */
  t(key: TextKey, values?: Values): string;
}

type Written = Record<string, string>;

/** The texts of the first screen come first; all that is loaded later waits for the rest, with `withAllTexts`. */
const loaders = {
  en: {
    first: async () => (await import("#shared/text.first.en.ts")).firstEn,
    all: async () => (await import("#shared/text.en.ts")).en,
  },
  zh: {
    first: async () => (await import("#shared/text.first.zh.ts")).firstZh,
    all: async () => (await import("#shared/text.zh.ts")).zh,
  },
} satisfies Record<Language, Record<"first" | "all", () => Promise<Written>>>;

/** Grows once the rest is loaded, so that whoever holds its `t` has all texts then. */
const known: Record<Language, Written> = { en: {}, zh: {} };
let shown: Language = "en";

/** The texts of the first screen in the reader's language. */
export const loadTexts = (locale: string) => load(locale, "first");

/** All texts in another language, because any screen may be open when it changes. */
export const loadAllTexts = (locale: string) => load(locale, "all");

async function load(locale: string, part: "first" | "all"): Promise<Texts> {
  const language = languageOf(locale);
  Object.assign(known[language], await loaders[language][part]());
  shown = language;
  return { language, locale, t: writerOf(known[language], language) };
}

/**
 * A part of the tab that is loaded later, and with it the texts it may need.
 *
 * @example lazy(() => withAllTexts(import("#tab/relations.tsx")))
 */
export async function withAllTexts<Module>(loading: Promise<Module>): Promise<Module> {
  const language = shown;
  const [module, texts] = await Promise.all([loading, loaders[language].all()]);
  Object.assign(known[language], texts);
  return module;
}

export const TextsContext = createContext<Texts | null>(null);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("No texts are loaded above this component.");
  return texts;
}

/** The text of a problem's key, which came over the wire and is therefore any string. */
export const problemText = ({ t }: Texts, problem: { message: string; values?: Values }) =>
  t(problem.message as TextKey, problem.values);
