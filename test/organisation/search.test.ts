import { expect, test } from "vitest";
import { getPerson, searchPeople } from "#shared/organisation/api.ts";
import { listMembers, listTeams } from "#shared/organisation/teamApi.ts";
import { createWorld, refusal } from "#test/world.ts";
import { addImported, addPending, createCompany, idOf, unknownId } from "./company.ts";

/** A world of people with these names, and the names that a search finds in it. */
async function withPeople(...names: string[]) {
  const world = await createWorld();
  const it = await world.addTeam("IT");
  const me = await world.addPerson("Zz Searcher", { [it.teamId]: "member" });
  for (const name of names) await world.addPerson(name);
  const search = async (query: string) =>
    (await world.call(me, searchPeople, { query })).items.map(({ name }) => name);
  return { ...world, it, me, search };
}

test("names that start with the query come first, then those that hold it, each in the order of names", async () => {
  const { search } = await withPeople("Carolin", "Linus", "lin Na", "Ali Ning", "Bo");
  expect(await search("LIN")).toEqual(["lin Na", "Linus", "Carolin"]);
});

test("Chinese names are found by any part", async () => {
  const { search } = await withPeople("王伟", "王小明", "李王", "陈静");
  expect(await search("王")).toEqual(["王伟", "王小明", "李王"]);
  expect(await search("小明")).toEqual(["王小明"]);
});

test("letters beyond A to Z are found in either case", async () => {
  const { search } = await withPeople("Øyvind Ås", "Élodie", "Ömer", "Дарья");
  expect(await search("øyvind ås")).toEqual(["Øyvind Ås"]);
  expect(await search("ÉLODIE")).toEqual(["Élodie"]);
  expect(await search("ömer")).toEqual(["Ömer"]);
  expect(await search("дар")).toEqual(["Дарья"]);
});

test.each(["%", "_", "\\", "%%%", "a_c", "'; drop table person; --"])(
  "%j is text and no pattern",
  async (query) => {
    const { search } = await withPeople("abc", `x ${query} y`);
    expect(await search(query)).toEqual([`x ${query} y`]);
  },
);

test("without a query everybody is listed, page by page and nobody twice", async () => {
  const names = Array.from({ length: 7 }, (_, index) => `Person ${index}`);
  const { call, me } = await withPeople(...names, "Person 3");
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(me, searchPeople, { limit: 2, cursor });
    seen.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual([...names.slice(0, 4), "Person 3", ...names.slice(4), "Zz Searcher"]);
});

test("pages go on from names that start with the query to those that hold it", async () => {
  const { call, me } = await withPeople("Linus", "Lina", "Carolin", "Berlin", "Merlin");
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(me, searchPeople, { query: "lin", limit: 2, cursor });
    seen.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["Lina", "Linus", "Berlin", "Carolin", "Merlin"]);
});

test("a person is shown with their teams, so that namesakes can be told apart", async () => {
  const { call, me, addPerson, addTeam } = await withPeople();
  const finance = await addTeam("Finance");
  await addPerson("Wang Wei", { [finance.teamId]: "lead" });
  const [found] = (await call(me, searchPeople, { query: "wang" })).items;
  expect(found).toMatchObject({ name: "Wang Wei", isSignedIn: true, teams: [finance] });
});

test("imported people are found before they ever signed in", async () => {
  const company = await createCompany();
  const { personId } = await addImported(company, { name: "Lin Na" });
  const found = await company.call(company.itMember, getPerson, { personId });
  expect(found).toMatchObject({ name: "Lin Na", isSignedIn: false, teams: [] });
});

test("who has no team yet cannot look through the people, only at oneself", async () => {
  const company = await createCompany();
  const { call, newcomer, itLead, it } = company;
  await addPending(company, newcomer, it);
  expect(await refusal(call(newcomer, searchPeople, {}))).toMatchObject({ code: "forbidden" });
  expect(await refusal(call(newcomer, getPerson, idOf(itLead)))).toMatchObject({ code: "forbidden" });
  expect(await refusal(call(newcomer, listMembers, it))).toMatchObject({ code: "forbidden" });
  expect(await call(newcomer, getPerson, idOf(newcomer))).toMatchObject({ name: "Nora New" });
});

test("an unknown person is not found", async () => {
  const { call, itMember } = await createCompany();
  expect(await refusal(call(itMember, getPerson, { personId: unknownId }))).toMatchObject({
    code: "notFound",
  });
});

test("members are searched within their team", async () => {
  const company = await createCompany();
  const { call, itMember, it, newcomer } = company;
  await addPending(company, newcomer, it);
  const all = await call(itMember, listMembers, it);
  expect(all.items.map(({ name, role }) => [name, role])).toEqual([
    ["Ida Desk", "desk"],
    ["Ines Lead", "lead"],
    ["Ivo Member", "member"],
  ]);
  const some = await call(itMember, listMembers, { ...it, query: "lead" });
  expect(some.items.map(({ name }) => name)).toEqual(["Ines Lead"]);
});

test.each([
  ["a query too long", { query: "x".repeat(121) }, "query", "error.tooLong"],
  ["too many at once", { limit: 101 }, "limit", "error.limit"],
  ["none at all", { limit: 0 }, "limit", "error.limit"],
  ["half a person", { limit: 1.5 }, "limit", "error.limit"],
  ["a word for a number", { limit: "many" }, "limit", "error.limit"],
  ["an invented cursor", { cursor: "elsewhere" }, "cursor", "error.cursor"],
  ["a cursor without end", { cursor: "9".repeat(300) }, "cursor", "error.cursor"],
  ["a field nobody knows", { nmae: "Lin" }, "nmae", "error.unknownField"],
])("a list asked for with %s is refused", async (_, input, field, key) => {
  const { call, itMember } = await createCompany();
  const expected = { code: "invalid", field, key };
  expect(await refusal(call(itMember, searchPeople, input as never))).toMatchObject(expected);
  expect(await refusal(call(itMember, listTeams, input as never))).toMatchObject(expected);
});
