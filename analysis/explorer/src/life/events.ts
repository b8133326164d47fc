// What happened in a life, by age, in words.
import { type Life, type Tie } from "./life";
import { type Records } from "./records";

export interface LifeEvent {
  age: number; // years
  text: string; // "found a friend"
  lane: "family" | "friend" | "mentor" | "partner" | "therapy" | "child";
}

function parentsEvents(records: Records, life: Life, row: number): LifeEvent[] {
  const { persons, relationships } = records, birth = persons.value("birth_year", row), { hers } = life.words;
  const [mother, father] = [persons.value("mother", row), persons.value("father", row)];
  const made: LifeEvent[] = [], birthly = records.raisedElsewhere ? "birth " : "";
  for (const [parent, name] of [[mother, "mother"], [father, "father"]] as const) {
    const place = records.personRow.get(parent);
    if (place !== undefined) made.push({ age: persons.value("death_year", place) - birth, text: `${hers} ${birthly}${name} died`, lane: "family" });
  }
  for (let k = 0; k < relationships.length; ++k) {
    const pair = [relationships.value("person", k), relationships.value("other", k)];
    if (pair.includes(mother) && pair.includes(father) && relationships.word("kind", k) === "partners" && relationships.word("ending", k) === "parted")
      made.push({ age: relationships.value("end", k) - birth, text: `${hers} ${birthly}parents parted`, lane: "family" });
  }
  for (let k = 0; k < persons.length; ++k)
    if (k !== row && persons.value("mother", k) === mother) made.push({ age: persons.value("birth_year", k) - birth, text: `a ${birthly ? "child was born to the birth mother" : "brother or sister was born"}`, lane: "family" });
  return made;
}

function tieEvents(tie: Tie, life: Life): LifeEvent[] {
  const { she, hers } = life.words, lane = tie.kind;
  const bereaved = tie.byDeath && !(life.death <= tie.to + 0.1);
  if (lane === "partner")
    return [
      { age: tie.from, text: `${she} met a partner`, lane },
      { age: tie.home, text: "the two moved together", lane },
      { age: tie.byDeath && !bereaved ? NaN : tie.to, text: bereaved ? `${hers} partner died` : `${she} and ${hers} partner parted`, lane },
    ];
  return [
    { age: tie.from, text: `${she} found a ${lane}`, lane },
    { age: tie.byDeath && !bereaved ? NaN : tie.to, text: bereaved ? `a ${lane} died` : lane === "friend" ? "a friendship ended" : `${she} no longer saw ${hers} mentor`, lane },
  ];
}

/** In order of age, from birth to where the record ends. */
export function eventsOf(records: Records, life: Life, row: number): LifeEvent[] {
  const { she, her } = life.words;
  const all: LifeEvent[] = [
    ...parentsEvents(records, life, row),
    ...life.ties.flatMap((tie) => tieEvents(tie, life)),
    ...life.therapies.flatMap((one): LifeEvent[] => [
      { age: one.from, text: `${she} began a psychotherapy`, lane: "therapy" },
      { age: one.to, text: one.early ? `${she} left therapy early` : `${she} completed therapy`, lane: "therapy" },
    ]),
    ...life.children.map((age): LifeEvent => ({ age, text: `a child was born to ${her}`, lane: "child" })),
    { age: life.death, text: `${she} died`, lane: "family" },
  ];
  return all.filter((one) => one.age > 0 && one.age <= life.last / 12 + 0.1).sort((a, b) => a.age - b.age);
}

/** What happened from one age to another, alike things counted: "she found two friends". */
export function toldBetween(life: Life, from: number, to: number): string[] {
  const counts = new Map<string, number>();
  for (const one of life.events) if (one.age >= from && one.age <= to) counts.set(one.text, (counts.get(one.text) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${text} (${count} times)`));
}
