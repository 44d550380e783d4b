/** What a browser tells of a first load; milliseconds, but for the shift. */
export interface Vitals {
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** What tasks took beyond 50 ms each, all together. */
  readonly blocked: number;
  readonly shift: number;
}

/**
 * A score as Lighthouse 10 and later give it to a phone, 0 to 100: each figure is placed on a log-normal curve through the values that score 90 and 50
 * (https://github.com/GoogleChrome/lighthouse/blob/main/core/config/default-config.js). The speed index is left out, which needs a film of the load; the other
 * weights keep their proportions.
 */
export function scoreOf({ firstPaint, largestPaint, blocked, shift }: Vitals): number {
  const parts = [
    { weight: 10, score: onCurve(firstPaint, 1_800, 3_000) },
    { weight: 25, score: onCurve(largestPaint, 2_500, 4_000) },
    { weight: 30, score: onCurve(blocked, 200, 600) },
    { weight: 25, score: onCurve(shift, 0.1, 0.25) },
  ];
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (100 * parts.reduce((sum, { weight, score }) => sum + weight * score, 0)) / weights;
}

/** 0.9 at `good`, 0.5 at `median`, 1 at nothing. */
function onCurve(value: number, good: number, median: number): number {
  if (value <= 0) return 1;
  const standardized = (Math.log(value / median) / Math.log(good / median)) * ninetieth;
  return 1 - normal(-standardized);
}

/** Where the standard normal distribution reaches 0.9. */
const ninetieth = 1.2815515655446004;

/** The standard normal distribution, by Abramowitz and Stegun 26.2.17: exact to seven digits. */
function normal(x: number): number {
  if (x < 0) return 1 - normal(-x);
  const t = 1 / (1 + 0.2316419 * x);
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}
