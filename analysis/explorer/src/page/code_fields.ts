// The fields of a code's text: what stands in them, and what is left out.
import { lengthened } from "./code_words";
import { type PageState, type ViewName, defaults } from "./state";

export const letters: Record<ViewName, string> = { start: "s", dyad: "d", population: "p", lessons: "l", glossary: "g", about: "a" };
export const field = "\x01", item = "\x02"; // stand between fields, and between the parts of a list

/** What a code leaves out. Part of the format: never to be changed, whatever views begin with. */
export const left = { scenario: "baseline", seed: 1, families: 500, baby: 0, age: 0, part: "" };

export interface Fields {
  view: ViewName | undefined; // none if its letter is unknown
  fields: Map<string, string>;
}

/** The view's letter, then each field under its key. */
export function fieldsOf(words: string): Fields {
  const [view = "", ...rest] = words.split(field);
  const names = Object.keys(letters) as ViewName[];
  return { view: names.find((name) => letters[name] === view), fields: new Map(rest.map((one) => [one.slice(0, 1), one.slice(1)])) };
}

/** Names and values, taken apart again. */
export function pairsOf(text: string | undefined): [string, string][] {
  const parts = text ? text.split(item).map(lengthened) : [];
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, k) => [parts[2 * k]!, parts[2 * k + 1]!]);
}

/** The parts of a lesson: its id, its step, its answers. */
export function lessonOf(text: string): { id: string; step: number; answers: Record<string, string> } {
  const [id = "", step = "0", ...answers] = text.split(item);
  return { id, step: Number(step), answers: Object.fromEntries(pairsOf(answers.join(item))) };
}

/** A view as a code means it that says nothing else. */
export const usual = (view: ViewName): PageState => ({ ...defaults(view), ...left });
