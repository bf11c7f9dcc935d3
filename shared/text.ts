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
