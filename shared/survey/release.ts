import { cellId, type Menu, menuOf, OTHERS, TOTAL } from "./cells.ts";
import type { Share } from "./change.ts";
import { supplierMeans } from "./fairness.ts";
import { type Answer, aspectFigure, extraFigure, type Group, indexFigure } from "./figures.ts";
import { satisfaction } from "./instruments.ts";
import {
  type Aspect,
  aspects,
  type ExtraItem,
  extraItems,
  type Figures,
  type Thresholds,
  type Variable,
} from "./model.ts";
import { partition } from "./partition.ts";
import { responseRate } from "./response.ts";

/** All that one round knows about one supplier. */
export interface SupplierRound {
  thresholds: Thresholds;
  extraItems: readonly ExtraItem[];
  /** How many were asked, by customer team. */
  invited: ReadonlyMap<string, number>;
  answers: readonly Answer[];
  comments: readonly { customerTeamId: string; text: string }[];
  /** What the round before counted, by cell. */
  before: Counted;
}

/** How many were favourable, by cell: kept for the next round's arrows, shown to nobody. */
export type Counted = Readonly<Record<string, Share>>;

/** What is kept of a round about a supplier, with ids for names. */
export interface Results {
  total: Figures | null;
  customers: { teamId: string; figures: Figures | null }[];
  others: Figures | null;
  /** The overall mean in which each customer team counts once. */
  meanByTeam: number | null;
  comments: { teamIds: string[] | null; texts: string[] }[];
}

/** Makes the one release of a supplier's round; `shuffle` puts comments into an order that says nothing. */
export function releaseOf(round: SupplierRound, shuffle: <Item>(items: Item[]) => Item[]) {
  const teamIds = [...round.invited.keys()].sort();
  const menu = menuOf(teamIds, round.answers, round.extraItems, round.thresholds.answers);
  const line = (name: string, members: string[]) => figuresOf(round, menu, name, members);
  const customers = teamIds.map((teamId) => ({ teamId, figures: line(teamId, [teamId]) }));
  const results: Results = {
    total: line(TOTAL, teamIds),
    customers,
    others: line(OTHERS, menu.hidden),
    meanByTeam: meanByTeam(round, customers),
    comments: commentGroups(round, teamIds, shuffle),
  };
  return { results, counted: countedOf(round, results) };
}

function figuresOf(round: SupplierRound, { allowed }: Menu, line: string, members: string[]): Figures | null {
  if (!allowed.has(cellId("answered", line))) return null;
  const answers = answersOf(round, members);
  const { answers: least } = round.thresholds;
  const invited = members.reduce((sum, teamId) => sum + (round.invited.get(teamId) ?? 0), 0);
  const rate = responseRate({ invited, answered: answers.length }, least);
  const isComparable = rate.isShown && rate.isComparable && line !== OTHERS;
  const groupOf = (variable: Variable): Group | null => {
    const cell = cellId(variable, line);
    if (!allowed.has(cell)) return null;
    return { answers, least, hasBars: line === TOTAL, before: (isComparable && round.before[cell]) || null };
  };
  const byAspect = each(aspects, groupOf, aspectFigure);
  return {
    answered: answers.length,
    invited,
    responseRate: rate.isShown
      ? { percent: rate.percent, band: rate.band, isComparable: rate.isComparable }
      : null,
    aspects: byAspect,
    extras: each(extraItems, groupOf, extraFigure),
    index: indexFigure(byAspect),
  };
}

/** The figure of each variable; null where its cell may not be shown. */
function each<Name extends Variable, Figure>(
  names: readonly Name[],
  groupOf: (name: Name) => Group | null,
  figureOf: (name: Name, group: Group) => Figure | null,
) {
  const entries = names.map((name) => {
    const group = groupOf(name);
    return [name, group && figureOf(name, group)] as const;
  });
  return Object.fromEntries(entries) as Record<Name, Figure | null>;
}

const answersOf = ({ answers }: SupplierRound, members: string[]) =>
  answers.filter(({ customerTeamId }) => members.includes(customerTeamId));

/** Given only where every team's own mean is given, exactly. */
function meanByTeam(round: SupplierRound, customers: Results["customers"]) {
  const groups = customers.flatMap(({ figures }) => figures?.aspects.overall ?? []);
  if (groups.length < round.invited.size || groups.length === 0) return null;
  if (groups.some(({ mean }) => mean.bound !== null)) return null;
  const { byTeam } = supplierMeans(
    groups.map(({ n, mean }) => ({ n, mean: mean.value })),
    round.thresholds.answers,
  );
  return byTeam === null ? null : Math.round(byTeam * 10) / 10;
}

/** Groups that share nobody, each with enough answers; the whole supplier as one where nothing smaller will do. */
function commentGroups(
  round: SupplierRound,
  teamIds: string[],
  shuffle: <Item>(items: Item[]) => Item[],
): Results["comments"] {
  const { comments: least } = round.thresholds;
  const sizes = new Map(teamIds.map((teamId) => [teamId, answersOf(round, [teamId]).length]));
  const { isTotalShown, shown, notEnough, alsoHidden, togetherN } = partition(sizes, least);
  if (!isTotalShown) return [];
  const small = [...notEnough, ...alsoHidden];
  const groups: { teamIds: string[] | null; members: string[] }[] = shown.map((teamId) => ({
    teamIds: [teamId],
    members: [teamId],
  }));
  if (shown.length === 0 || togetherN !== null) groups.push({ teamIds: null, members: small });
  const textsOf = (members: string[]) =>
    round.comments.filter(({ customerTeamId }) => members.includes(customerTeamId)).map(({ text }) => text);
  return groups
    .map((group) => ({ teamIds: group.teamIds, texts: shuffle(textsOf(group.members)) }))
    .filter(({ texts }) => texts.length > 0);
}

function countedOf(round: SupplierRound, { total, customers }: Results): Counted {
  const lines: [string, string[], Figures | null][] = [
    [TOTAL, [...round.invited.keys()], total],
    ...customers.map(({ teamId, figures }): [string, string[], Figures | null] => [
      teamId,
      [teamId],
      figures,
    ]),
  ];
  const entries = lines.flatMap(([line, members, figures]) =>
    figures?.responseRate?.isComparable ? sharesOf(round, line, members, figures) : [],
  );
  return Object.fromEntries(entries);
}

function sharesOf(round: SupplierRound, line: string, members: string[], figures: Figures) {
  const answers = answersOf(round, members);
  const shown = aspects.filter((aspect: Aspect) => figures.aspects[aspect] !== null);
  return shown.map((aspect): [string, Share] => {
    const { favourable, n } = satisfaction(answers.map(({ ratings }) => ratings[aspect]));
    return [cellId(aspect, line), { count: favourable, n }];
  });
}
