import { measures, serviceStates, units, windows } from "#shared/agreement/model.ts";
import { causeCategories } from "#shared/complaint/model.ts";
import { teamKinds, teamRoles } from "#shared/organisation/model.ts";

export const importKinds = ["teams", "people", "relationships", "services", "log", "complaints"] as const;
export type ImportKind = (typeof importKinds)[number];

/** What an admin may take out of the company: complaints are read by whom they concern. */
export const exportKinds = [
  "teams",
  "people",
  "relationships",
  "services",
  "log",
] as const satisfies ImportKind[];
export type ExportKind = (typeof exportKinds)[number];

/** What a row of a log may say that happened; `working` is the supplier at work again, whatever was before. */
export const caseWords = [
  "asked",
  "replied",
  "working",
  "questioned",
  "answered",
  "delivered",
  "returned",
  "confirmed",
  "withdrawn",
  "declined",
] as const;
export type CaseWord = (typeof caseWords)[number];

/** How a closed case of a log ended. */
export const caseResults = ["delivered", "confirmed", "withdrawn", "declined"] as const;

/** How a complaint of a file ended; without a word, the complainant gave none. */
export const complaintOutcomes = ["open", "confirmed", "disputed", "unconfirmed", "withdrawn"] as const;

export interface FieldRule {
  type: "text" | "moment" | "day" | "number" | "yesNo" | "word";
  isRequired?: true;
  /** The words a `word` may be. */
  words?: readonly string[];
  /** Other headings under which files carry it; compared without case, spaces and punctuation. */
  aliases: readonly string[];
}

const text = (...aliases: string[]): FieldRule => ({ type: "text", aliases });
const word = (words: readonly string[], ...aliases: string[]): FieldRule => ({
  type: "word",
  words,
  aliases,
});
const number = (...aliases: string[]): FieldRule => ({ type: "number", aliases });
const moment = (...aliases: string[]): FieldRule => ({ type: "moment", aliases });
/** A moment that, given as a date alone, is the end of that day. */
const day = (...aliases: string[]): FieldRule => ({ type: "day", aliases });
const required = (rule: FieldRule): FieldRule => ({ ...rule, isRequired: true });

const supplier = required(text("supplierTeam", "serviceTeam", "供应方", "内部供应方", "供应团队"));
const customer = required(text("customerTeam", "requesterTeam", "客户", "内部客户", "客户团队"));

/** Our words for the columns of each kind of file. */
export const importFields = {
  teams: {
    name: required(text("team", "teamName", "团队", "团队名称", "名称")),
    key: text("id", "teamId", "编号", "团队编号"),
    parent: text("parentTeam", "reportsTo", "上级团队", "上级"),
    kind: word(teamKinds, "type", "类型"),
    archived: { type: "yesNo", aliases: ["isArchived", "已归档"] },
  },
  people: {
    key: required(text("id", "personId", "employeeId", "工号", "员工编号")),
    name: required(text("fullName", "displayName", "姓名", "名称")),
    email: text("mail", "emailAddress", "邮箱", "电子邮件"),
    objectId: text("entraId", "aadId", "对象标识"),
    team: text("teamName", "department", "团队", "部门"),
    role: word(teamRoles, "teamRole", "角色"),
  },
  relationships: {
    supplier,
    customer,
    declaredBy: required(word(["supplier", "customer", "both"], "claimedBy", "state", "声明方")),
    flow: text("description", "内容", "往来内容"),
    tier: number("等级", "级别"),
    tierReason: text("等级理由", "理由"),
  },
  services: {
    supplier,
    service: required(text("serviceName", "name", "服务", "服务名称")),
    promise: text("expectation", "承诺内容", "您可以期待"),
    owner: text("ownerId", "负责人", "负责人工号"),
    limits: text("notIncluded", "不包括"),
    selfServiceNote: text("selfService", "自助说明"),
    frontLine: text("一线可决定"),
    state: word(
      serviceStates.filter((state) => state !== "retired"),
      "状态",
    ),
    measure: word(measures, "指标"),
    threshold: number("target", "value", "目标值", "阈值"),
    unit: word(units, "单位"),
    share: number("percentage", "比例"),
    window: word(windows, "period", "周期"),
  },
  log: {
    caseId: required(text("id", "number", "ticket", "ticketId", "caseNumber", "工单号", "编号")),
    supplier,
    customer,
    service: text("serviceName", "category", "type", "服务"),
    sentence: text("title", "subject", "summary", "shortDescription", "标题", "主题"),
    details: text("description", "描述", "详情"),
    sourceUrl: text("url", "link", "链接"),
    requester: text("requesterId", "requestedBy", "caller", "请求人"),
    owner: text("ownerId", "assignee", "assignedTo", "处理人", "负责人"),
    askedAt: moment("opened", "openedAt", "created", "createdAt", "提出时间", "创建时间"),
    respondedAt: moment("responded", "firstResponse", "firstResponseAt", "首次响应时间", "响应时间"),
    wishedAt: day("wished", "期望时间"),
    promisedAt: day("due", "dueAt", "dueDate", "target", "targetDate", "承诺时间", "到期时间"),
    deliveredAt: moment("delivered", "resolved", "resolvedAt", "completed", "交付时间", "解决时间"),
    closedAt: moment("closed", "关闭时间"),
    result: word(caseResults, "outcome", "resolution", "结果"),
    at: moment("eventAt", "updatedAt", "timestamp", "事件时间"),
    event: word(caseWords, "eventName", "activity", "状态", "事件"),
  },
  complaints: {
    caseId: text("id", "complaintId", "number", "投诉编号", "编号"),
    supplier,
    text: required(text("complaint", "description", "narrative", "投诉内容", "描述")),
    receivedAt: required(moment("received", "dateReceived", "受理时间")),
    assignedAt: moment("assigned", "passedOn", "分派时间"),
    result: text("response", "answer", "处理结果"),
    closedAt: moment("closed", "关闭时间"),
    outcome: word(complaintOutcomes, "satisfied", "投诉人答复"),
    category: word(causeCategories, "cause", "causeCategory", "原因类别"),
  },
} as const satisfies Record<ImportKind, Record<string, FieldRule>>;

export type FieldOf<Kind extends ImportKind> = keyof (typeof importFields)[Kind] & string;

/** The rules of a kind's fields by name. */
export const fieldsOf = (kind: ImportKind): Record<string, FieldRule> => importFields[kind];
