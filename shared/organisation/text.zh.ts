import type { ChineseOf } from "#shared/text.ts";
import type { organisationEn } from "./text.en.ts";

export const organisationZh: ChineseOf<typeof organisationEn> = {
};
