/** The 97.5th percentile of the normal distribution: two sides of a 95 % interval. */
export const normalQuantile = 1.959963984540054;

/** Where a share, from 0 to 1, lies with 95 % certainty. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * How certain a share is: the 95 % score interval of E. B. Wilson, "Probable inference, the law of succession,
 * and statistical inference", Journal of the American Statistical Association 22 (1927); null without cases.
 *
 * @example wilsonInterval(18, 20) // => { low: 0.699, high: 0.972 } (rounded)
 */
export function wilsonInterval(kept: number, counted: number): Interval | null {
  if (counted === 0) return null;
  const share = kept / counted;
  const squared = normalQuantile ** 2;
  const scale = 1 + squared / counted;
  const centre = (share + squared / (2 * counted)) / scale;
  const spread = (share * (1 - share)) / counted + squared / (4 * counted ** 2);
  const half = (normalQuantile * Math.sqrt(spread)) / scale;
  // At the ends the formula gives exactly 0 or 1; floating point may miss it by a hair and turn a verdict.
  return { low: kept === 0 ? 0 : centre - half, high: kept === counted ? 1 : centre + half };
}
