import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fieldsOf, importKinds } from "#shared/intake/fields.ts";
import { guessFields } from "#shared/intake/guess.ts";
import { readMapping } from "#shared/intake/mapping.ts";
import { Problem } from "#shared/problem.ts";

function problemOf(written: unknown) {
  try {
    readMapping(written);
  } catch (error) {
    if (error instanceof Problem) return { field: error.field, key: error.message };
    throw error;
  }
  throw new Error("The mapping was not refused.");
}

const log = { kind: "log", fields: { caseId: "Id", supplier: "To", customer: "From", askedAt: "Opened" } };

test("what a mapping leaves open is filled in", () => {
  expect(readMapping({ kind: "teams", fields: { name: "Team" } })).toMatchObject({
    source: "log",
    rows: "case",
    encoding: "utf-8",
    timeZone: "UTC",
    dates: ["iso"],
    unknown: ["?"],
    missingTeams: "reject",
    absent: "ignore",
  });
});

test.each([
  ["no kind", { fields: {} }, "kind", "intake.error.kind"],
  ["an unknown kind", { kind: "people2", fields: {} }, "kind", "intake.error.kind"],
  ["an unknown setting", { ...log, colour: "red" }, "colour", "error.unknownField"],
  [
    "an unknown field",
    { ...log, fields: { ...log.fields, mood: "Mood" } },
    "fields.mood",
    "intake.error.unknownField",
  ],
  [
    "a needed field left out",
    { kind: "teams", fields: { key: "Id" } },
    "fields.name",
    "intake.error.fieldMissing",
  ],
  ["events without a moment", { ...log, rows: "event" }, "fields.at", "intake.error.fieldMissing"],
  [
    "a field that is a number",
    { ...log, fields: { ...log.fields, owner: 7 } },
    "fields.owner",
    "intake.error.source",
  ],
  [
    "a source with a slip",
    { ...log, fields: { ...log.fields, owner: { colum: "A" } } },
    "fields.owner",
    "intake.error.source",
  ],
  ["a zone that is none", { ...log, timeZone: "Boston" }, "timeZone", "calendar.error.timeZone"],
  [
    "a date format that is none",
    { ...log, dates: ["iso", "tomorrow"] },
    "dates.1",
    "intake.error.dateFormat",
  ],
  ["a log's name with spaces", { ...log, source: "Help desk" }, "source", "intake.error.sourceName"],
  [
    "a verdict that is neither",
    { ...log, check: { promiseKept: { column: "ok", values: { yes: "yes" } } } },
    "check.promiseKept.values.yes",
    "intake.error.checkValue",
  ],
])("%s is refused and named", (_, written, field, key) => {
  expect(problemOf(written)).toEqual({ field, key });
});

test("columns are recognised by our words, by other usual ones and in Chinese", () => {
  expect(guessFields("teams", ["Team name", "Reports to", "Cost centre"])).toEqual({
    name: "Team name",
    parent: "Reports to",
  });
  expect(guessFields("people", ["工号", "姓名", "部门"])).toEqual({
    key: "工号",
    name: "姓名",
    team: "部门",
  });
  expect(
    guessFields("log", ["Ticket ID", "Service team", "Requester team", "Created", "Due date", "Resolved at"]),
  ).toEqual({
    caseId: "Ticket ID",
    supplier: "Service team",
    customer: "Requester team",
    askedAt: "Created",
    promisedAt: "Due date",
    deliveredAt: "Resolved at",
  });
});

test("our own word goes before another that also fits", () => {
  expect(guessFields("teams", ["team", "name"])).toEqual({ name: "name" });
});

test.each(importKinds)("the columns of %s are told apart: no two fields claim the same heading", (kind) => {
  const words = Object.entries(fieldsOf(kind)).flatMap(([field, { aliases }]) => [field, ...aliases]);
  const plain = words.map((word) => word.toLowerCase());
  const own = new Set(Object.keys(fieldsOf(kind)).map((field) => field.toLowerCase()));
  const aliases = plain.filter((word) => !own.has(word));
  expect(aliases.filter((word, index) => aliases.indexOf(word) !== index)).toEqual([]);
});

const folder = join(import.meta.dirname, "../../server/intake/mappings");
test.each(readdirSync(folder).filter((file) => file.endsWith(".json")))(
  "the mapping %s that we ship is sound",
  (file) => {
    expect(() => readMapping(JSON.parse(readFileSync(join(folder, file), "utf8")))).not.toThrow();
  },
);
