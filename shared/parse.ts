import type { z } from "zod";
import { Problem, type Values } from "./problem.ts";

type Issue = z.core.$ZodIssue;
/** Without the input a missing value and one of the wrong type look alike. */
const withInput = { reportInput: true };

/**
 * Parses with a schema; what does not fit becomes a `Problem` that names the first field and its cure.
 *
 * @example parse(z.object({ limit: z.number().max(100) }), { limit: 500 }) // throws Problem "invalid", field "limit", "error.tooLarge"
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, withInput);
  if (parsed.success) return parsed.data;
  throw problemOf(parsed.error.issues[0] as Issue);
}

/** The problems of all fields at once, by field: what a form shows beside its inputs. */
export function fieldProblems(schema: z.ZodType, value: unknown): Record<string, Problem> {
  const parsed = schema.safeParse(value, withInput);
  if (parsed.success) return {};
  const problems = parsed.error.issues.map(problemOf);
  return Object.fromEntries(problems.reverse().map((problem) => [problem.field ?? "", problem]));
}

function problemOf(issue: Issue) {
  const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...unknown].map(String).join(".") || undefined;
  return new Problem("invalid", keyOf(issue), { field, values: valuesOf(issue) });
}

/** Schemas name their own texts; where one does not, its kind of failure does. */
function keyOf(issue: Issue) {
  if (/^[a-z][A-Za-z]*(\.[A-Za-z]+)+$/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "too_big":
      return issue.origin === "string" ? "error.tooLong" : "error.tooLarge";
    case "too_small":
      return issue.origin === "string" ? "error.required" : "error.tooSmall";
    case "unrecognized_keys":
      return "error.unknownField";
    case "invalid_value":
      return "error.notAChoice";
    case "invalid_type":
      return issue.input === undefined ? "error.required" : "error.wrongType";
    default:
      return "error.invalid";
  }
}

function valuesOf(issue: Issue): Values {
  if (issue.code === "too_big") return { maximum: Number(issue.maximum) };
  if (issue.code === "too_small") return { minimum: Number(issue.minimum) };
  if (issue.code === "custom") return (issue.params ?? {}) as Values;
  return {};
}
