/**
 * One line of a CSV file. A cell that a spreadsheet would take for a formula is marked as text.
 *
 * @example csvLine([7, "=1+1", null]) // => `7,"'=1+1",\r\n`
 */
export function csvLine(cells: readonly (string | number | null)[]) {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: string | number | null) {
  if (cell === null || typeof cell === "number") return cell ?? "";
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
