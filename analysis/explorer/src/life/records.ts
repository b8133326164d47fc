// What of a lived world the lives need, read once: months, persons, relationships, assessments.
import type { Column, Engine, Field, World } from "../engine/protocol";

export const courses = [
  "self_avoidance", "self_anxiety", "general_mute", "general_ask", "general_amplify", "general_fear", "tone", "plasticity", "worth", "psychotherapies", "dropped_out",
] as const; // prettier-ignore
export type CourseName = (typeof courses)[number];

export const scores = ["ssp_class", "ssp_class_father", "aai_class", "ecr_anxiety", "ecr_avoidance"] as const;
export type ScoreName = (typeof scores)[number];

/** A table as far as it is needed. */
export class Rows {
  constructor(
    private readonly columns: Record<string, Column>,
    private readonly fields: Map<string, Field>,
  ) {}

  get length(): number {
    return Object.values(this.columns)[0]?.length ?? 0;
  }

  /** NaN where there is none. */
  value(name: string, row: number): number {
    const value = Number(this.columns[name]?.[row] ?? NaN);
    return value === this.fields.get(name)?.missing ? NaN : value;
  }

  /** The word of a code; "" where there is none. */
  word(name: string, row: number): string {
    return this.fields.get(name)?.codes[this.value(name, row)] ?? "";
  }

  text(name: string, row: number): string {
    return String(this.columns[name]?.[row] ?? "");
  }
}

export interface Records {
  lives: Rows;
  persons: Rows;
  relationships: Rows;
  observed: Rows;
  followed: Map<number, { person: number; rows: number[] }>; // by founding family
  personRow: Map<number, number>;
  dose: number; // months of a course of therapy
  raisedElsewhere: boolean; // children may grow up with others than those to whom they were born
}

async function rowsOf(engine: Engine, world: World, table: string, names: readonly string[]): Promise<Rows> {
  const fields = new Map((world.tables.find((one) => one.name === table)?.fields ?? []).map((one) => [one.name, one]));
  const there = names.filter((name) => fields.has(name));
  return new Rows(there.length ? await engine.columns(world, table, there) : {}, fields);
}

async function read(engine: Engine, world: World): Promise<Records> {
  const [lives, persons, relationships, observed] = await Promise.all([
    rowsOf(engine, world, "lives", ["person", "age", "family", ...courses]),
    rowsOf(engine, world, "persons", ["person", "lineage", "mother", "father", "sex", "birth_year", "death_year"]),
    rowsOf(engine, world, "relationships", ["person", "other", "kind", "start", "commitment", "end", "ending"]),
    rowsOf(engine, world, "observed", ["person", "age", ...scores]),
  ]);
  const followed: Records["followed"] = new Map();
  for (let row = 0; row < lives.length; ++row) {
    const family = lives.value("family", row);
    const one = followed.get(family);
    if (one) one.rows.push(row);
    else followed.set(family, { person: lives.value("person", row), rows: [row] });
  }
  const personRow = new Map<number, number>();
  for (let row = 0; row < persons.length; ++row) personRow.set(persons.value("person", row), row);
  const raisedElsewhere = ["placement.share", "households.institution_share"].some((name) => (world.values[name] ?? 0) > 0);
  return { lives, persons, relationships, observed, followed, personRow, dose: world.values["psychotherapy.dose"] ?? NaN, raisedElsewhere };
}

const known = new WeakMap<World, Promise<Records>>();

export function recordsOf(engine: Engine, world: World): Promise<Records> {
  const found = known.get(world);
  if (found) return found;
  const reading = read(engine, world);
  known.set(world, reading);
  reading.catch(() => known.delete(world)); // what was refused once may be answered later
  return reading;
}
