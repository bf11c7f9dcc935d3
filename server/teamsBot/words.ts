import { en } from "#shared/text.en.ts";
import { languageOf, writerOf } from "#shared/text.ts";
import { zh } from "#shared/text.zh.ts";

const writers = { en: writerOf(en, "en"), zh: writerOf(zh, "zh") };
export type WriteAny = (typeof writers)["en"];

/** Writes any text in the language of who called. */
export const writerOfLocale = (locale: string | undefined): WriteAny => writers[languageOf(locale ?? "en")];
