import type { Values } from "#shared/problem.ts";
import { unmarked } from "./csvLine.ts";
import { type FieldRule, fieldsOf } from "./fields.ts";
import { type Mapping, requiredOf, type Source } from "./mapping.ts";
import { endOfDay, readMoment } from "./moment.ts";

/** What a cell became: text, a number, a moment, yes or no; null where nobody knows. */
export type FieldValue = string | number | boolean | null;

/** Why a row cannot be taken, and the field and column it concerns. */
export interface Refusal {
  field: string | null;
  column: string | null;
  key: string;
  values: Values;
}

export type ReadRow = { values: Record<string, FieldValue> } | { refusal: Refusal } | "leftOut";

type Reader = (cells: readonly string[]) => FieldValue;

const SHOWN_CHARACTERS = 60;

/** A cell as it is shown in a report. */
export const shown = (text: string) =>
  text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;

/** The first column that the mapping names and the heading lacks. */
export function missingColumn(mapping: Mapping, header: readonly string[]) {
  const named = Object.entries(mapping.fields).flatMap(([field, source]) =>
    columnsOf(source).map((column) => ({ field, column })),
  );
  const others = [...Object.keys(mapping.only), ...Object.values(mapping.check).map(({ column }) => column)];
  return (
    [...named, ...others.map((column) => ({ field: "only", column }))].find(
      ({ column }) => !header.includes(column),
    ) ?? null
  );
}

/**
 * Makes the reader of one file's rows: cells in, our words out. A row that does not fit is refused by its first field.
 *
 * @example rowReader(mapping, ["Team"])(["Payroll"]) // => { values: { name: "Payroll" } }
 */
export function rowReader(mapping: Mapping, header: readonly string[]) {
  const isTaken = filterOf(mapping, header);
  const readers = Object.keys(mapping.fields).map((field) => ({
    field,
    read: readerOf(mapping, header, field),
  }));
  return function readRow(cells: readonly string[]): ReadRow {
    if (cells.length !== header.length) return { refusal: cellCount(cells.length, header.length) };
    if (!isTaken(cells)) return "leftOut";
    const values: Record<string, FieldValue> = {};
    try {
      for (const { field, read } of readers) values[field] = read(cells);
    } catch (error) {
      if (error instanceof CellError) return { refusal: error.refusal };
      throw error;
    }
    return { values };
  };
}

/** Makes what reads a column's own verdict on a fact, where the row has one. */
export function checkReaders({ check }: Mapping, header: readonly string[]) {
  return Object.entries(check).map(([fact, { column, values }]) => {
    const index = header.indexOf(column);
    return { fact, column, read: (cells: readonly string[]) => values[cells[index]?.trim() ?? ""] ?? null };
  });
}

class CellError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.key);
  }
}

const cellCount = (count: number, expected: number): Refusal => ({
  field: null,
  column: null,
  key: "intake.refused.cellCount",
  values: { count, expected },
});

function filterOf({ only }: Mapping, header: readonly string[]) {
  const wanted = Object.entries(only).map(([column, values]) => ({
    index: header.indexOf(column),
    values: new Set(values),
  }));
  return (cells: readonly string[]) =>
    wanted.every(({ index, values }) => values.has(cells[index]?.trim() ?? ""));
}

function readerOf(mapping: Mapping, header: readonly string[], field: string): Reader {
  const source = mapping.fields[field] as Source;
  const column = columnsOf(source)[0] ?? null;
  const refuse = (key: string, values: Values): never => {
    throw new CellError({ field, column, key, values });
  };
  const textOf = textReader(mapping, header, source);
  const convert = converterOf(mapping, fieldsOf(mapping.kind)[field] as FieldRule, refuse);
  const isNeeded = neededInRow(mapping).includes(field);
  return (cells) => {
    const text = textOf(cells);
    if (text !== null) return convert(text);
    return isNeeded ? refuse("intake.refused.missing", {}) : null;
  };
}

/** Where each row is an event, what one row of a case leaves open another one may say. */
const neededInRow = (mapping: Mapping) => (mapping.rows === "event" ? ["caseId", "at"] : requiredOf(mapping));

/** The text of a field before it is anything else; null for unknown. */
function textReader({ unknown }: Mapping, header: readonly string[], source: Source): TextReader {
  const nobodyKnows = new Set(["", ...unknown]);
  const rawOf = (column: string) => {
    const index = header.indexOf(column);
    return (cells: readonly string[]) => unmarked(cells[index]?.trim() ?? "");
  };
  if (typeof source !== "string" && "text" in source) return templateReader(source.text, rawOf, nobodyKnows);
  const { column, values = {}, otherwise = null } = typeof source === "string" ? { column: source } : source;
  const raw = rawOf(column);
  return (cells) => {
    const text = raw(cells);
    if (Object.hasOwn(values, text)) return values[text] ?? otherwise;
    return nobodyKnows.has(text) ? otherwise : text;
  };
}

type TextReader = (cells: readonly string[]) => string | null;

/** A text in which `{column}` stands for a cell; what nobody knows leaves its place empty. */
function templateReader(
  text: string,
  rawOf: (column: string) => (cells: readonly string[]) => string,
  nobodyKnows: Set<string>,
): TextReader {
  const pieces = text
    .split(/\{([^{}]+)\}/)
    .map((piece, index) => (index % 2 === 0 ? () => piece : rawOf(piece)));
  return (cells) => {
    const parts = pieces.map((piece, index) => ({ text: piece(cells), isCell: index % 2 === 1 }));
    const known = parts.map(({ text, isCell }) => (isCell && nobodyKnows.has(text) ? "" : text));
    return known.join("").replace(/\s+/g, " ").trim() || null;
  };
}

function converterOf(
  { dates, timeZone }: Mapping,
  { type, words = [] }: FieldRule,
  refuse: (key: string, values: Values) => never,
): (text: string) => FieldValue {
  switch (type) {
    case "text":
      return (text) => text;
    case "number":
      return (text) =>
        /^[+-]?\d+(\.\d+)?$/.test(text)
          ? Number(text)
          : refuse("intake.refused.number", { value: shown(text) });
    case "yesNo":
      return (text) => yesNo[text.toLowerCase()] ?? refuse("intake.refused.yesNo", { value: shown(text) });
    case "word":
      return (text) =>
        words.find((word) => word.toLowerCase() === text.toLowerCase()) ??
        refuse("intake.refused.word", { value: shown(text), words: words.join(", ") });
    case "moment":
    case "day":
      return (text) => {
        const moment =
          readMoment(text, dates, timeZone) ??
          refuse("intake.refused.date", { value: shown(text), formats: dates.join(", ") });
        return type === "day" && moment.isDateOnly ? endOfDay(moment.at, timeZone) : moment.at;
      };
  }
}

const yesNo: Record<string, boolean> = {
  yes: true,
  true: true,
  "1": true,
  y: true,
  是: true,
  no: false,
  false: false,
  "0": false,
  n: false,
  否: false,
};

/** The columns that a source reads. */
export function columnsOf(source: Source): string[] {
  if (typeof source === "string") return [source];
  if ("column" in source) return [source.column];
  return [...source.text.matchAll(/\{([^{}]+)\}/g)].map(([, column]) => column as string);
}
