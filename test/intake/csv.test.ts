import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openCsv } from "#server/intake/csv.ts";
import type { Mapping } from "#shared/intake/mapping.ts";
import { Problem } from "#shared/problem.ts";

type Settings = Partial<Pick<Mapping, "encoding" | "delimiter">>;

async function read(
  content: string | Uint8Array,
  { encoding = "utf-8", delimiter }: Settings = {},
  chunk = 5,
) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += chunk) yield bytes.subarray(from, from + chunk);
  }
  const { header, batches } = await openCsv(chunks(), { encoding, delimiter });
  const rows = [];
  for await (const batch of batches(2)) rows.push(...batch);
  return { header, rows: rows.map(({ line, cells }) => [line, ...cells]) };
}

async function problemOf(content: string | Uint8Array, settings?: Settings) {
  try {
    await read(content, settings, 70_000);
  } catch (error) {
    if (error instanceof Problem) return { key: error.message, values: error.values };
    throw error;
  }
  throw new Error("The file was not refused.");
}

test("rows come with the line on which they begin, also after empty lines and cells of several lines", async () => {
  expect(await read('a,b\n1,2\n\n"x\ny",3\n4,5')).toEqual({
    header: ["a", "b"],
    rows: [
      [2, "1", "2"],
      [4, "x\ny", "3"],
      [6, "4", "5"],
    ],
  });
});

test("a mark at the beginning and either kind of line end make no difference", async () => {
  expect(await read("\ufeffa,b\r\n1,2\r\n")).toEqual({ header: ["a", "b"], rows: [[2, "1", "2"]] });
});

test("what separates the columns is found out from the heading, outside of quotation marks", async () => {
  expect((await read('"a,b,c";d\n1;2')).header).toEqual(["a,b,c", "d"]);
  expect((await read("a\tb\n1,5\t2")).rows).toEqual([[2, "1,5", "2"]]);
  expect((await read("one column\n1;2", { delimiter: "," })).rows).toEqual([[2, "1;2"]]);
});

test("a compressed file is unpacked, whatever its name", async () => {
  expect(await read(gzipSync("a,b\n1,2\n"))).toEqual({ header: ["a", "b"], rows: [[2, "1", "2"]] });
});

test("text is read in the encoding that the mapping names, also where a character is cut in two", async () => {
  expect((await read("团队,名\n薪资,丙\n", {}, 1)).rows).toEqual([[2, "薪资", "丙"]]);
  const gbk = Buffer.from("cdc5b6d30ad0bdd7ca0a", "hex");
  expect(await read(gbk, { encoding: "gb18030" }, 1)).toEqual({ header: ["团队"], rows: [[2, "薪资"]] });
  expect((await read(Buffer.from("a\nMünchen\n", "latin1"), { encoding: "windows-1252" })).rows).toEqual([
    [2, "München"],
  ]);
  expect((await read(Buffer.from("\ufeffa\nÖ\n", "utf16le"), { encoding: "utf-16le" })).rows).toEqual([
    [2, "Ö"],
  ]);
});

test.each([
  ["UTF-16 with its mark", Buffer.from("\ufeffa,b\n1,2", "utf16le"), "intake.error.utf16"],
  ["UTF-16 without it", Buffer.from("a,b\n1,2", "utf16le"), "intake.error.utf16"],
  ["a workbook", Buffer.from("504b030414000600", "hex"), "intake.error.workbook"],
  ["a damaged compressed file", gzipSync("a,b\n1,2\n".repeat(500)).subarray(0, 40), "intake.error.gzip"],
  ["no byte at all", "", "intake.error.emptyFile"],
  ["nothing but line ends", "\n\r\n\n", "intake.error.emptyFile"],
  ["a heading without names", ",,\n1,2,3\n", "intake.error.emptyFile"],
])("%s is refused and its cure named", async (_, content, key) => {
  expect(await problemOf(content)).toEqual({ key, values: {} });
});

test("what is not in the encoding is refused with its line", async () => {
  const latin = Buffer.from("a,b\nBonn,1\nMünchen,2\n", "latin1");
  expect(await problemOf(latin)).toEqual({
    key: "intake.error.encoding",
    values: { encoding: "utf-8", line: 3 },
  });
});

test("a column that is there twice is refused by name, columns without a name are none", async () => {
  expect(await problemOf("a,b,a\n")).toEqual({ key: "intake.error.columnTwice", values: { column: "a" } });
  expect((await read("a,,\n1,2,3")).header).toEqual(["a", "", ""]);
});

test("a quotation mark that is never closed is refused with the line of its row", async () => {
  expect(await problemOf('a,b\n1,2\n3,"4\n5,6\n')).toEqual({
    key: "intake.error.openQuote",
    values: { line: 3 },
  });
});

test("a quotation mark inside a cell is a character like any other", async () => {
  expect((await read('a,b\n27" monitor,x\n')).rows).toEqual([[2, '27" monitor', "x"]]);
});

test("a row of ten megabytes is refused, not held", async () => {
  const long = Buffer.from(`a,b\n1,2\n3,${"x".repeat(10_000_000)}\n`);
  expect(await problemOf(long)).toEqual({ key: "intake.error.longRow", values: { line: 3 } });
  const unbroken = Buffer.alloc(10_000_000, "x");
  expect(await problemOf(unbroken)).toMatchObject({ key: "intake.error.longRow" });
});
