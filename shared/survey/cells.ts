import { type Cell, type Publication, safeCells } from "./audit.ts";
import type { Answer } from "./figures.ts";
import { aspects, type ExtraItem, type Variable } from "./model.ts";
import { type Partition, partition } from "./partition.ts";

/** What a line of a release is about: all customer teams, one of them, or the small ones together. */
export const TOTAL = "total";
export const OTHERS = "others";

/** Whether something was answered is published too, so it is audited like what was answered. */
type Audited = Variable | "answered";

export const cellId = (variable: Audited, line: string) => `${variable}:${line}`;

/** A release's fixed menu for one supplier, after hiding and after the audit. */
export interface Menu {
  /** Ids of the cells that may be shown. */
  allowed: ReadonlySet<string>;
  /** The customer teams behind "Other teams". */
  hidden: string[];
}

/**
 * Decides what of one supplier's round may be shown: hides small groups and what would give them away, then audits all
 * that is left, exactly.
 */
export function menuOf(
  teamIds: readonly string[],
  answers: readonly Answer[],
  extras: readonly ExtraItem[],
  least: number,
): Menu {
  const sizesOf = (variable: Audited) => countByTeam(teamIds, answers, variable);
  const whole = partition(sizesOf("answered"), least);
  const hidden = [...whole.notEnough, ...whole.alsoHidden].sort();
  const variables: Audited[] = ["answered", ...aspects, ...extras];
  const publications = variables.map((variable) => {
    const sizes = sizesOf(variable);
    return publicationOf(variable, sizes, partition(sizes, least, hidden), hidden);
  });
  const allowed = publications.flatMap((publication) => safeCells(publication, least));
  return { allowed: new Set(allowed.map((cell) => cell.cellId)), hidden };
}

function countByTeam(teamIds: readonly string[], answers: readonly Answer[], variable: Audited) {
  const sizes = new Map(teamIds.map((teamId) => [teamId, 0]));
  for (const { customerTeamId, ratings } of answers) {
    if (variable !== "answered" && ratings[variable] === null) continue;
    sizes.set(customerTeamId, (sizes.get(customerTeamId) ?? 0) + 1);
  }
  return sizes;
}

/** Other teams are told of together only where they are the same ones for every figure. */
function publicationOf(
  variable: Audited,
  sizes: ReadonlyMap<string, number>,
  { isTotalShown, shown, notEnough, alsoHidden, togetherN }: Partition,
  hidden: string[],
): Publication {
  const atomOf = (teamId: string) => `${variable}:${teamId}`;
  const cell = (line: string, teamIds: Iterable<string>): Cell => ({
    cellId: cellId(variable, line),
    atoms: [...teamIds].map(atomOf),
  });
  const isSameHidden = notEnough.length + alsoHidden.length === hidden.length;
  const cells = isTotalShown
    ? [
        cell(TOTAL, sizes.keys()),
        ...shown.map((teamId) => cell(teamId, [teamId])),
        ...(togetherN !== null && isSameHidden ? [cell(OTHERS, hidden)] : []),
      ]
    : [];
  return { sizes: new Map([...sizes].map(([teamId, n]) => [atomOf(teamId), n])), cells };
}
