// The world in which the baby grows: its sliders in words, its presets, and how settings are written as text.
import type { PageState } from "../page/state";
import type { SliderWords } from "../page/slider";
import { answered } from "./care";

export type Settings = PageState["settings"];

/** The value of a parameter in a world. */
export type Of = (name: string) => number;

export interface Dial {
  name: string; // of the parameter
  words: SliderWords;
  range: [number, number]; // what makes a difference in infancy; the full range is for specialists
  means?: (of: Of) => string; // what a value on a log-odds scale comes to, in a world of these values
}

const dial = (name: string, range: [number, number], label: string, low: string, high: string, hint?: string): Dial => ({ name, range, words: { label, low, high, hint } });

const odds = (of: Dial, means: Dial["means"]): Dial => ({ ...of, means });

export const caregiving: Dial[] = [
  odds(dial("caregiving.sensitivity", [-3, 5], "How sensitive caregivers are", "miss most bids", "notice nearly every bid", "A bid is whatever a baby in need does to be cared for."), answered.sensitivity),
  odds(dial("caregiving.rejection", [-6, 2], "How rejecting they are", "hardly ever turn it away", "turn most bids away", "The louder the bid, the more often it is rejected."), answered.rejection),
  dial("caregiving.inconsistency", [0.1, 3], "How inconsistent they are", "the same every day", "by mood and chance", "Noticing depends less on sensitivity, more on the day's mood."),
  odds(dial("caregiving.frightening", [-9, -1], "How frightening they are", "hardly ever", "often", "Sudden, threatening or frightened acts when the baby turns to them."), answered.frightening),
  dial("adversity.level", [-1, 3], "How hard life is for the family", "easier than usual", "very hard", "Hardship takes sensitivity from all, and makes frightening acts likelier."),
];

export const child: Dial[] = [
  dial("signalling.reactivity_amplifies", [0, 1], "How much temperament shows in bids", "not at all", "reactive babies amplify much", "How reactive this baby is, it was born with; choose another above."),
  dial("working_model.learning_rate", [0.005, 0.15], "How fast babies learn", "slowly", "from few episodes", "How far one episode moves what is expected, where plasticity is 1."),
];

export const special: Dial[] = [
  dial("temperament.susceptibility_spread", [0, 1], "How unlike babies are in susceptibility", "all alike", "orchids and dandelions", "Susceptible babies are marked more by good care and by bad care."),
  dial("plasticity.early_decay", [1, 20], "How long early plasticity lasts", "a year", "two decades"),
  dial("plasticity.adult_floor", [0.002, 1], "What is left of plasticity in adults", "nearly nothing", "all of it", "Shows only after infancy, as life goes on."),
  dial("caregiving.stress_size", [0, 3], "How much daily stress moves caregivers", "not at all", "very much"),
];

/** Every family has the one caregiver. */
export const alone: Settings = { "households.second_share": 0, "households.third_share": 0 };

/** No caregiver differs from the next, and circumstances hardly change: what is left is what the sliders say. */
export const alike: Settings = { "family_context.size": 0.3 };
for (const name of [
  "avoidance_insensitive", "anxiety_insensitive", "fear_insensitive", "avoidance_rejects", "anxiety_inconsistent", "fear_frightens",
  "sensitivity_spread", "rejection_spread", "inconsistency_spread", "frightening_spread",
]) alike[`caregiving.${name}`] = 0; // prettier-ignore

function care(sensitivity: number, rejection: number, inconsistency: number, frightening: number, more: Settings = {}): Settings {
  const traits = {
    "caregiving.sensitivity": sensitivity,
    "caregiving.rejection": rejection,
    "caregiving.inconsistency": inconsistency,
    "caregiving.frightening": frightening,
  };
  return { ...alone, ...alike, ...traits, ...more };
}

export interface Preset {
  name: string;
  settings: Settings;
  about: string;
}

/** The settings of the scenarios `sensitive`, `rejecting`, `inconsistent` and `frightening`. */
export const presets: Preset[] = [
  { name: "ordinary", settings: {}, about: "Families as they usually are: two caregivers or more, who differ." },
  { name: "sensitive", settings: care(3.5, -4.5, 0.4, -9), about: "One caregiver who notices nearly every bid and hardly ever rejects." },
  { name: "rejecting", settings: care(1, 0.5, 0.5, -9), about: "One caregiver who notices most plain bids, rejects many of them and most of the loud ones." },
  { name: "inconsistent", settings: care(-1, -5, 2, -9, { "caregiving.stress_size": 1 }), about: "One caregiver who hardly ever rejects, but misses many bids and answers by mood. Differs from “rejecting” in sensitivity too, which is lower." },
  { name: "frightening", settings: care(1.35, -2.2, 0.8, -3.5), about: "One caregiver who is sensitive enough, but sometimes frightens." },
];

const ofCare = Object.keys(care(0, 0, 0, 0, { "caregiving.stress_size": 0, "adversity.level": 0 }));

/** What every parameter is: by default, or in a scenario before the page's settings. */
export type Values = Record<string, number>;

/** The value that a parameter has in a world with these settings. */
export function valueOf(base: Values, settings: Settings, name: string): number {
  return Number(settings[name] ?? base[name] ?? NaN);
}

export const holds = (settings: Settings, base: Values, all: Settings): boolean => Object.entries(all).every(([name, value]) => valueOf(base, settings, name) === Number(value));

/** The settings with these values in them; what the scenario has anyhow need not be set. */
export function withValues(settings: Settings, base: Values, all: Settings): Settings {
  const { ...next } = settings;
  for (const [name, value] of Object.entries(all)) {
    if (base[name] === Number(value)) delete next[name];
    else next[name] = value;
  }
  return next;
}

/** These parameters as they are by default. */
export const defaultsOf = (defaults: Values, names: string[]): Settings => Object.fromEntries(names.map((name) => [name, defaults[name] ?? 0]));

/** All that is set in this kind of care: its own settings, and the defaults of the others. */
export const allOf = (preset: Preset, defaults: Values): Settings => ({ ...defaultsOf(defaults, ofCare), ...preset.settings });

/** "caregiving.rejection=.5 adversity.level=1": settings as one line of text, for the twin. */
export const written = (settings: Settings): string => Object.entries(settings).map(([name, value]) => `${name}=${value}`).join(" ");

export function read(text: string): Settings {
  const settings: Settings = {};
  for (const one of text.split(" ")) {
    const at = one.indexOf("="), value = one.slice(at + 1);
    if (at > 0) settings[one.slice(0, at)] = value !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
  }
  return settings;
}

/** The twin's text where it lives just as the baby does. */
const sameAsBaby = "same";

/** The twin's settings: those of the baby, but for what the twin's text changes. Null if there is no twin. */
export function twinSettings(state: Pick<PageState, "settings" | "choices">): Settings | null {
  return state.choices.twin ? { ...state.settings, ...read(state.choices.twin) } : null;
}

/** Whether the twin lives in the very world of the baby. */
export const isSame = (state: Pick<PageState, "choices">): boolean => state.choices.twin === sameAsBaby;

/** `choices` with a twin in a world of these settings; only what differs from the baby's world is written. */
export function withTwin(state: Pick<PageState, "settings" | "choices">, base: Values, twin: Settings): PageState["choices"] {
  const names = new Set([...Object.keys(state.settings), ...Object.keys(twin)]);
  const changed = [...names].filter((name) => valueOf(base, twin, name) !== valueOf(base, state.settings, name));
  return { ...state.choices, twin: written(Object.fromEntries(changed.map((name) => [name, twin[name] ?? base[name] ?? 0]))) || sameAsBaby };
}

export function withoutTwin({ twin: _, ssp_whose: __, ...others }: PageState["choices"]): PageState["choices"] {
  return others;
}
