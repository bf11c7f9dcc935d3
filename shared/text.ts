import { zh as chineseForm, en as englishForm } from "make-plural/cardinals";
import type { Values } from "./problem.ts";
import type { en } from "./text.en.ts";

type Plural<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

/** The key of a text: what a plural key is called without its `_one` or `_other`. */
export type TextKey = Plural<keyof typeof en>;

type OnlyOther<Key> = Key extends `${string}_one` ? never : Key;

/** What a translation must hold: every key of English; Chinese has no `_one`. */
export type ChineseOf<English> = Record<OnlyOther<keyof English>, string>;

export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

/**
 * The language for a host's locale: Chinese for any `zh…`, else English.
 *
 * @example languageOf("zh-cn") // => "zh"
 */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

const formOf = { en: englishForm, zh: chineseForm } satisfies Record<Language, (count: number) => string>;

/**
 * Writes the texts of a language: values in their places, and the form that the language has for a count.
 *
 * @example writerOf({ late_one: "{{count}} day", late_other: "{{count}} days" }, "en")("late", { count: 2 }) // => "2 days"
 */
export function writerOf(texts: Record<string, string>, language: Language) {
  return function write(key: string, values: Values = {}) {
    const { count } = values;
    const form = typeof count === "number" ? texts[`${key}_${formOf[language](count)}`] : undefined;
    const text = form ?? texts[key] ?? texts[`${key}_other`] ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
  };
}
