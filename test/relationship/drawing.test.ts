import { expect, test } from "vitest";
import type { CommitmentCounts, MapEdge, RelationMap } from "#shared/relationship/model.ts";
import { drawMap, NODE_GAP, NODE_HEIGHT, TEAMS_PER_COLUMN } from "#tab/relationship/drawing.ts";
import { moveFrom } from "#tab/relationship/move.ts";

const calm = { open: 1, overdue: 0, atRisk: 0, waiting: 0 };
const late = { open: 1, overdue: 1, atRisk: 0, waiting: 0 };

/** A map with these columns; each line is written as "step: supplier customer". */
function mapOf(
  columns: Record<number, string[]>,
  lines: string[],
  more: Record<number, number> = {},
): RelationMap {
  const steps = Object.keys(columns)
    .map(Number)
    .sort((one, other) => one - other);
  return {
    columns: steps.map((step) => ({
      step,
      teams: (columns[step] ?? []).map((name) => ({ teamId: name, name })),
      moreCount: more[step] ?? 0,
    })),
    edges: lines.map((line) => edgeOf(line)),
    moreEdgeCount: 0,
  };
}

function edgeOf(line: string, counts: CommitmentCounts | null = calm): MapEdge {
  const [step, pair] = line.split(": ") as [string, string];
  const [supplierTeamId, customerTeamId] = pair.split(" ") as [string, string];
  return {
    relationshipId: line,
    state: "confirmed",
    claimedBy: null,
    supplierTeamId,
    customerTeamId,
    step: Number(step),
    counts,
  };
}

const all = () => TEAMS_PER_COLUMN;
const namesIn = ({ columns }: ReturnType<typeof drawMap>) =>
  columns.map(({ nodes }) => nodes.map(({ team }) => team.name).join(" "));

const small = mapOf({ [-2]: [], [-1]: ["Hr", "It"], 0: ["Us"], 1: ["Hr", "Tax"], 2: ["It"] }, [
  "-1: Hr Us",
  "-1: It Us",
  "0: Us Hr",
  "0: Us Tax",
  "1: Tax It",
]);

test("a team that serves and is served stands once on each side; empty columns are left out", () => {
  const drawing = drawMap(small, all);
  expect(drawing.columns.map(({ step }) => step)).toEqual([-1, 0, 1, 2]);
  expect(namesIn(drawing)).toEqual(["Hr It", "Us", "Hr Tax", "It"]);
  expect(new Set(drawing.columns.flatMap(({ nodes }) => nodes.map(({ key }) => key))).size).toBe(6);
  expect(drawing.gaps.map((gap) => gap.map(({ edge }) => edge.relationshipId))).toEqual([
    ["-1: Hr Us", "-1: It Us"],
    ["0: Us Hr", "0: Us Tax"],
    ["1: Tax It"],
  ]);
});

test("short columns stand beside the middle of the longest, nobody over another", () => {
  const { columns, height } = drawMap(small, all);
  const [suppliers, us] = columns.map(({ nodes }) => nodes.map(({ top }) => top));
  expect(height).toBe(2 * NODE_HEIGHT + NODE_GAP);
  expect(suppliers).toEqual([0, NODE_HEIGHT + NODE_GAP]);
  expect(us).toEqual([(NODE_HEIGHT + NODE_GAP) / 2]);
});

test("beside a very long column the centre stays near the top, where it is seen first", () => {
  const many = Array.from({ length: 100 }, (_, index) => `S${index}`);
  const { columns } = drawMap(mapOf({ [-1]: many, 0: ["Us"] }, []), all);
  expect(columns[0]?.nodes).toHaveLength(100);
  expect(columns[1]?.nodes[0]?.top).toBeLessThan(300);
});

test("a crowd is cut to the most pressing twenty of each column, and more are shown when asked for", () => {
  const many = Array.from({ length: 299 }, (_, index) => `S${index}`);
  const map = mapOf(
    { [-1]: many, 0: ["Us"] },
    many.map((name) => `-1: ${name} Us`),
    { [-1]: 7 },
  );
  const last = map.edges[298] as MapEdge;
  map.edges[298] = { ...last, counts: late };
  const first = drawMap(map, all);
  expect(first.columns[0]).toMatchObject({ hiddenCount: 279, moreCount: 7 });
  expect(first.columns[0]?.nodes).toHaveLength(20);
  expect(first.columns[0]?.nodes.some(({ team }) => team.name === "S298")).toBe(true);
  expect(first.gaps[0]).toHaveLength(20);
  expect(first.columns[1]?.nodes).toHaveLength(1);
  const more = drawMap(map, (step) => (step === -1 ? 40 : 20));
  expect(more.columns[0]?.nodes).toHaveLength(40);
});

test("in a crowd the far teams that are kept lead to near ones that are kept", () => {
  const near = Array.from({ length: 30 }, (_, index) => `N${index}`);
  const far = Array.from({ length: 280 }, (_, index) => `F${index}`);
  const map = mapOf({ 0: ["Us"], 1: near, 2: far }, [
    ...near.map((name) => `0: Us ${name}`),
    ...far.map((name, index) => `1: N${29 - (index % 30)} ${name}`),
  ]);
  const { gaps } = drawMap(map, all);
  expect(gaps[1]).toHaveLength(20);
});

test("three hundred teams are drawn as they are", () => {
  const many = Array.from({ length: 299 }, (_, index) => `S${index}`);
  const { columns } = drawMap(mapOf({ [-1]: many, 0: ["Us"] }, []), all);
  expect(columns[0]).toMatchObject({ hiddenCount: 0, moreCount: 0 });
  expect(columns[0]?.nodes).toHaveLength(299);
});

test("a node knows its relationships towards the centre, the most pressing first", () => {
  const map = mapOf({ 0: ["Us"], 1: ["Hr", "Tax"], 2: ["Shop"] }, ["0: Us Hr", "0: Us Tax", "1: Hr Shop"]);
  map.edges.push(edgeOf("1: Tax Shop", late));
  const { columns } = drawMap(map, all);
  expect(columns[2]?.nodes[0]?.edges.map(({ relationshipId }) => relationshipId)).toEqual([
    "1: Tax Shop",
    "1: Hr Shop",
  ]);
  expect(columns[0]?.nodes[0]?.edges).toEqual([]);
});

test("arrow keys follow the column and the lines, and stop where there is nothing", () => {
  const drawing = drawMap(small, all);
  const walk = (from: string, ...pressed: string[]) =>
    pressed.reduce<string | null>((key, one) => key && moveFrom(drawing, key, one), from);
  expect(walk("-1.Hr", "ArrowDown")).toBe("-1.It");
  expect(walk("-1.Hr", "ArrowUp")).toBeNull();
  expect(walk("-1.It", "ArrowRight")).toBe("0.Us");
  expect(walk("-1.It", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight")).toBe("2.It");
  expect(walk("1.Hr", "ArrowRight")).toBeNull();
  expect(walk("2.It", "ArrowLeft")).toBe("1.Tax");
  expect(walk("-1.Hr", "ArrowLeft")).toBeNull();
  expect(walk("1.Hr", "End")).toBe("1.Tax");
  expect(walk("1.Tax", "Home")).toBe("1.Hr");
  expect(walk("0.Us", "a")).toBeNull();
  expect(walk("9.Gone", "ArrowUp")).toBeNull();
});

test("left and right lead to the nearest team that the line leads to", () => {
  const map = mapOf({ 0: ["Us"], 1: ["A", "B", "C"] }, ["0: Us A", "0: Us B", "0: Us C"]);
  expect(moveFrom(drawMap(map, all), "0.Us", "ArrowRight")).toBe("1.B");
});
