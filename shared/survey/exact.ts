/** Whole numbers without a limit: what is found about their rank is exact, never nearly so. */
export type Vector = bigint[];

/**
 * The reduced rows of a matrix and the column each one leads with: what they can be combined to stays the same.
 *
 * @example reduce([[1n, 1n], [1n, 0n]]).leads // => [1, 0] – the row with the fewest entries leads first
 */
export function reduce(matrix: readonly Vector[]) {
  const waiting = matrix.map((row) => row.slice()).sort((a, b) => entriesOf(a) - entriesOf(b));
  const rows: Vector[] = [];
  const leads: number[] = [];
  for (const candidate of waiting) {
    const row = rows.reduce((left, done, index) => without(left, done, leads[index]!), candidate);
    const lead = row.findIndex((entry) => entry !== 0n);
    if (lead < 0) continue;
    for (const [index, done] of rows.entries()) rows[index] = without(done, row, lead);
    rows.push(row);
    leads.push(lead);
  }
  return { rows, leads };
}

const entriesOf = (row: Vector) => row.filter((entry) => entry !== 0n).length;

/**
 * A row freed from its entry in one column by means of another row, without ever dividing by what may leave a rest.
 *
 * @example without([2n, 3n], [1n, 1n], 0) // => [0n, 1n]
 */
export function without(row: Vector, by: Vector, column: number): Vector {
  const factor = row[column]!;
  if (factor === 0n) return row;
  const lead = by[column]!;
  const mixed = row.map((entry, index) => entry * lead - by[index]! * factor);
  const common = mixed.reduce(greatestCommonDivisor, 0n);
  return common > 1n ? mixed.map((entry) => entry / common) : mixed;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/**
 * For each column of a matrix its row in a basis of the null space, up to a factor: some of these rows depend on each
 * other exactly where a combination of the matrix's rows is zero in all other columns.
 *
 * @example nullRows([[1n, 1n]], 2) // => [[-1n], [1n]]: neither column stands alone
 */
export function nullRows(matrix: readonly Vector[], columns: number): Vector[] {
  const { rows, leads } = reduce(matrix);
  const free = Array.from({ length: columns }, (_, column) => column).filter((c) => !leads.includes(c));
  return Array.from({ length: columns }, (_, column) => {
    const row = rows[leads.indexOf(column)];
    return free.map((other) => (row ? -row[other]! : other === column ? 1n : 0n));
  });
}
