/** A line between two neighbouring columns: an id of the left one, an id of the right one. */
export type Line = readonly [left: string, right: string];

const SWEEPS = 4;

/**
 * Orders the columns so that few lines cross: each column in turn is sorted by where its neighbours stand, there and
 * back; the best order met on the way is kept, and the given one where none is better.
 *
 * @example orderColumns([["a", "b"], ["x", "y"]], [[["a", "y"], ["b", "x"]]]) // => [["a", "b"], ["y", "x"]]
 */
export function orderColumns(columns: string[][], gaps: Line[][]): string[][] {
  let order = columns;
  let best = { order, crossings: countCrossings(columns, gaps) };
  for (let sweep = 0; sweep < SWEEPS && best.crossings > 0; sweep++) {
    order = sweep % 2 === 0 ? sweepRight(order, gaps) : sweepLeft(order, gaps);
    const crossings = countCrossings(order, gaps);
    if (crossings < best.crossings) best = { order, crossings };
  }
  return best.order;
}

function sweepRight(columns: string[][], gaps: Line[][]) {
  const order = columns.slice(0, 1);
  for (const [index, column] of columns.slice(1).entries()) {
    const lines = gaps[index] ?? [];
    order.push(
      sortByNeighbours(
        column,
        order[index] ?? [],
        lines.map(([left, right]) => [right, left]),
      ),
    );
  }
  return order;
}

const sweepLeft = (columns: string[][], gaps: Line[][]) =>
  sweepRight(
    columns.toReversed(),
    gaps.toReversed().map((lines) => lines.map(([left, right]): Line => [right, left])),
  ).toReversed();

/** Each goes to the mean place of its neighbours; whoever has none stays where it was. */
function sortByNeighbours(column: string[], fixed: string[], lines: Line[]) {
  const placeOf = new Map(fixed.map((id, index) => [id, index]));
  const places = new Map<string, number[]>(column.map((id) => [id, []]));
  for (const [id, neighbour] of lines) places.get(id)?.push(placeOf.get(neighbour) ?? 0);
  const centres = new Map(column.map((id, index) => [id, meanOf(places.get(id) ?? []) ?? index]));
  return column.toSorted((one, other) => (centres.get(one) ?? 0) - (centres.get(other) ?? 0));
}

const meanOf = (numbers: number[]) =>
  numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null;

/**
 * How often two lines cross.
 *
 * @example countCrossings([["a", "b"], ["x", "y"]], [[["a", "y"], ["b", "x"]]]) // => 1
 */
export function countCrossings(columns: string[][], gaps: Line[][]) {
  return gaps.reduce(
    (sum, lines, index) => sum + crossingsOf(columns[index] ?? [], columns[index + 1] ?? [], lines),
    0,
  );
}

/** From top to bottom, each line crosses those before it that end below its own end. */
function crossingsOf(left: string[], right: string[], lines: Line[]) {
  const leftPlace = new Map(left.map((id, index) => [id, index]));
  const rightPlace = new Map(right.map((id, index) => [id, index]));
  const ends = lines
    .map(([from, to]) => [leftPlace.get(from) ?? 0, rightPlace.get(to) ?? 0] as const)
    .sort(([from, to], [otherFrom, otherTo]) => from - otherFrom || to - otherTo)
    .map(([, to]) => to);
  const before: number[] = [];
  let crossings = 0;
  for (const end of ends) {
    const place = upperBound(before, end);
    crossings += before.length - place;
    before.splice(place, 0, end);
  }
  return crossings;
}

/** Where a number belongs in a sorted list, after its equals. */
function upperBound(sorted: number[], number: number) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}
