import type { manifestEn } from "./text.en.ts";

export const manifestZh: Record<keyof typeof manifestEn, string> = {
  shortName: "Counterpart",
  fullName: "Counterpart：内部客户与内部供应方",
  shortDescription: "我服务谁，谁服务我，彼此承诺了什么，一目了然。",
  fullDescription:
    "Counterpart 让每位员工看清自己的内部客户和内部供应方、双方约定的服务标准，以及今天到期的事项。\n\n" +
    "您可以向其他团队提出请求，也可以直接作出有期限的承诺。供应方交付后，客户只需点一下，就能说明是否如约收到。时间按供应方的工作时间计算，等待客户答复期间暂停计时。期限只有在双方同意后才会变更。\n\n" +
    "把团队的选项卡固定到频道后，所有成员看到的内容都一样：可以对这个团队有什么期待，以及兑现得如何。\n\n" +
    "Counterpart 由贵组织部署在自己的服务器上，使用工作账号登录即可，无需其他设置。",
  find: "在 Counterpart 中查找服务或人员",
  signInFirst: "请先登录 Counterpart：按回车键打开",
};
