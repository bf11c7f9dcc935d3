import { nullRows, type Vector, without } from "./exact.ts";

/** A published sum: which groups of answers it adds up. */
export interface Cell {
  cellId: string;
  atoms: readonly string[];
}

/** Groups of answers of like membership with their sizes, and what is published about them. */
export interface Publication {
  sizes: ReadonlyMap<string, number>;
  cells: readonly Cell[];
}

/**
 * The smallest groups below `least` answers that some combination of the published sums gives away: exact, by rank over
 * the rationals. None means that the publication is safe.
 *
 * @example revealedGroups({ sizes: new Map([["a", 11], ["b", 1]]), cells: [ab, a] }, 5) // => [["b"]]
 */
export function revealedGroups({ sizes, cells }: Publication, least: number): string[][] {
  return linkedParts(mergeAlike(sizes, cells)).flatMap((groups) => revealedIn(groups, least));
}

/** Atoms that stand in the same cells: no combination can tell them apart, so they are one. */
interface Group {
  atoms: string[];
  n: number;
  cells: string[];
}

function mergeAlike(sizes: Publication["sizes"], cells: readonly Cell[]): Group[] {
  const cellsOf = new Map<string, string[]>();
  for (const { cellId, atoms } of cells)
    for (const atom of atoms) cellsOf.set(atom, [...(cellsOf.get(atom) ?? []), cellId]);
  const groups = new Map<string, Group>();
  for (const [atom, inCells] of cellsOf) {
    const n = sizes.get(atom) ?? 0;
    if (n === 0) continue;
    const key = JSON.stringify(inCells);
    const group = groups.get(key) ?? { atoms: [], n: 0, cells: inCells };
    group.atoms.push(atom);
    group.n += n;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Groups that share no cell, not even through others, say nothing about each other. */
function linkedParts(groups: Group[]): Group[][] {
  const partOf = new Map<string, Group[]>();
  for (const group of groups) {
    const touched = new Set(group.cells.flatMap((cellId) => partOf.get(cellId) ?? []).concat(group));
    const part = [...touched];
    for (const member of part) for (const cellId of member.cells) partOf.set(cellId, part);
  }
  return [...new Set(partOf.values())];
}

function revealedIn(groups: Group[], least: number): string[][] {
  const small = groups.map((group, index) => ({ ...group, index })).filter(({ n }) => n < least);
  if (small.length === 0) return [];
  const cellIds = [...new Set(groups.flatMap(({ cells }) => cells))];
  const matrix = cellIds.map((cellId) => groups.map(({ cells }) => (cells.includes(cellId) ? 1n : 0n)));
  const rows = nullRows(matrix, groups.length);
  const found = new Map<string, string[]>();
  for (const circuit of circuitsOf(small, rows, least)) {
    const atoms = circuit.flatMap((index) => groups[index]!.atoms).sort();
    found.set(JSON.stringify(atoms), atoms);
  }
  return [...found.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

type SmallGroup = Group & { index: number };

/**
 * Every smallest set of small groups, together below `least`, whose null rows depend on each other. Each set is built
 * group by group; as soon as one depends on those before it, the tags say on which, and going further adds nothing.
 */
function* circuitsOf(small: SmallGroup[], rows: Vector[], least: number): Generator<number[]> {
  const width = rows[0]!.length;
  function* extend(basis: Vector[], from: number, n: number): Generator<number[]> {
    for (let next = from; next < small.length; next += 1) {
      const group = small[next]!;
      if (n + group.n >= least) continue;
      const tags = small.map((_, place) => (place === next ? 1n : 0n));
      const left = basis.reduce(
        (vector, done) => without(vector, done, leadOf(done)),
        rows[group.index]!.concat(tags),
      );
      if (leadOf(left) >= width) yield small.filter((_, place) => left[width + place] !== 0n).map(indexOf);
      else yield* extend([...basis, left], next + 1, n + group.n);
    }
  }
  yield* extend([], 0, 0);
}

const leadOf = (vector: Vector) => vector.findIndex((entry) => entry !== 0n);
const indexOf = ({ index }: SmallGroup) => index;

/**
 * What may be published: as long as a small group is given away, the smallest cell that touches it is left out.
 *
 * @example safeCells({ sizes, cells }, 5).map(({ cellId }) => cellId) // => all of them, when the partition was right
 */
export function safeCells({ sizes, cells }: Publication, least: number): Cell[] {
  const nOf = ({ atoms }: Cell) => atoms.reduce((sum, atom) => sum + (sizes.get(atom) ?? 0), 0);
  const kept = [...cells].sort((a, b) => nOf(a) - nOf(b) || (a.cellId < b.cellId ? -1 : 1));
  for (;;) {
    const [revealed] = revealedGroups({ sizes, cells: kept }, least);
    if (!revealed) return kept;
    const smallest = kept.findIndex(({ atoms }) => atoms.some((atom) => revealed.includes(atom)));
    kept.splice(smallest, 1);
  }
}
