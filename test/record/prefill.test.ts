import { expect, test } from "vitest";
import { askForCommitment } from "#shared/commitment/api.ts";
import { fieldProblems } from "#shared/parse.ts";
import { askForm, promiseForm } from "#tab/commitment/entryForms.ts";
import { complainForm } from "#tab/complaint/complainForm.ts";
import { suggestForm } from "#tab/feedback/suggestForm.ts";
import { thanksForm } from "#tab/recognition/thanksForm.ts";
import type { Tools } from "#tab/tools.ts";
import { prefilled } from "#tab/ui/prefill.ts";

const source = { title: "Intranet", url: "https://intranet.example/page" };
const team = "018f0000-0000-7000-8000-000000000001";
const begun = (text: string, from: typeof source | null = source) =>
  prefilled(askForm({}), { text, source: from });
const problemsOf = (values: object | undefined) =>
  fieldProblems(askForCommitment.input, {
    supplierTeamId: team,
    customerTeamId: team,
    ...values,
    ...(values && { supplierTeamId: team }),
  });

test("selected words become the sentence, and the page is kept with them", () => {
  const { values, fields } = begun("  Please send\n the   report ");
  expect(values).toMatchObject({ sentence: "Please send the report", source });
  expect(fields.at(-1)).toMatchObject({ name: "source", kind: "source" });
  expect(problemsOf(values)).toEqual({});
});

test("a long passage is a short sentence and whole in the details; both can be sent", () => {
  const { values } = begun("word ".repeat(2000));
  expect(String(values?.sentence).length).toBeLessThanOrEqual(200);
  expect(values?.sentence).toMatch(/word…$/);
  expect(String(values?.details).length).toBe(4000);
  expect(problemsOf(values)).toEqual({});
});

test("what a page hides in its words is left out", () => {
  const { values } = begun("pay\u0000 \u202eme\ud800", { title: "\u202eTitle\u0007", url: source.url });
  expect(values).toMatchObject({ sentence: "pay me\ufffd", source: { title: "Title" } });
  expect(problemsOf(values)).toEqual({});
});

test("without a page, or with an address that is too long, only the words are taken", () => {
  expect(begun("Words", null).values).not.toHaveProperty("source");
  const far = { ...source, url: `https://intranet.example/${"x".repeat(2000)}` };
  expect(begun("Words", far).values).not.toHaveProperty("source");
});

test("what was kept of other words does not come back over these", () => {
  expect(begun("One").draftKey).not.toBe(begun("Two").draftKey);
  expect(begun("One").draftKey).not.toBe(askForm({}).draftKey);
});

const tools = { me: undefined } as Tools;

test.each([
  ["a promise", promiseForm({})],
  ["thanks", thanksForm(tools, {})],
  ["a suggestion", suggestForm(tools, {})],
  ["a complaint", complainForm(tools, {}, null)],
])("%s keeps the page as well, which may be left out", (_, form) => {
  const { fields, values } = prefilled(form, { text: "The file came on the same day", source });
  expect(values?.source).toEqual(source);
  expect(fields.at(-1)).toMatchObject({ kind: "source", isOptional: true });
  expect(Object.values(values ?? {})).toContain("The file came on the same day");
});
