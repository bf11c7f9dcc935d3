import type { TeamRef } from "#shared/organisation/model.ts";
import type { MapColumn, MapEdge, RelationMap } from "#shared/relationship/model.ts";
import { compareStandings } from "#shared/relationship/standing.ts";
import { type Line, orderColumns } from "./layout.ts";

export const NODE_HEIGHT = 64;
export const NODE_GAP = 10;

const MOST_TEAMS = 300;
export const TEAMS_PER_COLUMN = 20;
/** A short column stands beside the first of a long one, not beside its far middle. */
const DEEPEST_START = 260;

/** A team in one column; one that serves and is served stands on both sides. */
export interface DrawnNode {
  key: string;
  team: TeamRef;
  step: number;
  top: number;
  /** Its relationships towards the centre, the most pressing first. */
  edges: MapEdge[];
}

export interface DrawnColumn {
  step: number;
  nodes: DrawnNode[];
  /** Known but not shown yet. */
  hiddenCount: number;
  /** Left out by the server. */
  moreCount: number;
}

export interface DrawnLine {
  edge: MapEdge;
  supplier: DrawnNode;
  customer: DrawnNode;
}

/** Columns from the farthest supplier to the farthest customer; `gaps[i]` are the lines between column i and the next. */
export interface Drawing {
  columns: DrawnColumn[];
  gaps: DrawnLine[][];
  height: number;
}

/**
 * What is drawn and where: columns in an order with few crossings. In a crowd each column shows its most pressing
 * teams, as many as `shownCount` says.
 */
export function drawMap(map: RelationMap, shownCount: (step: number) => number): Drawing {
  const all = map.columns
    .filter(({ teams, moreCount }) => teams.length + moreCount > 0)
    .map((column) => toDrawn(column, map.edges));
  const teamCount = all.reduce((sum, { nodes, moreCount }) => sum + nodes.length + moreCount, 0);
  const columns = teamCount > MOST_TEAMS ? cutColumns(all, shownCount) : all;
  const gaps = columns
    .slice(1)
    .map((column, index) => linesBetween(columns[index] as DrawnColumn, column, map.edges));
  order(columns, gaps);
  return { columns, gaps, height: place(columns) };
}

function toDrawn({ step, teams, moreCount }: MapColumn, edges: MapEdge[]): DrawnColumn {
  const inward = inwardEdges(step, edges);
  const nodes = teams.map((team) => {
    const own = (inward.get(team.teamId) ?? []).sort(compareStandings);
    return { key: `${step}.${team.teamId}`, team, step, top: 0, edges: own };
  });
  return { step, nodes, hiddenCount: 0, moreCount };
}

/** From the centre outwards, so that the far teams that are kept lead to near ones that are kept. */
function cutColumns(columns: DrawnColumn[], shownCount: (step: number) => number) {
  const shownKeys = new Set<string>();
  const outwards = columns.toSorted((one, other) => Math.abs(one.step) - Math.abs(other.step));
  const cut = outwards.map((column) => {
    const isAttached = (node: DrawnNode) => node.edges.some((edge) => shownKeys.has(inwardKey(node, edge)));
    const pressing = column.nodes.toSorted(
      (one, other) => Number(isAttached(other)) - Number(isAttached(one)) || comparePressing(one, other),
    );
    const nodes = pressing.slice(0, shownCount(column.step));
    for (const { key } of nodes) shownKeys.add(key);
    return { ...column, nodes, hiddenCount: column.nodes.length - nodes.length };
  });
  return cut.sort((one, other) => one.step - other.step);
}

/** The key of the node that a relationship leads to, one step nearer to the centre. */
const inwardKey = ({ step }: DrawnNode, { supplierTeamId, customerTeamId }: MapEdge) =>
  step < 0 ? `${step + 1}.${customerTeamId}` : `${step - 1}.${supplierTeamId}`;

/** The relationships of a column's teams that lead towards the centre. */
function inwardEdges(step: number, edges: MapEdge[]) {
  const byTeam = new Map<string, MapEdge[]>();
  for (const edge of edges) {
    const isInward = step < 0 ? edge.step === step : step > 0 && edge.step === step - 1;
    if (!isInward) continue;
    const teamId = step < 0 ? edge.supplierTeamId : edge.customerTeamId;
    const known = byTeam.get(teamId);
    if (known) known.push(edge);
    else byTeam.set(teamId, [edge]);
  }
  return byTeam;
}

function comparePressing({ edges: [one] }: DrawnNode, { edges: [other] }: DrawnNode) {
  if (!one || !other) return Number(!one) - Number(!other);
  return compareStandings(one, other) || (other.counts?.open ?? 0) - (one.counts?.open ?? 0);
}

function linesBetween(left: DrawnColumn, right: DrawnColumn, edges: MapEdge[]): DrawnLine[] {
  const suppliers = new Map(left.nodes.map((node) => [node.team.teamId, node]));
  const customers = new Map(right.nodes.map((node) => [node.team.teamId, node]));
  return edges.flatMap((edge) => {
    const supplier = edge.step === left.step && suppliers.get(edge.supplierTeamId);
    const customer = customers.get(edge.customerTeamId);
    return supplier && customer ? [{ edge, supplier, customer }] : [];
  });
}

function order(columns: DrawnColumn[], gaps: DrawnLine[][]) {
  const keys = columns.map(({ nodes }) => nodes.map(({ key }) => key));
  const lines = gaps.map((gap) => gap.map(({ supplier, customer }): Line => [supplier.key, customer.key]));
  for (const [index, ordered] of orderColumns(keys, lines).entries()) {
    const placeOf = new Map(ordered.map((key, place) => [key, place]));
    columns[index]?.nodes.sort((one, other) => (placeOf.get(one.key) ?? 0) - (placeOf.get(other.key) ?? 0));
  }
}

/** Gives each node its place, columns beside each other's middle; answers the height of the whole. */
function place(columns: DrawnColumn[]) {
  const slotsOf = ({ nodes, hiddenCount, moreCount }: DrawnColumn) =>
    Math.max(1, nodes.length + (hiddenCount + moreCount > 0 ? 1 : 0));
  const heightOf = (column: DrawnColumn) => slotsOf(column) * (NODE_HEIGHT + NODE_GAP) - NODE_GAP;
  const height = Math.max(...columns.map(heightOf));
  for (const column of columns) {
    const start = Math.min((height - heightOf(column)) / 2, DEEPEST_START);
    for (const [index, node] of column.nodes.entries()) node.top = start + index * (NODE_HEIGHT + NODE_GAP);
  }
  return height;
}
