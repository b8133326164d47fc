// What the numbers of a day say, in sentences: for the status line, and for twins.
import { type Layout, type Strategy, ageInWords, percent, printed, strategies } from "./days";
import { type Settings, type Values, valueOf } from "./world";

const infinitive: Record<Strategy, string> = { mute: "mutes its need", ask: "asks", amplify: "amplifies its need" };

/** The strategy with the greatest chance. */
export function mostly(chances: Record<Strategy, number>): Strategy {
  return strategies.reduce((best, one) => (chances[one] > chances[best] ? one : best), "mute" as Strategy);
}

function inFear(fear: number): string {
  if (fear < 0.15) return `It hardly fears {figure} (${printed(fear)})`;
  return fear < 0.45 ? `It has some fear of {figure} (${printed(fear)})` : `It fears {figure} (${printed(fear)})`;
}

/** What a child is born with, whoever cares for it. */
export function innateInWords(base: Values, settings: Settings): string {
  const of = (strategy: Strategy) => printed(valueOf(base, settings, `working_model.innate_${strategy}`));
  return `Every baby is born expecting, from 0 (nothing) to 1 (full comfort), ${of("mute")} of muting, ${of("ask")} of asking and ${of("amplify")} of amplifying. The rest it learns.`;
}

/** The state on a day, towards one figure. */
export function stateInWords(layout: Layout, day: Float32Array, age: number, slot: number, figure: string, edge: number): string {
  const chances = layout.chances(day, slot), expected = layout.expected(day, slot), tone = layout.value(day, "tone");
  const most = mostly(chances);
  const arousal = tone > edge ? `above the window of tolerance` : `inside the window of tolerance`;
  return [
    `At ${ageInWords(age)}, the baby most often ${infinitive[most]} with ${figure} (${percent(chances[most])} of bids).`,
    `From 0 (nothing) to 1 (full comfort), it expects ${printed(expected.mute)} of muting, ${printed(expected.ask)} of asking and ${printed(expected.amplify)} of amplifying.`,
    `${inFear(expected.fear).replace("{figure}", figure)}, and its arousal (${printed(tone)}) is ${arousal}.`,
  ].join(" ");
}

interface Difference {
  text: string;
  size: number;
}

/** How the twin differs from the baby on the same day. */
export function differenceInWords(layout: Layout, first: Float32Array, twin: Float32Array, age: number, slot: number): string {
  const mine = layout.chances(first, slot), its = layout.chances(twin, slot);
  const own = layout.expected(first, slot), other = layout.expected(twin, slot);
  const differences: Difference[] = strategies.map((strategy) => ({
    text: `${{ mute: "mutes", ask: "asks", amplify: "amplifies" }[strategy]} ${its[strategy] > mine[strategy] ? "more" : "less"} often (${percent(its[strategy])} of bids against ${percent(mine[strategy])})`,
    size: Math.abs(its[strategy] - mine[strategy]),
  }));
  for (const strategy of strategies)
    differences.push({
      text: `expects ${other[strategy] > own[strategy] ? "more" : "less"} of ${{ mute: "muting", ask: "asking", amplify: "amplifying" }[strategy]} (${printed(other[strategy])} against ${printed(own[strategy])})`,
      size: Math.abs(other[strategy] - own[strategy]),
    });
  differences.push({
    text: `is ${other.fear > own.fear ? "more" : "less"} afraid (${printed(other.fear)} against ${printed(own.fear)})`,
    size: Math.abs(other.fear - own.fear),
  });
  const tones = [layout.value(twin, "tone"), layout.value(first, "tone")] as const;
  differences.push({
    text: `is ${tones[0] > tones[1] ? "more" : "less"} aroused (${printed(tones[0])} against ${printed(tones[1])})`,
    size: Math.abs(tones[0] - tones[1]),
  });
  const told = differences.filter((one) => one.size >= 0.05).sort((a, b) => b.size - a.size).slice(0, 3);
  if (told.length === 0) return `At ${ageInWords(age)} the two hardly differ.`;
  const list = told.map((one) => one.text);
  const last = list.pop()!;
  return `At ${ageInWords(age)} the twin ${list.length ? `${list.join(", ")} and ` : ""}${last}.`;
}
