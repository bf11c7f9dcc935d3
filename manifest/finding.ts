/** One fault: where it is, what stands there, and what to do about it. */
export interface Finding {
  at: string;
  actual: string;
  cure: string;
}

const SHOWN_LENGTH = 80;

/**
 * One line for a person.
 *
 * @example describe({ at: "--domain", actual: "https://contoso.com", cure: "leave out https://" })
 * // => '--domain "https://contoso.com": leave out https://'
 */
export function describe({ at, actual, cure }: Finding) {
  const shown = actual.length > SHOWN_LENGTH ? `${actual.slice(0, SHOWN_LENGTH)}…` : actual;
  return `${at}${shown === "" ? "" : ` ${JSON.stringify(shown)}`}: ${cure}`;
}
