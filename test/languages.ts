import { en } from "#shared/text.en.ts";
import { type Language, writerOf } from "#shared/text.ts";
import { zh } from "#shared/text.zh.ts";

export type { Language };

const texts: Record<Language, Record<string, string>> = { en, zh };

/** The texts as a screen of that language writes them. */
export const writers = { en: writerOf(en, "en"), zh: writerOf(zh, "zh") };

const foreign = { en: lookFor("zh", "en"), zh: lookFor("en", "zh") };

/** What is read on a screen but does not belong there: keys instead of texts, texts of the other language. */
export function strangersIn(shown: string[], language: Language) {
  const isKey = (text: string) => text in texts.en || `${text}_other` in texts.en;
  const strangers = shown.filter((text) => isKey(text) || foreign[language](text));
  return strangers.map((text) => `not in this language: ${text}`);
}

/** Tells a text of one language that the other does not have; where values stand in it, whatever they are. */
function lookFor(language: Language, other: Language) {
  const others = new Set(Object.values(texts[other]));
  const own = Object.values(texts[language]).filter((text) => !others.has(text));
  const plain = new Set(own.filter((text) => !text.includes("{{")));
  const filled = own
    .filter((text) => text.includes("{{"))
    .filter(saysSomething)
    .map(patternOf);
  return (text: string) => plain.has(text) || filled.some((pattern) => pattern.test(text));
}

/** Around its values stand words enough to know it by; "… and …" is found in any sentence. */
function saysSomething(text: string) {
  const words = text.replace(/\{\{\w+\}\}/g, "");
  return /\p{Script=Han}/u.test(words) || (words.match(/[a-z]/gi) ?? []).length >= 8;
}

function patternOf(text: string) {
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".+")}$`, "u");
}
