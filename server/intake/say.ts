import type { Message } from "#shared/intake/model.ts";
import { en } from "#shared/text.en.ts";
import { writerOf } from "#shared/text.ts";

const write = writerOf(en, "en");

/** A text in words, for whoever sits at the command line. */
export const say = ({ key, values }: Message) => write(key, values);
