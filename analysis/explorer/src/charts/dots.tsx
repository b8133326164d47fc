// Dots with intervals, a row for each condition, beside what was published and what was before.
import { type ComponentChildren } from "preact";
import { Figure } from "./figure";
import { type Axis, type ChartRow, columnsOf, Diamond, Grid, type Layout, layoutOf, legendOf, type LegendEntry, RowWords, Whisker } from "./rows";

export interface DotPlotProps {
  title: string;
  caption?: ComponentChildren;
  /** What the picture shows, for whoever does not see it. */
  alt: string;
  /** `published` with an interval is shown as a shaded box, without one as a diamond. */
  rows: ChartRow[];
  /** "%" (values are per cent), "r" (printed without the nought) or any other, whose numbers are printed plainly. */
  unit: string;
  axis: Axis;
  /** Decimals that are printed. */
  digits?: number;
  /** What a row is: "age". Heads the first column of numbers. */
  rowLabel?: string;
  /** Names of what is shown: of the dots and of the open ones. */
  names?: { now: string; before?: string };
}

function DotsOfRow({ layout, row, index }: { layout: Layout; row: ChartRow; index: number }) {
  const { x, lane, room, rowHeight, isNarrow, top } = layout;
  const { before, published } = row;
  const colour = row.colour ?? "var(--accent)";
  const hasRange = published?.low !== undefined && published.high !== undefined;
  const above = top + index * rowHeight + (isNarrow ? 1.6 : 0.15) * room.em, below = top + (index + 1) * rowHeight - 0.05 * room.em;
  return (
    <g>
      {hasRange && <rect class="chart-range" x={x(published.low!)} y={above} width={Math.max(2, x(published.high!) - x(published.low!))} height={below - above} />}
      {published && Number.isFinite(published.value) && <Diamond x={x(published.value)} y={lane(index, 2)} size={0.38 * room.em} />}
      <Whisker layout={layout} of={row} y={lane(index, 0)} />
      {Number.isFinite(row.value) && <circle class="chart-dot" cx={x(row.value)} cy={lane(index, 0)} r={0.4 * room.em} style={{ fill: colour }} />}
      {before && <Whisker layout={layout} of={before} y={lane(index, 1)} quiet />}
      {before && Number.isFinite(before.value) && <circle class="chart-open" cx={x(before.value)} cy={lane(index, 1)} r={0.34 * room.em} style={{ stroke: colour }} />}
    </g>
  );
}

function legend({ rows, names }: DotPlotProps): LegendEntry[] {
  const now = names?.now ?? "Dyad";
  const entries: LegendEntry[] = [
    {
      words: rows.some((row) => row.low !== undefined) ? `${now}, with 95 % interval` : now,
      mark: (x, y, em) => (
        <>
          <path class="chart-whisker" d={`M${x - 0.7 * em} ${y}h${1.4 * em}`} />
          <circle class="chart-key" cx={x} cy={y} r={0.36 * em} />
        </>
      ),
    },
  ];
  if (rows.some((row) => row.before)) entries.push({ words: names?.before ?? "before", mark: (x, y, em) => <circle class="chart-open chart-key-line" cx={x} cy={y} r={0.32 * em} /> });
  if (rows.some((row) => row.published)) entries.push({ words: "published", mark: (x, y, em) => <Diamond x={x} y={y} size={0.38 * em} /> });
  if (rows.some((row) => row.published?.low !== undefined))
    entries.push({ words: "published interval or range", mark: (x, y, em) => <rect class="chart-range" x={x - 0.6 * em} y={y - 0.5 * em} width={1.2 * em} height={em} /> });
  return entries;
}

/** One dot a row with its interval; an open dot for the world before; a shaded box for the published range. */
export function DotPlot(props: DotPlotProps) {
  const { title, caption, alt, rows, unit, axis, digits, rowLabel = "row" } = props;
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
            <Grid layout={layout} axis={axis} unit={unit} />
            {rows.map((row, index) => (
              <g key={row.label}>
                <DotsOfRow layout={layout} row={row} index={index} />
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
