import { z } from "zod";
import { Commitment } from "#shared/commitment/model.ts";
import { Id, Moment, pageOf } from "#shared/endpoint.ts";
import { PersonRef, TeamRef } from "#shared/organisation/model.ts";
import { Side } from "#shared/relationship/model.ts";
import { MeasuredAgreement, MeasuredStandard, PromisedService } from "./measured.ts";
import { Standard } from "./model.ts";

/** Where a list goes on: after the last one's id, whose name is looked up. */
export const NamedCursor = z.uuid({ error: "error.cursor" }).optional();
export const SequenceCursor = z.coerce
  .number({ error: "error.cursor" })
  .int("error.cursor")
  .min(1, "error.cursor")
  .optional();

/** What is doubtful about a standard that was accepted all the same. */
export const Warning = z.object({
  field: z.string(),
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Warning = z.infer<typeof Warning>;

export const StandardAnswer = z.object({ standard: Standard, warnings: z.array(Warning) });
export const AgreementAnswer = z.object({ agreement: MeasuredAgreement, warnings: z.array(Warning) });

/** A service with the standards before the present ones, so that a bad result does not vanish when one is replaced. */
export const ServiceDetails = PromisedService.extend({ earlierStandards: z.array(MeasuredStandard) });
export type ServiceDetails = z.infer<typeof ServiceDetails>;

const change = {
  sequence: z.int(),
  occurredAt: Moment,
  actor: PersonRef.nullable(),
  standard: Standard.nullable(),
};

export const serviceChanges = [
  "created",
  "changed",
  "published",
  "retired",
  "standardAdded",
  "standardReplaced",
  "standardRetired",
] as const;

/** One line of a service's history; with a standard where it was about one. */
export const ServiceChange = z.object({ ...change, kind: z.enum(serviceChanges) });
export type ServiceChange = z.infer<typeof ServiceChange>;

export const agreementChanges = [
  "drafted",
  "standardAdded",
  "standardRemoved",
  "proposed",
  "signed",
  "declined",
  "withdrawn",
  "superseded",
  "discarded",
] as const;

/** One line of an agreement's history; the side is the one that acted. */
export const AgreementChange = z.object({
  ...change,
  kind: z.enum(agreementChanges),
  side: Side.nullable(),
  reason: z.string().nullable(),
});
export type AgreementChange = z.infer<typeof AgreementChange>;

/** The screen of promises in one answer: one team's services, its agreements and open commitments as far as the reader may see them. */
export const Promises = z.object({
  /** Null for somebody without a team who has not chosen one to look at. */
  team: TeamRef.nullable(),
  /** Whether it serves one of the reader's teams, and both have said so. */
  isSupplier: z.boolean(),
  services: pageOf(PromisedService),
  agreements: pageOf(MeasuredAgreement),
  openCommitments: pageOf(Commitment),
});
export type Promises = z.infer<typeof Promises>;

export const PromisesOf = z.object({ teamId: Id.optional() });
