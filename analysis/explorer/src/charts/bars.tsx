// Horizontal bars with intervals, beside what was published and what was before.
import { type ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Figure } from "./figure";
import { type Axis, type ChartRow, columnsOf, Diamond, Grid, type Layout, layoutOf, legendOf, type LegendEntry, RowWords, Whisker } from "./rows";

/** What tells bars apart besides their colour. */
export type Pattern = "solid" | "rising" | "falling" | "crossed" | "dotted";

export interface BarRow extends ChartRow {
  pattern?: Pattern;
}

export interface BarChartProps {
  title: string;
  caption?: ComponentChildren;
  /** What the picture shows, for whoever does not see it. */
  alt: string;
  rows: BarRow[];
  /** "%" (values are per cent), "r" (printed without the nought) or any other, whose numbers are printed plainly. */
  unit: string;
  axis: Axis;
  /** Decimals that are printed. */
  digits?: number;
  /** What a row is: "class". Heads the first column of numbers. */
  rowLabel?: string;
  /** Names of what is shown: of the bars and of the pale ones. */
  names?: { now: string; before?: string };
}

const patternLines: Record<Exclude<Pattern, "solid">, (em: number) => string> = {
  rising: (em) => `M0 ${0.5 * em}L${0.5 * em} 0`,
  falling: (em) => `M0 0L${0.5 * em} ${0.5 * em}`,
  crossed: (em) => `M0 0L${0.5 * em} ${0.5 * em}M0 ${0.5 * em}L${0.5 * em} 0`,
  dotted: (em) => `M${0.2 * em} ${0.25 * em}h${0.12 * em}`,
};

function Patterns({ id, em, rows }: { id: string; em: number; rows: BarRow[] }) {
  const used = new Set(rows.map((row) => row.pattern ?? "solid"));
  return (
    <defs>
      {(Object.keys(patternLines) as Exclude<Pattern, "solid">[])
        .filter((pattern) => used.has(pattern))
        .map((pattern) => (
          <pattern id={`${id}-${pattern}`} width={0.5 * em} height={0.5 * em} patternUnits="userSpaceOnUse">
            <path class="chart-hatch" d={patternLines[pattern](em)} />
          </pattern>
        ))}
    </defs>
  );
}

function Bar({ layout, row, index, id }: { layout: Layout; row: BarRow; index: number; id: string }) {
  const { x, lane, room } = layout;
  const start = x(0), fill = row.colour ?? "var(--accent)";
  const box = (value: number, y: number, high: number) => ({ x: Math.min(start, x(value)), y: y - high / 2, width: Math.abs(x(value) - start), height: high });
  const y = lane(index, 0), before = row.before, published = row.published;
  const bar = box(Number.isFinite(row.value) ? row.value : 0, y, 1.05 * room.em);
  return (
    <g>
      <rect {...bar} style={{ fill }} />
      {row.pattern && row.pattern !== "solid" && <rect {...bar} fill={`url(#${id}-${row.pattern})`} />}
      <Whisker layout={layout} of={row} y={y} />
      {before && <rect class="chart-before" {...box(before.value, lane(index, 1), 0.55 * room.em)} style={{ fill, stroke: fill }} />}
      {before && <Whisker layout={layout} of={before} y={lane(index, 1)} quiet />}
      {published && <Whisker layout={layout} of={published} y={lane(index, 2)} quiet />}
      {published && <Diamond x={x(published.value)} y={lane(index, 2)} size={0.38 * room.em} />}
    </g>
  );
}

function legend({ rows, names }: BarChartProps): LegendEntry[] {
  const now = names?.now ?? "Dyad";
  const entries: LegendEntry[] = [
    {
      words: rows.some((row) => row.low !== undefined) ? `${now}, with 95 % interval` : now,
      mark: (x, y, em) => (
        <>
          <rect class="chart-key" x={x - 0.7 * em} y={y - 0.3 * em} width={em} height={0.6 * em} />
          <path class="chart-whisker" d={`M${x - 0.1 * em} ${y}h${0.8 * em}m0 ${-0.25 * em}v${0.5 * em}`} />
        </>
      ),
    },
  ];
  if (rows.some((row) => row.before))
    entries.push({ words: names?.before ?? "before", mark: (x, y, em) => <rect class="chart-key chart-before" x={x - 0.7 * em} y={y - 0.25 * em} width={1.2 * em} height={0.5 * em} /> });
  if (rows.some((row) => row.published)) entries.push({ words: "published", mark: (x, y, em) => <Diamond x={x} y={y} size={0.38 * em} /> });
  return entries;
}

/** One bar a row, from nought, with its interval as a whisker; a pale bar for the world before; a diamond for what was published. */
export function BarChart(props: BarChartProps) {
  const { title, caption, alt, rows, unit, axis, digits, rowLabel = "row" } = props;
  const id = useId();
  return (
    <Figure
      title={title}
      caption={caption}
      columns={columnsOf(rows, rowLabel)}
      draw={(room) => {
        const layout = layoutOf(room, rows, axis, unit, digits);
        const key = legendOf(layout, legend(props), layout.height + 2.9 * room.em);
        const height = Math.ceil(layout.height + 2.9 * room.em + key.height);
        return (
          <svg class="chart-svg" width={room.width} height={height} viewBox={`0 0 ${room.width} ${height}`} role="img" aria-label={alt} style={{ fontSize: `${room.em}px` }}>
            <Patterns id={id} em={room.em} rows={rows} />
            <Grid layout={layout} axis={axis} unit={unit} />
            {rows.map((row, index) => (
              <g key={row.label}>
                <Bar layout={layout} row={row} index={index} id={id} />
                <RowWords layout={layout} row={row} index={index} unit={unit} digits={digits} />
              </g>
            ))}
            {key.drawn}
          </svg>
        );
      }}
    />
  );
}
