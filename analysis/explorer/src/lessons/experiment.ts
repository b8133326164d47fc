// An experiment of a lesson: worlds as data, and a pure function from their columns to what the lesson shows.
import type { Column, Engine, World } from "../engine/protocol";
import { each, type Estimate } from "./statistics";

/** A world to be lived. */
export interface WorldPlan {
  scenario: string;
  settings: string[];
}

/** A value that the student chooses before the run. */
export interface Dial {
  question: string;
  choices: { value: number; label: string }[];
  start: number;
  key: number[]; // the choices that the answer key lives
}

export type Measures = Record<string, Estimate>;

/** How far a published number was checked: in the source, in part of it, or not at all. */
export type Checked = "read" | "part" | "recalled" | "vague";

/** A published number; the interval is the source's, or there is none. */
export interface Published {
  value: number;
  low?: number;
  high?: number;
  n?: number; // persons
  source: string;
  checked: Checked;
}

/** One living of the experiment's worlds. */
export interface Trial {
  choice: number;
  measures: Measures;
  commands: string[];
}

/** A row of a picture: a label, what was found, and what was published of it. */
export interface PictureRow {
  label: string;
  estimate: Estimate;
  published?: Published;
  before?: Estimate;
  colour?: string; // a css variable, "--ask"
}

/** Bars or dots, a row each. Shares are given as shares and drawn in per cent. */
export interface RowPicture {
  kind: "bars" | "dots";
  title: string;
  rowName: string; // what a row is: "class"
  unit: "%" | "r" | "SD" | "reward";
  digits?: number;
  axis: { label: string; low: number; high: number };
  rows: PictureRow[];
  caption?: string;
  names?: { now: string; before?: string };
}

export interface PictureLine {
  label: string;
  colour: string;
  dash?: number[];
  estimates: Estimate[];
}

/** Lines over ages or values. */
export interface LinePicture {
  kind: "lines";
  title: string;
  x: { label: string; values: number[] };
  y: { label: string; low: number; high: number };
  lines: PictureLine[];
  caption?: string;
}

export type Picture = RowPicture | LinePicture;

export interface Shown {
  pictures: Picture[];
  sentence: string; // says the result, in words that follow from its numbers
}

/** An empty table for the printed sheet. */
export interface Blank {
  head: string[];
  rows: string[];
}

export interface Experiment {
  id: string;
  title: string;
  text: string;
  dial?: Dial;
  worlds(seed: number, choice: number): WorldPlan[];
  read: Record<string, string[]>;
  measure(books: Book[], choice: number): Measures;
  show(trials: Trial[]): Shown;
  blank: Blank;
}

/** The columns of one world, read by person and age. Scores stand in the order of the table of persons. */
export class Book {
  readonly persons: number;
  private readonly rows = new Map<number, number>(); // of the table of persons, by a person's number
  constructor(
    readonly tables: Record<string, Record<string, Column>>,
    readonly codes: Record<string, Record<string, Record<number, string>>>,
  ) {
    const numbers = this.column("persons", "person") as Uint32Array;
    this.persons = numbers.length;
    for (let row = 0; row < numbers.length; ++row) this.rows.set(numbers[row]!, row);
  }

  column(table: string, field: string): Column {
    const column = this.tables[table]?.[field];
    if (!column) throw new Error(`${table}.${field} was not read`);
    return column;
  }

  /** A field of the table of persons. */
  person(field: string): Float64Array {
    const column = this.column("persons", field) as ArrayLike<number>;
    return each(column.length, (k) => Number(column[k]));
  }

  /** Scores at an age in months, by person. */
  at(table: string, field: string, months: number): Float64Array {
    const scores = new Float64Array(this.persons).fill(NaN);
    const person = this.column(table, "person") as Uint32Array;
    const age = this.column(table, "age") as Float32Array;
    const column = this.column(table, field) as Float32Array;
    for (let row = 0; row < person.length; ++row) if (Math.abs(age[row]! * 12 - months) < 0.5) scores[this.rows.get(person[row]!)!] = column[row]!;
    return scores;
  }

  /** Codes at an age; NaN where none was given. */
  coded(field: string, months: number): Float64Array {
    return this.at("observed", field, months).map((code) => (code > 0 ? code : NaN));
  }

  /** 1 for those whom an instrument gives one of these codes, 0 for others who are coded. */
  is(field: string, months: number, ...labels: string[]): Float64Array {
    const names = this.codes.observed?.[field] ?? {};
    return this.coded(field, months).map((code) => (Number.isNaN(code) ? NaN : labels.includes(names[code] ?? "") ? 1 : 0));
  }

  /** The row of each person's mother (or father), or -1. */
  parent(field: "mother" | "father"): Int32Array {
    const column = this.column("persons", field) as Uint32Array;
    return Int32Array.from(column, (number) => this.rows.get(number) ?? -1);
  }

  /** A trait of the main figure towards each child (slot 1), of the second (2). */
  care(field: string, slot = 1): Float64Array {
    const scores = new Float64Array(this.persons).fill(NaN);
    const person = this.column("care", "person") as Uint32Array;
    const slots = this.column("care", "slot") as Uint8Array;
    const column = this.column("care", field) as Float32Array;
    for (let row = 0; row < person.length; ++row) if (slots[row] === slot) scores[this.rows.get(person[row]!)!] = column[row]!;
    return scores;
  }

  /** Insecurity of the general model, in SD of the norm. */
  insecurity(months: number): Float64Array {
    const avoidance = this.at("latent", "self_avoidance", months);
    const anxiety = this.at("latent", "self_anxiety", months);
    return avoidance.map((one, k) => (one + anxiety[k]!) / Math.SQRT2);
  }

  /** To each person of this world the value of the same person, by lineage, in a twin world. */
  twin(other: Book, values: Float64Array): Float64Array {
    const theirs = other.column("persons", "lineage") as BigUint64Array;
    const mine = this.column("persons", "lineage") as BigUint64Array;
    const place = new Map<bigint, number>();
    for (let k = 0; k < theirs.length; ++k) place.set(theirs[k]!, k);
    return each(mine.length, (k) => values[place.get(mine[k]!) ?? -1] ?? NaN);
  }
}

/** Settings that every world of the lessons has: nothing is recorded that is not read. */
export function plan(seed: number, scenario: string, families: number, years: number, settings: string[]): WorldPlan {
  const base = [`run.families=${families}`, `run.seed=${seed}`, `run.years=${years}`, "record.lives=0"];
  return { scenario, settings: [...base, ...settings] };
}

async function readBook(engine: Engine, world: World, read: Record<string, string[]>): Promise<Book> {
  const tables: Record<string, Record<string, Column>> = {};
  const codes: Record<string, Record<string, Record<number, string>>> = {};
  const wanted: Record<string, string[]> = { ...read, persons: ["person", "family", ...(read.persons ?? [])] };
  for (const [table, fields] of Object.entries(wanted)) {
    const keys = table === "persons" ? [] : table === "care" ? ["person", "slot"] : ["person", "age"];
    tables[table] = await engine.columns(world, table, [...new Set([...keys, ...fields])]);
    codes[table] = {};
    for (const field of world.tables.find((one) => one.name === table)?.fields ?? []) codes[table]![field.name] = field.codes;
  }
  return new Book(tables, codes);
}

interface Read {
  book: Book;
  command: string;
}

/** Worlds that were read lately: a control need not be lived again for every value that is tried. */
const lately = new Map<string, Read>();
const mostKept = 6;

async function lived(engine: Engine, one: WorldPlan, read: Record<string, string[]>, heard: (done: number) => boolean): Promise<Read | undefined> {
  const name = JSON.stringify([one, read]);
  const known = lately.get(name);
  if (known) return heard(1) ? known : undefined;
  const world = await engine.open(one.scenario, one.settings);
  try {
    let goesOn = heard(0);
    if (goesOn) await engine.live(world, (now) => (goesOn = heard(now.lived / now.communities)));
    if (!goesOn) return undefined;
    const result = { book: await readBook(engine, world, read), command: world.command };
    lately.set(name, result);
    if (lately.size > mostKept) lately.delete(lately.keys().next().value!);
    return result;
  } finally {
    await engine.drop(world);
  }
}

/** How far an experiment is: the world that is lived, of how many, and the share of all that is done. */
export interface Progress {
  world: number;
  worlds: number;
  share: number;
}

/** Lives the worlds of an experiment one after the other, reads them, and forgets them. `heard` is told how far it is; if it
 *  says false, nothing more is lived and there is no trial. */
export async function run(engine: Engine, experiment: Experiment, seed: number, choice: number, heard: (progress: Progress) => boolean): Promise<Trial | undefined> {
  const plans = experiment.worlds(seed, choice);
  const all: Read[] = [];
  for (const [k, one] of plans.entries()) {
    const read = await lived(engine, one, experiment.read, (done) => heard({ world: k, worlds: plans.length, share: (k + done) / plans.length }));
    if (!read) return undefined;
    all.push(read);
  }
  return { choice, measures: experiment.measure(all.map((one) => one.book), choice), commands: all.map((one) => one.command) };
}
