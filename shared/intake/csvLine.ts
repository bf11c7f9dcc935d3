type Cell = string | number | boolean | null;

/**
 * One line of a CSV file. A cell that a spreadsheet would take for a formula is marked as text.
 *
 * @example csvLine([7, "=1+1", null]) // => `7,"'=1+1",\r\n`
 */
export function csvLine(cells: readonly Cell[]) {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell) {
  if (cell === null || typeof cell !== "string") return cell ?? "";
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}

/** What a cell said before it was marked as text. */
export const unmarked = (cell: string) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
