// What bars and dots have in common: rows with a value, its interval and a published value, along one axis.
import { type ComponentChildren } from "preact";
import { type CsvColumn } from "./save";
import { printed, printedInterval, type Room, widthOfWords } from "./figure";

export interface Axis {
  label: string;
  low: number;
  high: number;
  /** Where lines of the grid stand; chosen if it is not given. */
  step?: number;
}

/** A value with its interval, in the unit of the axis. */
export interface Interval {
  value: number;
  low?: number;
  high?: number;
}

/** What somebody published, and where. */
export interface Published extends Interval {
  source: string;
}

export interface ChartRow extends Interval {
  label: string;
  published?: Published;
  /** The same in the world before. */
  before?: Interval;
  colour?: string;
}

/** Where everything stands, in pixels. */
export interface Layout {
  room: Room;
  isNarrow: boolean; // words above the marks, not beside them
  left: number;
  right: number;
  top: number;
  rowHeight: number;
  height: number;
  x: (value: number) => number;
  /** The middle of a row's lane: 0 the value's, 1 the one before, 2 the published one. */
  lane: (row: number, which: 0 | 1 | 2) => number;
  ticks: number[];
}

const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

export function valueWords(value: Interval, unit: string, digits?: number): string {
  if (!Number.isFinite(value.value)) return "not known";
  const interval = isKnown(value.low) && isKnown(value.high) ? ` (${printedInterval(value.low, value.high, unit, digits)})` : "";
  return printed(value.value, unit, digits) + interval;
}

function ticksOf({ low, high, step }: Axis, width: number, em: number): number[] {
  const most = Math.max(2, Math.floor(width / (4 * em)));
  const wanted = step ?? [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100].find((one) => (high - low) / one <= most) ?? (high - low) / 2;
  const ticks = [];
  for (let k = Math.ceil(low / wanted - 1e-9); k * wanted <= high + 1e-9; ++k) ticks.push(Number((k * wanted).toFixed(6)));
  return ticks;
}

/** Places rows in their room: names left and values right of the marks where there is room, above them where there is not. */
export function layoutOf(room: Room, rows: ChartRow[], axis: Axis, unit: string, digits?: number): Layout {
  const { em, width } = room;
  const names = Math.max(...rows.map((row) => widthOfWords(row.label, em)), 3 * em);
  const values = Math.max(...rows.map((row) => widthOfWords(valueWords(row, unit, digits), em, 600)), 3 * em);
  const isNarrow = width - names - values < Math.max(14 * em, 0.42 * width);
  const hasBefore = rows.some((row) => row.before), hasPublished = rows.some((row) => row.published);
  const words = isNarrow ? 1.5 * em : 0;
  const lanes = [0.75 * em, hasBefore ? 0.85 * em : 0, hasPublished ? 0.9 * em : 0];
  const rowHeight = words + 0.75 * em + lanes[0]! + lanes[1]! + lanes[2]!;
  const left = isNarrow ? 0.6 * em : names + 0.8 * em, right = isNarrow ? width - 0.9 * em : width - values - 1.2 * em, top = 0.4 * em;
  const lane = (row: number, which: 0 | 1 | 2) => {
    const first = top + row * rowHeight + words + 0.75 * em;
    return which === 0 ? first : which === 1 ? first + 1.0 * em : first + lanes[1]! + 1.0 * em;
  };
  const x = (value: number) => left + (Math.min(Math.max(value, axis.low), axis.high) - axis.low) * ((right - left) / (axis.high - axis.low));
  return { room, isNarrow, left, right, top, rowHeight, height: top + rows.length * rowHeight, x, lane, ticks: ticksOf(axis, right - left, em) };
}

const decimalsOf = (tick: number) => (Number.isInteger(tick) ? 0 : Number.isInteger(Number((10 * tick).toFixed(6))) ? 1 : 2);

/** Grid, ticks and the axis' words. */
export function Grid({ layout, axis, unit }: { layout: Layout; axis: Axis; unit: string }) {
  const { x, ticks, top, height, room, left, right } = layout;
  return (
    <g class="chart-axis">
      {ticks.map((tick) => (
        <line class={tick === 0 ? "chart-zero" : "chart-grid"} x1={x(tick)} x2={x(tick)} y1={top} y2={height} />
      ))}
      {ticks.map((tick) => (
        <text class="chart-soft" x={x(tick)} y={height + 1.1 * room.em} text-anchor="middle">
          {printed(tick, unit, decimalsOf(tick)).replace(" %", "")}
        </text>
      ))}
      <text class="chart-soft" x={(left + right) / 2} y={height + 2.5 * room.em} text-anchor="middle">
        {axis.label}
      </text>
    </g>
  );
}

/** The name of a row and its value, in words. */
export function RowWords({ layout, row, index, unit, digits }: { layout: Layout; row: ChartRow; index: number; unit: string; digits?: number }) {
  const { isNarrow, left, right, room, top, rowHeight, lane } = layout;
  const y = isNarrow ? top + index * rowHeight + 1.2 * room.em : lane(index, 0) + 0.35 * room.em;
  return (
    <>
      <text class="chart-words" x={isNarrow ? left - 0.6 * room.em : left - 0.8 * room.em} y={y} text-anchor={isNarrow ? "start" : "end"}>
        {row.label}
      </text>
      <text class="chart-value" x={isNarrow ? right + 0.9 * room.em : right + 1.2 * room.em} y={y} text-anchor={isNarrow ? "end" : "start"}>
        {valueWords(row, unit, digits)}
      </text>
    </>
  );
}

/** A whisker with caps, rimmed by paper so that it is seen on dark bars. */
export function Whisker({ layout, of, y, quiet }: { layout: Layout; of: Interval; y: number; quiet?: boolean }) {
  if (!isKnown(of.low) || !isKnown(of.high)) return null;
  const { x, room } = layout;
  const low = x(of.low), high = x(of.high), cap = 0.28 * room.em;
  const path = `M${low} ${y - cap}V${y + cap}M${low} ${y}H${high}M${high} ${y - cap}V${y + cap}`;
  return (
    <>
      {!quiet && <path class="chart-rim" d={path} />}
      <path class={quiet ? "chart-whisker chart-quiet" : "chart-whisker"} d={path} />
    </>
  );
}

/** The published value: an open diamond. */
export function Diamond({ x, y, size }: { x: number; y: number; size: number }) {
  return <path class="chart-published" d={`M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`} />;
}

export interface LegendEntry {
  words: string;
  mark: (x: number, y: number, em: number) => ComponentChildren;
}

/** What the marks are, in as many lines as it takes; `height` tells how much room that is. */
export function legendOf(layout: Layout, entries: LegendEntry[], y: number): { height: number; drawn: ComponentChildren } {
  const { em, width } = layout.room;
  let x = 0.2 * em, line = 0;
  const drawn = entries.map((entry) => {
    const wide = 1.9 * em + widthOfWords(entry.words, em) + em;
    if (x > em && x + wide - em > width) (x = 0.2 * em), ++line;
    const at = x, height = y + (line + 0.6) * 1.45 * em;
    x += wide;
    return (
      <g>
        {entry.mark(at + 0.7 * em, height, em)}
        <text class="chart-soft" x={at + 1.8 * em} y={height + 0.35 * em}>
          {entry.words}
        </text>
      </g>
    );
  });
  return { height: (line + 1) * 1.45 * em + 0.3 * em, drawn };
}

/** The rows' numbers as columns, for the table and for CSV. */
export function columnsOf(rows: ChartRow[], rowLabel: string): CsvColumn[] {
  const known = (value: number | undefined) => (isKnown(value) ? value : null);
  const columns: CsvColumn[] = [
    { label: rowLabel, values: rows.map((row) => row.label) },
    { label: "Dyad", values: rows.map((row) => known(row.value)) },
    { label: "low", values: rows.map((row) => known(row.low)) },
    { label: "high", values: rows.map((row) => known(row.high)) },
  ];
  if (rows.some((row) => row.before))
    for (const part of ["value", "low", "high"] as const) columns.push({ label: part === "value" ? "before" : `before, ${part}`, values: rows.map((row) => known(row.before?.[part])) });
  if (rows.some((row) => row.published)) {
    for (const part of ["value", "low", "high"] as const) columns.push({ label: part === "value" ? "published" : `published, ${part}`, values: rows.map((row) => known(row.published?.[part])) });
    columns.push({ label: "source", values: rows.map((row) => row.published?.source ?? null) });
  }
  return columns.filter((column, k) => k === 0 || column.values.some((value) => value !== null));
}
