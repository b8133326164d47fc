// Where the general model bends: the years in which avoidance and anxiety moved most, and what happened in them.
import { type Life, at } from "./life";
import { toldBetween } from "./events";
import { capital, counted, enumerated, number, shortAge } from "./words";

export interface Bend {
  from: number; // month
  to: number;
  avoidance: number; // change, SD
  anxiety: number;
  size: number;
}

const year = 12;
/** Months from which bends are looked for: before that nearly everything is learned for the first time. */
const begins = 24;
export const least = 0.3; // SD in a year

function change(life: Life, from: number): Bend {
  const moved = (name: "self_avoidance" | "self_anxiety") => at(life, name, from + year) - at(life, name, from);
  const avoidance = moved("self_avoidance"), anxiety = moved("self_anxiety");
  return { from, to: from + year, avoidance, anxiety, size: Math.hypot(avoidance, anxiety) };
}

/** The largest first, and none that overlap; those of a childhood do not crowd out those of the grown person. */
function largest(life: Life, from: number, to: number, most: number): Bend[] {
  const all: Bend[] = [];
  for (let month = from; month + year <= Math.min(to, life.last); ++month) all.push(change(life, month));
  const kept: Bend[] = [];
  for (const one of all.sort((a, b) => b.size - a.size)) {
    if (kept.length === most || !(one.size >= least)) break;
    if (kept.every((other) => Math.abs(other.from - one.from) >= 2 * year)) kept.push(one);
  }
  return kept;
}

export function bendsOf(life: Life): Bend[] {
  return [...largest(life, begins, 18 * year, 2), ...largest(life, 18 * year, life.last, 3)].sort((a, b) => a.from - b.from);
}

/** In how many of the grown years the model held. */
export function heldYears(life: Life): { held: number; of: number } {
  let held = 0, of = 0;
  for (let month = 18 * year; month + year <= life.last; month += year) {
    of += 1;
    held += change(life, month).size < 0.2 ? 1 : 0;
  }
  return { held, of };
}

const moved = (what: string, by: number) => (Math.abs(by) < 0.1 ? "" : `${what} ${by > 0 ? "rose" : "fell"} by ${number(Math.abs(by))} SD`);

export function bendInWords(life: Life, bend: Bend): string {
  const change = enumerated([moved("avoidance", bend.avoidance), moved("anxiety", bend.anxiety)].filter(Boolean));
  const told = toldBetween(life, bend.from / year - 0.5, bend.to / year);
  const plasticity = at(life, "plasticity", bend.from);
  const what = told.length === 0 ? "Nothing of the record began or ended in that year or the half year before it: it came of the relationships there were." : `In that year or the half year before it: ${enumerated(told)}.`;
  return `${capital(change || "the model moved")}. ${what} Plasticity was ${number(plasticity)}.`;
}

export const bendAges = (bend: Bend): string => `from ${shortAge(bend.from / year)} to ${shortAge(bend.to / year)}`;

export function heldInWords(life: Life): string {
  const { held, of } = heldYears(life);
  return of === 0 ? "" : `From 18 on the model held in ${held === of ? "every one" : counted(held)} of ${of} years: it moved by less than .20 SD from one birthday to the next.`;
}
