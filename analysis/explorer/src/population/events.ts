// What happened to somebody: parents, friends, mentors, partners and deaths, as the results tell them.
import { type Column, type Engine, type World } from "../engine/protocol";
import { noPerson, type People } from "./people";

/** The tables that tell it, read once for each world. */
export interface Chronicle {
  world: number;
  ties: Record<string, Column>;
  kinds: Record<number, string>;
  endings: Record<number, string>;
  died: Map<number, number>; // year of the run, by person
}

export async function readChronicle(engine: Engine, world: World): Promise<Chronicle> {
  const [ties, persons] = await Promise.all([
    engine.columns(world, "relationships", ["person", "other", "kind", "start", "commitment", "end", "ending"]),
    engine.columns(world, "persons", ["person", "death_year"]),
  ]);
  const fields = world.tables.find((table) => table.name === "relationships")?.fields ?? [];
  const codes = (name: string) => fields.find((field) => field.name === name)?.codes ?? {};
  const died = new Map<number, number>(), years = persons.death_year as Float32Array;
  (persons.person as Uint32Array).forEach((person, row) => Number.isFinite(years[row]!) && died.set(person, years[row]!));
  return { world: world.id, ties, kinds: codes("kind"), endings: codes("ending"), died };
}

export interface LifeEvent {
  age: number; // years, for the order
  words: string;
}

const whole = (age: number) => String(Math.max(0, Math.floor(age)));

/** People of the map are born as the run begins, so that years of the run are years of their life. */
export function eventsOf(chronicle: Chronicle, people: People, k: number): { events: LifeEvent[]; friendships: number } {
  const { ties, kinds, endings, died } = chronicle;
  const column = (name: string) => ties[name] as ArrayLike<number>;
  const person = column("person"), other = column("other"), kind = column("kind"), start = column("start"), commitment = column("commitment"), end = column("end"), ending = column("ending");
  const self = people.number[k]!, mother = people.mother[k]!, father = people.father[k]!;
  const events: LifeEvent[] = [];
  let friendships = 0;
  const lasts = (row: number) => !Number.isFinite(end[row]!);
  for (let row = 0; row < person.length; ++row) {
    const isOwn = person[row] === self || other[row] === self, what = kinds[kind[row]!];
    const isParents = (person[row] === mother && other[row] === father) || (person[row] === father && other[row] === mother);
    if (isParents && what === "partners" && endings[ending[row]!] === "parted") events.push({ age: end[row]!, words: `parents parted at ${whole(end[row]!)}` });
    if (!isOwn) continue;
    if (what === "friends") ++friendships;
    else if (what === "mentor" && person[row] === self) events.push({ age: start[row]!, words: `a mentor from ${whole(start[row]!)}${lasts(row) ? "" : ` to ${whole(end[row]!)}`}` });
    else if (what === "partners") events.push(partnership(start[row]!, commitment[row]!, end[row]!, endings[ending[row]!]));
  }
  const death = (who: number, words: string) => {
    const year = who === noPerson ? undefined : died.get(who);
    if (year !== undefined && !(year > (people.died[k] ?? Infinity))) events.push({ age: year, words: `${words} at ${whole(year)}` });
  };
  death(mother, "mother died");
  death(father, "father died");
  if (Number.isFinite(people.died[k]!)) events.push({ age: people.died[k]!, words: `died at ${whole(people.died[k]!)}` });
  return { events: events.sort((first, second) => first.age - second.age), friendships };
}

function partnership(start: number, commitment: number, end: number, ending: string | undefined): LifeEvent {
  const moved = Number.isFinite(commitment) ? `, together from ${whole(commitment)}` : "";
  const ended = !Number.isFinite(end) ? ", lasting" : ending === "parted" ? `, parted at ${whole(end)}` : `, until a death at ${whole(end)}`;
  return { age: start, words: `a partner from ${whole(start)}${moved}${ended}` };
}
