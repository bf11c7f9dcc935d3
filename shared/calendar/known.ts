/**
 * The first year of unknown public holidays, for a date that lies in it or later; null where all that counts is known.
 *
 * @example firstUnknownYear("2026-12-31", "2027-01-04") // => 2027
 */
export function firstUnknownYear(knownUntil: string | null, date: string) {
  if (knownUntil === null || date <= knownUntil) return null;
  return Number(knownUntil.slice(0, 4)) + 1;
}
