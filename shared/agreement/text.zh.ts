import type { ChineseOf } from "#shared/text.ts";
import { agreementScreenZh } from "./screen.zh.ts";
import type { agreementEn } from "./text.en.ts";

export const agreementZh: ChineseOf<typeof agreementEn> = {
  ...agreementScreenZh,

  "agreement.measure.responded": "答复",
  "agreement.measure.delivered": "交付",
  "agreement.measure.accurate": "准确",
  "agreement.measure.satisfied": "满意度",

  "agreement.unit.workingHours": "工作小时",
  "agreement.unit.workingDays": "个工作日",
  "agreement.unit.elapsedHours": "小时（全天计时）",
  "agreement.unit.elapsedDays": "个自然日",
  "agreement.unit.percent": "%",
  "agreement.unit.points": "分（满分 100）",

  "agreement.serviceState.draft": "草稿",
  "agreement.serviceState.published": "已发布",
  "agreement.serviceState.retired": "已停止提供",

  "agreement.state.draft": "草稿",
  "agreement.state.proposed": "待签署",
  "agreement.state.agreed": "双方已签署",
  "agreement.state.superseded": "已被新版本取代",
  "agreement.state.discarded": "已放弃",

  "agreement.sentence.responded.workingHours_other": "{{count}} 个工作小时内会得到答复",
  "agreement.sentence.responded.workingDays_other": "{{count}} 个工作日内会得到答复",
  "agreement.sentence.responded.elapsedHours_other": "{{count}} 小时内会得到答复，不分昼夜",
  "agreement.sentence.responded.elapsedDays_other": "{{count}} 个自然日内会得到答复",
  "agreement.sentence.delivered.workingHours_other": "{{count}} 个工作小时内办结",
  "agreement.sentence.delivered.workingDays_other": "{{count}} 个工作日内办结",
  "agreement.sentence.delivered.elapsedHours_other": "{{count}} 小时内办结，不分昼夜",
  "agreement.sentence.delivered.elapsedDays_other": "{{count}} 个自然日内办结",
  "agreement.sentence.accurate.percent": "准确率不低于 {{count}}%",
  "agreement.sentence.accurate.points": "准确性评分不低于 {{count}} 分（满分 100 分）",
  "agreement.sentence.satisfied.percent": "满意率不低于 {{count}}%",
  "agreement.sentence.satisfied.points": "满意度评分不低于 {{count}} 分（满分 100 分）",

  "agreement.terms.share.month": "每 100 件中至少 {{share}} 件做到，按月统计",
  "agreement.terms.share.quarter": "每 100 件中至少 {{share}} 件做到，按季度统计",
  "agreement.terms.every.month": "每一件都要做到，按月统计",
  "agreement.terms.every.quarter": "每一件都要做到，按季度统计",
  "agreement.terms.counted.month": "按月统计",
  "agreement.terms.counted.quarter": "按季度统计",

  "agreement.finding.vagueTime": "“{{word}}”因人而异，无法核对。请改为具体的小时数或天数。",
  "agreement.finding.vagueQuality": "“{{word}}”无法核对。请写明要达到的比例，例如 90%。",
  "agreement.finding.vagueHedge": "“{{word}}”会让承诺打折扣，请删去；允许的例外用达标比例来体现。",
  "agreement.finding.measureMissing": "请选择衡量什么：答复、交付还是准确。",
  "agreement.finding.thresholdMissing": "服务标准必须有数字，例如 1 个工作日或 90%。",
  "agreement.finding.thresholdTime": "请输入大于 0、不超过 10,000 的数字。",
  "agreement.finding.thresholdJudged": "请输入大于 0、不超过 100 的数字。",
  "agreement.finding.thresholdDays": "天数请填整数；需要更细时请改用小时。",
  "agreement.finding.unitMissing": "请选择单位。",
  "agreement.finding.unitTime": "答复和交付以小时或天计，请改选这类单位。",
  "agreement.finding.unitJudged": "准确以百分比计，请改选百分比。",
  "agreement.finding.shareMissing": "请填写每 100 件中至少要做到多少件：1 到 100 的整数。",
  "agreement.finding.shareUnfit": "达标比例请留空：这里的数字本身就是要求。",
  "agreement.finding.windowMissing": "请选择按月还是按季度统计。",
  "agreement.finding.promiseMissing": "请用一句话写明别人可以期待什么。",
  "agreement.finding.ownerMissing": "请指定负责人：每项承诺都要有人负责。",
  "agreement.finding.evidenceMissing": "没有数据可以统计这一项，别人无从核对。准确以百分比统计，不打分。",
  "agreement.finding.satisfiedIsAsked":
    "满意度靠询问得来，不作承诺：调查以保密方式询问对整个团队的看法。请承诺可以逐件统计的内容。",
  "agreement.finding.hoursLikeDays_other":
    "{{hours}} 个工作小时约合 {{workingDays}} 个工作日。如果不是这个意思，请改为 {{hours}} 小时（全天计时）或 {{count}} 个工作日。",
  "agreement.finding.fraction": "{{threshold}}% 几乎等于没有要求。是不是想填 {{likely}}%？",
  "agreement.finding.looserThreshold": "这比对所有人的承诺还要宽松。服务约定只能在其基础上提高。",
  "agreement.finding.looserShare":
    "对所有人的承诺是每 100 件做到 {{floor}} 件，{{offered}} 件就降低了。服务约定只能提高，不能降低。",
  "agreement.finding.longerWindow": "已发布的标准按月统计；按季度统计会掩盖某个月的问题。请改为按月。",
  "agreement.finding.otherUnit":
    "单位不同，是高是低要看日历或评分方法，无法直接比较。请使用已发布标准的单位。",

  "agreement.error.nameTaken": "本团队已有同名服务。请换一个名称，或修改已有的服务。",
  "agreement.error.ownerUnknown": "找不到此人，或此人已不在。请另选一位。",
  "agreement.error.notADraft": "这已不是草稿。请先查看最新内容再决定。",
  "agreement.error.retired": "此服务已停止提供。",
  "agreement.error.measureTaken": "此服务已有同类标准。请替换原有标准。",
  "agreement.error.measureTwice": "每种衡量只能有一条标准，请保留最重要的一条。",
  "agreement.error.tooManyStandards": "服务约定对四种衡量各最多一条标准。",
  "agreement.error.retiredStandard": "此标准已不再承诺。请先查看最新内容再决定。",
  "agreement.error.notConfirmed": "请双方先确认彼此的关系。",
  "agreement.error.otherTeam": "此服务属于其他团队，请选择供应方的服务。",
  "agreement.error.notPublished": "此服务尚未发布，不能就此签约。",
  "agreement.error.alreadyOpen": "已有新版本在起草或等待签署，请在该版本上继续。",
  "agreement.error.noStandards": "还没有可签署的内容，请先添加一条标准。",
  "agreement.error.signedYourself": "您已代表对方签署，本方须由另一位负责人签署。",
};
