import { z } from "zod";
import { Moment } from "#shared/endpoint.ts";
import { Agreement, Service, Standard } from "./model.ts";
import { verdicts } from "./rules.ts";

/** How a standard was kept in one window; cases belong to the window in which they were asked. */
export const WindowAttainment = z.object({
  startAt: Moment,
  endAt: Moment,
  kept: z.int(),
  counted: z.int(),
  missed: z.int(),
  /** Not yet due, or not yet answered by the customer. */
  open: z.int(),
  /** Withdrawn by the customer. */
  excluded: z.int(),
  declined: z.int(),
  /** Among those kept: nobody has said whether it was right. */
  unconfirmed: z.int(),
  /** From 0 to 1; null below five cases. */
  share: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  verdict: z.enum(verdicts),
});
export type WindowAttainment = z.infer<typeof WindowAttainment>;

/** A standard with its numbers; null where nothing measures it yet. */
export const MeasuredStandard = z.object({
  standard: Standard,
  numbers: z
    .object({
      /** The share of cases it asks for, from 0 to 1. */
      target: z.number(),
      current: WindowAttainment,
      previous: WindowAttainment,
    })
    .nullable(),
});
export type MeasuredStandard = z.infer<typeof MeasuredStandard>;

/** A service with the standards that hold for everybody. */
export const PromisedService = Service.extend({ standards: z.array(MeasuredStandard) });
export type PromisedService = z.infer<typeof PromisedService>;

/** A version of an agreement with what it promises. */
export const MeasuredAgreement = Agreement.extend({ standards: z.array(MeasuredStandard) });
export type MeasuredAgreement = z.infer<typeof MeasuredAgreement>;
