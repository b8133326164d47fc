// Whether what a code says can be: names that exist, values within their ranges. Every complaint is one sentence.
import { type About, type Parameter } from "../engine/protocol";
import { type Fields, lessonOf, pairsOf, usual } from "./code_fields";
import { lengthened } from "./code_words";
import { type PageState, type ViewName, greatestSeed, mostFamilies } from "./state";
import { numberText } from "./stops";

export type Decoded = { state: PageState; note?: string } | { problem: string };

/** Thrown within this file only. */
class Wrong extends Error {}

export function checkedState(read: Fields, about: About | null): Decoded {
  if (!read.view) return { problem: "This code asks for a view that this page does not have." };
  try {
    const state = stateOf(read.view, read.fields, about);
    const note = noteOf(read.fields.get("v"), about);
    return note ? { state, note } : { state };
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.message };
    throw error;
  }
}

function stateOf(view: ViewName, fields: Fields["fields"], about: About | null): PageState {
  const state = usual(view);
  const whole = (key: string, what: string, low: number, high: number, otherwise: number, more = "") =>
    fields.has(key) ? wholeNumber(fields.get(key)!, what, low, high, more) : otherwise;
  return {
    ...state,
    scenario: scenarioOf(lengthened(fields.get("s") ?? state.scenario), about),
    seed: whole("r", "The seed", 0, greatestSeed, state.seed),
    families: whole("n", "The number of families", 1, mostFamilies, state.families, " in this page; the command line takes more"),
    baby: whole("b", "The baby's number", 0, 100_000, state.baby),
    age: whole("m", "The age in months", 0, 1440, state.age),
    part: lengthened(fields.get("p") ?? ""),
    settings: Object.fromEntries(pairsOf(fields.get("x")).map(([name, value]) => [name, setting(name, value, about)])),
    choices: Object.fromEntries(pairsOf(fields.get("c"))),
    lesson: lesson(fields.get("l")),
  };
}

function scenarioOf(name: string, about: About | null): string {
  if (about && !about.scenarios.some((one) => one.name === name)) throw new Wrong(`This code asks for the scenario \u201c${name}\u201d, which this version of Dyad does not have.`);
  return name;
}

function wholeNumber(text: string, what: string, low: number, high: number, more: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < low || value > high)
    throw new Wrong(`${what} is \u201c${text}\u201d in this code; it can be a whole number from ${low.toLocaleString("en-GB")} to ${high.toLocaleString("en-GB")}${more}.`);
  return value;
}

/** Parameters are numbers of the table; besides them only what a run records may be set. */
function setting(name: string, text: string, about: About | null): number | string {
  const parameter = about?.parameters.find((one) => one.name === name);
  const value = text.trim() === "" ? NaN : Number(text);
  if (parameter) return valueOf(parameter, value, text);
  if (/^(record\.\w+|run\.(years|community))$/.test(name)) return Number.isNaN(value) ? text : value;
  if (about) throw new Wrong(`This code sets \u201c${name}\u201d, which is no parameter of this version of Dyad.`);
  return Number.isNaN(value) ? text : value;
}

function valueOf(parameter: Parameter, value: number, text: string): number {
  const { name, meaning, unit, low, high, whole } = parameter;
  const range = `it can be ${whole ? "a whole number " : ""}from ${numberText(low)} to ${numberText(high)}${unit === "-" ? "" : ` ${unit}`}`;
  if (Number.isFinite(value) && value >= low && value <= high && !(whole && !Number.isInteger(value))) return value;
  throw new Wrong(`This code sets ${name} (${meaning}) to \u201c${text}\u201d; ${range}.`);
}

function lesson(text: string | undefined): PageState["lesson"] {
  if (text === undefined) return null;
  const read = lessonOf(text);
  if (!read.id || !Number.isInteger(read.step) || read.step < 0 || read.step > 99) throw new Wrong("This code asks for a step of a lesson that there is not.");
  return read;
}

function noteOf(version: string | undefined, about: About | null): string | undefined {
  const made = version && lengthened(version);
  if (!made || !about || about.version.startsWith(`${made}.`)) return undefined;
  return `This code was made by Dyad ${made}; this is Dyad ${about.version}. The view is the same, but numbers can differ.`;
}
