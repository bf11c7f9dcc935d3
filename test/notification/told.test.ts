import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { watchCommitments } from "#server/commitment/watcher.ts";
import { notification } from "#server/notification/table.ts";
import { person } from "#server/organisation/table.ts";
import * as commitmentApi from "#shared/commitment/api.ts";
import * as api from "#shared/notification/api.ts";
import { erasePerson, mergePeople } from "#shared/organisation/api.ts";
import { removeMember } from "#shared/organisation/teamApi.ts";
import { createCompany, DAY_MS, FRIDAY, HOUR_MS } from "#test/commitment/company.ts";
import { refusal, type TestPerson } from "#test/world.ts";

async function createListeners() {
  const company = await createCompany();
  const told = async (as: TestPerson) => {
    const { items } = await company.call(as, api.listNotifications, {});
    return items.filter(({ said }) => said !== "relationship").map(({ said, title }) => `${said}: ${title}`);
  };
  return { ...company, told };
}

test("a promise is told from step to step to whoever is on the other side, and never to who took the step", async () => {
  const { told, call, promise, clock, lin, mei } = await createListeners();
  let { commitmentId, revision } = await promise(lin, { requesterId: mei.personId });
  function seen() {
    clock.now += 1_000;
    return { commitmentId, revision: revision++ };
  }
  await call(lin, commitmentApi.askCustomer, { ...seen(), question: "Which colour?" });
  await call(mei, commitmentApi.answerQuestion, { ...seen(), text: "Blue" });
  await call(lin, commitmentApi.proposeDate, { ...seen(), dueAt: FRIDAY + HOUR_MS, reason: null });
  await call(mei, commitmentApi.answerDate, { ...seen(), isAgreed: true });
  await call(lin, commitmentApi.deliverCommitment, { ...seen(), text: null });
  await call(mei, commitmentApi.confirmCommitment, { ...seen(), fact: "no", text: "Red" });
  const title = "Badges for the new colleagues";
  expect(await told(mei)).toEqual(
    ["delivered", "dateProposed", "questioned", "promised"].map((said) => `${said}: ${title}`),
  );
  expect(await told(lin)).toEqual(["returned", "dateAgreed", "answered"].map((said) => `${said}: ${title}`));
});

test("time itself tells the supplier before and when a promise is missed, and the customer then", async () => {
  const { told, promise, clock, database, lin, mei } = await createListeners();
  await promise(lin, { requesterId: mei.personId });
  clock.now = FRIDAY - HOUR_MS;
  await watchCommitments(database, clock.now);
  clock.now = FRIDAY + HOUR_MS;
  await watchCommitments(database, clock.now);
  await watchCommitments(database, clock.now);
  const title = "Badges for the new colleagues";
  expect(await told(lin)).toEqual([`breached: ${title}`, `atRisk: ${title}`]);
  expect(await told(mei)).toEqual([`missed: ${title}`, `promised: ${title}`]);
});

test("what is found out more than a day later is no news", async () => {
  const { told, promise, clock, database, lin } = await createListeners();
  await promise(lin);
  clock.now = FRIDAY + 3 * DAY_MS;
  await watchCommitments(database, clock.now);
  expect(await told(lin)).toEqual([]);
});

test("a refused step tells nobody", async () => {
  const { told, call, ask, mei, fay, sam } = await createListeners();
  const { commitmentId, revision } = await ask(mei);
  const seen = { commitmentId, revision };
  expect(
    await refusal(call(fay, commitmentApi.declineCommitment, { ...seen, reason: "No", alternative: null })),
  ).toMatchObject({ code: "forbidden" });
  expect(await told(mei)).toEqual([]);
  expect(await told(sam)).toHaveLength(1);
});

test("one's own list is one's own: read and marked by nobody else", async () => {
  const { call, ask, sam, dee, fay, told } = await createListeners();
  await ask();
  const { items } = await call(sam, api.listNotifications, { limit: 1 });
  const { notificationId } = items[0]!;
  for (const other of [dee, fay])
    expect(await refusal(call(other, api.readNotifications, { notificationId }))).toMatchObject({
      code: "notFound",
    });
  expect(await told(fay)).toEqual([]);
  expect((await call(sam, api.listNotifications, {})).items.every(({ readAt }) => readAt === null)).toBe(
    true,
  );
});

test("one is marked as read, or all up to it; twice is once", async () => {
  const { call, ask, sam, clock } = await createListeners();
  await ask();
  clock.now += 1_000;
  await ask(undefined, { sentence: "Another laptop" });
  const before = await call(sam, api.countNotifications, {});
  const { items } = await call(sam, api.listNotifications, {});
  const [latest] = items;
  const read = (isWithOlder: boolean) =>
    call(sam, api.readNotifications, { notificationId: latest!.notificationId, isWithOlder });
  expect(await read(false)).toEqual({ unread: before.unread - 1 });
  expect(await read(false)).toEqual({ unread: before.unread - 1 });
  expect(await read(true)).toEqual({ unread: 0 });
});

test("a list goes on page by page, latest first", async () => {
  const { call, ask, sam, clock } = await createListeners();
  for (let count = 0; count < 5; count++) {
    clock.now += 1_000;
    await ask(undefined, { sentence: `Laptop ${count}` });
  }
  const titles: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(sam, api.listNotifications, { limit: 2, cursor });
    expect(page.items.length).toBeLessThanOrEqual(2);
    titles.push(...page.items.filter(({ said }) => said === "asked").map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(titles).toEqual(["Laptop 4", "Laptop 3", "Laptop 2", "Laptop 1", "Laptop 0"]);
});

test("who belongs to neither team any more keeps the line and loses the words", async () => {
  const { call, ask, sam, dee, addPerson, it: team, told } = await createListeners();
  await ask();
  const admin = await addPerson("Ada", {}, ["admin"]);
  await call(admin, removeMember, { teamId: team.teamId, personId: dee.personId });
  expect(await told(dee)).toEqual(["asked: null"]);
  expect(await told(sam)).toEqual(["asked: A laptop for Chen"]);
});

test("a person merged into another brings their list along; one who is erased is told no more", async () => {
  const { call, ask, database, addPerson, dee, told } = await createListeners();
  const admin = await addPerson("Ada", {}, ["admin"]);
  await call(admin, erasePerson, { personId: dee.personId });
  await ask();
  const rows = await database.read
    .select()
    .from(notification)
    .where(eq(notification.personId, dee.personId))
    .all();
  expect(rows).toEqual([]);
  const imported = await addPerson("Lea");
  await database.write((db) =>
    db.update(person).set({ objectId: null }).where(eq(person.personId, imported.personId)),
  );
  const lea = await addPerson("Lea");
  await ask(undefined, { requesterId: null });
  await database.write((db) => db.update(notification).set({ personId: lea.personId }));
  await call(admin, mergePeople, { personId: imported.personId, signedInPersonId: lea.personId });
  expect((await told({ ...lea, personId: imported.personId })).length).toBeGreaterThan(0);
});
