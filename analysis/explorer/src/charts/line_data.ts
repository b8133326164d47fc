// What a line chart shows, and what is worked out from it: ranges, round numbers for the axes, the table, the words of a reading.
import { type CsvColumn } from "./save";

export interface LineSeries {
  label: string;
  values: ArrayLike<number | null>; // null or NaN: a gap
  colour: string; // a css variable of the page: "--ask"
  dash?: number[]; // in pixels; series should differ by it, or by place, not by colour alone
  band?: { low: ArrayLike<number | null>; high: ArrayLike<number | null> };
}

export interface Axis {
  label: string;
  low?: number; // fixed ends; otherwise those of the data
  high?: number;
  format?: (value: number) => string;
}

export interface LineChartProps {
  title: string;
  caption?: string;
  alt: string; // what one sees, in a sentence or two
  x: Axis & { values: ArrayLike<number> };
  y: Axis;
  series: LineSeries[];
  marks?: { x: number; label: string }[];
  height?: number; // pixels at normal size of words
  cursor?: boolean; // values under the pointer; on unless false
}

/** With everything that was left out filled in. */
export interface LineChartData {
  x: { label: string; values: ArrayLike<number>; format: (value: number) => string };
  y: { label: string; format: (value: number) => string };
  xRange: [number, number];
  yRange: [number, number];
  series: LineSeries[];
  marks: { x: number; label: string }[];
}

const plain = (value: number) => String(Number(value.toPrecision(4))).replace("-", "\u2212");

export function dataOf(props: LineChartProps): LineChartData {
  const { x, y, series } = props;
  return {
    x: { label: x.label, values: x.values, format: x.format ?? plain },
    y: { label: y.label, format: y.format ?? plain },
    xRange: rangeOf([x.values], x.low, x.high, 0),
    yRange: rangeOf(series.flatMap((one) => (one.band ? [one.values, one.band.low, one.band.high] : [one.values])), y.low, y.high, 0.05),
    series,
    marks: props.marks ?? [],
  };
}

/** From the least to the greatest of these numbers with some room, unless the ends are given. Never empty. */
function rangeOf(lists: ArrayLike<number | null>[], low: number | undefined, high: number | undefined, room: number): [number, number] {
  let least = Infinity, greatest = -Infinity;
  for (const list of lists)
    for (let k = 0; k < list.length; ++k) {
      const value = list[k];
      if (value === null || value === undefined || !Number.isFinite(value)) continue;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  if (least > greatest) [least, greatest] = [low ?? 0, high ?? 1];
  const margin = room * (greatest - least);
  const from = low ?? least - margin, to = high ?? greatest + margin;
  return to > from ? [from, to] : [from - 0.5, from + 0.5];
}

export const finite = (value: number | null | undefined): number | null => (value !== null && value !== undefined && Number.isFinite(value) ? value : null);

/** The numbers as columns: for the table under the chart and for CSV. */
export function columnsOf(data: LineChartData): CsvColumn[] {
  const column = (label: string, values: ArrayLike<number | null>): CsvColumn => ({ label, values: Array.from(values, finite) });
  const columns = [column(data.x.label, data.x.values)];
  for (const one of data.series) {
    columns.push(column(one.label, one.values));
    if (one.band) columns.push(column(`${one.label}, low`, one.band.low), column(`${one.label}, high`, one.band.high));
  }
  return columns;
}

/** Round numbers that divide a range into at most so many parts. */
export function ticks(low: number, high: number, most: number): number[] {
  if (!(high > low)) return [low];
  const raw = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  // 0, 2.5, 5 would be odd numbers of months or points; 0, .25, .5 and 0, 25, 50 are usual
  const step = power * ((power === 1 ? [1, 2, 5] : [1, 2, 2.5, 5]).find((digit) => digit * power >= raw * (1 - 1e-9)) ?? 10);
  const values: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; ++k) values.push(Number((k * step).toPrecision(10)));
  return values;
}

/** Which of the numbers is nearest. */
export function nearest(values: ArrayLike<number>, to: number): number {
  let best = 0;
  for (let k = 1; k < values.length; ++k) if (Math.abs(values[k]! - to) < Math.abs(values[best]! - to)) best = k;
  return best;
}

/** The numbers of one place on the x axis, in words. */
export function reading(data: LineChartData, at: number): string {
  const parts = data.series.map((one) => {
    const value = finite(one.values[at]);
    return `${one.label} ${value === null ? "\u2013" : data.y.format(Number(value.toPrecision(3)))}`;
  });
  return `${data.x.label} ${data.x.format(data.x.values[at] ?? NaN)}: ${parts.join(", ")}`;
}

/** At most so many rows, evenly spread, with the last one. */
export function thinned(columns: CsvColumn[], most: number): CsvColumn[] {
  const rows = columns[0]?.values.length ?? 0;
  if (rows <= most) return columns;
  const step = Math.ceil(rows / most);
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) => row % step === 0 || row === rows - 1);
  return columns.map((one) => ({ label: one.label, values: kept.map((row) => one.values[row] ?? null) }));
}
