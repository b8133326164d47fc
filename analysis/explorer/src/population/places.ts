// Where people stand in the picture: on the map of anxiety and avoidance at an age, or, in infancy, in a column of their class.
import { scale } from "../charts/scatter";
import { type Measure, type People } from "./people";
import { ages } from "./plan";

/** The frame of the map in pixels of the page. */
export interface Box {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  em: number;
}

export function boxOf(width: number, em: number): Box {
  const left = 3.4 * em, bottom = 3.4 * em, top = 0.7 * em, right = 0.7 * em;
  const side = Math.max(120, Math.min(width - left - right, 42 * em));
  return { width: Math.max(width, left + right + side), height: side + top + bottom, left, right: left + side, top, bottom: top + side, em };
}

/** Ends of the axes, with room for those who stand at the scale's end, and the middle that parts the quarters. */
export interface Axes {
  low: number;
  high: number;
  middle: number;
  ticks: number[];
  words: [string, string];
}

export const axesOf: Record<Measure, Axes> = {
  asked: { low: 0.8, high: 7.2, middle: 4, ticks: [1, 2, 3, 4, 5, 6, 7], words: ["anxiety, as asked (1 to 7 points)", "avoidance, as asked (1 to 7 points)"] },
  true: { low: -3.2, high: 3.2, middle: 0, ticks: [-3, -2, -1, 0, 1, 2, 3], words: ["anxiety, true (SD of the norm)", "avoidance, true (SD of the norm)"] },
};

/** Pixels by person. */
export interface Spots {
  x: Float32Array;
  y: Float32Array;
}

/** The columns of infancy from left to right, by infant class. */
export const columnOrder = [1, 2, 3, 4, 0] as const;

export interface InfantColumns extends Spots {
  /** Height of every column at a number of people. */
  heightOf: (people: number) => number;
  counts: number[]; // by infant class
  middle: (which: number) => number; // of the column of an infant class
  half: number; // its half width
}

/** Dots laid in rows, from the bottom, every column as wide as the others: the heights are shares. */
export function infantColumns(people: People, box: Box, of: number): InfantColumns {
  const wide = (box.right - box.left) / columnOrder.length, half = 0.42 * wide, high = box.bottom - box.top - 2.2 * box.em;
  const counts = [0, 0, 0, 0, 0];
  for (let k = 0; k < people.count; ++k) ++counts[people.infant[k]!]!;
  // The whole population would fill a column four fifths full of which are in one class.
  const step = Math.min(Math.sqrt((2 * half * high) / Math.max(20, 0.8 * of)), 12), across = Math.max(1, Math.floor((2 * half) / step));
  const middle = (which: number) => box.left + wide * (columnOrder.indexOf(which as 0) + 0.5);
  const x = new Float32Array(people.count), y = new Float32Array(people.count), filled = [0, 0, 0, 0, 0];
  for (let k = 0; k < people.count; ++k) {
    const which = people.infant[k]!, place = filled[which]!++;
    x[k] = middle(which) + ((place % across) - (across - 1) / 2) * step;
    y[k] = box.bottom - (Math.floor(place / across) + 0.6) * step;
  }
  return { x, y, counts, middle, half, heightOf: (number) => Math.ceil(number / across) * step };
}

/** Where everybody is at one of the map's ages. */
export function spotsAt(people: People, stop: number, measure: Measure, box: Box): Spots {
  const { low, high } = axesOf[measure], { x, y } = people.places[measure], { count } = people;
  const across = scale(low, high, box.left, box.right), up = scale(low, high, box.bottom, box.top);
  return { x: x.subarray(stop * count, (stop + 1) * count).map(across), y: y.subarray(stop * count, (stop + 1) * count).map(up) };
}

/** Spots of every stop (0 is infancy), worked out when they are first wanted. */
export class Journey {
  private readonly stops: (Spots | undefined)[] = [];
  readonly infancy: InfantColumns;

  constructor(
    readonly people: People,
    readonly measure: Measure,
    readonly box: Box,
    of: number,
  ) {
    this.infancy = infantColumns(people, box, of);
  }

  at(stop: number): Spots {
    if (stop <= 0 || !this.people.lived) return this.infancy;
    return (this.stops[stop] ??= spotsAt(this.people, stop - 1, this.measure, this.box));
  }

  /** Where one person is; null where they are not on the map. */
  spot(person: number, position: number): { x: number; y: number } | null {
    const from = Math.floor(position), part = position - from, before = this.at(from), after = part > 0 ? this.at(Math.min(ages.length, from + 1)) : before;
    const eased = part * part * (3 - 2 * part), x0 = before.x[person]!, y0 = before.y[person]!, x1 = after.x[person]!, y1 = after.y[person]!;
    if (Number.isFinite(x0) && Number.isFinite(x1)) return { x: x0 + (x1 - x0) * eased, y: y0 + (y1 - y0) * eased };
    return Number.isFinite(x0) ? { x: x0, y: y0 } : Number.isFinite(x1) ? { x: x1, y: y1 } : null;
  }

  /** Between two stops: who has a place at both moves, who has it at one only fades. Calls back with pixels and opacity. */
  between(position: number, put: (person: number, x: number, y: number, opacity: number) => void): void {
    const last = ages.length, from = Math.min(last, Math.max(0, Math.floor(position))), to = Math.min(last, from + 1);
    const part = position - from, before = this.at(from), after = part > 0 ? this.at(to) : before;
    const eased = part * part * (3 - 2 * part);
    for (let k = 0; k < this.people.count; ++k) {
      const x0 = before.x[k]!, x1 = after.x[k]!, y0 = before.y[k]!, y1 = after.y[k]!;
      if (x0 === x0 && x1 === x1) put(k, x0 + (x1 - x0) * eased, y0 + (y1 - y0) * eased, 1);
      else if (x0 === x0) put(k, x0, y0, 1 - part);
      else if (x1 === x1) put(k, x1, y1, part);
    }
  }
}
