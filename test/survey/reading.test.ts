import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { surveyRelease } from "#server/survey/table.ts";
import { erasePerson } from "#shared/organisation/api.ts";
import { refusal } from "#test/world.ts";
import { type Company, createCompany } from "./company.ts";

async function released(company: Company, as: Company["lead"], roundId?: string) {
  const { release } = await company.release(as, roundId ? { roundId } : {});
  if (!release) throw new Error("Nothing is released.");
  return release;
}

test("a customer sees the total and its own line, no other's and no comment; others see nothing", async () => {
  const company = await createCompany({ Finance: 14, Sales: 11 });
  await company.holdRound(() => 3, "A remark");
  const { Finance, Sales } = company.teams as Record<
    "Finance" | "Sales",
    { teamId: string; people: Company["everybody"] }
  >;
  const [member] = Finance.people as [Company["lead"]];
  const { release } = await company.release(member, { customerTeamId: Finance.teamId });
  expect(release?.customers.map(({ customer }) => customer.teamId)).toEqual([Finance.teamId]);
  expect(release).toMatchObject({ total: { answered: 25 }, comments: [], others: null, meanByTeam: null });
  expect(await refusal(company.release(member, { customerTeamId: Sales.teamId }))).toMatchObject({
    code: "forbidden",
  });
  expect(await refusal(company.release(member))).toMatchObject({ code: "forbidden" });
  expect(await refusal(company.release(company.admin))).toMatchObject({ code: "forbidden" });
  const stranger = await company.addTeam("Stranger");
  const outsider = await company.addPerson("Otto", { [stranger.teamId]: "lead" });
  expect(await refusal(company.release(outsider, { customerTeamId: stranger.teamId }))).toMatchObject({
    code: "notFound",
  });
});

test("a release that was not audited can be read by nobody", async () => {
  const company = await createCompany({ Finance: 12 });
  const roundId = await company.holdRound(() => 4);
  const { Finance } = company.teams as Record<"Finance", { teamId: string; people: Company["everybody"] }>;
  const isOurs = eq(surveyRelease.roundId, roundId);
  await company.database.write((db) => db.update(surveyRelease).set({ auditedAt: null }).where(isOurs));
  for (const as of [company.lead, company.colleague, company.committee]) {
    expect(await company.release(as)).toEqual({ release: null });
    expect(await company.release(as, { roundId })).toEqual({ release: null });
  }
  expect(await company.release(Finance.people[0]!, { customerTeamId: Finance.teamId })).toEqual({
    release: null,
  });
});

test("a round is released once: closing again is refused, and nothing that happens later moves a figure", async () => {
  const company = await createCompany();
  const roundId = await company.holdRound((_, index) => (index % 5) + 1);
  const before = await released(company, company.committee);
  for (const attempt of [company.close, company.close])
    expect(await refusal(attempt(roundId))).toMatchObject({ code: "conflict", key: "survey.error.closed" });
  await company.call(company.admin, erasePerson, { personId: company.everybody[0]!.personId });
  expect(await released(company, company.committee)).toEqual(before);
});

test("two of the committee closing at once make one release", async () => {
  const company = await createCompany({ Finance: 12 });
  const { roundId } = await company.open();
  const outcomes = await Promise.allSettled([company.close(roundId), company.close(roundId)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await company.database.read.select().from(surveyRelease).all()).toHaveLength(1);
});
