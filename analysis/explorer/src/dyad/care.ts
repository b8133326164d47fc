// What settings of care come to, in times of 100: the engine's formulas for an average caregiver on an ordinary day.
import type { Of } from "./world";

const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** "76 of 100", "2 of 1000": the more seldom, the more are counted. */
export function timesOf(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const of = [100, 1000, 10000].find((count) => share * count >= 0.95);
  if (!of) return "less than 1 of 10 000";
  return share > 0.995 ? "more than 99 of 100" : `${Math.round(share * of)} of ${of === 10000 ? "10 000" : of}`;
}

/** How often a bid is noticed: daily stress, in standard deviations, adds to sensitivity; inconsistency weakens both. */
function noticed(of: Of, strategy: "mute" | "ask" | "amplify", stress = 0): number {
  const hidden = strategy === "mute" ? of("caregiving.mute_hidden") : 0;
  const once = chance((of("caregiving.sensitivity") + of("caregiving.stress_size") * stress - hidden) / (1 + of("caregiving.inconsistency")));
  return strategy === "amplify" ? 1 - (1 - once) ** 3 : once; // three tries
}

const rejected = (of: Of, louder: number): number => chance(of("caregiving.rejection") + louder * of("caregiving.amplified_rejected"));

/** What the value of a slider means, as a sentence below it. */
export const answered = {
  sensitivity: (of: Of) => `Now: on an ordinary day a plain bid is noticed ${timesOf(noticed(of, "ask"))} times.`,
  rejection: (of: Of) => `Now: ${timesOf(rejected(of, 0))} noticed plain bids are turned away, and ${timesOf(rejected(of, 1))} loud ones.`,
  frightening: (of: Of) => `Now: ${timesOf(chance(of("caregiving.frightening")))} noticed bids meet a fright.`,
};

/** What a world's care comes to, as rows of words and numbers. */
export function careInNumbers(of: Of): [string, string][] {
  return [
    ["plain bids noticed", timesOf(noticed(of, "ask"))],
    ["on a day of bad mood", timesOf(noticed(of, "ask", -1))],
    ["on a day of good mood", timesOf(noticed(of, "ask", 1))],
    ["loud bids noticed", timesOf(noticed(of, "amplify"))],
    ["muted bids noticed", timesOf(noticed(of, "mute"))],
    ["noticed plain bids rejected", timesOf(rejected(of, 0))],
    ["noticed loud bids rejected", timesOf(rejected(of, 1))],
    ["noticed bids that meet a fright", timesOf(chance(of("caregiving.frightening")))],
  ];
}
