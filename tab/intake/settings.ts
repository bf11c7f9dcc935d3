import type { ImportHead } from "#shared/intake/api.ts";
import { type DateWay, dateWays, guessDateWay } from "#shared/intake/dates.ts";
import { fieldsOf, type ImportKind } from "#shared/intake/fields.ts";
import { guessFields } from "#shared/intake/guess.ts";
import type { Source, WrittenMapping } from "#shared/intake/mapping.ts";

/** What the person chose; what they left alone is guessed from the file. */
export interface Choices {
  encoding?: WrittenMapping["encoding"];
  delimiter?: WrittenMapping["delimiter"];
  rows?: WrittenMapping["rows"];
  source?: string;
  /** A column for each field; an empty one for none, whatever was guessed. */
  columns: Record<string, string>;
  /** What the words of the file mean, by field; an empty one for nothing. */
  words: Record<string, Record<string, string>>;
  dateWay?: DateWay | "own";
  ownDates?: string;
  timeZone?: string;
  unknown?: string;
  onlyColumn?: string;
  onlyValues: string[];
  missingTeams?: WrittenMapping["missingTeams"];
  absent?: WrittenMapping["absent"];
  /** A mapping from a file, which then decides everything. */
  loaded?: { name: string; mapping: Record<string, unknown> };
}

export interface ChoicesProps {
  kind: ImportKind;
  choices: Choices;
  onChoices(changed: Partial<Choices>): void;
}

/** What a choice is refused for, said beside it. */
export type ProblemAt = (name: string) => string | undefined;

export const noChoices: Choices = { columns: {}, words: {}, onlyValues: [] };

/** What one row of a log is, and so which of its fields can be in it. */
const ofEvents = new Set(["at", "event"]);
const ofCases = new Set(["askedAt", "respondedAt", "deliveredAt", "closedAt", "result"]);

/** Whether a row is a case of another system, with moments and a number of its own. */
export const isOfCases = (kind: ImportKind) => kind === "log" || kind === "complaints";

/** The fields that this kind of file can have. */
export function fieldNames(kind: ImportKind, { rows = "case" }: Choices) {
  const others = rows === "case" ? ofEvents : ofCases;
  return Object.keys(fieldsOf(kind)).filter((field) => kind !== "log" || !others.has(field));
}

/** Which column holds which field, as chosen or else as guessed from the headings. */
export function columnsOf(kind: ImportKind, head: ImportHead, choices: Choices): Record<string, string> {
  const all = { ...guessFields(kind, head.columns), ...choices.columns };
  const isThere = ([field, column]: [string, string]) =>
    head.columns.includes(column) && fieldNames(kind, choices).includes(field);
  return Object.fromEntries(Object.entries(all).filter(isThere));
}

/** What the first rows say in a column. */
export const valuesIn = ({ columns, values }: ImportHead, column: string | undefined) =>
  (column === undefined ? undefined : values[columns.indexOf(column)]) ?? [];

/** The cells that are read as dates, such as they are in the first rows. */
export function dateCells(kind: ImportKind, head: ImportHead, choices: Choices) {
  const unknown = new Set(unknownCells(choices));
  return Object.entries(columnsOf(kind, head, choices))
    .filter(([field]) => isDate(kind, field))
    .flatMap(([, column]) => valuesIn(head, column))
    .filter((cell) => !unknown.has(cell));
}

export const isDate = (kind: ImportKind, field: string) =>
  ["moment", "day"].includes(fieldsOf(kind)[field]?.type ?? "");

export const dateWayOf = (kind: ImportKind, head: ImportHead, choices: Choices) =>
  choices.dateWay ?? guessDateWay(dateCells(kind, head, choices)) ?? "iso";

export function dateFormats(way: DateWay | "own", { ownDates = "" }: Choices): string[] {
  return way === "own" ? listed(ownDates) : [...dateWays[way]];
}

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const unknownCells = ({ unknown = "?" }: Choices) => listed(unknown);

const listed = (text: string) =>
  text
    .split(/[,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** The words of the file for a field whose words are ours, without those that are ours already. */
export function foreignWords(kind: ImportKind, head: ImportHead, field: string, column: string) {
  const ours = new Set(fieldsOf(kind)[field]?.words?.map((word) => word.toLowerCase()) ?? []);
  return valuesIn(head, column).filter((cell) => !ours.has(cell.toLowerCase()));
}

/**
 * The mapping that all this comes to, as the command line would take it from a file.
 *
 * @example mappingOf("teams", { columns: ["Team"], values: [["IT"]] }, noChoices).fields // => { name: "Team" }
 */
export function mappingOf(kind: ImportKind, head: ImportHead, choices: Choices): WrittenMapping {
  const columns = columnsOf(kind, head, choices);
  const { encoding, delimiter, missingTeams, absent, onlyColumn, onlyValues } = choices;
  return {
    kind,
    encoding,
    delimiter,
    missingTeams,
    absent,
    unknown: unknownCells(choices),
    fields: Object.fromEntries(
      Object.entries(columns).map(([field, column]) => [field, sourceOf(column, choices.words[field])]),
    ),
    ...(onlyColumn && onlyValues.length > 0 && { only: { [onlyColumn]: onlyValues } }),
    ...(kind === "log" && { rows: choices.rows }),
    ...(isOfCases(kind) && {
      source: choices.source || undefined,
      dates: dateFormats(dateWayOf(kind, head, choices), choices),
      timeZone: choices.timeZone ?? ownZone(),
    }),
  };
}

function sourceOf(column: string, words: Record<string, string> = {}): Source {
  const said = Object.entries(words);
  if (said.length === 0) return column;
  return { column, values: Object.fromEntries(said.map(([cell, word]) => [cell, word || null])) };
}
