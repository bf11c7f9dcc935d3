import { z } from "zod";
import { type ProblemCode, problemStatus } from "./problem.ts";

/** What a failure looks like on the wire; apart from `Problem`, so that the tab can start without any schema. */
export const ProblemBody = z.object({
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  field: z.string().optional(),
  message: z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
});
