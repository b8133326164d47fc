// What a lesson consists of. Texts are data; numbers in them come from trials.
import type { PageState, ViewName } from "../page/state";
import type { Experiment, Measures, Trial } from "./experiment";

/** Trials of a lesson by experiment, in the order in which they were made. */
export type Results = Record<string, Trial[]>;

export interface Choice {
  kind: "choice";
  text: string;
  options: string[];
}

export interface Guess {
  kind: "guess";
  text: string;
  low: number;
  high: number;
  step: number;
  unit: string; // " %"
}

export interface Lesson {
  id: string;
  title: string;
  minutes: number;
  teaser: string;
  goals: string[];
  /** Paragraphs; "[[word]]" or "[[word|as it stands here]]" is explained by the glossary. */
  reading: string[];
  sources: string[];
  predict: Choice | Guess;
  /** What becomes of the answer, in the light of the results. */
  judged(answer: string, results: Results): string;
  /** The runs that say so; all, if there is none. */
  judgedBy?: string[];
  runs: Experiment[];
  explain: { question: string; model(results: Results): string[] };
  transfer: { text: string[]; link?: { label: string; view: ViewName; patch: Partial<PageState> }; model(results: Results): string[] };
  /** For teachers: what often goes wrong, what to ask next. */
  notes: string[];
}

/** The measures of an experiment's last trial. */
export function last(results: Results, id: string): Measures {
  return results[id]!.at(-1)!.measures;
}

/** The trial with this choice, if it was made. */
export function chosen(results: Results, id: string, choice: number): Measures | undefined {
  return results[id]?.slice().reverse().find((trial) => trial.choice === choice)?.measures;
}

/** A choice that was made last wins over an earlier one of the same value; sorted by value. */
export function byChoice(trials: Trial[]): Trial[] {
  return [...new Map(trials.map((trial) => [trial.choice, trial])).values()].sort((a, b) => a.choice - b.choice);
}
