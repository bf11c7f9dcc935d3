import type { ChineseOf } from "#shared/text.ts";
import type { calendarEn } from "./text.en.ts";

export const calendarZh: ChineseOf<typeof calendarEn> = {
};
