// The people of the map: the first child of every founding family, what instruments saw of them, and what is true of them.
import { type Column, type Engine, type World } from "../engine/protocol";
import { ages, infancyMonths } from "./plan";

/** Infant classes in the order in which they are drawn; 0 is for those who could not be coded. */
export const infantClasses = ["uncodable", "A", "B", "C", "D"] as const;
export type InfantClass = 0 | 1 | 2 | 3 | 4;
/** Adult classes; 0 is for those who gave no interview. */
export const adultClasses = ["none", "Ds", "F", "E", "U"] as const;

export type Measure = "asked" | "true";

/** Places on the map by age and person: `x[age * people + person]`; NaN where there is none. */
export interface Places {
  x: Float32Array;
  y: Float32Array;
}

export interface People {
  count: number; // families whose communities have been lived
  number: Uint32Array; // in the results, by family
  lineage: BigUint64Array;
  infant: Uint8Array; // an InfantClass
  woman: Uint8Array;
  reactivity: Float32Array; // SD
  susceptibility: Float32Array; // SD
  died: Float32Array; // age in years, NaN for the living
  mother: Uint32Array; // the number of the person; noPerson if none
  father: Uint32Array;
  adult: Uint8Array; // [age * count + person], of four adult classes
  autonomous: Uint8Array; // the same: 1 not, 2 F of three classes, 0 no interview
  places: Record<Measure, Places>;
  lived: boolean; // whether lives were followed beyond infancy
}

export const noPerson = 0xffffffff;

/** Codes of a field by their label: {"A": 1}. */
function codesOf(world: World, table: string, field: string): Record<string, number> {
  const codes = world.tables.find((one) => one.name === table)?.fields.find((one) => one.name === field)?.codes ?? {};
  return Object.fromEntries(Object.entries(codes).map(([code, label]) => [label, Number(code)]));
}

/** From the engine's code to the place of its label in a list. */
function translation(world: World, field: string, labels: readonly string[]): Uint8Array {
  const codes = codesOf(world, "observed", field), to = new Uint8Array(256);
  labels.forEach((label, place) => {
    const code = codes[label];
    if (code !== undefined) to[code] = place;
  });
  return to;
}

type Columns = Record<string, Column>;
const numbers = (columns: Columns, field: string) => columns[field] as ArrayLike<number>;

/** Which persons are on the map, and where: the first child of each founding family, as it was born. */
function firstChildren(persons: Columns): { people: number[]; place: Int32Array } {
  const family = numbers(persons, "family"), generation = numbers(persons, "generation"), number = numbers(persons, "person");
  const people: number[] = [];
  let most = 0;
  for (let row = 0; row < number.length; ++row) most = Math.max(most, number[row]!);
  const place = new Int32Array(most + 1).fill(-1);
  for (let row = 0; row < number.length; ++row) {
    const which = family[row]!;
    if (generation[row] !== 1 || people[which] !== undefined) continue;
    people[which] = row;
    place[number[row]!] = which;
  }
  return { people, place };
}

function stopOf(age: number): number {
  if (age < 2) return -1;
  const stop = ages.findIndex((one) => Math.abs(one - age) < 0.05);
  return stop < 0 ? -2 : stop;
}

/** Reads everything that the map shows of a world, as far as it is lived. */
export async function readPeople(engine: Engine, world: World, lived: boolean): Promise<People> {
  const observedFields = ["person", "age", "ssp_class", ...(lived ? ["aai_class", "aai_class_3way", "ecr_anxiety", "ecr_avoidance"] : [])];
  const [persons, observed, latent] = await Promise.all([
    engine.columns(world, "persons", ["person", "lineage", "family", "generation", "mother", "father", "sex", "birth_year", "death_year", "reactivity", "susceptibility"]),
    engine.columns(world, "observed", observedFields),
    lived ? engine.columns(world, "latent", ["person", "age", "self_anxiety", "self_avoidance"]) : Promise.resolve(null),
  ]);
  const { people, place } = firstChildren(persons);
  const found = emptyPeople(people.length, lived);
  const woman = codesOf(world, "persons", "sex").female;
  people.forEach((row, k) => {
    found.number[k] = numbers(persons, "person")[row]!;
    found.lineage[k] = (persons.lineage as BigUint64Array)[row]!;
    found.woman[k] = numbers(persons, "sex")[row] === woman ? 1 : 0;
    found.reactivity[k] = numbers(persons, "reactivity")[row]!;
    found.susceptibility[k] = numbers(persons, "susceptibility")[row]!;
    found.died[k] = numbers(persons, "death_year")[row]! - numbers(persons, "birth_year")[row]!;
    found.mother[k] = numbers(persons, "mother")[row]!;
    found.father[k] = numbers(persons, "father")[row]!;
  });
  addObserved(found, world, observed, place, lived);
  if (latent) addPlaces(found.places.true, latent, place, people.length, "self_anxiety", "self_avoidance");
  return found;
}

function emptyPeople(count: number, lived: boolean): People {
  const perAge = lived ? count * ages.length : 0;
  const places = (): Places => ({ x: new Float32Array(perAge).fill(NaN), y: new Float32Array(perAge).fill(NaN) });
  return {
    count, number: new Uint32Array(count), lineage: new BigUint64Array(count), infant: new Uint8Array(count), woman: new Uint8Array(count),
    reactivity: new Float32Array(count), susceptibility: new Float32Array(count), died: new Float32Array(count),
    mother: new Uint32Array(count), father: new Uint32Array(count), adult: new Uint8Array(perAge), autonomous: new Uint8Array(perAge),
    places: { asked: places(), true: places() }, lived,
  }; // prettier-ignore
}

function addObserved(found: People, world: World, observed: Columns, place: Int32Array, lived: boolean): void {
  const person = numbers(observed, "person"), age = numbers(observed, "age"), infant = numbers(observed, "ssp_class");
  const ofInfant = translation(world, "ssp_class", infantClasses);
  for (let row = 0; row < person.length; ++row) {
    const k = place[person[row]!] ?? -1;
    if (k >= 0 && Math.abs(age[row]! * 12 - infancyMonths) < 0.5) found.infant[k] = ofInfant[infant[row]!]!;
  }
  if (!lived) return;
  const four = numbers(observed, "aai_class"), three = numbers(observed, "aai_class_3way");
  const ofAdult = translation(world, "aai_class", adultClasses), secure = codesOf(world, "observed", "aai_class_3way").F;
  for (let row = 0; row < person.length; ++row) {
    const k = place[person[row]!] ?? -1, stop = stopOf(age[row]!);
    if (k < 0 || stop < 0) continue;
    found.adult[stop * found.count + k] = ofAdult[four[row]!]!;
    found.autonomous[stop * found.count + k] = three[row] ? (three[row] === secure ? 2 : 1) : 0;
  }
  addPlaces(found.places.asked, observed, place, found.count, "ecr_anxiety", "ecr_avoidance");
}

function addPlaces(places: Places, columns: Columns, place: Int32Array, count: number, anxiety: string, avoidance: string): void {
  const person = numbers(columns, "person"), age = numbers(columns, "age"), x = numbers(columns, anxiety), y = numbers(columns, avoidance);
  for (let row = 0; row < person.length; ++row) {
    const k = place[person[row]!] ?? -1, stop = stopOf(age[row]!);
    if (k < 0 || stop < 0) continue;
    places.x[stop * count + k] = x[row]!;
    places.y[stop * count + k] = y[row]!;
  }
}
