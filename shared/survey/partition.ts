/** How many answers each child of a shown total has, by its id. */
export type Sizes = ReadonlyMap<string, number>;

export interface Partition {
  isTotalShown: boolean;
  totalN: number;
  shown: string[];
  /** Too small themselves. */
  notEnough: string[];
  /** Hidden because a smaller one could be worked out from them. */
  alsoHidden: string[];
  /** The answers of all hidden ones, where they are shown together as "Other teams". */
  togetherN: number | null;
}

/**
 * Which children of a total can be shown so that what is left of the total is nobody or at least `least` answers.
 *
 * @example partition(new Map([["A", 3], ["B", 20], ["C", 30]]), 5).shown // => ["C"]: A is too small, B covers it
 */
export function partition(sizes: Sizes, least: number, hidden: Iterable<string> = []): Partition {
  const isHidden = new Set(hidden);
  const children = [...sizes].sort(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1));
  const totalN = children.reduce((sum, [, n]) => sum + n, 0);
  const notEnough = children.filter(([id, n]) => n < least || isHidden.has(id));
  const rest = children.filter((child) => !notEnough.includes(child));
  const alsoHidden: typeof children = [];
  let hiddenN = notEnough.reduce((sum, [, n]) => sum + n, 0);
  while (hiddenN > 0 && hiddenN < least && rest.length > 0) {
    const next = rest.shift()!;
    alsoHidden.push(next);
    hiddenN += next[1];
  }
  return {
    isTotalShown: totalN >= least,
    totalN,
    shown: idsOf(rest),
    notEnough: idsOf(notEnough),
    alsoHidden: idsOf(alsoHidden),
    togetherN: rest.length > 0 && hiddenN >= least ? hiddenN : null,
  };
}

const idsOf = (children: [string, number][]) => children.map(([id]) => id).sort();
