// Statistics of the lessons: means, shares, correlations and agreement, each with its 95 % interval.

import { share as shareOf, unknown as nothing, z95, type Estimate } from "../population/statistics";
export { nothing, type Estimate };

/** One number per person; NaN where there is none. */
export type Scores = ArrayLike<number>;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Sum over clusters of the squared sums of deviations: brothers and sisters are no independent observations. */
function squaredSums(deviations: number[], clusters: number[] | undefined): number {
  if (!clusters) return deviations.reduce((sum, one) => sum + one * one, 0);
  const sums = new Map<number, number>();
  deviations.forEach((one, k) => sums.set(clusters[k]!, (sums.get(clusters[k]!) ?? 0) + one));
  let total = 0;
  for (const sum of sums.values()) total += sum * sum;
  return total;
}

function known(values: Scores, clusters?: Scores): { kept: number[]; groups: number[] | undefined } {
  const kept: number[] = [];
  const groups: number[] | undefined = clusters ? [] : undefined;
  for (let k = 0; k < values.length; ++k) {
    const value = values[k]!;
    if (!Number.isFinite(value)) continue;
    kept.push(value);
    groups?.push(clusters![k]!);
  }
  return { kept, groups };
}

function averageOf(values: number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** The mean; members of a cluster (a family) may be alike. */
export function mean(values: Scores, clusters?: Scores): Estimate {
  const { kept, groups } = known(values, clusters);
  const n = kept.length;
  if (n < 2) return { ...nothing, n };
  const value = averageOf(kept);
  const error = Math.sqrt(squaredSums(kept.map((one) => one - value), groups) / n / (n - 1));
  return { value, low: value - z95 * error, high: value + z95 * error, n };
}

/** A share of values that are 0 or 1, with Wilson's interval; in clusters, of as many persons as they are worth. */
export function share(values: Scores, clusters?: Scores): Estimate {
  const { kept, groups } = known(values, clusters);
  const n = kept.length;
  if (n < 1) return nothing;
  const value = averageOf(kept);
  let worth = n;
  if (groups && value > 0 && value < 1) {
    const variance = squaredSums(kept.map((one) => one - value), groups) / (n * n);
    worth = Math.min(n, (value * (1 - value)) / variance);
  }
  return { ...shareOf(value * worth, worth), value, n };
}

function pairs(xs: Scores, ys: Scores, clusters?: Scores): { x: number[]; y: number[]; groups: number[] | undefined } {
  const x: number[] = [];
  const y: number[] = [];
  const groups: number[] | undefined = clusters ? [] : undefined;
  const length = Math.min(xs.length, ys.length);
  for (let k = 0; k < length; ++k) {
    if (!Number.isFinite(xs[k]!) || !Number.isFinite(ys[k]!)) continue;
    x.push(xs[k]!);
    y.push(ys[k]!);
    groups?.push(clusters![k]!);
  }
  return { x, y, groups };
}

function standardised(values: number[]): number[] | undefined {
  const middle = averageOf(values);
  const spread = Math.sqrt(averageOf(values.map((one) => (one - middle) ** 2)));
  return spread > 0 ? values.map((one) => (one - middle) / spread) : undefined;
}

/** Pearson's r (phi, if both are 0 or 1) with Fisher's z; its error from the clusters, if there are any. */
export function correlation(xs: Scores, ys: Scores, clusters?: Scores): Estimate {
  const { x, y, groups } = pairs(xs, ys, clusters);
  const n = x.length;
  if (n < 5) return { ...nothing, n };
  const zx = standardised(x);
  const zy = standardised(y);
  if (!zx || !zy) return { ...nothing, n };
  const value = averageOf(zx.map((one, k) => one * zy[k]!));
  const inside = clamp(value, -0.999999, 0.999999);
  let error = 1 / Math.sqrt(n - 3);
  if (groups) {
    const influence = zx.map((one, k) => one * zy[k]! - (value / 2) * (one * one + zy[k]! * zy[k]!));
    error = Math.max(error, Math.sqrt(squaredSums(influence, groups)) / n / (1 - inside * inside));
  }
  const z = Math.atanh(inside);
  return { value, low: Math.tanh(z - z95 * error), high: Math.tanh(z + z95 * error), n };
}

/** Cohen's kappa of two codings, with the standard error of Fleiss, Cohen and Everitt (1969). Codes are whole numbers from 1. */
export function kappa(first: Scores, second: Scores): Estimate {
  const { x, y } = pairs(first, second);
  const n = x.length;
  if (n < 5) return { ...nothing, n };
  const size = Math.max(...x, ...y) + 1;
  const cells = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  x.forEach((code, k) => (cells[code]![y[k]!]! += 1 / n));
  const rows = cells.map((row) => row.reduce((sum, one) => sum + one, 0));
  const columns = rows.map((_, code) => cells.reduce((sum, row) => sum + row[code]!, 0));
  const agreed = cells.reduce((sum, row, code) => sum + row[code]!, 0);
  const expected = rows.reduce((sum, one, code) => sum + one * columns[code]!, 0);
  const value = (agreed - expected) / (1 - expected);
  let onDiagonal = 0;
  let beside = 0;
  for (let a = 0; a < size; ++a)
    for (let b = 0; b < size; ++b) {
      const sum = rows[b]! + columns[a]!;
      if (a === b) onDiagonal += cells[a]![a]! * (1 - (rows[a]! + columns[a]!) * (1 - value)) ** 2;
      else beside += cells[a]![b]! * sum * sum;
    }
  const variance = (onDiagonal + (1 - value) ** 2 * beside - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2);
  const error = Math.sqrt(Math.max(0, variance));
  return { value, low: value - z95 * error, high: value + z95 * error, n };
}

/** The standard deviation of those who have a value. */
export function spread(values: Scores): number {
  const { kept } = known(values);
  const middle = averageOf(kept);
  return Math.sqrt(kept.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (kept.length - 1));
}

/** The values of those for whom the mask is 1; NaN for others. */
export function only(values: Scores, mask: Scores): Float64Array {
  return Float64Array.from({ length: values.length }, (_, k) => (mask[k] === 1 ? values[k]! : NaN));
}

/** One value per person of several columns. */
export function each(length: number, value: (person: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, k) => value(k));
}

/** Into which of so many equal parts of the population a person falls by this score: 0 is the lowest. */
export function partOf(values: Scores, parts: number): Float64Array {
  const sorted = known(values).kept.sort((a, b) => a - b);
  const cuts = Array.from({ length: parts - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / parts)]!);
  return each(values.length, (k) => (Number.isFinite(values[k]!) ? cuts.filter((cut) => values[k]! >= cut).length : NaN));
}

/** Whether two intervals share no value: then the difference is beyond chance by a cautious rule. */
export const apart = (a: Estimate, b: Estimate): boolean => a.low > b.high || b.low > a.high;
