import { type Totals, totalNames } from "#shared/intake/model.ts";
import type { Options } from "./options.ts";
import type { NewFinding } from "./report.ts";
import { say } from "./say.ts";

interface Pace {
  bytesRead: number;
  bytesTotal: number;
  tookMs: number;
}

const count = (number: number) => number.toLocaleString("en");
const perSecond = (rows: number, tookMs: number) => Math.round(rows / Math.max(tookMs / 1000, 0.001));

/** How far an import is, in one line. */
export function progressLine({ rows, rejected }: Totals, { bytesRead, bytesTotal, tookMs }: Pace) {
  const percent = Math.min(100, Math.floor((100 * bytesRead) / Math.max(bytesTotal, 1)));
  return `${percent} % read, ${count(rows)} rows, ${count(rejected)} refused, ${count(perSecond(rows, tookMs))} rows/s`;
}

/** What became of the rows, and the first findings in words. */
export function summaryOf(
  { isDryRun, reportFile, file }: Options,
  totals: Totals,
  findings: readonly NewFinding[],
  tookMs: number,
) {
  const seconds = (tookMs / 1000).toFixed(1);
  const head = `${isDryRun ? "Trial run of" : "Imported"} ${file}: ${count(totals.rows)} rows in ${seconds} s, ${count(perSecond(totals.rows, tookMs))} rows/s${isDryRun ? "; nothing was changed" : ""}`;
  const counts = totalNames
    .filter((name) => name !== "rows" && totals[name] > 0)
    .map((name) => `  ${say({ key: `intake.total.${name}`, values: {} })}: ${count(totals[name])}`);
  return `\n${[head, ...counts, ...findings.toSorted(byLine).map(findingLine), ...rejectedHint(totals, reportFile)].join("\n")}\n`;
}

const byLine = (one: NewFinding, other: NewFinding) => (one.line ?? Infinity) - (other.line ?? Infinity) || 0;

function findingLine({ severity, line, field, column, message }: NewFinding) {
  const place = [
    line === null ? null : `line ${line}`,
    field,
    column === null ? null : `column “${column}”`,
  ].filter((part) => part !== null);
  return `  ${severity === "rejected" ? "refused" : "note"}  ${place.length > 0 ? `${place.join(", ")}: ` : ""}${say(message)}`;
}

function rejectedHint({ rejected }: Totals, reportFile: string | null) {
  if (rejected === 0) return [];
  return [
    reportFile === null
      ? "  All refused rows with their reasons: add --report rejected.csv"
      : `  All refused rows with their reasons: ${reportFile}`,
  ];
}
