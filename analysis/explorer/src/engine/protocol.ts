// What the page may ask of the engine, and what it answers: the types that page and worker share.

/** A number of the theory, as it is declared beside the mechanism that uses it. */
export interface Parameter {
  name: string; // "caregiving.sensitivity", as in scenarios and --set
  symbol: string; // as in formulas, "-" if none
  unit: string; // "-" for a pure number
  value: number; // the default
  low: number;
  high: number;
  whole: boolean; // refuses fractions
  meaning: string;
  source: string; // a citation, "fitted: …", or "assumed"
  follows?: string; // has that parameter's value unless it is set itself
}

/** A question put to the model: a file of scenarios/. */
export interface ScenarioAbout {
  name: string; // "life_course"
  title: string;
  question: string;
  expect: string;
}

/** A mechanism or an instrument. */
export interface Chapter {
  name: string;
  meaning: string;
  instrument: boolean;
}

/** Everything that is the same in all worlds. */
export interface About {
  version: string;
  parameters: Parameter[];
  scenarios: ScenarioAbout[];
  chapters: Chapter[];
  kinds: { name: string; meaning: string }[]; // of lives, for `personLike`
  days: { name: string; unit: string; meaning: string }[]; // the columns of `Watch.days`, in order
}

/** One sentence about what is wrong, where, why it matters and what to do. */
export interface Refusal {
  file: string;
  line: number;
  column: number;
  sentence: string;
}

/** The engine refused; `refusals` has every reason. */
export class Refused extends Error {
  readonly refusals: Refusal[];
  constructor(refusals: Refusal[]) {
    super(refusals.map((one) => (one.file ? `${one.file}: ` : "") + one.sentence).join("\n"));
    this.refusals = refusals;
  }
}

/** What another call's failure took with it when the engine had to be started again; asked for anew, it may be answered. */
export class Lost extends Refused {}

export interface Field {
  name: string; // "ssp_class"
  type: "uint8" | "uint32" | "uint64" | "float32" | "float64" | "text";
  label: string; // one sentence
  unit: string;
  codes: { [code: number]: string }; // {1: "A", …}; empty if it is no code
  missing?: number; // the whole number that stands for none
}

export interface Table {
  name: string; // "observed", "latent", "lives", "persons", …
  label: string;
  rows: number; // of the communities lived so far
  fields: Field[];
}

/** A population: a scenario with settings. */
export interface World {
  id: number;
  scenario: string;
  command: string; // "dyad run …", which makes the same numbers outside the page
  families: number;
  communities: number; // in all
  lived: number; // so far
  months: number; // that every community lives
  seed: number;
  values: Record<string, number>; // of every parameter in this world
  tables: Table[];
}

export type Column = Float64Array | Float32Array | Uint32Array | Uint8Array | BigUint64Array | string[];

export interface Sentence {
  text: string;
  grounds: string; // what in the results it rests on: "[lives of 415, month 6: q_ask .84]"; empty if only on other sentences
}

export interface Story {
  heading: string;
  chapters: { title: string; sentences: Sentence[] }[];
  plain?: string; // all of it, as `dyad story` prints it; not of the parts of twin stories
}

export interface TwinStories {
  opening: string;
  alike: boolean;
  first: Story;
  twin: Story;
  plain: string;
}

/** A first child of a founding family whose infancy is watched day by day. */
export interface WatchAbout {
  id: number;
  command: string;
  child: number; // the person's number in results of the same scenario, seed and families
  children: number; // how many could be watched
  figures: { role: string; weight: number }[]; // main figure first
}

/** What instruments say of the watched child today, and what is true of it. */
export interface Assessment {
  observed: Record<string, number | null>; // scores by name, null where missing (see the labels in `codes`)
  latent: Record<string, number | null>;
  codes: Record<string, string>; // of coded scores: {"ssp_class": "B"}
  missing: Record<string, string>; // why a score is missing: {"ssp_class": "not codable"}
  episodes: Episode[]; // of the Strange Situation with every figure
}

export interface Episode {
  slot: number; // 1 main, 2 second, 3 third figure
  episode: number; // 1 to 8
  figure_present: boolean;
  stranger_present: boolean;
  reunion: boolean;
  intervals: ("mute" | "ask" | "amplify")[]; // what the child did, interval after interval
  distress: number; // overt, 0 to 1
  exploration: number; // 0 to 1
}

/** The calls. Every one can be refused (`Refused`); none of them blocks the page. */
export interface Engine {
  about(): Promise<About>;
  /** Makes a world without living it. Settings are those of --set: "plasticity.adult_floor=0.002". */
  open(scenario: string, settings: string[]): Promise<World>;
  /** Lives the world's communities one after the other. After each of them `heard` is told, and columns can be read while
   *  the others live; it may return false to stop (also `drop` stops). Resolves with the world as far as it was lived. */
  live(world: World, heard?: (world: World) => boolean | void): Promise<World>;
  /** Columns of a table, as far as the world is lived, as typed arrays of the fields' types. Missing numbers are NaN,
   *  missing codes 0. */
  columns(world: World, table: string, fields: string[]): Promise<Record<string, Column>>;
  /** The digest of the whole results: that which `dyad info` tells of a file made by `world.command`. */
  digest(world: World): Promise<string>;
  /** Forgets a world and frees its memory. */
  drop(world: World): Promise<void>;
  /** The life of a person who was followed month by month (`record.lives`), in the words of `dyad story`. */
  story(world: World, person: number): Promise<Story>;
  /** The same person (by lineage) in two worlds of one seed; `change` says in words how the second differs. */
  twinStories(first: World, twin: World, person: number, change: string): Promise<TwinStories>;
  /** The first followed person whose life is of this kind. */
  personLike(world: World, kind: string): Promise<number>;
  /** Opens the community of a founding family at the birth of its first child (0 to children - 1), to watch it. */
  watch(scenario: string, settings: string[], child: number): Promise<WatchAbout>;
  /** Lives so many days (infancy has 540; then no more are given). One Float32Array of `about.days.length` numbers a day. */
  passDays(watch: WatchAbout, days: number): Promise<Float32Array[]>;
  /** Administers every instrument that is valid at the child's age in whole months. Watching changes nothing. */
  assess(watch: WatchAbout): Promise<Assessment>;
  dropWatch(watch: WatchAbout): Promise<void>;
}
