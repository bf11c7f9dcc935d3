import { z } from "zod";
import { TimeZone } from "#shared/calendar/model.ts";
import { parse } from "#shared/parse.ts";
import { Problem } from "#shared/problem.ts";
import { fieldsOf, type ImportKind, importKinds } from "./fields.ts";
import { isDateFormat } from "./moment.ts";

const MOST_VALUES = 2_000;
const column = z
  .string({ error: "intake.error.columnText" })
  .trim()
  .min(1, "error.required")
  .max(300, "error.tooLong");
/** What cells say, and what it means in our words; null: unknown. */
const Values = z
  .record(z.string().max(300, "error.tooLong"), z.string().max(300, "error.tooLong").nullable())
  .refine((values) => Object.keys(values).length <= MOST_VALUES, "intake.error.tooManyValues");

/** Where a field's value is found: in a column, or in a text of our own in which `{column}` stands for a cell. */
export const Source = z.union(
  [
    column,
    z.strictObject({
      column,
      values: Values.optional(),
      otherwise: z.string().max(300, "error.tooLong").optional(),
    }),
    z.strictObject({ text: z.string().min(1, "error.required").max(1_000, "error.tooLong") }),
  ],
  { error: "intake.error.source" },
);
export type Source = z.infer<typeof Source>;

export const checkedFacts = ["respondedInTime", "deliveredInTime", "promiseKept"] as const;
export type CheckedFact = (typeof checkedFacts)[number];

const Check = z.strictObject({
  column,
  values: z.record(z.string(), z.boolean({ error: "intake.error.checkValue" })),
});
export const encodings = ["utf-8", "utf-16le", "gb18030", "windows-1252"] as const;
export const delimiters = [",", ";", "\t", "|"] as const;

/** How a file's columns become our words. */
export const Mapping = z.strictObject({
  kind: z.enum(importKinds, { error: "intake.error.kind" }),
  /** The log's name: two logs may number their cases alike. */
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "intake.error.sourceName")
    .default("log"),
  /** What one row of a log is. */
  rows: z.enum(["case", "event"]).default("case"),
  encoding: z.enum(encodings).default("utf-8"),
  /** Found out from the heading when left out. */
  delimiter: z.enum(delimiters).optional(),
  /** Where a date without a zone was written. */
  timeZone: TimeZone.default("UTC"),
  /** Tried one after the other; `iso` takes 2026-11-02, 2026-11-02 09:00 and 2026-11-02T09:00:00Z. */
  dates: z.array(z.string().refine(isDateFormat, "intake.error.dateFormat")).min(1).max(10).default(["iso"]),
  /** Cells that say that nobody knows; an empty one always does. */
  unknown: z.array(z.string().max(100)).max(50).default(["?"]),
  /** Rows to take, by what a column says; the others are left out and counted. */
  only: z.record(column, z.array(z.string())).default({}),
  /** What to do with a row whose team is not here. */
  missingTeams: z.enum(["reject", "create"]).default("reject"),
  /**
   * What becomes of teams and people imported before that this file does not name: nothing, a line in the report, or an
   * end: teams are archived and memberships end. Nobody is erased.
   */
  absent: z.enum(["ignore", "report", "end"]).default("ignore"),
  fields: z.record(z.string(), Source),
  /** What the file itself says of a fact; each row that says otherwise than our rules is reported. */
  check: z.partialRecord(z.enum(checkedFacts), Check).default({}),
});
export type Mapping = z.output<typeof Mapping>;
export type WrittenMapping = z.input<typeof Mapping>;

/**
 * Checks a mapping and its field names; what is wrong is named with the field it concerns and its cure.
 *
 * @example readMapping({ kind: "teams", fields: { nam: "Team" } }) // throws "intake.error.unknownField", field "fields.nam"
 */
export function readMapping(written: unknown): Mapping {
  const mapping = parse(Mapping, written);
  const rules = fieldsOf(mapping.kind);
  const unknown = Object.keys(mapping.fields).find((name) => !(name in rules));
  if (unknown !== undefined)
    throw problemAt(unknown, "intake.error.unknownField", { known: Object.keys(rules).join(", ") });
  const missing = requiredOf(mapping).find((name) => !(name in mapping.fields));
  if (missing !== undefined) throw problemAt(missing, "intake.error.fieldMissing", { field: missing });
  return mapping;
}

/** The fields without which a row says nothing; a log needs to know when, in one way or the other. */
export function requiredOf({ kind, rows }: { kind: ImportKind; rows: Mapping["rows"] }) {
  const always = Object.entries(fieldsOf(kind)).flatMap(([name, rule]) => (rule.isRequired ? [name] : []));
  if (kind !== "log") return always;
  return rows === "case" ? [...always, "askedAt"] : [...always, "at", "event"];
}

const problemAt = (name: string, key: string, values: Record<string, string>) =>
  new Problem("invalid", key, { field: `fields.${name}`, values });
