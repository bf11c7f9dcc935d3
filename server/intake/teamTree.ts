import type { TeamRow } from "#shared/intake/rows.ts";
import type { Read } from "./importer.ts";
import { RowRefused } from "./report.ts";
import { type KnownTeam, nameKey, type TeamIndex } from "./teamIndex.ts";

/** A row of a file of teams and what it was found to be. */
export interface TeamNode extends Read<TeamRow> {
  /** The team that is here already. */
  known: KnownTeam | undefined;
  /** What stands above: another row, a team that is here, or nothing. */
  above: TeamNode | KnownTeam | null;
}

export interface RefusedRow {
  line: number;
  refused: RowRefused;
}

/**
 * The rows of a file of teams as a tree, whatever their order: what stands above comes first. Rows without a place are
 * refused: those that come twice, stand below nobody knows whom, stand below themselves, or below one of these.
 *
 * @example growTree(rows, teams).nodes.map(({ row }) => row.name)
 */
export function growTree(rows: readonly Read<TeamRow>[], teams: TeamIndex) {
  const refused: RefusedRow[] = [];
  let nodes = distinct(rows, teams, refused);
  for (let isGrown = false; !isGrown; ) {
    const misplaced = new Map([...unplaced(nodes, teams, refused), ...circling(nodes, teams)]);
    isGrown = misplaced.size === 0;
    for (const [node, reason] of misplaced) refused.push({ line: node.line, refused: reason });
    nodes = nodes.filter((node) => !misplaced.has(node));
  }
  return { nodes: topFirst(nodes), refused: refused.toSorted((a, b) => a.line - b.line) };
}

const nameOf = ({ row }: Pick<TeamNode, "row">) => row.key ?? row.name;

function distinct(rows: readonly Read<TeamRow>[], teams: TeamIndex, refused: RefusedRow[]): TeamNode[] {
  const lines = new Map<string, number>();
  return rows.flatMap((read) => {
    const { line, row } = read;
    const known = knownTeam(row, teams);
    const refs = [row.key ?? nameKey(row.name), ...(known ? [known.teamId] : [])];
    const before = refs.map((ref) => lines.get(ref)).find((one) => one !== undefined);
    for (const ref of before === undefined ? refs : []) lines.set(ref, line);
    if (before === undefined) return [{ ...read, known, above: null }];
    refused.push({
      line,
      refused: new RowRefused("key", "intake.refused.twice", { value: nameOf(read), line: before }),
    });
    return [];
  });
}

/** By its key; a team without one, such as one made on the way of another import, by its name. */
function knownTeam({ key, name }: TeamRow, teams: TeamIndex) {
  const keyed = key === null ? undefined : teams.withKey(key);
  if (keyed) return keyed;
  const [named, another] = teams
    .named(name)
    .filter(({ externalKey }) => key === null || externalKey === null);
  return another ? undefined : named;
}

/** Says of each row what stands above it; answers those of which that cannot be said. */
function unplaced(nodes: TeamNode[], teams: TeamIndex, refused: RefusedRow[]) {
  const inFile = new Map<string, TeamNode>();
  for (const node of nodes) inFile.set(nameKey(node.row.name), node);
  for (const node of nodes) if (node.row.key !== null) inFile.set(node.row.key, node);
  const lines = new Map(refused.map(({ line, refused: { values } }) => [String(values.value), line]));
  return nodes.flatMap((node) => {
    const reason = place(node, inFile, teams, lines);
    return reason ? [[node, reason] as const] : [];
  });
}

function place(
  node: TeamNode,
  inFile: Map<string, TeamNode>,
  teams: TeamIndex,
  refusedLines: Map<string, number>,
) {
  const { parent } = node.row;
  node.above = null;
  if (parent === null) return null;
  node.above = inFile.get(parent) ?? inFile.get(nameKey(parent)) ?? present(parent, teams) ?? null;
  if (node.above) return null;
  const value = nameOf(node);
  const line = refusedLines.get(parent);
  if (line !== undefined)
    return new RowRefused("parent", "intake.refused.parentRefused", { value, parent, line });
  return new RowRefused("parent", "intake.refused.unknownParent", { value, parent });
}

function present(cell: string, teams: TeamIndex) {
  const keyed = teams.withKey(cell);
  return keyed?.archivedAt === null ? keyed : teams.named(cell)[0];
}

const LONGEST_CIRCLE_SHOWN = 6;

/** The rows that stand below themselves, each with the way round. */
function circling(nodes: TeamNode[], teams: TeamIndex) {
  const nodeOf = new Map(nodes.flatMap((node) => (node.known ? [[node.known.teamId, node] as const] : [])));
  const isDone = new Set<TeamNode>();
  const found: (readonly [TeamNode, RowRefused])[] = [];
  for (const start of nodes) {
    const path: TeamNode[] = [];
    for (
      let node: TeamNode | undefined = start;
      node && !isDone.has(node);
      node = nodeAbove(node, nodeOf, teams)
    ) {
      isDone.add(node);
      path.push(node);
      const next = nodeAbove(node, nodeOf, teams);
      const from = next ? path.indexOf(next) : -1;
      if (from >= 0) found.push(...circle(path.slice(from)));
    }
  }
  return found;
}

function circle(members: TeamNode[]) {
  return members.map((node, index) => {
    const names = [...members.slice(index), ...members.slice(0, index + 1)].map(nameOf);
    const path =
      names.length > LONGEST_CIRCLE_SHOWN ? [...names.slice(0, LONGEST_CIRCLE_SHOWN - 1), "…"] : names;
    return [
      node,
      new RowRefused("parent", "intake.refused.circle", { value: nameOf(node), path: path.join(" → ") }),
    ] as const;
  });
}

/** The next row above; teams in between that no row speaks of are climbed over. */
function nodeAbove({ above }: TeamNode, nodeOf: Map<string, TeamNode>, teams: TeamIndex) {
  let one: TeamNode["above"] | undefined = above;
  while (one && !("row" in one)) {
    const node = nodeOf.get(one.teamId);
    if (node) return node;
    one = one.parentTeamId === null ? undefined : teams.byId.get(one.parentTeamId);
  }
  return one ?? undefined;
}

function topFirst(nodes: TeamNode[]) {
  const ordered = new Set<TeamNode>();
  const add = (node: TeamNode) => {
    const chain: TeamNode[] = [];
    for (
      let one: TeamNode | null = node;
      one && !ordered.has(one);
      one = one.above && "row" in one.above ? one.above : null
    )
      chain.push(one);
    for (const one of chain.toReversed()) ordered.add(one);
  };
  for (const node of nodes) add(node);
  return [...ordered];
}
