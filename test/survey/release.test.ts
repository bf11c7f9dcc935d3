import { expect, test } from "vitest";
import { surveyAnswer } from "#server/survey/tables.ts";
import { answerSurvey } from "#shared/survey/api.ts";
import { Ratings, type Release } from "#shared/survey/model.ts";
import { type Company, createCompany, DAY_MS } from "./company.ts";

const lineOf = ({ customers }: Release, name: string) =>
  customers.find(({ customer }) => customer.name === name)?.figures;

const nothing = { quality: null, attitude: null, efficiency: null };

async function released(company: Company, as: Company["lead"], roundId?: string) {
  const { release } = await company.release(as, roundId ? { roundId } : {});
  if (!release) throw new Error("Nothing is released.");
  return release;
}

test("a release shows n, response, share with interval, and hides the small team with the one that covers it", async () => {
  const company = await createCompany();
  await company.holdRound((_, index) => (index % 3 === 0 ? 2 : 4));
  const release = await released(company, company.lead);
  expect(release.total).toMatchObject({
    answered: 23,
    invited: 23,
    responseRate: { percent: 100, band: "good", isComparable: true },
  });
  const { overall } = release.total!.aspects;
  expect(overall).toMatchObject({ n: 23, favourable: { value: 65, bound: null }, change: null });
  expect(overall?.interval).toEqual({ low: 45, high: 81 });
  expect(overall?.bars).toEqual([
    { name: "unfavourable", count: 8 },
    { name: "middle", count: 0 },
    { name: "favourable", count: 15 },
  ]);
  expect(lineOf(release, "Legal")).toBeNull();
  expect(lineOf(release, "Sales")).toBeNull();
  expect(lineOf(release, "Finance")).toMatchObject({ answered: 12, aspects: { overall: { bars: null } } });
  expect(release.others).toMatchObject({ answered: 11 });
});

test("a team nobody of which answered looks like one with too few answers", async () => {
  const company = await createCompany({ Finance: 12, Sales: 8, Legal: 3 });
  const { roundId } = await company.open();
  for (const person of [...company.teams.Finance!.people, ...company.teams.Sales!.people])
    await company.answer(person, roundId, { overall: 4 });
  await company.close(roundId);
  const release = await released(company, company.lead);
  expect(lineOf(release, "Legal")).toBeNull();
  expect(lineOf(release, "Sales")).toMatchObject({ answered: 8 });
  expect(release.others).toBeNull();
});

test("below five answers in all nothing is told, not even how many", async () => {
  const company = await createCompany();
  const { roundId } = await company.open();
  for (const person of company.everybody.slice(0, 4)) await company.answer(person, roundId, { overall: 1 });
  await company.close(roundId);
  const release = await released(company, company.lead);
  expect(release).toMatchObject({ total: null, others: null, comments: [], coverage: null });
  expect(release.customers.map(({ figures }) => figures)).toEqual([null, null, null]);
});

test("where all answer alike, neither mean, share nor interval nor index says so", async () => {
  const company = await createCompany({ Finance: 6 });
  await company.holdRound(() => 5);
  const { total } = await released(company, company.lead);
  expect(total?.index).toBeNull();
  expect(total?.aspects.overall).toEqual({
    n: 6,
    mean: { value: 4.5, bound: "atLeast" },
    favourable: { value: 90, bound: "atLeast" },
    interval: null,
    change: null,
    bars: null,
  });
});

test("an aspect that too few of a team answered is hidden, while its other aspects are shown", async () => {
  const company = await createCompany({ Finance: 8, Sales: 8 });
  const { roundId } = await company.open();
  for (const [index, person] of company.everybody.entries())
    await company.answer(person, roundId, index < 4 ? { overall: 4, attitude: 3 } : { overall: 4 });
  await company.close(roundId);
  const release = await released(company, company.lead);
  expect(release.total?.aspects.attitude).toBeNull();
  expect(lineOf(release, "Finance")?.aspects.attitude).toBeNull();
  expect(lineOf(release, "Finance")?.aspects.overall).toMatchObject({ n: 8 });
});

test("an item of its own is shown from twenty answers on only", async () => {
  const company = await createCompany({ Finance: 20, Sales: 10 });
  const { roundId } = await company.open({ extraItems: ["effort"] });
  for (const person of company.everybody)
    await company.call(person, answerSurvey, {
      roundId,
      supplierTeamId: company.it.teamId,
      ratings: { overall: 4, effort: 6 },
    });
  await company.close(roundId);
  const release = await released(company, company.lead);
  expect(release.total?.extras.effort).toMatchObject({ n: 30, value: 100 });
  expect(lineOf(release, "Finance")?.extras.effort).toMatchObject({ n: 20 });
  expect(lineOf(release, "Sales")?.extras.effort).toBeNull();
});

test("an arrow appears only against a proven change, and never as a number", async () => {
  const company = await createCompany({ Finance: 40 });
  const first = await company.holdRound((_, index) => (index < 34 ? 4 : 2));
  await company.explain(first);
  company.clock.now += 40 * DAY_MS;
  const second = await company.holdRound((_, index) => (index < 12 ? 4 : 2));
  const release = await released(company, company.lead);
  expect(release.round.roundId).toBe(second);
  expect(release.total?.aspects.overall?.change).toBe("down");
  await company.explain(second);
  company.clock.now += 40 * DAY_MS;
  await company.holdRound((_, index) => (index < 14 ? 4 : 2));
  expect((await released(company, company.lead)).total?.aspects.overall?.change).toBe("noClearChange");
  expect((await released(company, company.lead, first)).total?.aspects.overall?.change).toBeNull();
});

test("a round of more answers than are read at once counts each of them", async () => {
  const company = await createCompany({ Finance: 6 });
  const { roundId } = await company.open();
  const [supplierTeamId, customerTeamId] = [company.it.teamId, company.teams.Finance!.teamId];
  const answers = Array.from({ length: 2_001 }, (_, index) => ({
    answerId: crypto.randomUUID(),
    roundId,
    supplierTeamId,
    customerTeamId,
    content: { ratings: Ratings.parse({ ...nothing, overall: index % 2 === 0 ? 2 : 4 }) },
  }));
  await company.database.write((db) => db.insert(surveyAnswer).values(answers));
  await company.close(roundId);
  expect((await released(company, company.lead)).total?.aspects.overall).toMatchObject({ n: 2_001 });
});

test("comments come from ten answers on, in groups that share nobody, in an order of their own", async () => {
  const company = await createCompany({ Finance: 14, Sales: 9, Legal: 3 });
  const { roundId } = await company.open();
  for (const person of company.everybody)
    await company.answer(person, roundId, { overall: 4 }, `from ${person.name}`);
  await company.close(roundId);
  const { comments } = await released(company, company.committee);
  const [finance, together] = comments;
  expect(comments).toHaveLength(2);
  expect(finance?.customers?.map(({ name }) => name)).toEqual(["Finance"]);
  expect(together?.customers).toBeNull();
  expect(together?.texts).toHaveLength(12);
  const written = company.teams.Finance!.people.map(({ name }) => `from ${name}`);
  expect(finance?.texts.toSorted()).toEqual(written.toSorted());
  expect(finance?.texts).not.toEqual(written);
  expect(finance?.texts).not.toEqual(written.toSorted());
});

test("below ten answers no comment is shown", async () => {
  const company = await createCompany({ Finance: 9 });
  await company.holdRound(() => 3, "Too slow");
  for (const as of [company.lead, company.committee])
    expect((await released(company, as)).comments).toEqual([]);
});
