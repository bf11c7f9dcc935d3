import { expect, test } from "vitest";
import { lastAnnouncedYear } from "#server/calendar/chinaHolidays.ts";
import { chooseCalendar, createCalendar } from "#shared/calendar/api.ts";
import { getCommitment, suggestCommitment } from "#shared/commitment/readApi.ts";
import { createCompany, DAY_MS } from "./company.ts";

const office: [string, string][] = [["09:00", "17:00"]];
const nextYear = lastAnnouncedYear + 1;
const NOVEMBER = Date.parse(`${lastAnnouncedYear}-11-23T02:00Z`);

/** IT works in Shanghai, with the public holidays of the last year that is announced. */
async function createShanghai() {
  const company = await createCompany({ startAt: NOVEMBER });
  const { addPerson, call, it, lin } = company;
  const ada = await addPerson("Ada", {}, ["admin"]);
  const { calendarId } = await call(ada, createCalendar, {
    name: "Shanghai",
    timeZone: "Asia/Shanghai",
    intervals: { mon: office, tue: office, wed: office, thu: office, fri: office },
    holidayRegion: "CN",
    specialDates: [],
  });
  await call(ada, chooseCalendar, { teamId: it.teamId, calendarId });
  const unknownFor = async (commitmentId: string) =>
    (await call(lin, getCommitment, { commitmentId })).holidaysUnknownFrom;
  return { ...company, unknownFor };
}

test("a promise that runs into a year without announced holidays says which year is unknown", async () => {
  const { promise, lin, unknownFor } = await createShanghai();
  const short = await promise(lin, { dueAt: null, workingDays: 10 });
  const long = await promise(lin, { dueAt: null, workingDays: 30 });
  expect(await unknownFor(short.commitmentId)).toBeNull();
  expect(await unknownFor(long.commitmentId)).toBe(nextYear);
});

test("the year begins where the supplier works, and a fixed date beyond it is unknown too", async () => {
  const { promise, lin, unknownFor } = await createShanghai();
  const newYearInShanghai = Date.parse(`${nextYear}-01-01T00:00+08:00`);
  const last = await promise(lin, { dueAt: newYearInShanghai - 1 });
  const first = await promise(lin, { dueAt: newYearInShanghai });
  expect(await unknownFor(last.commitmentId)).toBeNull();
  expect(await unknownFor(first.commitmentId)).toBe(nextYear);
});

test("a calendar without public holidays, and what is delivered, leave nothing unknown", async () => {
  const { promise, deliver, lin, unknownFor } = await createShanghai();
  const late = { dueAt: NOVEMBER + 60 * DAY_MS };
  const delivered = await deliver(lin, await promise(lin, late));
  expect(await unknownFor(delivered.commitmentId)).toBeNull();
  const plain = await createCompany({ startAt: NOVEMBER });
  const { commitmentId } = await plain.promise(plain.lin, late);
  expect(await plain.call(plain.lin, getCommitment, { commitmentId })).toMatchObject({
    holidaysUnknownFrom: null,
  });
});

test("a suggestion tells until when the holidays are known", async () => {
  const { call, lin, it, hr, mei } = await createShanghai();
  const known = { knownUntil: `${lastAnnouncedYear}-12-31` };
  const asSupplier = { side: "supplier", teamId: it.teamId } as const;
  expect(await call(lin, suggestCommitment, asSupplier)).toMatchObject(known);
  const asCustomer = { side: "customer", teamId: hr.teamId } as const;
  expect(await call(mei, suggestCommitment, { ...asCustomer, otherTeamId: it.teamId })).toMatchObject(known);
  expect(await call(mei, suggestCommitment, asCustomer)).toMatchObject({ knownUntil: null });
});
