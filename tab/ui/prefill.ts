import type { z } from "zod";
import type { Origin } from "#tab/host/host.ts";
import type { FormDefinition } from "./form.ts";

const LONGEST_SENTENCE = 200;
const LONGEST_DETAILS = 4000;
const LONGEST_ADDRESS = 2000;
/** What a page may hide in its text: control characters, and marks that turn the direction of what follows. */
const HIDDEN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The form as it begins when somebody selected words on a page: they go into its first text, a long passage into the
 * details as well; where the page may be kept with what is recorded, it is.
 *
 * @example prefilled(askForm({}), { text: "Please send the report", source })
 */
export function prefilled<Input extends z.ZodObject>(
  form: FormDefinition<Input>,
  { text, source }: Origin,
): FormDefinition<Input> {
  const shown = text.toWellFormed().replace(HIDDEN, "").trim();
  const whole = shown.replace(/\s+/gu, " ");
  const first = form.fields.find(({ kind }) => kind === "text" || kind === "longText");
  const hasDetails = form.fields.some(({ name }) => name === "details");
  const sentence = first?.kind === "text" ? shortened(whole) : whole;
  const mayKeepSource =
    source !== null && source.url.length <= LONGEST_ADDRESS && "source" in form.endpoint.input.shape;
  return {
    ...form,
    fields: mayKeepSource
      ? [...form.fields, { name: "source", kind: "source", label: "record.source", isOptional: true }]
      : form.fields,
    values: {
      ...form.values,
      ...(first && whole !== "" && { [first.name]: sentence }),
      ...(hasDetails && sentence !== whole && { details: shown.slice(0, LONGEST_DETAILS) }),
      ...(mayKeepSource && {
        source: { ...source, title: shortened(source.title.replace(HIDDEN, " ").trim() || source.url) },
      }),
    },
    // What was kept of another page's words must not come back over these.
    draftKey: form.draftKey && `${form.draftKey}:${source?.url ?? ""}:${whole.slice(0, 40)}`,
  };
}

/** Cut between words, where there are some. */
function shortened(text: string) {
  if (text.length <= LONGEST_SENTENCE) return text;
  const cut = text.slice(0, LONGEST_SENTENCE - 1);
  const end = cut.lastIndexOf(" ");
  return `${(end > LONGEST_SENTENCE / 2 ? cut.slice(0, end) : cut).toWellFormed().trimEnd()}…`;
}
