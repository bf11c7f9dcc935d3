import { z } from "zod";
import { Ask } from "#shared/ask.ts";
import { LocalDate } from "#shared/calendar/model.ts";
import { endpoint, Id, Moment, Page, pageOf } from "#shared/endpoint.ts";
import { TeamRef } from "#shared/organisation/model.ts";
import { Side } from "#shared/relationship/model.ts";
import { Commitment, CommitmentDetails, CommitmentState, Standing } from "./model.ts";

/** Mine and what is nobody's in my teams, or all of my teams or of one of them. */
const Whose = { scope: z.enum(["mine", "team"]).default("mine"), teamId: Id.optional() };

export const listOwed = endpoint({
  method: "GET",
  path: "/api/commitments/owed",
  summary: "What I, or my teams, have to deliver: open, by due moment",
  input: z.object({ ...Whose, ...Page }),
  output: pageOf(Commitment),
});

export const listAwaited = endpoint({
  method: "GET",
  path: "/api/commitments/awaited",
  summary: "What is owed to me, or to my teams: open, by due moment",
  input: z.object({ ...Whose, ...Page }),
  output: pageOf(Commitment),
});

export const listCommitments = endpoint({
  method: "GET",
  path: "/api/commitments",
  summary:
    "The commitments of a relationship, a service or one of my teams: open ones by due moment, closed ones latest first",
  input: z.object({
    relationshipId: Id.optional(),
    serviceId: Id.optional(),
    teamId: Id.optional(),
    /** The side that the team is on. */
    side: Side.default("supplier"),
    show: z.enum(["open", "closed"]).default("open"),
    state: CommitmentState.optional(),
    ...Page,
  }),
  output: pageOf(Commitment),
});

/** What a person can settle with one tap: “as promised?”, a date to agree to, a question to answer. */
export const TodayQuestion = z.object({ kind: z.enum(["fact", "date", "question"]), commitment: Commitment });
export type TodayQuestion = z.infer<typeof TodayQuestion>;

export const TodayCounts = z.object({
  owed: z.int(),
  owedOverdue: z.int(),
  /** Due from now until the day ends. */
  owedToday: z.int(),
  awaited: z.int(),
  awaitedOverdue: z.int(),
});
export type TodayCounts = z.infer<typeof TodayCounts>;

export const Today = z.object({
  counts: TodayCounts,
  owed: pageOf(Commitment),
  awaited: pageOf(Commitment),
  questions: z.array(TodayQuestion),
  asks: z.array(Ask),
  /** Closed lately, done for me. */
  done: z.array(Commitment),
});
export type Today = z.infer<typeof Today>;

export const getToday = endpoint({
  method: "GET",
  path: "/api/today",
  summary: "All that the Today screen shows",
  input: z.object({
    /** When the reader's day ends; without it, 24 hours from now. */
    dayEndsAt: z.coerce.number({ error: "error.moment" }).pipe(Moment).optional(),
  }),
  output: Today,
});

export const getCommitment = endpoint({
  method: "GET",
  path: "/api/commitments/{commitmentId}",
  summary: "One commitment with its notes and its history",
  input: z.object({ commitmentId: Id }),
  output: CommitmentDetails,
});

/** A promise that may slip along; who is on neither side reads when and between whom, not what. */
export const Hit = z.object({
  commitmentId: Id.nullable(),
  sentence: z.string().nullable(),
  supplier: TeamRef,
  customer: TeamRef,
  dueAt: Moment.nullable(),
  standing: Standing.nullable(),
  /** Steps from the commitment: its customer's own promises are one step away. */
  depth: z.int(),
});
export type Hit = z.infer<typeof Hit>;

export const listDownstream = endpoint({
  method: "GET",
  path: "/api/commitments/{commitmentId}/downstream",
  summary:
    "Who is hit if this slips: what its customer has promised to others, what these have promised, and so on",
  input: z.object({ commitmentId: Id }),
  output: z.object({
    hits: z.array(Hit),
    /** Whether there are more than are listed. */
    hasMore: z.boolean(),
  }),
});

export const suggestCommitment = endpoint({
  method: "GET",
  path: "/api/commitments/suggestion",
  summary:
    "What a new commitment may begin with: the only team on the other side, and a due moment by the standard or else by the supplier's calendar",
  input: z.object({
    /** The side that asks or promises, and its team. */
    side: Side,
    teamId: Id,
    /** The other side's team, once it is chosen. */
    otherTeamId: Id.optional(),
    serviceId: Id.optional(),
  }),
  output: z.object({
    /** Null when it is chosen already, and where there is none or several. */
    counterpart: TeamRef.nullable(),
    /** Null while the supplier is not known, and where it never works. */
    dueAt: Moment.nullable(),
    /** The last date on which the supplier's calendar knows the public holidays it follows. */
    knownUntil: LocalDate.nullable(),
  }),
});
