import type { ChineseOf } from "#shared/text.ts";
import { organisationScreenZh } from "./screen.zh.ts";
import type { organisationEn } from "./text.en.ts";

export const organisationZh: ChineseOf<typeof organisationEn> = {
  ...organisationScreenZh,

  "organisation.erasedPerson": "已清除的人员",
  "organisation.role.member": "成员",
  "organisation.role.lead": "负责人",
  "organisation.role.desk": "服务台",
  "organisation.companyRole.admin": "管理员",
  "organisation.companyRole.committee": "委员会",
  "organisation.kind.department": "部门",
  "organisation.kind.team": "团队",
  "organisation.kind.subsidiary": "子公司",
  "organisation.kind.group": "小组",
  "organisation.pending": "等待确认",
  "organisation.check.domain": "域名",
  "organisation.check.appId": "应用程序 ID",
  "organisation.check.tenant": "租户",
  "organisation.check.keys": "登录密钥",
  "organisation.check.database": "数据库",
  "organisation.check.graph": "活动源",
  "organisation.check.secret": "客户端密码",
  "organisation.check.webhook": "团队频道",
  "organisation.check.delivery": "通知",
  "organisation.check.bot": "消息扩展",
  "organisation.check.office": "受理骚扰、薪酬和举报的部门",
  "organisation.checkState.ok": "正常",
  "organisation.checkState.wrong": "有误",
  "organisation.checkState.unknown": "无法判断",
  "organisation.checkState.off": "未启用",
  "organisation.cure.demo": "当前是演示公司。请设置 TENANT_IDS、APP_ID 和 APP_DOMAIN，然后重新启动。",
  "organisation.cure.domainUnseen": "请在选项卡中打开此页，以便与 {{configured}} 核对地址。",
  "organisation.cure.domain":
    "选项卡从 {{actual}} 加载，而 APP_DOMAIN 为 {{configured}}。请改为一致，并重新打包应用。",
  "organisation.cure.appId":
    "APP_ID 填成了租户或人员的 ID。请使用 Entra ID 应用注册中的“应用程序(客户端) ID”。",
  "organisation.cure.tenant_other":
    "TENANT_IDS 中有 {{count}} 个 ID 不被 Microsoft 识别。请与 Entra ID“概述”页中的租户 ID 核对。",
  "organisation.cure.microsoft": "服务器无法访问 {{host}}。请在防火墙或代理中放行，否则新的登录会失败。",
  "organisation.cure.keys":
    "{{host}} 有响应，但返回的不是签名密钥，可能被代理代为应答。请让服务器直接访问该地址。",
  "organisation.cure.database":
    "数据库没有响应。请检查 DATABASE_URL，以及数据库服务是否在运行、目录是否可写。",
  "organisation.cure.diskFull": "数据库所在磁盘只剩 {{megabytes}} MB。请清理空间或迁移数据库。",
  "organisation.cure.noGraph": "尚未启用 Teams 活动源通知。如需启用，请设置 GRAPH_CLIENT_SECRET。",
  "organisation.cure.secretUndated":
    "Entra ID 不会告知密码何时到期。请设置 GRAPH_CLIENT_SECRET_EXPIRES，以便提前 30 天收到提醒。",
  "organisation.cure.secretExpired":
    "密码已过期。请在 Entra ID 中新建密码，设置 GRAPH_CLIENT_SECRET 并重新启动。",
  "organisation.cure.secretEnds_other":
    "密码将在 {{count}} 天后到期。请在 Entra ID 中新建密码，设置 GRAPH_CLIENT_SECRET 并重新启动。",
  "organisation.cure.secretRefused":
    "Entra ID 拒绝了该密码（{{code}}）。请检查 APP_ID 和 GRAPH_CLIENT_SECRET：应填密码的值，而不是它的 ID。",
  "organisation.cure.noChannel": "尚无团队向频道发布。负责人可在团队页面设置。",
  "organisation.cure.cards_other": "一天之内有 {{count}} 张卡片未能送达频道。负责人可在“通知”中查看原因。",
  "organisation.cure.activitiesRefused_other":
    "一天之内 Microsoft Graph 拒绝了 {{count}} 条消息。请授予 TeamsActivity.Send.User 权限，并上传最新的应用包。",
  "organisation.cure.notInstalled_other":
    "一天之内有 {{count}} 条消息的收件人没有安装本应用。请在 Teams 管理中心为所有人安装。",
  "organisation.cure.activitiesLost_other":
    "一天之内有 {{count}} 条消息未能送达。它们仍保留在个人列表中；请查看上面的“活动源”一项。",
  "organisation.cure.noOffice": "投诉表单尚未指明受理骚扰、薪酬和举报的部门。请在“投诉”中设置其网址。",
  "organisation.cure.noBot": "目前不能从 Teams 消息中直接记录。如需启用，请设置 BOT_ID。",
  "organisation.cure.botId": "BOT_ID 填成了租户的 ID。请改为机器人的应用程序 ID。",
  "organisation.error.alreadyMember": "此人已在该团队中；请在成员列表中更改其角色。",
  "organisation.error.locale": "请给出语言代码，例如 en-GB 或 zh-CN。",
  "organisation.error.cycle": "团队不能放在自己或自己的下级团队之下。",
  "organisation.error.parent": "上级团队不存在或已归档，请另选一个，或不设上级。",
  "organisation.error.calendar": "此日历不存在，请另选一个，或使用公司日历。",
  "organisation.error.nameTaken": "这里已有同名团队。请换一个名称，或直接使用该团队。",
  "organisation.error.archived": "此团队已归档。",
  "organisation.error.hasTeams_other": "此团队下还有 {{count}} 个团队，请先移走或归档。",
  "organisation.error.hasOpenWork_other": "此团队还有 {{count}} 项未完成的承诺，请先完成或移交。",
  "organisation.error.lastAdmin": "这是最后一位管理员。请先指定另一位管理员，或在 ADMIN_IDS 中指定。",
  "organisation.error.signsInAlready": "此人员已能登录；只有尚未登录的导入人员可以合并。",
  "organisation.error.notASignIn": "请选择一位已登录且并非导入的人员。",
};
