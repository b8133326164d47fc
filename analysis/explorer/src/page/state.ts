// What the page shows, as plain data: view, world, place and answers. A code (code.ts) holds exactly this.
import type { About, Engine } from "../engine/protocol";

export const viewNames = ["start", "dyad", "population", "lessons", "glossary", "about"] as const;
export type ViewName = (typeof viewNames)[number];

export interface LessonPlace {
  id: string;
  step: number;
  answers: Record<string, string>;
}

export interface PageState {
  view: ViewName;
  scenario: string; // a name of scenarios/, "life_course"
  settings: Record<string, number | string>; // what differs from the scenario, as in --set: "caregiving.sensitivity": 2
  seed: number; // of all chance, 0 to 4294967295
  families: number; // founding families, 1 to `mostFamilies`
  baby: number; // which child of the first community is watched, from 0
  age: number; // months
  part: string; // a view's inner place, such as "infancy" or "life"
  choices: Record<string, string>; // a view's own choices, such as those of a life
  lesson: LessonPlace | null;
}

/** More would not fit the memory of a school tablet. */
export const mostFamilies = 5000;
export const greatestSeed = 4294967295;

const common: PageState = { view: "start", scenario: "baseline", settings: {}, seed: 1, families: 500, baby: 0, age: 0, part: "", choices: {}, lesson: null };
const own: Record<ViewName, Partial<PageState>> = {
  start: {},
  dyad: { scenario: "life_course", families: 60, part: "infancy" },
  population: { scenario: "life_course" },
  lessons: { part: "" },
  glossary: {},
  about: {},
};

/** A view as it is first opened. */
export function defaults(view: ViewName): PageState {
  return { ...common, settings: {}, choices: {}, ...own[view], view };
}

/** What `Engine.open` and `Engine.watch` take: seed, families, and every setting, as `--set` has them. */
export function settingsList(state: Pick<PageState, "seed" | "families" | "settings">): string[] {
  const set = Object.entries(state.settings).map(([name, value]) => `${name}=${value}`);
  return [`run.seed=${state.seed}`, `run.families=${state.families}`, ...set];
}

/** A changed setting; `undefined` takes it back to the scenario's value. */
export function withSetting(settings: PageState["settings"], name: string, value: number | string | undefined): PageState["settings"] {
  const { [name]: _, ...rest } = settings;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** What every view is given. The engine is there before a view that needs it is drawn. */
export interface Store {
  state: PageState;
  /** Changes parts of the state; the code in the address follows. */
  set(patch: Partial<PageState> | ((now: PageState) => Partial<PageState>)): void;
  /** Opens another view: as it was left, or as it is first opened; `patch` changes it. Moves the focus to its heading. */
  go(view: ViewName, patch?: Partial<PageState>): void;
  /** Replaces everything, as a code does; views begin anew. */
  replace(state: PageState): void;
  /** Says a sentence to screen readers, politely. */
  say(sentence: string): void;
  engine: Engine;
  about: About;
}

/** The same while the engine may still be starting, or cannot. */
export interface ShellStore extends Omit<Store, "engine" | "about"> {
  engine: Engine | null;
  about: About | null;
  problem: string | null; // why there is no engine
  opened: number; // counts codes opened: views are drawn anew with it
}
