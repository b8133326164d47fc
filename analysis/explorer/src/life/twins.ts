// Two lives of one person: when they part, how far, and how much of it the change makes on average in all who were followed.
import { type Life, at } from "./life";
import { type CourseName, type Records, courses } from "./records";
import { ageInWords, enumerated, number, shortAge, signed } from "./words";

export interface Measure {
  name: CourseName;
  title: string;
  unit: string;
  notable: number; // a difference from which on it is worth telling
}

export const measures: Measure[] = [
  { name: "self_avoidance", title: "Avoidance", unit: "SD", notable: 0.25 },
  { name: "self_anxiety", title: "Anxiety", unit: "SD", notable: 0.25 },
  { name: "general_fear", title: "Fear in general", unit: "0 to 1", notable: 0.05 },
  { name: "tone", title: "Chronic arousal", unit: "0 to 1", notable: 0.05 },
  { name: "worth", title: "Self-worth", unit: "reward", notable: 0.05 },
];

export const comparedAges = [5, 18, 25, 30, 40, 50, 60, 65];

export interface Mean {
  mean: number;
  low: number;
  high: number;
  count: number;
}

function valueOf(records: Records, rows: number[], name: CourseName, month: number): number {
  const first = Math.round(records.lives.value("age", rows[0] ?? -1) * 12);
  const row = rows[month - first];
  return row !== undefined && Math.round(records.lives.value("age", row) * 12) === month ? records.lives.value(name, row) : NaN;
}

const lineageOf = (records: Records, person: number): string => records.persons.text("lineage", records.personRow.get(person) ?? -1);

/** Mean difference, with its 95 % interval, over everybody who was followed in both worlds up to this month. */
export function meanDifference(first: Records, twin: Records, name: CourseName, month: number): Mean {
  const all: number[] = [];
  for (const [family, one] of first.followed) {
    const other = twin.followed.get(family);
    if (!other || lineageOf(first, one.person) !== lineageOf(twin, other.person)) continue;
    const difference = valueOf(twin, other.rows, name, month) - valueOf(first, one.rows, name, month);
    if (Number.isFinite(difference)) all.push(difference);
  }
  const count = all.length, mean = all.reduce((sum, one) => sum + one, 0) / count;
  const spread = Math.sqrt(all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, count - 1));
  const half = count > 1 ? (1.96 * spread) / Math.sqrt(count) : NaN;
  return { mean, low: mean - half, high: mean + half, count };
}

/** The first month in which anything differs; nothing if the two are the same to the last bit. */
export function firstDifference(life: Life, twin: Life): number | null {
  const last = Math.max(life.last, twin.last);
  for (let month = 1; month <= last; ++month)
    for (const name of courses) if (!Object.is(at(life, name, month), at(twin, name, month))) return month;
  return null;
}

interface Apart {
  month: number;
  size: number;
}

function distance(life: Life, twin: Life, month: number): number {
  return Math.hypot(at(twin, "self_avoidance", month) - at(life, "self_avoidance", month), at(twin, "self_anxiety", month) - at(life, "self_anxiety", month));
}

function farthest(life: Life, twin: Life): Apart {
  let found: Apart = { month: 0, size: 0 };
  for (let month = 1; month <= Math.min(life.last, twin.last); ++month) {
    const size = distance(life, twin, month);
    if (size > found.size) found = { month, size };
  }
  return found;
}

const notable = 0.25;

/** Who dies in one life only, or much earlier in it. */
function deaths(life: Life, twin: Life): string {
  const { she } = life.words;
  if (Math.abs(life.last - twin.last) < 12) return "";
  const early = twin.last < life.last ? twin : life;
  return ` ${early === twin ? "In the life of \u201cWhat if?\u201d" : "In the first life"} ${she} dies at ${shortAge(early.death)}.`;
}

function sides(life: Life, twin: Life, month: number): string {
  const parts = ([["self_avoidance", "avoidance"], ["self_anxiety", "anxiety"]] as const)
    .map(([name, word]) => ({ word, by: at(twin, name, month) - at(life, name, month) }))
    .filter((one) => Math.abs(one.by) >= 0.1)
    .map((one) => `${one.word} ${one.by > 0 ? "higher" : "lower"} by ${number(Math.abs(one.by))} SD`);
  return enumerated(parts) || "nothing by as much as .10 SD";
}

/** What came of the change, in sentences; also that nothing did. */
export function outcomeInWords(life: Life, twin: Life, from: number): string {
  const first = firstDifference(life, twin);
  if (first === null) return "In all that is shown here the two lives are the same, month by month, to the last bit: this change does not touch this life.";
  const begins = first <= 1 ? "from the first month" : `from ${ageInWords(first)} on`;
  const most = farthest(life, twin), end = Math.min(life.last, twin.last);
  if (most.size < 0.1) return `In what is shown here the two lives differ ${begins}, but in avoidance and anxiety never by as much as .10 SD: nothing came of it.`;
  let apart = 1;
  while (apart <= end && !(distance(life, twin, apart) >= notable)) ++apart; // NaN in the first months
  const told = [apart > end ? `In what is shown here the two lives differ ${begins}, but in avoidance and anxiety never by as much as .25 SD.` : `In what is shown here the two lives differ ${begins}, and by .25 SD or more first at ${shortAge(apart / 12)}.`];
  if (first < from * 12) told.push(`They begin to differ before the change can reach this person, at ${from}: it holds for everybody, and touched the people around ${life.words.her} first.`);
  told.push(`They are farthest apart at ${shortAge(most.month / 12)}: in the life of \u201cWhat if?\u201d ${sides(life, twin, most.month)}.`);
  const left = distance(life, twin, end);
  told.push(left < notable ? `At ${shortAge(end / 12)}, where both records still go on, hardly anything is left of it.` : `Left of it at ${shortAge(end / 12)}: ${sides(life, twin, end)}.`);
  return told.join(" ") + deaths(life, twin);
}

export function differenceInWords(life: Life, twin: Life, month: number): string {
  if (month > Math.min(life.last, twin.last)) return "";
  const told = measures
    .map((one) => ({ ...one, by: at(twin, one.name, month) - at(life, one.name, month) }))
    .filter((one) => Math.abs(one.by) >= one.notable)
    .map((one) => `${one.title.toLowerCase()} ${signed(one.by)}${one.unit === "SD" ? " SD" : ""}`);
  return `At ${ageInWords(month)}, ${told.length ? `in the life of \u201cWhat if?\u201d against the first: ${enumerated(told)}.` : "the two lives hardly differ."}`;
}

/** Whether the average effect is told from nothing, in words. */
export function meanInWords(mean: Mean, measure: Measure, age: number): string {
  if (mean.count < 2) return "";
  const sure = mean.low > 0 || mean.high < 0;
  const size = `${number(mean.mean)} (95 % interval ${number(mean.low)} to ${number(mean.high)})`;
  return `Over all ${mean.count} first children who were followed in both worlds, ${measure.title.toLowerCase()} at ${age} differs by ${size}${sure ? "" : ": no effect that can be told from chance"}.`;
}

