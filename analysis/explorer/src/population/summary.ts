// What the map's people are like together: shares, change, and how far one age says what comes later; also between two worlds.
import { adultClasses, type Measure, type People } from "./people";
import { ages } from "./plan";
import { axesOf } from "./places";
import { correlation, differenceOfCorrelations, differenceOfPairs, differenceOfShares, type Estimate, share } from "./statistics";

/** 1 for those of whom it is so, 0 for others, NaN for those of whom it is not known. */
export type Trait = (people: People, person: number) => number;

export const isInfant = (which: number): Trait => (people, k) => (people.infant[k] === 0 ? NaN : Number(people.infant[k] === which));
export const isAdult = (which: number, stop: number): Trait => (people, k) => {
  const found = people.adult[stop * people.count + k];
  return found ? Number(found === which) : NaN;
};
export const isAutonomous = (stop: number): Trait => (people, k) => {
  const found = people.autonomous[stop * people.count + k];
  return found ? found - 1 : NaN;
};

const isSecureInfant = isInfant(2);
/** How somebody changed from the Strange Situation to the interview at an age. */
export const changes = ["stayed secure", "secure, then not", "not secure, then secure", "stayed insecure"] as const;
export const hasChange = (which: number, stop: number): Trait => (people, k) => {
  const then = isSecureInfant(people, k), now = isAutonomous(stop)(people, k);
  return Number.isNaN(then + now) ? NaN : Number((then ? (now ? 0 : 1) : now ? 2 : 3) === which);
};
export const isSame = (stop: number): Trait => (people, k) => {
  const then = isSecureInfant(people, k), now = isAutonomous(stop)(people, k);
  return Number.isNaN(then + now) ? NaN : Number(then === now);
};

export function shareOf(people: People, trait: Trait): Estimate {
  let count = 0, n = 0;
  for (let k = 0; k < people.count; ++k) {
    const is = trait(people, k);
    if (is === is) (count += is), ++n;
  }
  return share(count, n);
}

function valuesOf(people: People, trait: Trait): Float32Array {
  return Float32Array.from({ length: people.count }, (_, k) => trait(people, k));
}

/** Secure in infancy with autonomous at an age: phi. */
export const infancyWith = (people: People, stop: number): Estimate => correlation(valuesOf(people, isSecureInfant), valuesOf(people, isAutonomous(stop)));

/** Anxiety at one age with anxiety at another. */
export function anxietyBetween(people: People, measure: Measure, first: number, second: number): Estimate {
  const { x } = people.places[measure], { count } = people;
  return correlation(x.subarray(first * count, (first + 1) * count), x.subarray(second * count, (second + 1) * count));
}

export const stopOfAge = (age: (typeof ages)[number]): number => ages.indexOf(age);

/** Whether both worlds hold the same people, one by one: then differences are told from pairs. */
export function areSame(first: People, second: People): boolean {
  if (first.count !== second.count) return false;
  return first.lineage.every((one, k) => one === second.lineage[k]);
}

/** How a share differs between the worlds: now less before. */
export function differenceOf(now: People, before: People, trait: Trait): Estimate {
  if (!areSame(now, before)) return differenceOfShares(shareOf(now, trait), shareOf(before, trait));
  let gained = 0, lost = 0, n = 0;
  for (let k = 0; k < now.count; ++k) {
    const is = trait(now, k), was = trait(before, k);
    if (Number.isNaN(is + was)) continue;
    ++n;
    gained += Number(is > was);
    lost += Number(is < was);
  }
  return differenceOfPairs(gained, lost, n);
}

export { differenceOfCorrelations };

/** The quarters of the map in the order secure, anxious, avoidant, fearful. */
export const quarters = ["secure", "anxious", "avoidant", "fearful"] as const;

/** Who is in which quarter of the map at an age, by infant class. */
export interface Counts {
  byQuarter: number[][]; // [quarter][infant class]
  placed: number;
  missing: number; // dead, or gave no answer
}

export function countsAt(people: People, stop: number, measure: Measure): Counts {
  const { x, y } = people.places[measure], { middle } = axesOf[measure];
  const byQuarter = quarters.map(() => [0, 0, 0, 0, 0]);
  let placed = 0;
  for (let k = 0; k < people.count; ++k) {
    const anxiety = x[stop * people.count + k]!, avoidance = y[stop * people.count + k]!;
    if (Number.isNaN(anxiety + avoidance)) continue;
    ++placed;
    ++byQuarter[Number(anxiety >= middle) + 2 * Number(avoidance >= middle)]![people.infant[k]!]!;
  }
  return { byQuarter, placed, missing: people.count - placed };
}

/** The map's people as a table, a row for each, for saving. */
export function peopleColumns(people: People, measure: Measure) {
  const rows = [...Array(people.count).keys()], names = ["not codable", "A", "B", "C", "D"];
  const known = (value: number) => (Number.isFinite(value) ? Number(value.toFixed(4)) : null);
  const columns: { label: string; values: (number | string | null)[] }[] = [
    { label: "family", values: rows },
    { label: "person", values: rows.map((k) => people.number[k]!) },
    { label: "sex", values: rows.map((k) => (people.woman[k] ? "female" : "male")) },
    { label: "ssp_class", values: rows.map((k) => names[people.infant[k]!]!) },
    { label: "reactivity", values: rows.map((k) => known(people.reactivity[k]!)) },
    { label: "susceptibility", values: rows.map((k) => known(people.susceptibility[k]!)) },
  ];
  if (!people.lived) return columns;
  const prefix = measure === "asked" ? "ecr" : "self";
  ages.forEach((age, stop) => {
    const at = (values: ArrayLike<number>) => rows.map((k) => values[stop * people.count + k]!);
    columns.push({ label: `${prefix}_anxiety_${age}`, values: at(people.places[measure].x).map(known) });
    columns.push({ label: `${prefix}_avoidance_${age}`, values: at(people.places[measure].y).map(known) });
    columns.push({ label: `aai_class_${age}`, values: at(people.adult).map((one) => (one ? adultClasses[one]! : null)) });
  });
  return columns;
}
