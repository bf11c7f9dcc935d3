import type { Values } from "#shared/problem.ts";
import type { TextKey } from "#shared/text.ts";
import type { StandardDraft } from "./model.ts";

/** A text to be put into the reader's language. */
export interface Sentence {
  key: TextKey;
  values: Values;
}

/** Good standards to start from. */
export const standardTemplates = {
  answerIn24Hours: { measure: "responded", threshold: 24, unit: "elapsedHours", share: 90, window: "month" },
  answerInOneWorkingDay: {
    measure: "responded",
    threshold: 1,
    unit: "workingDays",
    share: 90,
    window: "month",
  },
  ninetyPercentAccurate: {
    measure: "accurate",
    threshold: 90,
    unit: "percent",
    share: null,
    window: "month",
  },
} as const satisfies Record<string, StandardDraft>;

/**
 * What others can expect: "You can expect an answer within one working day".
 *
 * @example standardSentence(standardTemplates.answerInOneWorkingDay) // => { key: "agreement.sentence.responded.workingDays", values: { count: 1 } }
 */
export function standardSentence(standard: StandardDraft): Sentence {
  const values = { count: standard.threshold };
  // The same expression twice: only after the question does the type know which units go with which measure.
  if (standard.share === null)
    return { key: `agreement.sentence.${standard.measure}.${standard.unit}`, values };
  return { key: `agreement.sentence.${standard.measure}.${standard.unit}`, values };
}

/**
 * How often it must be so, and over what time it is counted: "in at least 90 of 100 cases, counted each month".
 *
 * @example standardTerms(standardTemplates.answerIn24Hours) // => { key: "agreement.terms.share.month", values: { share: 90 } }
 */
export function standardTerms({ share, window }: StandardDraft): Sentence {
  if (share === null) return { key: `agreement.terms.counted.${window}`, values: {} };
  if (share === 100) return { key: `agreement.terms.every.${window}`, values: {} };
  return { key: `agreement.terms.share.${window}`, values: { share } };
}
