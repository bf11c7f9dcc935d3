import { expect, test } from "vitest";
import { listDownstream } from "#shared/commitment/readApi.ts";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS, FRIDAY, MONDAY } from "./company.ts";

/** IT owes HR; HR owes Finance and Sales; Finance owes Audit; nobody owes the shop anything here. */
async function createChain() {
  const company = await createCompany();
  const { addTeam, addPerson, hr, finance, promise } = company;
  const [sales, audit] = [await addTeam("Sales"), await addTeam("Audit")];
  const fin = await addPerson("Fin", { [finance.teamId]: "member" });
  const start = await promise();
  const owe = (
    supplier: { teamId: string },
    customer: { teamId: string },
    as: typeof fin,
    sentence: string,
    dueAt: number,
  ) => promise(as, { supplierTeamId: supplier.teamId, customerTeamId: customer.teamId, sentence, dueAt });
  await owe(hr, sales, company.mei, "contracts", MONDAY + 2 * DAY_MS);
  await owe(hr, finance, company.mei, "payroll file", MONDAY + DAY_MS);
  await owe(finance, audit, fin, "month end", MONDAY + 3 * DAY_MS);
  return { ...company, sales, audit, fin, start, owe };
}

const told = (
  hits: { supplier: { name: string }; customer: { name: string }; depth: number; sentence: string | null }[],
) =>
  hits.map(
    ({ supplier, customer, depth, sentence }) => `${depth} ${supplier.name} → ${customer.name}: ${sentence}`,
  );

test("who is hit if this slips: the customer's own promises first, then those of their customers, early ones first", async () => {
  const { call, mei, start } = await createChain();
  const { hits, hasMore } = await call(mei, listDownstream, { commitmentId: start.commitmentId });
  expect(told(hits)).toEqual([
    "1 HR → Finance: payroll file",
    "1 HR → Sales: contracts",
    "2 Finance → Audit: null",
  ]);
  expect(hits.map(({ dueAt }) => dueAt)).toEqual([MONDAY + DAY_MS, MONDAY + 2 * DAY_MS, MONDAY + 3 * DAY_MS]);
  expect(hasMore).toBe(false);
});

test("what others have promised each other is shown with its date, not with its words", async () => {
  const { call, lin, start } = await createChain();
  const { hits } = await call(lin, listDownstream, { commitmentId: start.commitmentId });
  expect(hits.map(({ commitmentId, sentence }) => [commitmentId, sentence])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
});

test("what is delivered or closed cannot slip", async () => {
  const { call, deliver, owe, withdraw, hr, sales, audit, mei, start, addPerson } = await createChain();
  const sal = await addPerson("Sal", { [sales.teamId]: "member" });
  await deliver(mei, await owe(hr, audit, mei, "delivered", FRIDAY));
  await withdraw(sal, await owe(hr, sales, mei, "withdrawn", FRIDAY));
  const { hits } = await call(mei, listDownstream, { commitmentId: start.commitmentId });
  expect(hits).toHaveLength(3);
});

test("a circle of teams comes to an end, and a commitment does not hit itself", async () => {
  const { call, owe, it, audit, addPerson, mei, start } = await createChain();
  const aud = await addPerson("Aud", { [audit.teamId]: "member" });
  await owe(audit, it, aud, "licence report", FRIDAY);
  const { hits } = await call(mei, listDownstream, { commitmentId: start.commitmentId });
  expect(told(hits)).toEqual([
    "1 HR → Finance: payroll file",
    "1 HR → Sales: contracts",
    "2 Finance → Audit: null",
    "3 Audit → IT: null",
  ]);
});

test("nobody depends on a customer that owes nothing", async () => {
  const { call, lin, promise } = await createCompany();
  const { commitmentId } = await promise();
  expect(await call(lin, listDownstream, { commitmentId })).toEqual({ hits: [], hasMore: false });
});

test("strangers are not told", async () => {
  const { call, fay, promise } = await createCompany();
  const { commitmentId } = await promise();
  expect(await refusal(call(fay, listDownstream, { commitmentId }))).toMatchObject({ code: "forbidden" });
});

test("a long list is cut and says so", async () => {
  const { call, mei, owe, hr, sales, start } = await createChain();
  for (let number = 0; number < 100; number += 1) await owe(hr, sales, mei, `contract ${number}`, FRIDAY);
  const { hits, hasMore } = await call(mei, listDownstream, { commitmentId: start.commitmentId });
  expect(hits).toHaveLength(100);
  expect(hasMore).toBe(true);
});
