// What a page remembers of lessons while it is open: results, places, and what students wrote.
import type { LessonPlace } from "../page/state";
import type { Experiment, Trial } from "./experiment";
import type { Lesson, Results } from "./lesson";

const trials = new Map<string, Trial[]>();
const places = new Map<string, LessonPlace>();
const reached = new Map<string, number>();
const notes = new Map<string, string>();

const nameOf = (lesson: Lesson, experiment: Experiment, seed: number) => `${seed}/${lesson.id}/${experiment.id}`;

export function trialsOf(lesson: Lesson, experiment: Experiment, seed: number): Trial[] {
  return trials.get(nameOf(lesson, experiment, seed)) ?? [];
}

/** A trial with the same choice takes the place of the earlier one, and is the last. */
export function addTrial(lesson: Lesson, experiment: Experiment, seed: number, trial: Trial): void {
  trials.set(nameOf(lesson, experiment, seed), [...trialsOf(lesson, experiment, seed).filter((one) => one.choice !== trial.choice), trial]);
}

/** Whether anything of a lesson has been seen with this seed. */
export const isSeen = (lesson: Lesson, seed: number): boolean => lesson.runs.some((one) => trialsOf(lesson, one, seed).length > 0);

/** As if the lesson had never been opened. */
export function forget(lesson: Lesson, seed: number): void {
  for (const one of lesson.runs) trials.delete(nameOf(lesson, one, seed));
  reached.delete(lesson.id);
  for (const part of ["explain", "transfer"]) notes.delete(`${lesson.id} ${part}`);
}

/** Results of all runs (or of those named), or nothing as long as one is missing. */
export function resultsOf(lesson: Lesson, seed: number, of?: string[]): Results | undefined {
  const all = lesson.runs.filter((one) => !of || of.includes(one.id)).map((one) => [one.id, trialsOf(lesson, one, seed)] as const);
  return all.every(([, found]) => found.length > 0) ? Object.fromEntries(all) : undefined;
}

export function remember(place: LessonPlace): void {
  places.set(place.id, place);
  reached.set(place.id, Math.max(place.step, reached.get(place.id) ?? 0));
}
export const placeOf = (id: string): LessonPlace | undefined => places.get(id);
export const reachedOf = (id: string): number => reached.get(id) ?? -1;

export const noteOf = (id: string): string => notes.get(id) ?? "";
export function write(id: string, text: string): void {
  notes.set(id, text);
}
