import type { CaseWord } from "./fields.ts";
import type { LogRow } from "./rows.ts";

/** One thing that happened to a case. */
export interface CaseStep {
  at: number;
  word: CaseWord;
}

/** A case of a log, whatever the shape of the log: who, what, by when, and what happened. */
export interface CaseFacts
  extends Omit<LogRow, "respondedAt" | "deliveredAt" | "closedAt" | "result" | "at" | "event" | "askedAt"> {
  supplier: string;
  customer: string;
  askedAt: number;
  /** In the order in which it happened. */
  steps: CaseStep[];
}

export type CaseRefusal = { key: string; field: string };

/**
 * What one row says of a whole case: answered, delivered, and how it ended.
 *
 * @example stepsOfRow({ ...row, deliveredAt: 5, closedAt: 9, result: "confirmed" }) // => [{ at: 5, word: "delivered" }, { at: 9, word: "confirmed" }]
 */
export function stepsOfRow({ respondedAt, deliveredAt, closedAt, result }: LogRow): CaseStep[] {
  const steps: CaseStep[] = [];
  if (respondedAt !== null) steps.push({ at: respondedAt, word: "replied" });
  const refusedAt = closedAt ?? deliveredAt;
  if ((result === "withdrawn" || result === "declined") && refusedAt !== null)
    return [...steps, { at: refusedAt, word: result }];
  const reachedAt = deliveredAt ?? closedAt;
  if (reachedAt === null) return steps;
  steps.push({ at: reachedAt, word: "delivered" });
  if (result === "confirmed") steps.push({ at: closedAt ?? reachedAt, word: "confirmed" });
  return steps;
}

/**
 * All rows of one case as one: the team, service and owner it ended with, everything else as it was first said.
 *
 * @example joinRows([{ ...row, supplier: "Desk" }, { ...row, supplier: "Network" }]).supplier // => "Network"
 */
export function joinRows(rows: readonly LogRow[]): LogRow {
  const joined = { ...(rows[0] as LogRow) };
  for (const row of rows.slice(1)) {
    for (const name of Object.keys(row) as (keyof LogRow)[]) {
      if (row[name] !== null && (joined[name] === null || endsWith.has(name)))
        Object.assign(joined, { [name]: row[name] });
    }
  }
  return joined;
}

const endsWith = new Set<keyof LogRow>(["supplier", "service", "owner"]);

export const stepsOfEvents = (rows: readonly LogRow[]): CaseStep[] =>
  rows.flatMap(({ at, event }) => (at === null || event === null ? [] : [{ at, word: event }]));

/** A case whose times make sense, or why they do not: nothing before it was asked, nothing after now. */
export function caseOf(row: LogRow, written: CaseStep[], now: number): CaseFacts | CaseRefusal {
  const { supplier, customer, respondedAt, deliveredAt, closedAt, result, at, event, ...facts } = row;
  if (supplier === null) return { key: "intake.refused.missing", field: "supplier" };
  if (customer === null) return { key: "intake.refused.missing", field: "customer" };
  const steps = written.toSorted((a, b) => a.at - b.at);
  const askedAt = facts.askedAt ?? steps[0]?.at;
  if (askedAt === undefined) return { key: "intake.refused.missing", field: "askedAt" };
  const latest = Math.max(askedAt, closedAt ?? 0, steps.at(-1)?.at ?? 0);
  if (latest > now)
    return { key: "intake.refused.future", field: askedAt > now ? "askedAt" : fieldAt(row, latest) };
  const earliest = Math.min(
    ...[respondedAt, deliveredAt, closedAt, steps[0]?.at].filter((moment) => moment != null),
  );
  if (earliest < askedAt) return { key: "intake.refused.beforeAsked", field: fieldAt(row, earliest) };
  return { ...facts, supplier, customer, askedAt, steps };
}

function fieldAt(row: LogRow, at: number) {
  const fields = ["respondedAt", "deliveredAt", "closedAt"] as const;
  return fields.find((field) => row[field] === at) ?? "at";
}
