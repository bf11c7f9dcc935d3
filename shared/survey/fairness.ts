interface GroupMean {
  n: number;
  mean: number;
}

/**
 * A supplier's mean over its customer teams: each person counts once, or each team counts once. The second is null
 * unless every team is large enough, as it would give away the small ones.
 *
 * @example supplierMeans([{ n: 20, mean: 4.5 }, { n: 5, mean: 2.5 }], 5) // => { n: 25, byPerson: 4.1, byTeam: 3.5 }
 */
export function supplierMeans(groups: GroupMean[], least: number) {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const byPerson = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / n;
  const isEveryTeamLarge = groups.every((group) => group.n >= least);
  const byTeam = groups.reduce((sum, { mean }) => sum + mean, 0) / groups.length;
  return { n, byPerson, byTeam: isEveryTeamLarge ? byTeam : null };
}

/**
 * Promises kept, people unhappy: the promise may be the wrong one.
 *
 * @example isWatermelon({ keptPercent: 96, satisfiedPercent: 58, n: 24 }) // => true
 */
export const isWatermelon = (figures: { keptPercent: number; satisfiedPercent: number; n: number }) =>
  figures.n >= 5 && figures.keptPercent >= 90 && figures.satisfiedPercent < 70;

/** What two teams say of each other, and what everybody else says of them. */
export interface MutualRatings {
  firstOfSecond: GroupMean;
  secondOfFirst: GroupMean;
  othersOfFirst: number;
  othersOfSecond: number;
}

/** Whether the committee should look at two teams that praise each other as nobody else does; nothing follows by itself. */
export function isMutualInflation({
  firstOfSecond,
  secondOfFirst,
  othersOfFirst,
  othersOfSecond,
}: MutualRatings) {
  const areBothHigh = [firstOfSecond, secondOfFirst].every(({ n, mean }) => n >= 5 && mean >= 4.8);
  return areBothHigh && othersOfFirst <= 4 && othersOfSecond <= 4;
}
