import { z } from "zod";
import { Measure, ServiceName, serviceStates, Unit, Window } from "#shared/agreement/model.ts";
import { CauseCategory } from "#shared/complaint/model.ts";
import { optionalText, typedText } from "#shared/endpoint.ts";
import { PersonName, TeamKind, TeamName, TeamRole } from "#shared/organisation/model.ts";
import { Flow, Reason, Tier } from "#shared/relationship/model.ts";
import { caseResults, caseWords, complaintOutcomes, type ImportKind } from "./fields.ts";

const SENTENCE_CHARACTERS = 300;

/** A number or name by which files know something. */
const Key = typedText(200);
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);
const moment = z
  .number()
  .nullish()
  .transform((at) => at ?? null);

export const TeamRow = z.object({
  key: optional(Key),
  name: TeamName,
  parent: optional(Key),
  kind: optional(TeamKind).transform((kind) => kind ?? "team"),
  archived: optional(z.boolean()).transform((isArchived) => isArchived ?? false),
});
export type TeamRow = z.output<typeof TeamRow>;

export const PersonRow = z.object({
  key: Key,
  name: PersonName,
  email: optional(z.email("intake.refused.email").max(254, "error.tooLong")),
  objectId: optional(z.guid("intake.refused.objectId").transform((id) => id.toLowerCase())),
  team: optional(Key),
  role: optional(TeamRole).transform((role) => role ?? "member"),
});
export type PersonRow = z.output<typeof PersonRow>;

export const RelationshipRow = z.object({
  supplier: Key,
  customer: Key,
  declaredBy: z.enum(["supplier", "customer", "both"]),
  flow: optional(Flow),
  tier: optional(Tier),
  tierReason: optional(Reason),
});
export type RelationshipRow = z.output<typeof RelationshipRow>;

export const ServiceRow = z.object({
  supplier: Key,
  service: ServiceName,
  promise: optionalText(500),
  owner: optional(Key),
  limits: optionalText(500),
  selfServiceNote: optionalText(500),
  frontLine: optionalText(500),
  state: optional(z.enum(serviceStates)).transform((state) => state ?? "draft"),
  measure: optional(Measure),
  threshold: optional(z.number()),
  unit: optional(Unit),
  share: optional(z.number()),
  window: optional(Window),
});
export type ServiceRow = z.output<typeof ServiceRow>;

export const LogRow = z.object({
  caseId: Key,
  supplier: optional(Key),
  customer: optional(Key),
  service: optional(ServiceName),
  sentence: optional(typedText(4_000)),
  details: optionalText(4_000),
  sourceUrl: optional(z.url({ protocol: /^https?$/, error: "error.url" }).max(2_000, "error.tooLong")),
  requester: optional(Key),
  owner: optional(Key),
  askedAt: moment,
  respondedAt: moment,
  wishedAt: moment,
  promisedAt: moment,
  deliveredAt: moment,
  closedAt: moment,
  result: optional(z.enum(caseResults)),
  at: moment,
  event: optional(z.enum(caseWords)),
});
export type LogRow = z.output<typeof LogRow>;

export const ComplaintRow = z.object({
  caseId: optional(Key),
  supplier: Key,
  text: typedText(4_000),
  receivedAt: z.number(),
  assignedAt: moment,
  result: optionalText(2_000),
  closedAt: moment,
  outcome: optional(z.enum(complaintOutcomes)),
  category: optional(CauseCategory),
});
export type ComplaintRow = z.output<typeof ComplaintRow>;

export const rowSchemas = {
  teams: TeamRow,
  people: PersonRow,
  relationships: RelationshipRow,
  services: ServiceRow,
  log: LogRow,
  complaints: ComplaintRow,
} as const satisfies Record<ImportKind, z.ZodObject>;

/**
 * One sentence of at most 300 characters; what does not fit is kept among the details.
 *
 * @example sentenceOf({ sentence: null, details: null, service: "Payroll file", caseId: "7" }) // => { sentence: "Payroll file", details: null }
 */
export function sentenceOf({
  sentence,
  details,
  service,
  caseId,
}: Pick<LogRow, "sentence" | "details" | "service" | "caseId">) {
  const whole = sentence ?? service ?? caseId;
  if (whole.length <= SENTENCE_CHARACTERS) return { sentence: whole, details };
  return { sentence: `${startOf(whole).trimEnd()}…`, details: details ?? whole };
}

/** Never half of a character that takes two units. */
const startOf = (text: string) => text.slice(0, SENTENCE_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, "");
