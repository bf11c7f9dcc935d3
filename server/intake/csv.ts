import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { delimiters, type Mapping } from "#shared/intake/mapping.ts";
import { Problem } from "#shared/problem.ts";
import { type Bytes, textOf } from "./bytes.ts";

const LONGEST_ROW = 1_000_000;
/** So much of a heading tells what separates its columns. */
const LONGEST_HEADING = 64_000;

/** A row and the line of the file on which it begins. */
export interface CsvRow {
  line: number;
  cells: string[];
}

export interface CsvFile {
  header: string[];
  /** The rows, so many at a time. */
  batches(size: number): AsyncGenerator<CsvRow[]>;
}

/**
 * Opens a CSV file of any size; only what is being read is held in memory.
 *
 * @example const { header, batches } = await openCsv(createReadStream(path), mapping)
 */
export async function openCsv(
  bytes: Bytes,
  { encoding, delimiter }: Pick<Mapping, "encoding" | "delimiter">,
): Promise<CsvFile> {
  const text = textOf(bytes, encoding);
  const start = await firstLine(text);
  const rows = readRows(start, text, delimiter ?? likelyDelimiter(start));
  const first = await rows.next();
  if (first.done) throw new Problem("invalid", "intake.error.emptyFile");
  const header = first.value.cells.map((cell) => cell.trim());
  refuseBadHeader(header);
  return { header, batches: (size) => inBatches(rows, size) };
}

/** As much of the text as holds its first line, which is enough to tell what separates its columns. */
async function firstLine(text: AsyncGenerator<string>) {
  let start = "";
  while (start.length < LONGEST_ROW && !hasWholeLine(start)) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  return start;
}

function hasWholeLine(text: string) {
  const begin = text.search(/\S/);
  return begin >= 0 && /[\r\n]/.test(text.slice(begin));
}

/** The separator that the heading has most of, outside of quotes. */
function likelyDelimiter(start: string) {
  const heading =
    start
      .slice(0, LONGEST_HEADING)
      .replace(/"(?:[^"]|"")*"/g, "")
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? "";
  const countOf = (delimiter: string) => heading.split(delimiter).length;
  return delimiters.reduce((best, one) => (countOf(one) > countOf(best) ? one : best));
}

async function* readRows(
  start: string,
  rest: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRow> {
  const end = { lines: 0, emptyLines: 0 };
  const lineOf = (emptyLines: number) => end.lines + 1 + emptyLines - end.emptyLines;
  function placed(cells: string[], { lines, empty_lines }: Info): CsvRow {
    const line = lineOf(empty_lines);
    Object.assign(end, { lines, emptyLines: empty_lines });
    return { line, cells };
  }
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: LONGEST_ROW,
    // Its types take a record for cells, whatever this makes of it.
    on_record: placed as never,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const source = Readable.from(joined(start, rest));
  source.once("error", (error) => parser.destroy(error));
  try {
    yield* source.pipe(parser) as AsyncIterable<CsvRow>;
  } catch (error) {
    throw error instanceof CsvError ? problemOf(error, lineOf(Number(error.empty_lines ?? 0))) : error;
  }
}

async function* joined(start: string, rest: AsyncIterable<string>) {
  yield start;
  yield* rest;
}

/** Where a row does not end nobody can tell where the next one begins. */
function problemOf({ code }: CsvError, line: number) {
  const values = { line };
  if (code === "CSV_QUOTE_NOT_CLOSED") return new Problem("invalid", "intake.error.openQuote", { values });
  if (code === "CSV_MAX_RECORD_SIZE") return new Problem("invalid", "intake.error.longRow", { values });
  return new Problem("invalid", "intake.error.csv", { values });
}

function refuseBadHeader(header: string[]) {
  if (header.every((column) => column === "")) throw new Problem("invalid", "intake.error.emptyFile");
  const twice = header.find((column, index) => column !== "" && header.indexOf(column) !== index);
  if (twice !== undefined)
    throw new Problem("invalid", "intake.error.columnTwice", { values: { column: twice } });
}

async function* inBatches(rows: AsyncGenerator<CsvRow>, size: number) {
  let batch: CsvRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
