import type { ChineseOf } from "#shared/text.ts";
import type { relationshipEn } from "./text.en.ts";

export const relationshipZh: ChineseOf<typeof relationshipEn> = {
};
