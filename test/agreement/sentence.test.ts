import { expect, test } from "vitest";
import {
  judgedMeasures,
  judgedUnits,
  type StandardDraft,
  timeMeasures,
  timeUnits,
  windows,
} from "#shared/agreement/model.ts";
import {
  type Sentence,
  standardSentence,
  standardTemplates,
  standardTerms,
} from "#shared/agreement/sentence.ts";
import { agreementEn } from "#shared/agreement/text.en.ts";
import { agreementZh } from "#shared/agreement/text.zh.ts";
import { writerOf } from "#shared/text.ts";

function reader(language: "en" | "zh", texts: Record<string, string>) {
  const write = writerOf(texts, language);
  return ({ key, values }: Sentence) => write(key, values);
}

const english = reader("en", agreementEn);
const chinese = reader("zh", agreementZh);

test("the templates read as people say them, in both languages", () => {
  const { answerIn24Hours, answerInOneWorkingDay, ninetyPercentAccurate } = standardTemplates;
  expect(english(standardSentence(answerInOneWorkingDay))).toBe(
    "You can expect an answer within one working day",
  );
  expect(english(standardSentence({ ...answerInOneWorkingDay, threshold: 3 }))).toBe(
    "You can expect an answer within 3 working days",
  );
  expect(english(standardSentence(answerIn24Hours))).toBe(
    "You can expect an answer within 24 hours, day or night",
  );
  expect(english(standardSentence(ninetyPercentAccurate))).toBe(
    "You can expect it to be right at least 90 % of the time",
  );
  expect(chinese(standardSentence(answerInOneWorkingDay))).toBe("1 个工作日内会得到答复");
  expect(chinese(standardSentence(ninetyPercentAccurate))).toBe("准确率不低于 90%");
});

test("how often and over what time is said apart", () => {
  const { answerIn24Hours, ninetyPercentAccurate } = standardTemplates;
  expect(english(standardTerms(answerIn24Hours))).toBe("in at least 90 of 100 cases, counted each month");
  expect(english(standardTerms({ ...answerIn24Hours, share: 100, window: "quarter" }))).toBe(
    "in every case, counted each quarter",
  );
  expect(english(standardTerms(ninetyPercentAccurate))).toBe("counted each month");
  expect(chinese(standardTerms(answerIn24Hours))).toBe("每 100 件中至少 90 件做到，按月统计");
});

test("every standard that can be written has its sentence and its terms in both languages", () => {
  const drafts: StandardDraft[] = windows.flatMap((window) => [
    ...timeMeasures.flatMap((measure) =>
      timeUnits.flatMap((unit) => [90, 100].map((share) => ({ measure, unit, share, threshold: 1, window }))),
    ),
    ...judgedMeasures.flatMap((measure) =>
      judgedUnits.map((unit) => ({ measure, unit, share: null, threshold: 80, window })),
    ),
  ]);
  expect(drafts).toHaveLength(40);
  for (const sentence of drafts.flatMap((draft) => [standardSentence(draft), standardTerms(draft)])) {
    for (const read of [english, chinese]) expect(read(sentence)).not.toMatch(/agreement\.|\{\{/);
  }
});
