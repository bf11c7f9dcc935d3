import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { watchCommitments } from "#server/commitment/watcher.ts";
import { membership, person } from "#server/organisation/table.ts";
import { getCommitment } from "#shared/commitment/readApi.ts";
import { refusal } from "#test/world.ts";
import { createCompany, FRIDAY, HOUR_MS, MONDAY } from "./company.ts";

test("both sides read one commitment with its notes, its history and its times", async () => {
  const { call, ask, accept, askCustomer, answer, lin, mei, clock } = await createCompany();
  const waiting = await askCustomer(lin, await accept(lin, await ask()));
  clock.now += 2 * HOUR_MS;
  const answered = await answer(mei, waiting, "Oslo");
  clock.now += HOUR_MS;
  for (const reader of [lin, mei]) {
    const details = await call(reader, getCommitment, { commitmentId: answered.commitmentId });
    expect(details).toMatchObject({
      usedSeconds: 3_600,
      pausedSeconds: 7_200,
      isMostlyPaused: true,
      countsIn: "working",
    });
    expect(details.notes.map(({ kind, text, author }) => [kind, text, author?.name])).toEqual([
      ["question", "Which city?", "Lin"],
      ["answer", "Oslo", "Mei"],
    ]);
    expect(
      details.history.map(({ kind, actor, person, occurredAt }) => [kind, actor?.name, person, occurredAt]),
    ).toEqual([
      ["asked", "Mei", null, MONDAY],
      ["accepted", "Lin", null, MONDAY],
      ["questioned", "Lin", null, MONDAY],
      ["answered", "Mei", null, MONDAY + 2 * HOUR_MS],
    ]);
    expect(details.history[2]!.noteId).toBe(details.notes[0]!.noteId);
    expect(details.history[1]!.momentAt).toBe(details.promisedAt);
  }
});

test("the history says in whose name it was recorded", async () => {
  const { call, ask, ray, mei } = await createCompany();
  const { commitmentId } = await ask(ray, { requesterId: mei.personId });
  const { history } = await call(mei, getCommitment, { commitmentId });
  expect(history).toMatchObject([{ kind: "asked", actor: { name: "Ray" }, person: { name: "Mei" } }]);
});

test("the history names time's own doing without an actor", async () => {
  const { call, promise, lin, database } = await createCompany();
  const { commitmentId } = await promise();
  await watchCommitments(database, FRIDAY + 1);
  const { history } = await call(lin, getCommitment, { commitmentId });
  expect(history.slice(1)).toMatchObject([{ kind: "atRisk", actor: null, momentAt: FRIDAY }]);
});

test("the history says to whom it was handed", async () => {
  const { call, ask, assign, sam, lin, mei } = await createCompany();
  const { commitmentId } = await assign(sam, await ask(), lin.personId);
  const { history } = await call(mei, getCommitment, { commitmentId });
  expect(history.at(-1)).toMatchObject({ kind: "assigned", actor: { name: "Sam" }, person: { name: "Lin" } });
});

test("strangers read nothing, and what does not exist is not found", async () => {
  const { call, ask, fay } = await createCompany();
  const { commitmentId } = await ask();
  expect(await refusal(call(fay, getCommitment, { commitmentId }))).toMatchObject({ code: "forbidden" });
  expect(
    await refusal(call(fay, getCommitment, { commitmentId: "01990000-0000-7000-8000-000000000000" })),
  ).toMatchObject({ code: "notFound" });
  expect(await refusal(call(fay, getCommitment, { commitmentId: "1" }))).toMatchObject({
    code: "invalid",
    field: "commitmentId",
  });
});

test("who asked still reads it after leaving the team, but acts no more", async () => {
  const { call, ask, withdraw, mei, database } = await createCompany();
  const asked = await ask(mei);
  await database.write((db) => db.delete(membership).where(eq(membership.personId, mei.personId)));
  expect(await call(mei, getCommitment, { commitmentId: asked.commitmentId })).toMatchObject({
    state: "asked",
  });
  expect(await refusal(withdraw(mei, asked))).toMatchObject({ code: "forbidden" });
});

test("an erased person leaves their deeds without a name", async () => {
  const { call, ask, mei, lin, database } = await createCompany();
  const { commitmentId } = await ask(mei);
  await database.write((db) =>
    db.update(person).set({ name: "", erasedAt: MONDAY }).where(eq(person.personId, mei.personId)),
  );
  const { requester, history } = await call(lin, getCommitment, { commitmentId });
  expect(requester).toEqual({ personId: mei.personId, name: "" });
  expect(history[0]!.actor).toEqual({ personId: mei.personId, name: "" });
});
