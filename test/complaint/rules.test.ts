import { expect, test } from "vitest";
import { badDeadline, dueAtOf, longest, usualSettings } from "#shared/complaint/deadlines.ts";
import { type Actor, moveVerdict } from "#shared/complaint/life.ts";
import type { ComplaintState } from "#shared/complaint/model.ts";
import { complaintRate, silenceOf } from "#shared/complaint/rules.ts";
import cases from "./cases.json" with { type: "json" };

const stateOf: Record<string, ComplaintState> = {
  received: "received",
  analysed: "analysed",
  result_shared: "resultShared",
  confirmed: "confirmed",
  disputed: "disputed",
  unconfirmed: "unconfirmed",
};
const errorOf: Record<string, string> = {
  noSuchStep: "no_such_step",
  wrongActor: "wrong_actor",
  tooEarly: "too_early",
};

test.each(cases.complaint_workflow)("$name", ({ input, expected }) => {
  const verdict = moveVerdict({
    from: stateOf[input.frm]!,
    to: stateOf[input.to]!,
    by: input.actor as Actor,
    fields: input.fields,
    ...(input.daysSince === undefined ? {} : { daysSince: input.daysSince }),
  });
  expect(verdict.isAllowed).toBe(expected.ok);
  if (verdict.isAllowed) return;
  const error = verdict.reason === "missing" ? `missing:${verdict.field}` : errorOf[verdict.reason];
  expect(error).toBe(expected.error);
});

test.each(cases.complaint_rate)("$name", ({ input, expected }) => {
  const { closedRequests: closedCommitments, ...counts } = input;
  const { per100, recurrencePercent } = complaintRate({ closedCommitments, ...counts });
  expect(per100?.value).toBeCloseTo(expected.per100, 1);
  expect(per100?.low).toBeCloseTo(expected.lo, 1);
  expect(per100?.high).toBeCloseTo(expected.hi, 1);
  if (expected.recurrencePct === null) expect(recurrencePercent).toBeNull();
  else expect(recurrencePercent).toBeCloseTo(expected.recurrencePct, 1);
});

test("without closed commitments there is nothing to compare complaints with", () => {
  const none = { closedCommitments: 0, complaints: 0, complaintsClosed: 0, repeats: 0 };
  expect(complaintRate(none).per100).toBeNull();
  expect(complaintRate({ ...none, closedCommitments: 2, complaints: 3 }).per100).toBeNull();
});

test.each(cases.complaint_silence)("silence of $name", ({ input, expected }) => {
  const { responseRatePct: responsePercent, closedRequests: closedCommitments, complaints } = input;
  expect(silenceOf({ complaints, responsePercent, closedCommitments })).toBe(expected);
});

test("without a survey silence means nothing, and one complaint is no silence", () => {
  const voices = { complaints: 0, responsePercent: null, closedCommitments: 500 };
  expect(silenceOf(voices)).toBe("unknown");
  expect(silenceOf({ ...voices, complaints: 1 })).toBe("heard");
});

test.each<[ComplaintState, Actor, ComplaintState]>([
  ["learned", "handler", "analysed"],
  ["withdrawn", "complainant", "disputed"],
  ["confirmed", "complainant", "disputed"],
  ["received", "handler", "learned"],
  ["resultShared", "complainant", "withdrawn"],
])("nothing leads from %s by the %s to %s", (from, by, to) => {
  const fields = ["cause", "plan", "result", "prevention", "owner"];
  expect(moveVerdict({ from, to, by, fields })).toEqual({ isAllowed: false, reason: "noSuchStep" });
});

test.each(["cause", "prevention", "owner"])("no lesson is kept without %s", (field) => {
  const fields = ["cause", "prevention", "owner"].filter((one) => one !== field);
  const verdict = moveVerdict({ from: "unconfirmed", to: "learned", by: "handler", fields });
  expect(verdict).toEqual({ isAllowed: false, reason: "missing", field });
});

test("deadlines grow from step to step and stay within what is sane", () => {
  expect(badDeadline(usualSettings)).toBeNull();
  expect(badDeadline(longest)).toBeNull();
  expect(badDeadline({ ...usualSettings, acknowledgeDays: 0 })).toBe("acknowledgeDays");
  expect(badDeadline({ ...usualSettings, planDays: 11 })).toBe("resultDays");
  expect(badDeadline({ ...usualSettings, learnedDays: 121 })).toBe("learnedDays");
});

const nine: [string, string][] = [["09:00", "17:00"]];
const hours = {
  timeZone: "UTC",
  intervals: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine },
  holidays: ["2026-11-04"],
};
const monday = Date.parse("2026-11-02T10:00:00Z");
const received = {
  state: "received" as const,
  handlerId: "handler",
  clockStartedAt: monday,
  resultAt: null,
  answeredAt: null,
};
const iso = (at: number | null) => at !== null && new Date(at).toISOString().slice(0, 16);

test("each deadline runs on working days: a holiday and a weekend put it off", () => {
  const due = (stage: Partial<Parameters<typeof dueAtOf>[0]>) =>
    iso(dueAtOf({ ...received, ...stage }, usualSettings, hours));
  expect(due({ handlerId: null })).toBe("2026-11-03T10:00");
  expect(due({})).toBe("2026-11-06T10:00");
  expect(due({ state: "analysed" })).toBe("2026-11-06T10:00");
  expect(due({ state: "planShared" })).toBe("2026-11-17T10:00");
  expect(due({ state: "resultShared" })).toBe(false);
  expect(due({ state: "learned" })).toBe(false);
});

test("waiting for the complainant's word is not counted against the lesson", () => {
  const resultAt = Date.parse("2026-11-09T10:00:00Z");
  const stage = { ...received, state: "confirmed" as const, resultAt };
  const due = (answeredAt: number) => iso(dueAtOf({ ...stage, answeredAt }, usualSettings, hours));
  expect(due(resultAt)).toBe("2026-12-01T10:00");
  expect(due(Date.parse("2026-11-16T10:00:00Z"))).toBe("2026-12-08T10:00");
});
