import type { ChineseOf } from "#shared/text.ts";
import type { calendarEn } from "./text.en.ts";

export const calendarZh: ChineseOf<typeof calendarEn> = {
  "calendar.error.time": "请按“时:分”填写时间，范围为 00:00 至 23:59；下班时间可以填 24:00。",
  "calendar.error.interval": "每段工作时间都要填写开始和结束时间。",
  "calendar.error.tooManyIntervals": "一天最多可设 12 段工作时间。",
  "calendar.error.weekday": "无法识别这个星期名称。",
  "calendar.error.date": "请按“年-月-日”填写真实存在的日期，范围为 1970 至 2100 年。",
  "calendar.error.tooManyDates": "一份日历最多可设 2,000 个这类日期，请删除早已过去的日期。",
  "calendar.error.timeZone": "未知的时区，请从列表中选择，例如 Asia/Shanghai。",
};
