import { expect, test } from "vitest";
import { suggestion } from "#server/feedback/table.ts";
import * as commitmentApi from "#shared/commitment/api.ts";
import { getToday } from "#shared/commitment/readApi.ts";
import * as api from "#shared/feedback/api.ts";
import { SUGGESTIONS_A_DAY } from "#shared/feedback/rules.ts";
import { listActions } from "#shared/improvement/api.ts";
import { refusal } from "#test/world.ts";
import { createCompany, DAY_MS, TEXT } from "./company.ts";

test("a suggestion gets an owner at once: who answers for the service, else a lead of the team", async () => {
  const { suggest, offerService, mei, sam, max, it, hr } = await createCompany();
  const plain = await suggest();
  expect(plain).toMatchObject({
    author: { name: "Mei" },
    authorTeam: { teamId: hr.teamId },
    supplier: { teamId: it.teamId },
    owner: { name: sam.name },
    state: "open",
    text: TEXT,
    answer: null,
    revision: 1,
  });
  const serviceId = await offerService(it.teamId, max.personId);
  const onService = await suggest(mei, { serviceId });
  expect(onService).toMatchObject({ owner: { name: max.name }, service: { serviceId } });
});

test("its owner is asked on Today until it is answered", async () => {
  const { suggest, accept, call, sam, max } = await createCompany();
  const one = await suggest();
  const asks = async (as: typeof sam) => (await call(as, getToday, {})).asks;
  expect(await asks(sam)).toMatchObject([
    { kind: "suggestion", subjectId: one.suggestionId, title: TEXT, from: "HR" },
  ]);
  expect(await asks(max)).toEqual([]);
  await accept(sam, one);
  expect(await asks(sam)).toEqual([]);
});

test("an accepted one is an action of the team with an owner and a day, and both are done together", async () => {
  const { suggest, accept, finish, call, clock, mei, sam, max, it } = await createCompany();
  const accepted = await accept(sam, await suggest(), { ownerId: max.personId });
  expect(accepted).toMatchObject({
    state: "accepted",
    owner: { name: max.name },
    answer: "The file comes on Mondays",
    dueAt: clock.now + 5 * DAY_MS,
  });
  const actions = async () => (await call(sam, listActions, { teamId: it.teamId })).items;
  expect(await actions()).toMatchObject([
    {
      source: { kind: "suggestion", id: accepted.suggestionId },
      owner: { name: max.name },
      what: "The file comes on Mondays",
      cause: TEXT,
      state: "open",
    },
  ]);
  const done = await finish(max, accepted);
  expect(done).toMatchObject({ state: "done", done: "Since May it comes on Mondays" });
  expect(await actions()).toMatchObject([{ state: "done" }]);
  expect((await call(mei, api.listNewAnswers, {})).items).toEqual([done]);
});

test("a refusal says because and instead, and is an answer like any other", async () => {
  const { suggest, decline, call, mei, max } = await createCompany();
  const declined = await decline(max, await suggest(), { alternative: "A draft on Monday" });
  expect(declined).toMatchObject({
    state: "declined",
    answer: "The bank needs it on Friday",
    alternative: "A draft on Monday",
  });
  expect((await call(mei, api.listMySuggestions, {})).items).toEqual([declined]);
  expect((await call(mei, api.listBoard, {})).items).toEqual([declined]);
});

test("the board is read by the supplier and its customers, open suggestions by the two sides alone", async () => {
  const { suggest, accept, call, mei, lin, yuki, fay, sam, max, it } = await createCompany();
  const open = await suggest();
  const board = async (as: typeof mei, more: object = {}) => (await call(as, api.listBoard, more)).items;
  for (const reader of [mei, yuki, fay, sam]) expect(await board(reader)).toEqual([]);
  expect((await call(max, api.listSuggestionsToUs, {})).items).toEqual([open]);
  for (const reader of [lin, yuki, fay])
    expect((await call(reader, api.listSuggestionsToUs, {})).items).toEqual([]);
  await accept(sam, open);
  for (const reader of [mei, lin, yuki, sam, max]) {
    expect(await board(reader)).toHaveLength(1);
    expect(await board(reader, { teamId: it.teamId })).toHaveLength(1);
  }
  expect(await board(fay)).toEqual([]);
  expect(await board(fay, { teamId: it.teamId })).toEqual([]);
});

test("who would not be named is thanked without a name, before all but the supplier and themselves", async () => {
  const { suggest, accept, finish, call, mei, lin, yuki, sam } = await createCompany();
  const done = await finish(sam, await accept(sam, await suggest(mei, { credit: "unnamed" })));
  const authorFor = async (as: typeof mei) => {
    const [one] = (await call(as, api.listBoard, {})).items;
    return [one?.author?.name, one?.authorTeam?.name];
  };
  expect(done.author?.name).toBe("Mei");
  expect(await authorFor(mei)).toEqual(["Mei", "HR"]);
  expect(await authorFor(sam)).toEqual(["Mei", "HR"]);
  for (const other of [yuki, lin]) expect(await authorFor(other)).toEqual([undefined, undefined]);
});

test("which promise it was about is read by its two sides, not by other customers", async () => {
  const { suggest, decline, call, between, clock, mei, yuki, max, sales } = await createCompany();
  const promise = { ...between, sentence: "The payroll file", dueAt: clock.now + DAY_MS };
  const { commitmentId } = await call(max, commitmentApi.promiseCommitment, promise);
  const made = await suggest(mei, { commitmentId });
  expect(made.commitment).toEqual({ commitmentId, sentence: "The payroll file" });
  await decline(max, made);
  expect((await call(yuki, api.listBoard, {})).items).toMatchObject([{ text: TEXT, commitment: null }]);
  const asSales = { customerTeamId: sales.teamId, commitmentId };
  expect(await refusal(suggest(yuki, asSales))).toMatchObject({ field: "commitmentId", code: "invalid" });
});

test("a service of another team, one's own team, an archived and an unknown one are refused", async () => {
  const { suggest, offerService, addTeam, clock, mei, fay, finance, hr } = await createCompany();
  const serviceId = await offerService(finance.teamId, fay.personId);
  const archived = await addTeam("Old", { archivedAt: clock.now });
  expect(await refusal(suggest(mei, { serviceId }))).toMatchObject({ key: "feedback.error.notTheirs" });
  expect(await refusal(suggest(mei, { supplierTeamId: hr.teamId }))) //
    .toMatchObject({ key: "feedback.error.ownTeam" });
  expect(await refusal(suggest(mei, { supplierTeamId: archived.teamId }))) //
    .toMatchObject({ key: "feedback.error.archived" });
  expect(await refusal(suggest(mei, { supplierTeamId: crypto.randomUUID() }))) //
    .toMatchObject({ code: "notFound" });
});

test("nobody suggests in the name of a team they are not in", async () => {
  const { suggest, max, fay, ada, newcomer } = await createCompany();
  for (const other of [max, fay, ada, newcomer])
    expect(await refusal(suggest(other))).toMatchObject({ code: "forbidden" });
});

test("only the supplier's people answer; its owner or a lead says that it is done", async () => {
  const { suggest, accept, decline, finish, seen, call, mei, lin, yuki, fay, ada, sam, max } =
    await createCompany();
  const one = await suggest();
  for (const other of [mei, lin, yuki, fay, ada]) {
    expect(await refusal(accept(other, one))).toMatchObject({ code: "forbidden" });
    expect(await refusal(decline(other, one))).toMatchObject({ code: "forbidden" });
    expect(await refusal(call(other, api.takeSuggestion, seen(one)))).toMatchObject({ code: "forbidden" });
  }
  const accepted = await accept(sam, one);
  for (const other of [mei, fay, max])
    expect(await refusal(finish(other, accepted))).toMatchObject({ code: "forbidden" });
  const taken = await call(max, api.takeSuggestion, seen(accepted));
  expect(taken.owner?.name).toBe("Max");
  expect((await finish(max, taken)).state).toBe("done");
});

test("the owner named must be of the supplier's team, the day in the future", async () => {
  const { suggest, accept, sam, mei, clock } = await createCompany();
  const one = await suggest();
  expect(await refusal(accept(sam, one, { ownerId: mei.personId }))).toMatchObject({ field: "ownerId" });
  expect(await refusal(accept(sam, one, { dueAt: clock.now }))).toMatchObject({ field: "dueAt" });
});

test("nothing is answered twice, done before it was accepted, or done twice", async () => {
  const { suggest, accept, decline, finish, sam } = await createCompany();
  const one = await suggest();
  expect(await refusal(finish(sam, one))).toMatchObject({ code: "conflict" });
  const accepted = await accept(sam, one);
  expect(await refusal(decline(sam, accepted))).toMatchObject({ code: "conflict" });
  expect(await refusal(accept(sam, one))).toMatchObject({ code: "conflict" });
  const done = await finish(sam, accepted);
  expect(await refusal(finish(sam, done))).toMatchObject({ code: "conflict" });
});

test("two who answer at once: one answer stands, and one action at most", async () => {
  const { suggest, accept, decline, call, sam, max, it } = await createCompany();
  const one = await suggest();
  const outcomes = await Promise.allSettled([accept(sam, one), decline(max, one), accept(max, one)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { items } = await call(sam, listActions, { teamId: it.teamId });
  expect(items.length).toBe(outcomes[1]?.status === "fulfilled" ? 0 : 1);
});

test("its author alone takes it back, as long as nobody has answered", async () => {
  const { suggest, accept, seen, call, mei, lin, sam } = await createCompany();
  const one = await suggest();
  for (const other of [lin, sam])
    expect(await refusal(call(other, api.withdrawSuggestion, seen(one)))) //
      .toMatchObject({ code: "forbidden" });
  expect((await call(mei, api.withdrawSuggestion, seen(one))).state).toBe("withdrawn");
  expect((await call(sam, api.listSuggestionsToUs, {})).items).toEqual([]);
  const accepted = await accept(sam, await suggest());
  expect(await refusal(call(mei, api.withdrawSuggestion, seen(accepted)))) //
    .toMatchObject({ code: "conflict" });
});

test("who is in both teams suggests for one to the other", async () => {
  const { suggest, bo } = await createCompany();
  expect((await suggest(bo)).author?.name).toBe("Bo");
});

test("a flood is stopped at twenty a day, and the next day goes on", async () => {
  const { suggest, database, clock } = await createCompany();
  const flood = Array.from({ length: SUGGESTIONS_A_DAY + 5 }, () => suggest());
  const outcomes = await Promise.allSettled(flood);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(SUGGESTIONS_A_DAY);
  expect(await refusal(suggest())).toMatchObject({ code: "conflict", key: "feedback.error.dailyLimit" });
  clock.now += DAY_MS;
  await suggest();
  expect(await database.read.select().from(suggestion).all()).toHaveLength(SUGGESTIONS_A_DAY + 1);
});

test("sent twice with the same key it is made once", async () => {
  const { suggest, database, mei } = await createCompany();
  const once = { "idempotency-key": "suggest-monday" };
  const first = await suggest(mei, {}, once);
  expect(await suggest(mei, {}, once)).toEqual(first);
  expect(await database.read.select().from(suggestion).all()).toHaveLength(1);
});

test("events hold ids and states, no word of what was written", async () => {
  const { suggest, accept, finish, eventsOf, sam, mei, it, hr } = await createCompany();
  const { suggestionId } = await finish(sam, await accept(sam, await suggest()));
  const events = await eventsOf(suggestionId);
  expect(events.map(({ verb }) => verb)).toEqual([
    "feedback.suggested",
    "feedback.accepted",
    "feedback.done",
  ]);
  for (const { audience } of events)
    expect(audience).toEqual(expect.arrayContaining([it.teamId, hr.teamId, mei.personId]));
  expect(JSON.stringify(events)).not.toMatch(/payroll|Monday/);
});

test.each([
  ["text", { text: "" }],
  ["text", { text: "x".repeat(1001) }],
  ["text", { text: "a\u0000b" }],
  ["text", { text: 5 }],
  ["supplierTeamId", { supplierTeamId: "it" }],
  ["customerTeamId", { customerTeamId: undefined }],
  ["credit", { credit: "maybe" }],
  ["stars", { stars: 5 }],
])("a suggestion with a bad %s is refused", async (field, more) => {
  const { send, between, mei } = await createCompany();
  const response = await send(mei, api.suggest, { ...between, text: TEXT, ...more });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "invalid", field });
});

test("markup stays text, and an unknown suggestion is not found", async () => {
  const { suggest, seen, call, mei, sam } = await createCompany();
  const text = "<script>alert(1)</script> & more";
  const one = await suggest(mei, { text });
  expect(one.text).toBe(text);
  const unknown = { ...seen(one), suggestionId: crypto.randomUUID() };
  expect(await refusal(call(sam, api.takeSuggestion, unknown))).toMatchObject({ code: "notFound" });
});

test("each list goes on where the page before ended", async () => {
  const { suggest, decline, call, clock, mei, max } = await createCompany();
  for (let count = 0; count < 5; count += 1) {
    clock.now += 1_000;
    const one = await suggest();
    if (count % 2 === 0) await decline(max, one);
  }
  const lists = [
    [mei, api.listMySuggestions, 5],
    [max, api.listSuggestionsToUs, 2],
    [mei, api.listBoard, 3],
  ] as const;
  for (const [reader, list, total] of lists) {
    const ids = new Set<string>();
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof call<typeof list.input, typeof list.output>>> = await call(
        reader,
        list,
        { limit: 1, ...(cursor ? { cursor } : {}) },
      );
      for (const { suggestionId } of page.items) ids.add(suggestionId);
      cursor = page.nextCursor;
    } while (cursor);
    expect(ids.size).toBe(total);
  }
});

test("the page it was recorded from is read by the two sides, not by other customers nor past a name that is kept", async () => {
  const { suggest, decline, call, mei, lin, yuki, max } = await createCompany();
  const source = { title: "Payroll in November", url: "https://intranet.example/payroll" };
  const made = await suggest(mei, { source });
  expect(made.source).toEqual(source);
  expect((await call(max, api.listSuggestionsToUs, {})).items).toMatchObject([{ source }]);
  await decline(max, made);
  const board = async (as: typeof mei) => (await call(as, api.listBoard, {})).items.map((one) => one.source);
  expect([await board(mei), await board(lin), await board(yuki)]).toEqual([[source], [source], [null]]);
  await decline(max, await suggest(mei, { source, credit: "unnamed" }));
  expect(await board(max)).toEqual([source, source]);
  expect((await board(lin)).toSorted()).toEqual([source, null]);
  const bad = { ...source, url: "file:///etc/passwd" };
  expect(await refusal(suggest(mei, { source: bad }))).toMatchObject({ field: "source.url" });
});
