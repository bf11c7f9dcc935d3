import { expect, test } from "vitest";
import { isRefused } from "#shared/agreement/finding.ts";
import type { Measure, Unit } from "#shared/agreement/model.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import { vagueFindings } from "#shared/agreement/vague.ts";
import {
  type Evidence,
  evidenceOf,
  type StandardProposal,
  serviceFindings,
  standardFindings,
} from "#shared/agreement/validator.ts";
import cases from "./cases.json" with { type: "json" };
import quotedStandards from "./quoted-standards.json" with { type: "json" };

const good: StandardProposal = {
  ...standardTemplates.answerInOneWorkingDay,
  wording: "You can expect an answer within one working day",
  ownerId: "0198c5a0-0000-7000-8000-000000000001",
  evidence: "commitmentClock",
};

const keysOf = (proposal: StandardProposal) =>
  standardFindings(proposal).map(({ field, key }) => `${field}: ${key.replace("agreement.finding.", "")}`);
const vagueWordsOf = (sentence: string) =>
  vagueFindings(sentence, "promise").map(({ values }) => values.word);

test.each(cases.standard_validator)("validator: $name", ({ input, expected }) => {
  const findings = standardFindings(proposalOf(input));
  expect(isRefused(findings)).toBe(!expected.ok);
  const vague = findings.find(({ key }) => key.startsWith("agreement.finding.vague"));
  expect(vague && `vague:${vague.values.word}`).toBe(expected.error);
});

type WrittenStandard = (typeof cases.standard_validator)[number]["input"];

function proposalOf({ measure, target, unit, owner, evidence }: WrittenStandard): StandardProposal {
  const sources: Record<string, Evidence> = { accuracy: "factAnswers" };
  const isShare = unit === "%";
  return {
    ...(isShare ? standardTemplates.ninetyPercentAccurate : standardTemplates.answerIn24Hours),
    threshold: target,
    wording: measure,
    ownerId: owner,
    evidence: sources[evidence] ?? "commitmentClock",
  };
}

test.each(Object.entries(standardTemplates))("the template %s stands as it is", (_, template) => {
  expect(standardFindings({ ...good, ...template, evidence: evidenceOf[template.measure] })).toEqual([]);
});

test.each(quotedStandards)(
  "$threshold $unit to be $measure, as a real team promised it, stands",
  (quoted) => {
    const { measure, unit, threshold } = quoted as { measure: Measure; unit: Unit; threshold: number };
    expect(standardFindings({ ...good, measure, unit, threshold })).toEqual([]);
  },
);

test("each missing part is named, all of them at once", () => {
  const empty = { measure: null, threshold: null, unit: null, share: null, window: null };
  expect(keysOf({ ...good, ...empty, ownerId: null, evidence: null })).toEqual([
    "measure: measureMissing",
    "threshold: thresholdMissing",
    "unit: unitTime",
    "share: shareMissing",
    "window: windowMissing",
    "ownerId: ownerMissing",
    "evidence: evidenceMissing",
  ]);
});

test("the unit must fit the measure", () => {
  expect(keysOf({ ...good, unit: "percent" })).toEqual(["unit: unitTime"]);
  expect(keysOf({ ...good, unit: "points" })).toEqual(["unit: unitTime"]);
  expect(keysOf({ ...good, measure: "accurate", share: null })).toEqual(["unit: unitJudged"]);
  expect(keysOf({ ...good, measure: "satisfied", share: null, unit: "points", threshold: 75 })).toEqual([]);
});

test("numbers that cannot be kept or counted are refused", () => {
  expect(keysOf({ ...good, threshold: 0 })).toEqual(["threshold: thresholdTime"]);
  expect(keysOf({ ...good, threshold: -1 })).toEqual(["threshold: thresholdTime"]);
  expect(keysOf({ ...good, threshold: 10_001 })).toEqual(["threshold: thresholdTime"]);
  expect(keysOf({ ...good, threshold: Number.NaN })).toEqual(["threshold: thresholdMissing"]);
  expect(keysOf({ ...good, threshold: 1.5 })).toEqual(["threshold: thresholdDays"]);
  expect(keysOf({ ...good, threshold: 1.5, unit: "elapsedHours" })).toEqual([]);
  expect(keysOf({ ...good, measure: "accurate", unit: "percent", share: null, threshold: 101 })).toEqual([
    "threshold: thresholdJudged",
  ]);
});

test("a time needs a share of cases from 1 to 100, a judged level must not have one", () => {
  for (const share of [null, 0, 101, 90.5])
    expect(keysOf({ ...good, share })).toEqual(["share: shareMissing"]);
  expect(keysOf({ ...good, measure: "accurate", unit: "percent", threshold: 90, share: 90 })).toEqual([
    "share: shareUnfit",
  ]);
});

test("24 working hours are not refused but never pass silently", () => {
  const findings = standardFindings({ ...good, threshold: 24, unit: "workingHours" });
  expect(isRefused(findings)).toBe(false);
  expect(findings).toEqual([
    {
      severity: "warning",
      field: "unit",
      key: "agreement.finding.hoursLikeDays",
      values: { hours: 24, workingDays: 3, count: 1 },
    },
  ]);
  expect(standardFindings({ ...good, threshold: 24, unit: "elapsedHours" })).toEqual([]);
  expect(standardFindings({ ...good, threshold: 8, unit: "workingHours" })).toEqual([]);
});

test("a share typed as a fraction is asked about", () => {
  const [finding] = standardFindings({ ...good, ...standardTemplates.ninetyPercentAccurate, threshold: 0.9 });
  expect(finding).toMatchObject({ severity: "warning", values: { threshold: 0.9, likely: 90 } });
});

test.each([
  ["We answer A.S.A.P.", ["a.s.a.p"]],
  [
    "You can expect an answer as-soon-as possible, if possible promptly",
    ["as soon as possible", "if possible", "promptly"],
  ],
  ["ＡＳＡＰ", ["asap"]],
  ["We reply soon. Soon!", ["soon"]],
  ["A reasonable answer in a timely manner", ["reasonable", "timely"]],
  ["收到后尽快处理，尽量当天答复", ["尽快", "尽量"]],
  ["马上答复，尽早办结，处理合理、适当", ["马上", "尽早", "合理", "适当"]],
])("“%s” is vague", (sentence, words) => {
  expect(vagueWordsOf(sentence)).toEqual(words);
});

test.each([
  "You can expect an answer within one working day",
  "The quick-start guide is sent within 2 hours, no sooner than 9:00",
  "We breakfast, fasten and prompted nobody",
  "合理化建议在 5 个工作日内得到答复",
  "1 个工作日内答复即时通讯中的提问",
])("“%s” is not vague", (sentence) => {
  expect(vagueWordsOf(sentence)).toEqual([]);
});

test("a vague word says what to write instead: a time, a share, or nothing", () => {
  const kinds = vagueFindings("优质服务，及时答复，尽量满足", "promise").map(({ key, values }) => [
    values.word,
    key,
  ]);
  expect(kinds).toEqual([
    ["优质", "agreement.finding.vagueQuality"],
    ["及时", "agreement.finding.vagueTime"],
    ["尽量", "agreement.finding.vagueHedge"],
  ]);
});

test("a service cannot be published with a vague promise or without an owner", () => {
  expect(serviceFindings({ promise: good.wording, ownerId: good.ownerId })).toEqual([]);
  const findings = serviceFindings({ promise: "You can expect quick help", ownerId: null });
  expect(findings.map(({ field }) => field)).toEqual(["promise", "ownerId"]);
  expect(isRefused(findings)).toBe(true);
});
