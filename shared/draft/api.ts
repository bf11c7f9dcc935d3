import { z } from "zod";
import { Done, endpoint } from "#shared/endpoint.ts";

const DraftKey = z.string().regex(/^[\w.:-]{1,100}$/, "error.id");
const VALUES_CHARACTERS = 20_000;

/** What somebody typed and has not sent; only they can read it. */
const Values = z
  .record(z.string().max(100), z.unknown())
  .refine((values) => JSON.stringify(values).length <= VALUES_CHARACTERS, "error.draftTooLong");

export const readDraft = endpoint({
  method: "GET",
  path: "/api/drafts/{draftKey}",
  summary: "What I typed into a form and have not sent; for hosts whose frames keep nothing.",
  input: z.object({ draftKey: DraftKey }),
  output: z.object({ values: z.record(z.string(), z.unknown()).nullable() }),
});

export const keepDraft = endpoint({
  method: "PUT",
  path: "/api/drafts/{draftKey}",
  summary: "Keep what I typed until I send it, 30 days at most.",
  input: z.object({ draftKey: DraftKey, values: Values }),
  output: Done,
});

export const dropDraft = endpoint({
  method: "DELETE",
  path: "/api/drafts/{draftKey}",
  summary: "Forget what I typed.",
  input: z.object({ draftKey: DraftKey }),
  output: Done,
});
