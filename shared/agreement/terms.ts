import { z } from "zod";
import { Measure, StandardDraft, Unit, Window } from "./model.ts";

const fields = {
  measure: Measure,
  threshold: z.number({ error: "agreement.finding.thresholdMissing" }),
  unit: Unit,
  /** How many of 100 cases must keep it; left out where the threshold itself is the share. */
  share: z.number({ error: "agreement.finding.shareMissing" }).nullable().default(null),
  window: Window,
};

/**
 * A standard as it is sent, beside the ids it belongs to: one shape for every measure, so that a form can hold it
 * before all of it is chosen; what does not fit together is refused by field.
 *
 * @example termsWith({ serviceId: Id }).safeParse({ serviceId, ...standardTemplates.answerIn24Hours, unit: "percent" }).error // => unit: agreement.finding.unitTime
 */
export function termsWith<Ids extends z.ZodRawShape>(ids: Ids) {
  return z.object({ ...ids, ...fields }).superRefine((written, context) => {
    for (const { path, message } of StandardDraft.safeParse(written).error?.issues ?? [])
      context.addIssue({ code: "custom", path, message });
  });
}
