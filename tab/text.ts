import { createInstance, type i18n } from "i18next";
import { createContext, useContext } from "react";
import type { Values } from "#shared/problem.ts";
import { type Language, languageOf, type TextKey } from "#shared/text.ts";

/** The texts of one language. */
export interface Texts {
  language: Language;
  /** The reader's full locale, for dates and numbers. */
  locale: string;
  /** The text of a key; a key that is not known is a programming error and shows as itself. */
  t(key: TextKey, values?: Values): string;
}

const loaders = {
  en: async () => (await import("#shared/text.en.ts")).en,
  zh: async () => (await import("#shared/text.zh.ts")).zh,
} satisfies Record<Language, () => Promise<Record<string, string>>>;

/** Loads the texts of the reader's language, and only those. */
export async function loadTexts(locale: string): Promise<Texts> {
  const language = languageOf(locale);
  const translation = await loaders[language]();
  const instance: i18n = createInstance();
  await instance.init({
    lng: language,
    resources: { [language]: { translation } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<i18n["init"]>[0]);
  return { language, locale, t: (key, values) => instance.t(key, values as Record<string, unknown>) };
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
