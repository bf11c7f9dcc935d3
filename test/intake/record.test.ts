import { expect, test } from "vitest";
import { readMapping, type WrittenMapping } from "#shared/intake/mapping.ts";
import { missingColumn, rowReader } from "#shared/intake/record.ts";

const header = ["Id", "To", "From", "Opened", "Due", "State"];
const fields = { caseId: "Id", supplier: "To", customer: "From", askedAt: "Opened" };
const cells = ["7", "Desk", "Sales", "2026-10-01 09:00", "2026-10-03", "Done"];

const reading = (more: Partial<WrittenMapping> = {}) =>
  rowReader(readMapping({ kind: "log", fields, ...more }), header);
const valuesOf = (more: Partial<WrittenMapping>, row = cells) => {
  const read = reading(more)(row);
  if (read === "leftOut" || "refusal" in read) throw new Error(`Not read: ${JSON.stringify(read)}`);
  return read.values;
};
const refusalOf = (more: Partial<WrittenMapping>, row = cells) => {
  const read = reading(more)(row);
  if (read === "leftOut" || !("refusal" in read)) throw new Error(`Not refused: ${JSON.stringify(read)}`);
  return read.refusal;
};
const withField = (source: NonNullable<WrittenMapping["fields"]>[string], name = "result") => ({
  fields: { ...fields, [name]: source },
});

test("cells become our words: text, moments, words by a list of values", () => {
  const result = { column: "State", values: { Done: "delivered", Cancelled: "withdrawn" } };
  expect(valuesOf(withField(result))).toEqual({
    caseId: "7",
    supplier: "Desk",
    customer: "Sales",
    askedAt: Date.UTC(2026, 9, 1, 9),
    result: "delivered",
  });
});

test("a date alone is the end of its day where it says by when, its beginning elsewhere", () => {
  const mapping = { fields: { ...fields, promisedAt: "Due", closedAt: "Due" } };
  expect(valuesOf(mapping)).toMatchObject({
    promisedAt: Date.UTC(2026, 9, 4) - 1,
    closedAt: Date.UTC(2026, 9, 3),
  });
});

test("an empty cell, a question mark and what a value list calls null are unknown", () => {
  for (const cell of ["", "  ", "?"])
    expect(valuesOf(withField("State"), [...cells.slice(0, 5), cell])).toMatchObject({ result: null });
  expect(valuesOf(withField({ column: "State", values: { Done: null } }))).toMatchObject({ result: null });
});

test("unknown may be something else: a value of our own", () => {
  const unknown = ["7", "?", "Sales", "2026-10-01 09:00", "", ""];
  expect(
    valuesOf({ fields: { ...fields, supplier: { column: "To", otherwise: "Desk" } } }, unknown),
  ).toMatchObject({ supplier: "Desk" });
});

test("a text of our own holds cells in braces; unknown ones leave their place empty", () => {
  const sentence = { text: "Case {Id} for {From}, {State}" };
  expect(valuesOf(withField(sentence, "sentence"))).toMatchObject({ sentence: "Case 7 for Sales, Done" });
  expect(valuesOf(withField(sentence, "sentence"), [...cells.slice(0, 5), "?"])).toMatchObject({
    sentence: "Case 7 for Sales,",
  });
});

test("a needed cell that is unknown refuses the row and names the column", () => {
  expect(refusalOf({}, ["7", "?", ...cells.slice(2)])).toEqual({
    field: "supplier",
    column: "To",
    key: "intake.refused.missing",
    values: {},
  });
});

test.each([
  [
    withField("State"),
    "result",
    "intake.refused.word",
    { value: "Done", words: "delivered, confirmed, withdrawn, declined" },
  ],
  [
    withField("State", "respondedAt"),
    "respondedAt",
    "intake.refused.date",
    { value: "Done", formats: "iso" },
  ],
])("a cell that does not fit refuses the row: %j", (mapping, field, key, values) => {
  expect(refusalOf(mapping)).toEqual({ field, column: "State", key, values });
});

test("a long cell is shown by its beginning", () => {
  const { values } = refusalOf(withField("State"), [...cells.slice(0, 5), "x".repeat(5_000)]);
  expect(String(values.value)).toHaveLength(61);
});

test("a row with too few or too many cells is refused, not guessed at", () => {
  expect(refusalOf({}, cells.slice(1))).toMatchObject({
    key: "intake.refused.cellCount",
    values: { count: 5, expected: 6 },
  });
  expect(refusalOf({}, [...cells, ""])).toMatchObject({
    key: "intake.refused.cellCount",
    values: { count: 7, expected: 6 },
  });
});

test("rows that the mapping does not ask for are left out", () => {
  expect(reading({ only: { State: ["Open"] } })(cells)).toBe("leftOut");
  expect(reading({ only: { State: ["Done", "Open"] } })(cells)).toMatchObject({ values: { caseId: "7" } });
});

test("a column that the mapping names and the file lacks is found, wherever it is named", () => {
  const missing = (more: Partial<WrittenMapping>) =>
    missingColumn(readMapping({ kind: "log", fields, ...more }), header)?.column;
  expect(missing({})).toBeUndefined();
  expect(missing(withField("Closed", "closedAt"))).toBe("Closed");
  expect(missing(withField({ text: "{Id} {Title}" }, "sentence"))).toBe("Title");
  expect(missing({ only: { Level: ["1"] } })).toBe("Level");
  expect(missing({ check: { promiseKept: { column: "ok", values: { y: true } } } })).toBe("ok");
});

test("numbers and yes or no are read strictly", () => {
  const readNumber = (cell: string) =>
    rowReader(
      readMapping({
        kind: "relationships",
        fields: { supplier: "S", customer: "C", declaredBy: "D", tier: "T" },
      }),
      ["S", "C", "D", "T"],
    )(["A", "B", "both", cell]);
  expect(readNumber("2")).toMatchObject({ values: { tier: 2 } });
  for (const cell of ["2,5", "two", "1e3", "0x1", "--1"])
    expect(readNumber(cell)).toMatchObject({ refusal: { key: "intake.refused.number" } });
  const readArchived = (cell: string) =>
    rowReader(readMapping({ kind: "teams", fields: { name: "N", archived: "A" } }), ["N", "A"])([
      "Desk",
      cell,
    ]);
  for (const cell of ["yes", "TRUE", "1", "是"])
    expect(readArchived(cell)).toMatchObject({ values: { archived: true } });
  for (const cell of ["no", "False", "0", "否"])
    expect(readArchived(cell)).toMatchObject({ values: { archived: false } });
  expect(readArchived("perhaps")).toMatchObject({ refusal: { key: "intake.refused.yesNo" } });
});
