import { appendFileSync, readFileSync } from "node:fs";

/** One line of the table: what was measured here, and beside what. */
export interface Line {
  what: string;
  ours: number;
  unit: "/s" | "ms" | "KiB" | "×";
  /** Measured in the same run, or reported by others on the same kind of machine. */
  beside?: { name: string; value: number };
  aim?: number;
}

/** Set by `npm run bench`, which prints the lines of all benches as one table at its end. */
const collected = process.env.BENCH_LINES;

const written = (value: number) =>
  value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

/** Prints a line, and hands it on to whoever collects them. */
export function tell(line: Line) {
  console.log(cellsOf(line));
  if (collected) appendFileSync(collected, `${JSON.stringify(line)}\n`);
}

/** All lines that the benches handed to this file, as one table. */
export function tableOf(file: string) {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return [heading, ...lines.map((line) => cellsOf(JSON.parse(line) as Line))].join("\n");
}

export const heading = row("", "ours", "beside", "", "ratio", "aim");

function cellsOf({ what, ours, unit, beside, aim }: Line) {
  return row(
    what,
    `${written(ours)} ${unit}`,
    beside?.name ?? "",
    beside ? `${written(beside.value)} ${unit}` : "",
    beside ? `× ${written(ours / beside.value)}` : "",
    aim === undefined ? "" : `${written(aim)} ${unit}`,
  );
}

function row(what: string, ...cells: string[]) {
  return what.padEnd(44) + cells.map((cell) => cell.padStart(18)).join("");
}
