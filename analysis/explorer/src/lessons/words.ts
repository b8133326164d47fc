// How the lessons say numbers: as the field prints them, with their intervals.
import { printed, printedInterval } from "../charts/figure";
import { apart, type Estimate } from "./statistics";

/** "61 % (59 to 63)". */
export const percent = (share: Estimate): string => `${plainPercent(share)} (${printedInterval(100 * share.low, 100 * share.high, "%")})`;
export const plainPercent = (share: Estimate | number): string => printed(100 * (typeof share === "number" ? share : share.value), "%");
/** ".65 (.62 to .67)". */
export const r = (estimate: Estimate): string => `${plainR(estimate)} (${printedInterval(estimate.low, estimate.high, "r")})`;
export const plainR = (estimate: Estimate | number): string => printed(typeof estimate === "number" ? estimate : estimate.value, "r");
/** "1.24 SD (1.10 to 1.38)"; the unit may be left out. */
export const sd = (estimate: Estimate, unit = " SD"): string => `${printed(estimate.value, "r")}${unit} (${printedInterval(estimate.low, estimate.high, "r")})`;
/** "1,500". */
export const count = (n: number): string => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");

/** "more than", "fewer than", "as many as far as this run can tell": two estimates compared by their intervals. */
export function compared(a: Estimate, b: Estimate, more: string, less: string, alike: string): string {
  return !apart(a, b) ? alike : a.value > b.value ? more : less;
}

/** Whether an interval leaves out nought. */
export const sure = (estimate: Estimate): boolean => estimate.low > 0 || estimate.high < 0;

/** How near a guess of a share came. */
export function near(guess: number, share: Estimate, within = 5): string {
  const off = Math.round(guess - 100 * share.value);
  const so = Math.abs(off) <= within ? "close" : off > 0 ? "too high" : "too low";
  return `You said ${guess} %; it is ${percent(share)}: your guess was ${so}.`;
}

/** As it is shown: within brackets, intervals stand in square ones, "(.63 [.59 to .66])", and no unit begins a line. */
export function nested(text: string): string {
  let depth = 0;
  return [...text.replace(/(\d) (%|SD)/g, "$1\u00a0$2")].map((sign) => (sign === "(" ? (depth++ ? "[" : sign) : sign === ")" ? (--depth ? "]" : sign) : sign)).join("");
}
