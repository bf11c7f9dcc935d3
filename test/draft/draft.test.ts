import { expect, test } from "vitest";
import * as api from "#shared/draft/api.ts";
import { createWorld, refusal } from "#test/world.ts";

test("what a person typed is kept for them until they send it", async () => {
  const { addPerson, call } = await createWorld();
  const lin = await addPerson("Lin");
  await call(lin, api.keepDraft, { draftKey: "commitment.ask", values: { sentence: "Payroll f" } });
  await call(lin, api.keepDraft, { draftKey: "commitment.ask", values: { sentence: "Payroll file" } });
  expect(await call(lin, api.readDraft, { draftKey: "commitment.ask" })).toEqual({
    values: { sentence: "Payroll file" },
  });
  await call(lin, api.dropDraft, { draftKey: "commitment.ask" });
  expect(await call(lin, api.readDraft, { draftKey: "commitment.ask" })).toEqual({ values: null });
});

test("nobody reads or drops what somebody else typed", async () => {
  const { addPerson, call } = await createWorld();
  const [lin, mei] = [await addPerson("Lin"), await addPerson("Mei")];
  await call(lin, api.keepDraft, { draftKey: "form", values: { text: "mine" } });
  await call(mei, api.dropDraft, { draftKey: "form" });
  expect(await call(mei, api.readDraft, { draftKey: "form" })).toEqual({ values: null });
  expect(await call(lin, api.readDraft, { draftKey: "form" })).toEqual({ values: { text: "mine" } });
});

test("a person keeps at most thirty drafts, the newest", async () => {
  const { addPerson, call, clock } = await createWorld();
  const lin = await addPerson("Lin");
  for (let number = 0; number < 32; number += 1) {
    clock.now += 1;
    await call(lin, api.keepDraft, { draftKey: `form.${number}`, values: { number } });
  }
  expect(await call(lin, api.readDraft, { draftKey: "form.1" })).toEqual({ values: null });
  expect(await call(lin, api.readDraft, { draftKey: "form.2" })).toEqual({ values: { number: 2 } });
});

test("a draft that is too long is refused with its limit", async () => {
  const { addPerson, call } = await createWorld();
  const lin = await addPerson("Lin");
  const long = call(lin, api.keepDraft, { draftKey: "form", values: { text: "x".repeat(20_001) } });
  expect(await refusal(long)).toEqual({ code: "invalid", key: "error.draftTooLong", field: "values" });
});
