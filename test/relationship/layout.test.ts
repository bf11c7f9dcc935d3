import { array, assert, constantFrom, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { countCrossings, type Line, orderColumns } from "#tab/relationship/layout.ts";

const columns = [["a", "b", "c"], ["us"], ["x", "y", "z"], ["p", "q", "r"]];
const everywhere: Line[][] = [
  ["a", "b", "c"].map((team): Line => [team, "us"]),
  ["x", "y", "z"].map((team): Line => ["us", team]),
];

test("lines that cross are counted, those that only meet at a team are not", () => {
  expect(
    countCrossings(
      [
        ["a", "b"],
        ["x", "y"],
      ],
      [
        [
          ["a", "y"],
          ["b", "x"],
        ],
      ],
    ),
  ).toBe(1);
  expect(
    countCrossings(
      [
        ["a", "b"],
        ["x", "y"],
      ],
      [
        [
          ["a", "x"],
          ["b", "x"],
          ["b", "y"],
        ],
      ],
    ),
  ).toBe(0);
  expect(
    countCrossings(
      [
        ["a", "b"],
        ["x", "y"],
      ],
      [
        [
          ["b", "y"],
          ["a", "x"],
          ["a", "y"],
          ["b", "x"],
        ],
      ],
    ),
  ).toBe(1);
  expect(countCrossings(columns, everywhere)).toBe(0);
});

test("customers of customers stand beside those who serve them", () => {
  const gaps: Line[][] = [
    ...everywhere,
    [
      ["x", "r"],
      ["y", "q"],
      ["z", "p"],
    ],
  ];
  const order = orderColumns(columns, gaps);
  expect(countCrossings(columns, gaps)).toBe(3);
  expect(countCrossings(order, gaps)).toBe(0);
  expect(order[3]).toEqual(["r", "q", "p"]);
});

test("near columns give way too when that untangles the far ones", () => {
  const gaps: Line[][] = [
    [
      ["p1", "s2"],
      ["p2", "s1"],
      ["p2", "s3"],
    ],
    [
      ["s1", "us"],
      ["s2", "us"],
      ["s3", "us"],
    ],
  ];
  const order = orderColumns([["p1", "p2"], ["s1", "s2", "s3"], ["us"]], gaps);
  expect(countCrossings(order, gaps)).toBe(0);
});

test("what does not tangle keeps its order", () => {
  expect(orderColumns(columns, everywhere)).toEqual(columns);
  expect(orderColumns([["us"]], [])).toEqual([["us"]]);
});

test("whatever the lines, nobody is lost and no order is worse than the given one", () => {
  const [left, middle, right] = [
    ["a", "b", "c", "d"],
    ["k", "l", "m", "n"],
    ["x", "y", "z"],
  ];
  const between = (from: string[], to: string[]) => array(tuple(constantFrom(...from), constantFrom(...to)));
  const given = [left, middle, right] as string[][];
  assert(
    property(
      between(left as string[], middle as string[]),
      between(middle as string[], right as string[]),
      (...gaps) => {
        const order = orderColumns(given, gaps);
        expect(order.map((column) => column.toSorted())).toEqual(given);
        expect(countCrossings(order, gaps)).toBeLessThanOrEqual(countCrossings(given, gaps));
      },
    ),
  );
});
