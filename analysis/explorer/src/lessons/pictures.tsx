// Draws what an experiment shows: bars, dots or lines from the same data.
import { BarChart } from "../charts/bars";
import { DotPlot } from "../charts/dots";
import { printed } from "../charts/figure";
import { LineChart } from "../charts/lines";
import { type ChartRow, valueWords } from "../charts/rows";
import type { LinePicture, Picture, PictureRow, RowPicture } from "./experiment";
import { sourceOf } from "./published";
import type { Estimate } from "./statistics";

function scaled<T extends { value: number; low?: number; high?: number }>(of: T, factor: number): T {
  return { ...of, value: factor * of.value, ...(of.low === undefined ? {} : { low: factor * of.low }), ...(of.high === undefined ? {} : { high: factor * of.high }) };
}

function rowOf({ label, estimate, published, before, colour }: PictureRow, factor: number): ChartRow {
  return {
    label,
    ...scaled(estimate, factor),
    ...(published ? { published: { ...scaled(published, factor), source: sourceOf(published) } } : {}),
    ...(before ? { before: scaled(before, factor) } : {}),
    ...(colour ? { colour: `var(${colour})` } : {}),
  };
}

function counts(of: Estimate[]): string {
  const sizes = of.map((one) => one.n);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return least === most ? `${least} persons.` : `${least} to ${most} persons a value.`;
}

function Rows({ picture }: { picture: RowPicture }) {
  const isShare = picture.unit === "%";
  const unit = isShare ? "%" : "r"; // numbers that can be negative are printed without the nought
  const rows = picture.rows.map((row) => rowOf(row, isShare ? 100 : 1));
  const sources = [...new Set(picture.rows.flatMap((row) => (row.published ? [sourceOf(row.published)] : [])))];
  const alt = `${picture.title}. ${rows.map((row) => `${row.label}: ${valueWords(row, unit, picture.digits)}`).join("; ")}.`;
  const caption = [picture.caption, counts(picture.rows.map((row) => row.estimate)), sources.length ? `Published: ${sources.join("; ")}.` : ""].filter(Boolean).join(" ");
  const Chart = picture.kind === "bars" ? BarChart : DotPlot;
  return <Chart title={picture.title} caption={caption} alt={alt} rows={rows} unit={unit} digits={picture.digits} axis={picture.axis} rowLabel={picture.rowName} names={picture.names} />;
}

function Lines({ picture }: { picture: LinePicture }) {
  const isShare = picture.y.label.includes("%");
  const factor = isShare ? 100 : 1;
  const format = (value: number) => (value === 0 ? "0" : printed(value, isShare ? "%" : "r", isShare || Number.isInteger(value) ? 0 : 1));
  const of = (line: Estimate[], part: "value" | "low" | "high") => line.map((one) => factor * one[part]);
  const ends = picture.lines.map((line) => {
    const known = line.estimates.filter((one) => Number.isFinite(one.value));
    const words = (one: Estimate | undefined) => (one ? printed(factor * one.value, isShare ? "%" : "r") : "none");
    return `${line.label} from ${words(known[0])} to ${words(known.at(-1))}`;
  });
  return (
    <LineChart
      title={picture.title}
      caption={[picture.caption, "Bands: 95 % intervals.", counts(picture.lines.flatMap((line) => line.estimates))].filter(Boolean).join(" ")}
      alt={`${picture.title}. From ${picture.x.values[0]} to ${picture.x.values.at(-1)}, ${picture.x.label}: ${ends.join("; ")}.`}
      x={picture.x}
      y={{ ...picture.y, format }}
      series={picture.lines.map(({ label, colour, dash, estimates }) => ({ label, colour, ...(dash ? { dash } : {}), values: of(estimates, "value"), band: { low: of(estimates, "low"), high: of(estimates, "high") } }))}
      height={230}
    />
  );
}

export function Pictures({ of }: { of: Picture[] }) {
  return (
    <div class={of.length > 1 ? "lesson-pictures several" : "lesson-pictures"}>
      {of.map((picture) => (picture.kind === "lines" ? <Lines key={picture.title} picture={picture} /> : <Rows key={picture.title} picture={picture} />))}
    </div>
  );
}
