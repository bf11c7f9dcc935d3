import { expect, test } from "vitest";
import { getToday, type Today } from "#shared/commitment/readApi.ts";
import { type Company, createCompany, DAY_MS, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";

const questions = ({ questions }: Today) =>
  questions.map(({ kind, commitment }) => `${kind}: ${commitment.sentence}`);
const today = ({ call }: Company, person: Company["lin"], input = {}) => call(person, getToday, input);

test("an empty day is empty, not an error", async () => {
  const company = await createCompany();
  const nobody = await company.addPerson("Nobody yet");
  for (const person of [company.lin, nobody]) {
    expect(await today(company, person)).toEqual({
      counts: { owed: 0, owedOverdue: 0, owedToday: 0, awaited: 0, awaitedOverdue: 0 },
      owed: { items: [], nextCursor: null },
      awaited: { items: [], nextCursor: null },
      questions: [],
      asks: [],
      done: [],
    });
  }
});

test("the counts tell what is owed, overdue and due before the day ends", async () => {
  const company = await createCompany();
  const { promise, deliver, askCustomer, lin, mei, max, clock } = company;
  await promise(lin, { dueAt: MONDAY + HOUR_MS });
  await promise(lin, { dueAt: MONDAY + 5 * HOUR_MS });
  await promise(lin, { dueAt: FRIDAY });
  await askCustomer(lin, await promise(lin));
  await deliver(lin, await promise(lin));
  await promise(max);
  clock.now = MONDAY + 2 * HOUR_MS;
  const dayEndsAt = MONDAY + 10 * HOUR_MS;
  expect((await today(company, lin, { dayEndsAt })).counts).toEqual({
    owed: 4,
    owedOverdue: 1,
    owedToday: 1,
    awaited: 0,
    awaitedOverdue: 0,
  });
  expect((await today(company, mei, { dayEndsAt })).counts).toEqual({
    owed: 0,
    owedOverdue: 0,
    owedToday: 0,
    awaited: 5,
    awaitedOverdue: 1,
  });
});

test("the first fifty stand on the screen, the rest one page away", async () => {
  const company = await createCompany();
  for (let number = 0; number < 52; number += 1)
    await company.promise(company.lin, { dueAt: FRIDAY + number });
  const { owed, counts } = await today(company, company.lin);
  expect(counts.owed).toBe(52);
  expect(owed.items).toHaveLength(50);
  expect(owed.nextCursor).not.toBeNull();
});

test("a delivery asks its requester “as promised?”, or the team where nobody is named", async () => {
  const company = await createCompany();
  const { promise, ask, deliver, lin, mei, ann } = company;
  await deliver(lin, await ask(mei, { sentence: "Mei's" }));
  await deliver(lin, await promise(lin, { sentence: "the team's" }));
  expect(questions(await today(company, mei)).sort()).toEqual(["fact: Mei's", "fact: the team's"]);
  expect(questions(await today(company, ann))).toEqual(["fact: the team's"]);
  expect(questions(await today(company, lin))).toEqual([]);
});

test("what the supplier recorded for somebody asks only them, never who typed it in", async () => {
  const company = await createCompany();
  const { promise, deliver, dee, mei, ann } = company;
  await deliver(dee, await promise(dee, { requesterId: mei.personId, sentence: "for Mei" }));
  expect(questions(await today(company, mei))).toEqual(["fact: for Mei"]);
  expect(questions(await today(company, ann))).toEqual([]);
  expect(questions(await today(company, dee))).toEqual([]);
});

test("who belongs to the supplying team as well is never asked whether it was as promised", async () => {
  const company = await createCompany();
  const { ask, promise, deliver, proposeDate, askCustomer, lin, bo } = company;
  await deliver(lin, await ask(bo, { sentence: "Bo's own" }));
  await deliver(lin, await promise(lin, { sentence: "the team's" }));
  await proposeDate(lin, await promise(lin, { requesterId: bo.personId }), FRIDAY + DAY_MS);
  expect(questions(await today(company, bo))).toEqual([]);
  await askCustomer(lin, await ask(bo, { sentence: "a question" }));
  expect(questions(await today(company, bo))).toEqual(["question: a question"]);
});

test("dates are asked of the side that did not propose them, questions of the customer", async () => {
  const company = await createCompany();
  const { promise, proposeDate, askCustomer, lin, max, mei } = company;
  await proposeDate(lin, await promise(lin, { sentence: "by IT" }), FRIDAY + DAY_MS);
  await proposeDate(mei, await promise(lin, { sentence: "by HR" }), FRIDAY + DAY_MS);
  await askCustomer(lin, await proposeDate(lin, await promise(lin, { sentence: "both" }), FRIDAY + DAY_MS));
  expect(questions(await today(company, mei)).sort()).toEqual([
    "date: both",
    "date: by IT",
    "question: both",
  ]);
  expect(questions(await today(company, lin))).toEqual(["date: by HR"]);
  expect(questions(await today(company, max))).toEqual([]);
});

test("a question answered is asked no more", async () => {
  const company = await createCompany();
  const { ask, deliver, confirm, lin, mei } = company;
  await confirm(mei, await deliver(lin, await ask(mei)));
  const { questions, done } = await today(company, mei);
  expect(questions).toEqual([]);
  expect(done.map(({ sentence, state }) => [sentence, state])).toEqual([["A laptop for Chen", "confirmed"]]);
});

test("done for me is what was closed lately and really done, the latest first", async () => {
  const company = await createCompany();
  const { ask, decline, deliver, confirm, lin, mei, clock } = company;
  for (let number = 0; number < 7; number += 1) {
    clock.now += HOUR_MS;
    await confirm(mei, await deliver(lin, await ask(mei, { sentence: `done ${number}` })));
  }
  await decline(lin, await ask(mei, { sentence: "declined" }));
  const sentencesDone = async () => (await today(company, mei)).done.map(({ sentence }) => sentence);
  expect(await sentencesDone()).toEqual(["done 6", "done 5", "done 4", "done 3", "done 2"]);
  clock.now += 15 * DAY_MS;
  expect(await sentencesDone()).toEqual([]);
});
