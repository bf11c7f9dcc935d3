import type { ChineseOf } from "#shared/text.ts";
import type { commitmentEn } from "./text.en.ts";

export const commitmentZh: ChineseOf<typeof commitmentEn> = {};
