import type { ChineseOf } from "#shared/text.ts";
import type { relationshipEn } from "./text.en.ts";

export const relationshipZh: ChineseOf<typeof relationshipEn> = {
  "relationship.proposeSupplier": "添加供应方",
  "relationship.proposeCustomer": "添加客户",
  "relationship.confirm": "确认",
  "relationship.decline": "婉拒…",
  "relationship.end": "结束关系…",
  "relationship.setTier": "设置重要程度…",
  "relationship.showHit": "一旦延误，会影响谁？",

  "relationship.side.supplier": "供应方",
  "relationship.side.customer": "客户",

  "relationship.state.proposed": "待确认",
  "relationship.state.confirmed": "双方已确认",
  "relationship.state.declined": "已婉拒",
  "relationship.state.ended": "已结束",
  "relationship.claimedBy.supplier": "仅供应方提出",
  "relationship.claimedBy.customer": "仅客户提出",

  "relationship.tier.1": "一级：离开我们，对方无法工作",
  "relationship.tier.2": "二级：离开我们，对方工作受影响",
  "relationship.tier.3": "三级：锦上添花",

  "relationship.change.proposed": "提出关系",
  "relationship.change.confirmed": "确认关系",
  "relationship.change.declined": "婉拒关系",
  "relationship.change.ended": "结束关系",
  "relationship.change.tiered": "设置重要程度",

  "relationship.error.self": "团队不能成为自己的供应方，请选择其他团队。",
  "relationship.error.noTeam": "该团队不存在或已被移除，请另选一个。",
  "relationship.error.archived": "该团队已归档，请选择接手其工作的团队。",
  "relationship.error.alreadyConfirmed": "双方早已确认这一关系。",
  "relationship.error.alreadyProposed": "本团队已经提出过，正在等待对方负责人确认。",
  "relationship.error.awaitsLead": "对方团队已经提出这一关系，请本团队负责人确认。",
  "relationship.error.tier": "请选择一级、二级或三级。",
  "relationship.error.steps": "只能查看一层或两层。",
};
