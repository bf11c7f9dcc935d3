import type { z } from "zod";
import { judgedMeasures, type Measure, StandardDraft, timeUnits, windows } from "#shared/agreement/model.ts";
import { standardSentence, standardTerms } from "#shared/agreement/sentence.ts";
import { standardFindings } from "#shared/agreement/validator.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import type { TextKey } from "#shared/text.ts";
import type { Field, FormDefinition, Saying } from "#tab/ui/form.ts";
import { offeredMeasures } from "./measures.ts";

type Written = Record<string, unknown>;

const isJudged = ({ measure }: Written) => (judgedMeasures as readonly unknown[]).includes(measure);
const isTimed = (written: Written) => !isJudged(written);

const windowLabels = {
  month: "agreement.form.windowMonth",
  quarter: "agreement.form.windowQuarter",
} as const satisfies Record<(typeof windows)[number], TextKey>;

const fieldsFor = (choices: readonly Measure[]): Field[] => [
  {
    name: "measure",
    kind: "choice",
    label: "agreement.form.measure",
    hint: "agreement.form.measureHint",
    options: choices.map((value) => ({ value, label: `agreement.measure.${value}` as const })),
  },
  { name: "threshold", kind: "number", label: "agreement.form.threshold", isShown: isTimed },
  { name: "threshold", kind: "number", label: "agreement.form.thresholdShare", isShown: isJudged },
  {
    name: "unit",
    kind: "choice",
    label: "agreement.form.unit",
    options: timeUnits.map((value) => ({ value, label: `agreement.unit.${value}` as const })),
    isShown: isTimed,
  },
  { name: "share", kind: "number", label: "agreement.form.share", isShown: isTimed },
  {
    name: "window",
    kind: "choice",
    label: "agreement.form.window",
    options: windows.map((value) => ({ value, label: windowLabels[value] })),
  },
];

const derive = (written: Written) => (isJudged(written) ? { unit: "percent" } : {});

/** The sentence that others will read, as soon as there is one, and what is doubtful about it. */
function says(written: Written): Saying[] {
  const judged = { ...written, share: null, unit: "percent" };
  const { data: draft } = StandardDraft.safeParse(isJudged(written) ? judged : written);
  if (!draft) return [];
  const known = { wording: "", ownerId: "", evidence: null };
  const doubts = standardFindings({ ...draft, ...known }).filter(({ severity }) => severity === "warning");
  return [
    standardSentence(draft),
    standardTerms(draft),
    ...doubts.map(({ key, values }) => ({ key, values, isWarning: true })),
  ];
}

interface StandardForm {
  title: TextKey;
  about: string;
  intro?: TextKey;
  first?: FormDefinition["first"];
  endpoint: Endpoint<z.ZodObject, z.ZodType>;
  fixed: Record<string, string | number>;
  start: StandardDraft | undefined;
  measures?: readonly Measure[];
  done: TextKey;
  draftKey: string;
}

/** The form for a standard, wherever it goes: to everybody, in place of another, into an agreement. */
export function standardForm({ start, measures = offeredMeasures, ...form }: StandardForm): FormDefinition {
  return {
    ...form,
    endpoint: form.endpoint as FormDefinition["endpoint"],
    fields: fieldsFor(measures),
    derive,
    says,
    values: { ...usual, measure: onlyOne(measures), ...withoutNull(start ?? {}) },
    submit: "agreement.form.submitStandard",
    badge: "named",
  };
}

const usual = { share: 90, window: "month" };

/** Where only one thing is left to measure, nobody has to choose it. */
const onlyOne = (measures: readonly Measure[]) => (measures.length === 1 ? measures[0] : undefined);

const withoutNull = (start: object) =>
  Object.fromEntries(Object.entries(start).filter(([, value]) => value !== null));
