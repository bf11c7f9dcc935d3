import type { ChineseOf } from "#shared/text.ts";
import type { improvementEn } from "./text.en.ts";

export const improvementZh: ChineseOf<typeof improvementEn> = {
  "improvement.finish": "已完成",
  "improvement.check": "检查效果…",
  "improvement.change": "更换负责人或日期…",
  "improvement.drop": "放弃此措施…",

  "improvement.actions": "后续改进措施",
  "improvement.noActions": "还没有改进措施。",
  "improvement.line": "{{person}} · {{team}}",
  "improvement.lateLine": "已过期仍未完成",
  "improvement.cause": "原因：{{cause}}",
  "improvement.state.open": "待完成",
  "improvement.state.done": "已完成，效果待检查",
  "improvement.state.checked": "已检查",
  "improvement.state.dropped": "已放弃",
  "improvement.effect.yes": "有效",
  "improvement.effect.partly": "部分有效",
  "improvement.effect.no": "无效",

  "improvement.field.what": "要做什么",
  "improvement.field.cause": "要消除的原因",
  "improvement.field.owner": "谁来做",
  "improvement.field.ownerHint": "须为需要改进的团队的成员。",
  "improvement.field.due": "何时完成",
  "improvement.field.effect": "原因消除了吗？",
  "improvement.field.note": "您观察到的情况",
  "improvement.field.reason": "为什么放弃",
  "improvement.choice.yes": "是",
  "improvement.choice.partly": "部分",
  "improvement.choice.no": "否",

  "improvement.done.added": "改进措施已保存。",
  "improvement.done.finished": "已记录，现在可以检查效果。",
  "improvement.done.checked": "检查结果已保存。",
  "improvement.done.changed": "已更改。",
  "improvement.done.dropped": "已放弃，并记录了理由。",

  "improvement.error.owner": "请选择{{team}}的成员。",
  "improvement.error.past": "请选择将来的时间。",
  "improvement.error.step": "该措施的状态已变，无法这样操作。请重新查看。",
};
