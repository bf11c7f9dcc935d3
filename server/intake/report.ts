import type { ImportFinding, Message, TotalName, Totals } from "#shared/intake/model.ts";
import { MOST_FINDINGS, noTotals } from "#shared/intake/model.ts";
import type { Refusal } from "#shared/intake/record.ts";
import { Problem } from "#shared/problem.ts";

export type NewFinding = Omit<ImportFinding, "number">;

const FIRST = 10;

/** What became of the rows so far; findings wait here until they are written down. */
export class Report {
  readonly totals: Totals = noTotals();
  readonly #onFinding: ((finding: NewFinding) => void) | undefined;
  readonly #kept = { rejected: 0, noted: 0 };
  /** The first ones of each severity, for a summary. */
  readonly firstFindings: NewFinding[] = [];
  #waiting: ImportFinding[] = [];
  #number = 0;

  /** `onFinding` hears of each, also of those that are too many to be kept. */
  constructor(onFinding?: (finding: NewFinding) => void) {
    this.#onFinding = onFinding;
  }

  count(name: TotalName, by = 1) {
    this.totals[name] += by;
  }

  refuse(line: number, { field, column, key, values }: Refusal) {
    this.count("rejected");
    this.#add({ severity: "rejected", line, field, column, message: { key, values } });
  }

  note(line: number | null, message: Message, column: string | null = null) {
    this.#add({ severity: "noted", line, field: null, column, message });
  }

  /** Hands over what was found since the last time. */
  takeFindings() {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  #add(finding: NewFinding) {
    this.#onFinding?.(finding);
    if (this.#kept[finding.severity] < FIRST) this.firstFindings.push(finding);
    if (this.#kept[finding.severity] >= MOST_FINDINGS) return;
    this.#kept[finding.severity] += 1;
    this.#waiting.push({ ...finding, number: this.#number++ });
  }
}

/** Why a row is refused, thrown where it is found out. */
export class RowRefused extends Error {
  constructor(
    readonly field: string | null,
    readonly key: string,
    readonly values: Message["values"] = {},
  ) {
    super(key);
  }
}

/** A rule's problem, or a row's own, as the report says it; any other error is not a row's fault. */
export function refusalOf(error: unknown, columnOf: (field: string) => string | null): Refusal {
  if (!(error instanceof RowRefused) && !(error instanceof Problem)) throw error;
  const field = error.field ?? null;
  const key = error instanceof Problem ? error.message : error.key;
  return { field, column: field === null ? null : columnOf(field), key, values: error.values };
}
