// Statistics of the map: shares with Wilson's interval, correlations with Fisher's, and differences between two worlds.

/** What was estimated from n people, with its 95 % interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  n: number;
}

export const z95 = 1.959963984540054;
export const unknown: Estimate = { value: NaN, low: NaN, high: NaN, n: 0 };

/** A share of n, with the interval of Wilson 1927. */
export function share(count: number, n: number): Estimate {
  if (n < 1) return unknown;
  const value = count / n, z2 = z95 * z95;
  const middle = (value + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n));
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half), n };
}

/** A correlation from its value and n, with the interval of Fisher's z. */
export function correlationOf(value: number, n: number): Estimate {
  if (n < 5 || !Number.isFinite(value)) return { ...unknown, n };
  const z = Math.atanh(Math.min(0.999999, Math.max(-0.999999, value))), half = z95 / Math.sqrt(n - 3);
  return { value, low: Math.tanh(z - half), high: Math.tanh(z + half), n };
}

/** Pearson's correlation (phi, where both are 0 or 1) of those who have both; NaN is none. */
export function correlation(first: ArrayLike<number>, second: ArrayLike<number>): Estimate {
  let n = 0, meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
  const length = Math.min(first.length, second.length);
  for (let k = 0; k < length; ++k) {
    const x = first[k]!, y = second[k]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    ++n;
    const fromX = x - meanX, fromY = y - meanY;
    meanX += fromX / n;
    meanY += fromY / n;
    xx += fromX * (x - meanX);
    yy += fromY * (y - meanY);
    xy += fromX * (y - meanY);
  }
  return correlationOf(xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : NaN, n);
}

/** Difference of two shares of different people (now less before), with the interval of Newcombe 1998, his method 10. */
export function differenceOfShares(now: Estimate, before: Estimate): Estimate {
  const value = now.value - before.value;
  const low = value - Math.hypot(now.value - now.low, before.high - before.value);
  const high = value + Math.hypot(now.high - now.value, before.value - before.low);
  return { value, low, high, n: Math.min(now.n, before.n) };
}

/** Difference of two shares of the same people, of whom `gained` have it now only and `lost` had it before only: the adjusted
 *  Wald interval of Agresti & Min 2005. */
export function differenceOfPairs(gained: number, lost: number, n: number): Estimate {
  if (n < 1) return unknown;
  const value = (gained - lost) / n;
  const more = gained + 0.5, less = lost + 0.5, all = n + 2;
  const middle = (more - less) / all;
  const half = (z95 / all) * Math.sqrt(more + less - (more - less) ** 2 / all);
  return { value, low: Math.max(-1, middle - half), high: Math.min(1, middle + half), n };
}

/** Difference of two correlations, with the interval of Zou 2007 for different people; for the same people it is too wide. */
export function differenceOfCorrelations(now: Estimate, before: Estimate): Estimate {
  return differenceOfShares(now, before);
}
