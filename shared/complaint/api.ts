import { z } from "zod";
import { Source } from "#shared/commitment/model.ts";
import { endpoint, Id, Moment, optionalText, Page, pageOf, typedText } from "#shared/endpoint.ts";
import { CauseCategory, Complaint, ComplaintDetails, ComplaintRate, ComplaintSettings } from "./model.ts";

const seen = { complaintId: Id, revision: z.int("error.wrongType") };

export const complain = endpoint({
  method: "POST",
  path: "/api/complaints",
  summary: "Complain about a supplier team; somebody outside it handles it until you say that it is settled",
  input: z.object({
    supplierTeamId: Id,
    customerTeamId: Id,
    serviceId: Id.nullish(),
    commitmentId: Id.nullish(),
    source: Source.nullish(),
    text: typedText(4000),
    wish: optionalText(1000),
    /** `kept`: the team concerned never sees the complainant's name or team. */
    naming: z.enum(["named", "kept"], "error.notAChoice"),
  }),
  output: ComplaintDetails,
});

export const getComplaint = endpoint({
  method: "GET",
  path: "/api/complaints/{complaintId}",
  summary: "One complaint: where it stands, who has it, what was found and done",
  input: z.object({ complaintId: Id }),
  output: ComplaintDetails,
});

export const listComplaints = endpoint({
  method: "GET",
  path: "/api/complaints",
  summary:
    "My complaints, those I handle, those about a team of mine, or for the committee all; latest first",
  input: z.object({
    scope: z.enum(["mine", "handling", "team", "all"], "error.notAChoice"),
    /** With the scope `team`: about which team. */
    teamId: Id.optional(),
    show: z.enum(["open", "closed", "any"], "error.notAChoice").default("any"),
    cursor: z.uuid({ error: "error.cursor" }).optional(),
    limit: Page.limit,
  }),
  output: pageOf(Complaint),
});

export const analyseComplaint = endpoint({
  method: "POST",
  path: "/api/complaints/{complaintId}/analysis",
  summary: "Keep the cause and the plan; the cause is of the work, never a person",
  input: z.object({
    ...seen,
    causeCategory: CauseCategory,
    cause: typedText(2000),
    plan: typedText(2000),
    containment: optionalText(1000),
    whys: z.array(optionalText(500)).max(5, "complaint.error.whys").default([]),
  }),
  output: ComplaintDetails,
});

export const sharePlan = endpoint({
  method: "POST",
  path: "/api/complaints/{complaintId}/plan",
  summary: "Tell the complainant what was found and what will be done",
  input: z.object(seen),
  output: ComplaintDetails,
});

export const reportResult = endpoint({
  method: "POST",
  path: "/api/complaints/{complaintId}/result",
  summary: "Tell the complainant what was done",
  input: z.object({ ...seen, result: typedText(2000) }),
  output: ComplaintDetails,
});

export const confirmResult = endpoint({
  method: "POST",
  path: "/api/complaints/{complaintId}/confirmation",
  summary: "Say that it is settled",
  input: z.object(seen),
  output: ComplaintDetails,
});

export const disputeResult = endpoint({
  method: "POST",
  path: "/api/complaints/{complaintId}/dispute",
  summary: "Say that it is not settled: it is analysed again",
  input: z.object({ ...seen, reason: typedText(2000) }),
  output: ComplaintDetails,
});

export const keepLesson = endpoint({
  method: "POST",
  path: "/api/complaints/{complaintId}/lesson",
  summary: "Close with what keeps the cause from coming back, who does it, and when that is checked",
  input: z.object({ ...seen, prevention: typedText(2000), ownerId: Id, checkAt: Moment }),
  output: ComplaintDetails,
});

export const withdrawComplaint = endpoint({
  method: "POST",
  path: "/api/complaints/{complaintId}/withdrawal",
  summary: "Take it back; it stays in the counts",
  input: z.object({ ...seen, reason: optionalText(1000) }),
  output: ComplaintDetails,
});

export const assignComplaint = endpoint({
  method: "POST",
  path: "/api/complaints/{complaintId}/handler",
  summary: "Give it to another handler, who is neither of the team concerned nor the complainant",
  input: z.object({ ...seen, handlerId: Id }),
  output: ComplaintDetails,
});

export const getComplaintRate = endpoint({
  method: "GET",
  path: "/api/complaint-rate",
  summary: "How often a team is complained about, per 100 closed commitments, and what silence means",
  input: z.object({ supplierTeamId: Id }),
  output: ComplaintRate,
});

export const getComplaintSettings = endpoint({
  method: "GET",
  path: "/api/complaint-settings",
  summary: "The deadlines, and where harassment, pay and whistle-blowing belong",
  input: z.object({}),
  output: ComplaintSettings,
});

const days = z.int("complaint.error.days");

export const setComplaintSettings = endpoint({
  method: "PUT",
  path: "/api/complaint-settings",
  summary:
    "Set the deadlines in working days and the proper office's address; running deadlines stay as they are",
  input: z.object({
    acknowledgeDays: days,
    planDays: days,
    resultDays: days,
    learnedDays: days,
    officeUrl: z
      .union([
        z.literal("").transform(() => null),
        z.url({ protocol: /^https?$/, error: "error.url" }).max(500, "error.tooLong"),
      ])
      .nullish()
      .transform((url) => url ?? null),
  }),
  output: ComplaintSettings,
});
