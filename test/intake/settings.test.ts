import { expect, test } from "vitest";
import type { ImportHead } from "#shared/intake/api.ts";
import { readMapping } from "#shared/intake/mapping.ts";
import {
  type Choices,
  dateCells,
  fieldNames,
  foreignWords,
  mappingOf,
  noChoices,
} from "#tab/intake/settings.ts";

const tickets: ImportHead = {
  columns: ["Number", "Service team", "Caller's team", "Opened", "Resolved", "Outcome"],
  values: [
    ["1", "2"],
    ["IT"],
    ["HR", "Legal"],
    ["02/11/2026 09:00", "13/11/2026 10:30"],
    ["?"],
    ["done", "confirmed"],
  ],
};
const chosen: Choices = {
  ...noChoices,
  columns: { supplier: "Service team", customer: "Caller's team" },
  words: { result: { done: "delivered", cancelled: "" } },
  timeZone: "Europe/Amsterdam",
};

test("what was left alone is guessed, what was chosen holds", () => {
  const mapping = mappingOf("log", tickets, chosen);
  expect(mapping).toMatchObject({
    kind: "log",
    timeZone: "Europe/Amsterdam",
    dates: ["D/M/YYYY", "D/M/YYYY H:mm", "D/M/YYYY H:mm:ss"],
    fields: {
      caseId: "Number",
      supplier: "Service team",
      customer: "Caller's team",
      askedAt: "Opened",
      deliveredAt: "Resolved",
      result: { column: "Outcome", values: { done: "delivered", cancelled: null } },
    },
  });
  expect(readMapping(mapping)).toMatchObject({ rows: "case", encoding: "utf-8", unknown: ["?"] });
});

test("a field can be left without a column, whatever was guessed", () => {
  const { fields } = mappingOf("log", tickets, {
    ...chosen,
    columns: { ...chosen.columns, deliveredAt: "" },
  });
  expect(fields).not.toHaveProperty("deliveredAt");
});

test("where a row is an event, it has a moment and a word instead of the moments of a case", () => {
  const ofEvents = fieldNames("log", { ...noChoices, rows: "event" });
  expect(ofEvents).toEqual(expect.arrayContaining(["at", "event", "caseId"]));
  expect(ofEvents).not.toContain("deliveredAt");
  expect(fieldNames("log", noChoices)).not.toContain("event");
});

test("only rows that say one of the chosen values are taken", () => {
  const some = { ...chosen, onlyColumn: "Service team", onlyValues: ["IT"] };
  expect(mappingOf("log", tickets, some).only).toEqual({ "Service team": ["IT"] });
  expect(mappingOf("log", tickets, { ...some, onlyValues: [] }).only).toBeUndefined();
});

test("cells that say that nobody knows are no dates, and words of ours need no translation", () => {
  expect(dateCells("log", tickets, chosen)).toEqual(["02/11/2026 09:00", "13/11/2026 10:30"]);
  expect(dateCells("log", tickets, { ...chosen, unknown: "-" })).toContain("?");
  expect(foreignWords("log", tickets, "result", "Outcome")).toEqual(["done"]);
});

test("dates in a form of one's own are named as a mapping names them", () => {
  const own: Choices = { ...chosen, dateWay: "own", ownDates: "D.M.YYYY, D.M.YYYY H:mm" };
  expect(mappingOf("log", tickets, own).dates).toEqual(["D.M.YYYY", "D.M.YYYY H:mm"]);
});

test("a file of past complaints says how its dates are written, and which system numbers them", () => {
  const head = { columns: ["Supplier", "Complaint", "Received"], values: [["IT"], ["Late"], ["13/11/2026"]] };
  const mapping = mappingOf("complaints", head, { ...noChoices, source: "help-desk", timeZone: "UTC" });
  expect(mapping).toMatchObject({
    kind: "complaints",
    source: "help-desk",
    timeZone: "UTC",
    fields: { supplier: "Supplier", text: "Complaint", receivedAt: "Received" },
  });
  expect(mapping.dates).toContain("D/M/YYYY");
  expect(mapping).not.toHaveProperty("rows");
});
