import { expect, test } from "vitest";
import { listAwaited, listCommitments, listOwed } from "#shared/commitment/readApi.ts";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";

const sentences = (page: { items: { sentence: string }[] }) => page.items.map(({ sentence }) => sentence);

test("what I owe is mine and what is nobody's in my teams, by when it is due; what waits comes last", async () => {
  const { call, promise, ask, askCustomer, lin, max, mei } = await createCompany();
  await promise(lin, { sentence: "late", dueAt: FRIDAY + DAY_MS });
  await promise(lin, { sentence: "soon", dueAt: MONDAY + HOUR_MS });
  await promise(max, { sentence: "of Max", dueAt: MONDAY + 2 * HOUR_MS });
  await askCustomer(lin, await promise(lin, { sentence: "waits", dueAt: MONDAY + HOUR_MS }));
  await ask(mei, { sentence: "nobody's, asked now" });
  expect(sentences(await call(lin, listOwed, {}))).toEqual(["nobody's, asked now", "soon", "late", "waits"]);
  expect(sentences(await call(lin, listOwed, { scope: "team" }))).toEqual([
    "nobody's, asked now",
    "soon",
    "of Max",
    "late",
    "waits",
  ]);
});

test("what is owed to me is what I asked for and what was promised to my team", async () => {
  const { call, promise, ask, mei, ann, lin } = await createCompany();
  await ask(mei, { sentence: "Mei's" });
  await ask(ann, { sentence: "Ann's" });
  await promise(lin, { sentence: "the team's" });
  expect(sentences(await call(mei, listAwaited, {}))).toEqual(["Mei's", "the team's"]);
  expect(sentences(await call(ann, listAwaited, { scope: "team" })).sort()).toEqual([
    "Ann's",
    "Mei's",
    "the team's",
  ]);
  expect(sentences(await call(lin, listAwaited, { scope: "team" }))).toEqual([]);
});

test("what is delivered is owed no more, what was sent back is owed again", async () => {
  const { call, promise, deliver, confirm, lin, mei } = await createCompany();
  const delivered = await deliver(lin, await promise(lin));
  expect(sentences(await call(lin, listOwed, {}))).toEqual([]);
  expect(sentences(await call(mei, listAwaited, {}))).toEqual([]);
  await confirm(mei, delivered, "no");
  expect(sentences(await call(lin, listOwed, {}))).toHaveLength(1);
});

test("lists of strangers are empty or refused", async () => {
  const { call, promise, fay, it, hr, mei, addPerson } = await createCompany();
  await promise();
  const newcomer = await addPerson("Nobody yet");
  for (const person of [fay, newcomer]) {
    for (const endpoint of [listOwed, listAwaited]) {
      expect(sentences(await call(person, endpoint, {}))).toEqual([]);
      expect(sentences(await call(person, endpoint, { scope: "team" }))).toEqual([]);
      expect(await refusal(call(person, endpoint, { teamId: it.teamId }))).toMatchObject({
        code: "forbidden",
      });
    }
    expect(
      await refusal(call(person, listCommitments, { teamId: hr.teamId, side: "customer" })),
    ).toMatchObject({ code: "forbidden" });
  }
  expect(await refusal(call(mei, listOwed, { teamId: it.teamId }))).toMatchObject({ code: "forbidden" });
});

test("pages follow each other without gap or repeat, also where many are due at the same moment", async () => {
  const { call, promise, ask, lin, sam } = await createCompany();
  for (let number = 0; number < 7; number += 1) {
    await promise(lin, { sentence: `due ${number}`, dueAt: FRIDAY });
    await ask(undefined, { sentence: `asked ${number}` });
  }
  for (const [person, scope] of [
    [lin, "mine"],
    [sam, "team"],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await call(person, listOwed, { scope, limit: 3, cursor });
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...sentences(page));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(14);
    expect(new Set(seen).size).toBe(14);
    expect(seen.slice(0, 7).every((sentence) => sentence.startsWith("asked"))).toBe(true);
  }
});

test.each(["x", "1.2", `${MONDAY}.not-an-id`, "-1.01990000-0000-7000-8000-000000000000"])(
  "the cursor %s is refused",
  async (cursor) => {
    const { call, lin } = await createCompany();
    expect(await refusal(call(lin, listOwed, { cursor }))).toEqual({
      code: "invalid",
      field: "cursor",
      key: "error.cursor",
    });
  },
);

test("a page holds at most a hundred", async () => {
  const { call, lin } = await createCompany();
  expect(await refusal(call(lin, listOwed, { limit: 101 }))).toMatchObject({
    code: "invalid",
    field: "limit",
  });
});

test("both sides list a relationship: open by due moment, closed latest first", async () => {
  const { call, promise, deliver, confirm, lin, mei, fay, clock } = await createCompany();
  const { relationshipId } = await promise(lin, { sentence: "open, later", dueAt: FRIDAY + DAY_MS });
  await promise(lin, { sentence: "open, sooner" });
  for (const sentence of ["closed first", "closed last"]) {
    clock.now += HOUR_MS;
    await confirm(mei, await deliver(lin, await promise(lin, { sentence })));
  }
  for (const person of [lin, mei]) {
    expect(sentences(await call(person, listCommitments, { relationshipId }))).toEqual([
      "open, sooner",
      "open, later",
    ]);
    expect(sentences(await call(person, listCommitments, { relationshipId, show: "closed" }))).toEqual([
      "closed last",
      "closed first",
    ]);
  }
  expect(await refusal(call(fay, listCommitments, { relationshipId }))).toMatchObject({ code: "forbidden" });
});

test("closed pages follow each other too", async () => {
  const { call, ask, withdraw, mei } = await createCompany();
  for (let number = 0; number < 5; number += 1)
    await withdraw(mei, await ask(mei, { sentence: `${number}` }));
  const { relationshipId } = await ask(mei);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(mei, listCommitments, { relationshipId, show: "closed", limit: 2, cursor });
    seen.push(...sentences(page));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen.sort()).toEqual(["0", "1", "2", "3", "4"]);
});

test("a team lists what it owes or is owed, by state if wanted", async () => {
  const { call, promise, ask, deliver, lin, mei, it, hr } = await createCompany();
  await ask(mei, { sentence: "asked" });
  await deliver(lin, await promise(lin, { sentence: "delivered" }));
  expect(sentences(await call(lin, listCommitments, { teamId: it.teamId })).sort()).toEqual([
    "asked",
    "delivered",
  ]);
  expect(
    sentences(await call(mei, listCommitments, { teamId: hr.teamId, side: "customer", state: "delivered" })),
  ).toEqual(["delivered"]);
  expect(
    await refusal(call(mei, listCommitments, { teamId: hr.teamId, state: "lost" as "asked" })),
  ).toMatchObject({ code: "invalid", field: "state" });
});

test("of a service the supplier lists all, a customer only its own", async () => {
  const { call, promise, lin, mei, fay, it, finance, offerService } = await createCompany();
  const serviceId = await offerService(it.teamId);
  await promise(lin, { sentence: "for HR", serviceId });
  await promise(lin, { sentence: "for Finance", serviceId, customerTeamId: finance.teamId });
  expect(sentences(await call(lin, listCommitments, { serviceId })).sort()).toEqual([
    "for Finance",
    "for HR",
  ]);
  expect(sentences(await call(mei, listCommitments, { serviceId }))).toEqual(["for HR"]);
  expect(sentences(await call(fay, listCommitments, { serviceId }))).toEqual(["for Finance"]);
});

test("a list of everything is not offered, and what is unknown is not found", async () => {
  const { call, lin } = await createCompany();
  const unknownId = "01990000-0000-7000-8000-000000000000";
  expect(await refusal(call(lin, listCommitments, {}))).toMatchObject({
    code: "invalid",
    key: "commitment.error.filterMissing",
  });
  expect(await refusal(call(lin, listCommitments, { relationshipId: unknownId }))).toMatchObject({
    code: "notFound",
  });
  expect(await refusal(call(lin, listCommitments, { serviceId: unknownId }))).toMatchObject({
    code: "notFound",
  });
});
