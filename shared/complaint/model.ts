import { z } from "zod";
import { KeptSource } from "#shared/commitment/model.ts";
import { Id, Moment } from "#shared/endpoint.ts";
import { Action } from "#shared/improvement/model.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";

export const complaintStates = [
  "received",
  "analysed",
  "planShared",
  "resultShared",
  "confirmed",
  "disputed",
  "unconfirmed",
  "learned",
  "withdrawn",
] as const;
export const ComplaintState = z.enum(complaintStates);
export type ComplaintState = z.infer<typeof ComplaintState>;

/** What can be the cause; people's mistakes are not on the list, because nothing follows from blaming them. */
export const causeCategories = [
  "standardUnclear",
  "handover",
  "capacity",
  "tool",
  "knowledge",
  "agreementMissing",
  "outside",
] as const;
export const CauseCategory = z.enum(causeCategories);
export type CauseCategory = z.infer<typeof CauseCategory>;

/** As what somebody looks at a complaint; the team concerned is `supplier`, who it escalated to is `lead`. */
export const complaintRoles = ["complainant", "handler", "committee", "lead", "supplier"] as const;
export const ComplaintRole = z.enum(complaintRoles);
export type ComplaintRole = z.infer<typeof ComplaintRole>;

export const Escalation = z.enum(["none", "lead", "committee"]);
export type Escalation = z.infer<typeof Escalation>;

export const Complaint = z.object({
  complaintId: Id,
  /** The team complained about. */
  supplier: TeamRef,
  /** Null where the reader must not know, and for cases imported without a name. */
  complainant: z.object({ person: PersonRef, team: TeamRef }).nullable(),
  /** Whether the complainant keeps their name from the team concerned. */
  keepsName: z.boolean(),
  service: z.object({ serviceId: Id, name: z.string() }).nullable(),
  text: z.string(),
  state: ComplaintState,
  /** Who has it; null while nobody may handle it. */
  handler: PersonRef.nullable(),
  receivedAt: Moment,
  /** When the handler's next step is due; null while the complainant has the word, and once it is closed. */
  dueAt: Moment.nullable(),
  escalation: Escalation,
  /** When who complained said that it is settled; null while they have not, and where it ended without their word. */
  confirmedAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  /** As what the reader looks at it. */
  roles: z.array(ComplaintRole),
  /** Counts the changes; sent along with a step so that two people acting at once cannot overwrite each other. */
  revision: z.int(),
});
export type Complaint = z.infer<typeof Complaint>;

export const entryKinds = [
  "received",
  "assigned",
  "analysed",
  "planShared",
  "resultShared",
  "confirmed",
  "disputed",
  "unconfirmed",
  "learned",
  "withdrawn",
  "escalatedToLead",
  "escalatedToCommittee",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** One line of what happened: never a name, because the team concerned reads it too. */
export const ComplaintEntry = z.object({
  sequence: z.int(),
  kind: z.enum(entryKinds),
  by: z.enum(["complainant", "handler", "committee", "system"]),
  text: z.string().nullable(),
  at: Moment,
});
export type ComplaintEntry = z.infer<typeof ComplaintEntry>;

export const Analysis = z.object({
  causeCategory: CauseCategory,
  cause: z.string(),
  plan: z.string(),
  /** What keeps it from getting worse at once. */
  containment: z.string().nullable(),
  /** The answers to "why?", each asking about the one before. */
  whys: z.array(z.string()),
});
export type Analysis = z.infer<typeof Analysis>;

/** How often the same cause met the same team: closed in the 90 days before this came in, come in within 90 days after. */
export const Recurrence = z.object({ before: z.int(), after: z.int() });
export type Recurrence = z.infer<typeof Recurrence>;

export const ComplaintDetails = Complaint.extend({
  /** What the complainant would like. */
  wish: z.string().nullable(),
  commitment: z.object({ commitmentId: Id, sentence: z.string() }).nullable(),
  /** The page or message it was recorded from; null where it might say whose name is kept. */
  source: KeptSource,
  /** Null until there is one, and until it is shared with those who do not handle it. */
  analysis: Analysis.nullable(),
  result: z.string().nullable(),
  lesson: z.object({ prevention: z.string(), actions: z.array(Action), recurrence: Recurrence }).nullable(),
  entries: z.array(ComplaintEntry),
});
export type ComplaintDetails = z.infer<typeof ComplaintDetails>;

/** Working days from receipt (or from a dispute) to each step. */
export const Deadlines = z.object({
  acknowledgeDays: z.int(),
  planDays: z.int(),
  resultDays: z.int(),
  learnedDays: z.int(),
});
export type Deadlines = z.infer<typeof Deadlines>;

export const ComplaintSettings = Deadlines.extend({
  /** Where harassment, pay and whistle-blowing belong. */
  officeUrl: z.string().nullable(),
});
export type ComplaintSettings = z.infer<typeof ComplaintSettings>;

const Per100 = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const ComplaintRate = z.object({
  days: z.int(),
  closedCommitments: z.int(),
  complaints: z.int(),
  /** Those of them that ended, or wait for their lesson, without the word of who complained. */
  unconfirmed: z.int(),
  /** Complaints per 100 closed commitments, with 95 % certainty; null where there is nothing to compare with. */
  per100: Per100.nullable(),
  /** The share of closed complaints whose cause came back, in per cent; null below five. */
  recurrencePercent: z.number().nullable(),
  /** Zero is good news only where people speak up. */
  silence: z.enum(["unknown", "quiet", "heard"]),
});
export type ComplaintRate = z.infer<typeof ComplaintRate>;
