import { array, check, constant, constantFrom, integer, oneof, record, property as rule } from "fast-check";
import { expect, test } from "vitest";
import { revealedGroups } from "#shared/survey/audit.ts";
import { cellId, menuOf, OTHERS, TOTAL } from "#shared/survey/cells.ts";
import type { Answer } from "#shared/survey/figures.ts";
import { aspects, Ratings } from "#shared/survey/model.ts";
import { releaseOf } from "#shared/survey/release.ts";

const teams = ["A", "B", "C", "D"];
const rating = oneof(constant(null), integer({ min: 1, max: 5 }));
const answers = array(
  record({
    customerTeamId: constantFrom(...teams),
    ratings: record({ quality: rating, attitude: rating, efficiency: rating, overall: rating }).map((given) =>
      Ratings.parse(given),
    ),
  }),
  { maxLength: 60 },
);

/** What of a release is shown of one aspect, as sums over customer teams. */
function shownCells(given: Answer[], aspect: (typeof aspects)[number] | "answered", least: number) {
  const { allowed, hidden } = menuOf(teams, given, [], least);
  const lines: [string, string[]][] = [
    [TOTAL, teams],
    [OTHERS, hidden],
    ...teams.map((team): [string, string[]] => [team, [team]]),
  ];
  return lines
    .filter(([line]) => allowed.has(cellId(aspect, line)))
    .map(([line, atoms]) => ({ cellId: line, atoms }));
}

const sizesOf = (given: Answer[], aspect: (typeof aspects)[number] | "answered") =>
  new Map(
    teams.map((team) => [
      team,
      given.filter(
        ({ customerTeamId, ratings }) =>
          customerTeamId === team && (aspect === "answered" || ratings[aspect] !== null),
      ).length,
    ]),
  );

test("whatever is answered, no combination of what is shown gives away a small group", () => {
  const outcome = check(
    rule(answers, integer({ min: 5, max: 12 }), (given, least) => {
      for (const aspect of ["answered", ...aspects] as const) {
        const publication = {
          sizes: sizesOf(given, aspect),
          cells: shownCells(given, aspect, least),
        };
        expect(revealedGroups(publication, least)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
  expect(outcome.failed, JSON.stringify(outcome.counterexample)).toBe(false);
});

test("a figure never rests on fewer answers than the threshold, and a line says nothing its total does not", () => {
  const outcome = check(
    rule(answers, (given) => {
      const round = {
        thresholds: { answers: 5, comments: 10 },
        extraItems: [],
        invited: new Map(teams.map((team) => [team, 30])),
        answers: given,
        comments: given.map(({ customerTeamId }, index) => ({ customerTeamId, text: String(index) })),
        before: {},
      };
      const { results } = releaseOf(round, (items) => items);
      const lines = [results.total, results.others, ...results.customers.map(({ figures }) => figures)];
      for (const figures of lines.filter((one) => one !== null)) {
        expect(figures.answered).toBeGreaterThanOrEqual(5);
        for (const figure of Object.values(figures.aspects)) expect(figure?.n ?? 5).toBeGreaterThanOrEqual(5);
      }
      for (const { teamIds, texts } of results.comments)
        expect(teamIds === null ? 10 : texts.length).toBeGreaterThanOrEqual(10);
      if (results.total === null) expect(lines.every((line) => line === null)).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(outcome.failed, JSON.stringify(outcome.counterexample)).toBe(false);
});
