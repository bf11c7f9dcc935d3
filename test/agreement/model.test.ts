import { expect, test } from "vitest";
import {
  AgreementState,
  Measure,
  ServiceDraft,
  ServiceState,
  Standard,
  StandardDraft,
  Unit,
} from "#shared/agreement/model.ts";
import { standardTemplates } from "#shared/agreement/sentence.ts";
import { agreementEn } from "#shared/agreement/text.en.ts";

const id = "0198c5a0-0000-7000-8000-000000000001";
const place = { standardId: id, serviceId: id, agreementId: null, createdAt: 0, retiredAt: null };
const { answerInOneWorkingDay, ninetyPercentAccurate } = standardTemplates;

const isText = (key: string) => key in agreementEn || `${key}_other` in agreementEn;

test("a standard is a draft with a place, and keeps the same rules", () => {
  expect(Standard.parse({ ...answerInOneWorkingDay, ...place })).toEqual({
    ...answerInOneWorkingDay,
    ...place,
  });
  expect(Standard.safeParse({ ...answerInOneWorkingDay, ...place, threshold: 1.5 }).success).toBe(false);
  expect(Standard.safeParse({ ...ninetyPercentAccurate, ...place, unit: "workingDays" }).success).toBe(false);
});

test("what is judged needs no share to be said", () => {
  const { share: _, ...unsaid } = ninetyPercentAccurate;
  expect(StandardDraft.parse(unsaid)).toEqual(ninetyPercentAccurate);
});

test("whatever is wrong with a standard is said by a text that exists", () => {
  const wrong = [undefined, null, "", "x", -1, 0, 1.5, 1e9, Number.NaN];
  const drafts = [answerInOneWorkingDay, ninetyPercentAccurate].flatMap((draft) =>
    Object.keys(draft).flatMap((field) => wrong.map((value) => ({ ...draft, [field]: value }))),
  );
  const messages = drafts
    .flatMap((draft) => StandardDraft.safeParse(draft).error?.issues ?? [])
    .map(({ message }) => message);
  expect(messages.length).toBeGreaterThan(50);
  expect(messages.filter((message) => !isText(message))).toEqual([]);
});

test("every word of the slice has its label", () => {
  const keys = [
    ...Measure.options.map((option) => `agreement.measure.${option}`),
    ...Unit.options.map((option) => `agreement.unit.${option}`),
    ...ServiceState.options.map((option) => `agreement.serviceState.${option}`),
    ...AgreementState.options.map((option) => `agreement.state.${option}`),
  ];
  expect(keys.filter((key) => !isText(key))).toEqual([]);
});

test("a service keeps its texts short, trimmed and free of control characters", () => {
  const draft = { name: " Payroll ", promise: "You can expect pay on the 25th", ownerId: null, limits: "" };
  expect(ServiceDraft.parse(draft)).toMatchObject({
    name: "Payroll",
    limits: null,
    selfServiceNote: null,
    frontLine: null,
  });
  expect(ServiceDraft.safeParse({ ...draft, name: "x".repeat(121) }).success).toBe(false);
  expect(ServiceDraft.safeParse({ ...draft, promise: "x".repeat(501) }).success).toBe(false);
  expect(ServiceDraft.safeParse({ ...draft, frontLine: "x".repeat(501) }).success).toBe(false);
  expect(ServiceDraft.safeParse({ ...draft, promise: "a\u0000b" }).success).toBe(false);
  expect(ServiceDraft.safeParse({ ...draft, ownerId: "lin" }).success).toBe(false);
});
