import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { relationship } from "#server/relationship/table.ts";
import { suggestCommitment } from "#shared/commitment/readApi.ts";
import { archiveTeam } from "#shared/organisation/teamApi.ts";
import { refusal } from "#test/world.ts";
import { type Company, createCompany, DAY_MS, deliveryWithin, MONDAY } from "./company.ts";

const HOUR_MS = 3_600_000;
const CLOSING = 8 * HOUR_MS;
const office: [string, string][] = [["09:00", "17:00"]];

const suggestTo = (
  { call, mei, lin, it, hr }: Company,
  side: "customer" | "supplier",
  more: object = {},
  who = side === "customer" ? mei : lin,
) => call(who, suggestCommitment, { side, teamId: side === "customer" ? hr.teamId : it.teamId, ...more });

test("the only supplier is suggested, and the closing of its next working day", async () => {
  const company = await createCompany();
  await company.ask();
  expect(await suggestTo(company, "customer")).toEqual({
    counterpart: company.it,
    dueAt: MONDAY + DAY_MS + CLOSING,
    knownUntil: null,
  });
});

test("a promise is suggested to the only customer, by the closing of one's own next working day", async () => {
  const company = await createCompany();
  await company.promise();
  await company.workBy(company.it.teamId, {
    timeZone: "UTC",
    intervals: { mon: office, thu: [["10:00", "16:00"]] },
  });
  expect(await suggestTo(company, "supplier")).toEqual({
    counterpart: company.hr,
    dueAt: Date.parse("2026-11-05T16:00Z"),
    knownUntil: null,
  });
});

test("a week from Sunday to Thursday and a holiday are reckoned with", async () => {
  const company = await createCompany({ startAt: Date.parse("2026-11-05T10:00Z") });
  const hours = { sun: office, mon: office, tue: office, wed: office, thu: office };
  await company.workBy(company.it.teamId, { timeZone: "UTC", intervals: hours, holidays: ["2026-11-08"] });
  const { dueAt } = await suggestTo(company, "supplier");
  expect(dueAt).toBe(Date.parse("2026-11-09T17:00Z"));
});

test("nobody is suggested while there are several, none, or only one that has declined or is gone", async () => {
  const company = await createCompany();
  const { ask, database, call, finance, it, addPerson } = company;
  const nothing = { counterpart: null, dueAt: null, knownUntil: null };
  expect(await suggestTo(company, "customer")).toEqual(nothing);

  const { relationshipId } = await ask();
  const setState = (state: "declined" | "proposed") =>
    database.write((db) =>
      db.update(relationship).set({ state }).where(eq(relationship.relationshipId, relationshipId)),
    );
  await setState("declined");
  expect(await suggestTo(company, "customer")).toEqual(nothing);
  await setState("proposed");
  expect(await suggestTo(company, "customer")).toMatchObject({ counterpart: it });

  await ask(undefined, { supplierTeamId: finance.teamId });
  expect(await suggestTo(company, "customer")).toEqual(nothing);
  const admin = await addPerson("Ada", {}, ["admin"]);
  const third = await company.addTeam("Archive");
  const asked = await ask(company.lin, { supplierTeamId: third.teamId, customerTeamId: it.teamId });
  const ofIt = { side: "customer", teamId: it.teamId } as const;
  expect(await call(company.lin, suggestCommitment, ofIt)).toMatchObject({ counterpart: third });
  await company.withdraw(company.lin, asked);
  await call(admin, archiveTeam, { teamId: third.teamId });
  expect(await call(company.lin, suggestCommitment, ofIt)).toEqual(nothing);
});

test("a service's standard suggests its own moment, and only of a service that is offered", async () => {
  const company = await createCompany();
  const { it, hr, offerService } = company;
  const serviceId = await offerService(it.teamId, [deliveryWithin(3, "workingDays")]);
  const about = { otherTeamId: it.teamId, serviceId };
  expect(await suggestTo(company, "customer", about)).toEqual({
    counterpart: null,
    dueAt: MONDAY + 3 * DAY_MS,
    knownUntil: null,
  });
  const draftId = await offerService(it.teamId, [deliveryWithin(3, "workingDays")], "draft");
  expect(await refusal(suggestTo(company, "customer", { ...about, serviceId: draftId }))).toMatchObject({
    code: "invalid",
    field: "serviceId",
  });
  expect(
    await refusal(suggestTo(company, "supplier", { otherTeamId: hr.teamId, serviceId: hr.teamId })),
  ).toMatchObject({ code: "notFound" });
});

test("what is shown to the minute is what is suggested, and where nobody ever works nothing is", async () => {
  const company = await createCompany({ startAt: MONDAY + 12_345 });
  const { it, offerService, workBy } = company;
  const serviceId = await offerService(it.teamId, [deliveryWithin(2, "elapsedHours")]);
  const about = { otherTeamId: it.teamId, serviceId };
  expect(await suggestTo(company, "customer", about)).toMatchObject({ dueAt: MONDAY + 2 * HOUR_MS });
  await workBy(it.teamId, { timeZone: "UTC", intervals: {} });
  expect(await suggestTo(company, "customer", { otherTeamId: it.teamId })).toMatchObject({ dueAt: null });
});

test("suggestions are for the team's own people and say nothing of an unknown team", async () => {
  const company = await createCompany();
  await company.ask();
  const { fay, mei, lin } = company;
  for (const [side, who] of [
    ["customer", fay],
    ["supplier", fay],
    ["customer", lin],
    ["supplier", mei],
  ] as const)
    expect(await refusal(suggestTo(company, side, {}, who))).toMatchObject({ code: "forbidden" });
  const unknown = "01900000-0000-7000-8000-000000000000";
  expect(await refusal(suggestTo(company, "customer", { otherTeamId: unknown }))).toMatchObject({
    code: "notFound",
  });
  for (const more of [{ otherTeamId: "IT" }, { side: "both" }, { serviceId: "<b>" }])
    expect(await refusal(suggestTo(company, "customer", more))).toMatchObject({ code: "invalid" });
});
