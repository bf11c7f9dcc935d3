import type { ChineseOf } from "#shared/text.ts";
import type { agreementEn } from "./text.en.ts";

export const agreementZh: ChineseOf<typeof agreementEn> = {
};
