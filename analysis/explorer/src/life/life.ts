// One life, put together from the records: courses by month, relationships, events, assessments.
import { type Records, type CourseName, courses } from "./records";
import { type LifeEvent, eventsOf } from "./events";
import { type Pronouns, pronounsOf } from "./words";

export interface Tie {
  kind: "friend" | "mentor" | "partner";
  from: number; // years of age
  home: number; // moved together; NaN if never
  to: number; // NaN: lasts where the record ends
  byDeath: boolean;
}

export interface Course {
  from: number;
  to: number;
  early: boolean; // left before its end
}

export interface Assessed {
  month: number;
  ssp: string; // class with the main figure, "" where there is none
  sspFather: string;
  aai: string;
  anxiety: number; // ECR, 1 to 7
  avoidance: number;
}

export interface Life {
  person: number;
  lineage: string;
  family: number;
  isWoman: boolean;
  words: Pronouns;
  last: number; // the last month that is known
  death: number; // years of age; NaN if alive at the end
  courses: Record<CourseName, Float64Array>; // by month, NaN where unknown
  ties: Tie[];
  therapies: Course[];
  children: number[]; // ages at their births
  events: LifeEvent[];
  assessed: Assessed[];
}

export const at = (life: Life, name: CourseName, month: number): number => life.courses[name][month] ?? NaN;

function coursesOf(records: Records, rows: number[]): { last: number; courses: Life["courses"] } {
  const months = rows.map((row) => Math.round(records.lives.value("age", row) * 12));
  const last = Math.max(0, ...months);
  const made = {} as Life["courses"];
  for (const name of courses) {
    const values = new Float64Array(last + 1).fill(NaN);
    rows.forEach((row, k) => (values[months[k]!] = records.lives.value(name, row)));
    made[name] = values;
  }
  return { last, courses: made };
}

function tiesOf(records: Records, person: number, birth: number): Tie[] {
  const { relationships } = records, ties: Tie[] = [];
  for (let row = 0; row < relationships.length; ++row) {
    const first = relationships.value("person", row) === person;
    if (!first && relationships.value("other", row) !== person) continue;
    const kind = relationships.word("kind", row);
    if (kind === "mentor" && !first) continue; // the older one has no mentor in it
    const year = (name: string) => relationships.value(name, row) - birth;
    ties.push({ kind: kind === "partners" ? "partner" : kind === "mentor" ? "mentor" : "friend", from: year("start"), home: year("commitment"), to: year("end"), byDeath: relationships.word("ending", row) === "death of one" });
  }
  return ties.sort((a, b) => a.from - b.from);
}

/** Courses begin where their number rises, and end after the dose, or when one more has been left early. */
function therapiesOf(life: Pick<Life, "courses" | "last">, dose: number): Course[] {
  const { psychotherapies, dropped_out } = life.courses, made: Course[] = [];
  for (let month = 2; month <= life.last; ++month) {
    if (!(psychotherapies[month]! > psychotherapies[month - 1]!)) continue;
    let end = Math.min(life.last, month + dose), early = false;
    for (let later = month + 1; later <= end; ++later)
      if (dropped_out[later]! > dropped_out[later - 1]!) [end, early] = [later, true];
    made.push({ from: month / 12, to: end / 12, early });
  }
  return made;
}

function childrenOf(records: Records, person: number, birth: number): number[] {
  const { persons } = records, ages: number[] = [];
  for (let row = 0; row < persons.length; ++row)
    if (persons.value("mother", row) === person || persons.value("father", row) === person) ages.push(persons.value("birth_year", row) - birth);
  return ages.sort((a, b) => a - b);
}

function assessedOf(records: Records, person: number): Assessed[] {
  const { observed } = records, made: Assessed[] = [];
  for (let row = 0; row < observed.length; ++row) {
    if (observed.value("person", row) !== person) continue;
    const one = { month: Math.round(observed.value("age", row) * 12), ssp: observed.word("ssp_class", row), sspFather: observed.word("ssp_class_father", row), aai: observed.word("aai_class", row), anxiety: observed.value("ecr_anxiety", row), avoidance: observed.value("ecr_avoidance", row) };
    if (one.ssp || one.aai || Number.isFinite(one.anxiety)) made.push(one);
  }
  return made.sort((a, b) => a.month - b.month);
}

function lifeFrom(records: Records, family: number, found: { person: number; rows: number[] }): Life | null {
  const { persons } = records, row = records.personRow.get(found.person);
  if (row === undefined) return null;
  const birth = persons.value("birth_year", row), isWoman = persons.word("sex", row) === "female";
  const body = coursesOf(records, found.rows);
  const life: Life = {
    ...body, person: found.person, lineage: persons.text("lineage", row), family, isWoman, words: pronounsOf(isWoman), death: persons.value("death_year", row) - birth,
    ties: tiesOf(records, found.person, birth), therapies: therapiesOf(body, records.dose), children: childrenOf(records, found.person, birth), events: [], assessed: assessedOf(records, found.person),
  }; // prettier-ignore
  life.events = eventsOf(records, life, row);
  return life;
}

/** The first child of a family; nothing if nobody of it was followed. */
export function lifeOf(records: Records, family: number): Life | null {
  const found = records.followed.get(family);
  return found ? lifeFrom(records, family, found) : null;
}

/** The same person by lineage in another world, wherever it grows up there. */
export function sameLife(records: Records, life: Life): Life | null {
  for (const [family, found] of [[life.family, records.followed.get(life.family)] as const, ...records.followed]) {
    const row = found && records.personRow.get(found.person);
    if (found && row !== undefined && records.persons.text("lineage", row) === life.lineage) return lifeFrom(records, family, found);
  }
  return null;
}
