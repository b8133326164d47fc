// The steps of a lesson, in their order.
import type { Experiment, Trial } from "./experiment";
import type { Lesson } from "./lesson";

export type Step = { kind: "read" | "predict" | "explain" | "transfer"; name: string } | { kind: "run"; name: string; experiment: Experiment };

export function stepsOf(lesson: Lesson): Step[] {
  const several = lesson.runs.length > 1;
  return [
    { kind: "read", name: "Read" },
    { kind: "predict", name: "Predict" },
    ...lesson.runs.map((experiment, k) => ({ kind: "run" as const, name: several ? `Run ${k + 1}` : "Run", experiment })),
    { kind: "explain", name: "Explain" },
    { kind: "transfer", name: "Transfer" },
  ];
}

/** The answer in words, as it stays visible. */
export function answerText(lesson: Lesson, answer: string): string {
  const { predict } = lesson;
  return predict.kind === "choice" ? (predict.options[Number(answer)] ?? "") : `${answer}${predict.unit}`;
}

/** An answer that came with a code may be none. */
export function isAnswer(lesson: Lesson, answer: string | undefined): answer is string {
  if (answer === undefined || answer === "" || !Number.isFinite(Number(answer))) return false;
  const { predict } = lesson;
  const value = Number(answer);
  return predict.kind === "choice" ? Number.isInteger(value) && value >= 0 && value < predict.options.length : value >= predict.low && value <= predict.high;
}

/** How many of a dial's choices were tried. */
export const tried = (trials: Trial[]): number => new Set(trials.map((one) => one.choice)).size;
