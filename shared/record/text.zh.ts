import type { ChineseOf } from "#shared/text.ts";
import type { recordEn } from "./text.en.ts";

export const recordZh: ChineseOf<typeof recordEn> = {
  "record.copyLink": "复制链接",
  "record.linkCopied": "链接已复制。",
  "record.linkNotCopied": "无法复制，请手动复制此地址：{{address}}",
  "record.kept": "当前没有网络。内容已保存在此，连上后会自动发送。",
  "record.full": "待发送的内容已满，请先发送或丢弃一些。",
  "record.waiting_other": "{{count}} 条等待发送",
  "record.since": "记录于{{moment}}",
  "record.refused": "未能发送：{{reason}}",
  "record.sendAgain": "重新发送",
  "record.discard": "丢弃",
  "record.source": "来自网页",
  "record.leaveOut": "不保留",
  "record.leftOut": "不会保留网页信息。",
  "record.step": "{{title}}：{{label}}（第 {{step}} 步，共 {{steps}} 步）",
  "record.allFields": "全部字段",
  "record.next": "按回车键继续",
  "record.send": "按回车键发送",
  "record.open": "不设日期",
  "record.when": "输入星期或日期，也可以加上时间",
  "record.noMoment": "没有这一天。可以试试“周五”“11/27”或“明天 15:00”。",
};
