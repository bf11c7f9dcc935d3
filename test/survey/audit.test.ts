import { array, check, constantFrom, integer, record, property as rule, uniqueArray } from "fast-check";
import { expect, test } from "vitest";
import { type Cell, type Publication, revealedGroups, safeCells } from "#shared/survey/audit.ts";
import { reduce } from "#shared/survey/exact.ts";
import cases from "./cases.json" with { type: "json" };

function publicationOf(atoms: Record<string, number>, published: Record<string, string[]>): Publication {
  const cells = Object.entries(published).map(([cellId, members]) => ({ cellId, atoms: members }));
  return { sizes: new Map(Object.entries(atoms)), cells };
}

/** What a rule that only compares pairs would find; the audit must find more. */
function nestedPairsThatFail({ sizes, cells }: Publication, least: number) {
  const nOf = (atoms: readonly string[]) => atoms.reduce((sum, atom) => sum + sizes.get(atom)!, 0);
  const fails = (large: Cell, small: Cell) => {
    const rest = nOf(large.atoms) - nOf(small.atoms);
    return small.atoms.every((atom) => large.atoms.includes(atom)) && rest > 0 && rest < least;
  };
  return cells.flatMap((large) =>
    cells.filter((small) => fails(large, small)).map((small) => [large.cellId, small.cellId]),
  );
}

test.each(cases.disclosure_audit)("audit: $name", ({ input, expected }) => {
  const atoms = input.atoms as unknown as Record<string, number>;
  const publication = publicationOf(atoms, input.published as unknown as Record<string, string[]>);
  expect(revealedGroups(publication, input.K)).toEqual(expected.reveals);
  expect(nestedPairsThatFail(publication, input.K)).toEqual(expected.nestedPairsThatFail);
  const safe = safeCells(publication, input.K);
  expect(safe.length === publication.cells.length).toBe(expected.safe);
  expect(revealedGroups({ ...publication, cells: safe }, input.K)).toEqual([]);
});

test("the smallest cell that touches what is given away is left out, and no other", () => {
  const publication = publicationOf(
    { staff: 11, manager: 1, sales: 9 },
    { Finance: ["staff", "manager"], FinanceNonManagers: ["staff"], Sales: ["sales"] },
  );
  expect(safeCells(publication, 5).map(({ cellId }) => cellId)).toEqual(["Sales", "FinanceNonManagers"]);
});

test("the rank of rows that floating point would call equal is exact", () => {
  const huge = 10n ** 30n;
  expect(reduce([[huge, huge + 1n], [huge - 1n, huge]]).rows).toHaveLength(2); // biome-ignore format: a matrix
  expect(reduce([[2n, 4n], [3n, 6n]]).rows).toHaveLength(1); // biome-ignore format: a matrix
});

/** The definition itself, on plain fractions: does taking a group's columns away lower the rank? */
function rankOf(matrix: number[][]): number {
  const rows = matrix.map((row) => row.map((entry) => [BigInt(entry), 1n] as [bigint, bigint]));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const at = rows.findIndex((row, index) => index >= rank && row[column]![0] !== 0n);
    if (at < 0) continue;
    [rows[rank], rows[at]] = [rows[at]!, rows[rank]!];
    const [pivot, over] = rows[rank]![column]!;
    for (let index = rank + 1; index < rows.length; index += 1) {
      const [top, bottom] = rows[index]![column]!;
      rows[index] = rows[index]!.map(([a, b], place) => {
        const [c, d] = rows[rank]![place]!;
        return [a * bottom * pivot * d - b * top * over * c, b * bottom * pivot * d];
      });
    }
    rank += 1;
  }
  return rank;
}

function revealedByDefinition({ sizes, cells }: Publication, least: number) {
  const atoms = [...sizes.keys()];
  const matrixOf = (kept: string[]) =>
    cells.map(({ atoms: members }) => kept.map((atom) => Number(members.includes(atom))));
  const whole = rankOf(matrixOf(atoms));
  const unions = Array.from({ length: 2 ** atoms.length }, (_, bits) =>
    atoms.filter((__, place) => (bits >> place) & 1),
  );
  const unsafe = unions.filter((union) => {
    const n = union.reduce((sum, atom) => sum + sizes.get(atom)!, 0);
    return n > 0 && n < least && rankOf(matrixOf(atoms.filter((atom) => !union.includes(atom)))) < whole;
  });
  const isMinimal = (union: string[]) =>
    !unsafe.some((other) => other.length < union.length && other.every((atom) => union.includes(atom)));
  return unsafe.filter(isMinimal).map((union) => union.toSorted());
}

test("on any small publication the audit finds exactly what the definition calls minimal", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const publications = record({
    sizes: array(integer({ min: 1, max: 6 }), { minLength: 6, maxLength: 6 }),
    cells: array(uniqueArray(constantFrom(...names), { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
    least: integer({ min: 2, max: 9 }),
  });
  const outcome = check(
    rule(publications, ({ sizes, cells, least }) => {
      const publication = {
        sizes: new Map(names.map((name, index) => [name, sizes[index]!])),
        cells: cells.map((atoms, index) => ({ cellId: String(index), atoms })),
      };
      const byName = (groups: string[][]) => groups.map((group) => group.join()).sort();
      expect(byName(revealedGroups(publication, least))) //
        .toEqual(byName(revealedByDefinition(publication, least)));
      const safe = { ...publication, cells: safeCells(publication, least) };
      expect(revealedByDefinition(safe, least)).toEqual([]);
    }),
    { numRuns: 400 },
  );
  expect(outcome.failed, JSON.stringify(outcome.counterexample)).toBe(false);
});
