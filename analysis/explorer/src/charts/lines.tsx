// Lines over time or over a parameter: a uPlot canvas with a key, its numbers as a table, and buttons to save it.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useTheme } from "../page/appearance";
import { type Room, useRoom } from "./figure";
import { columnsOf, dataOf, type LineChartData, type LineChartProps, thinned } from "./line_data";
import { lineSvg } from "./line_svg";
import { colourOf } from "./save";
import { SaveButtons } from "./save_buttons";
import "./lines.css";

export type { LineChartProps, LineSeries } from "./line_data";

export function LineChart(props: LineChartProps) {
  const id = useId();
  const [element, room] = useRoom();
  const readout = useRef<HTMLParagraphElement>(null);
  const data = dataOf(props);
  usePlot(element, room, data, props, readout);
  const svg = () => lineSvg(props.title, data);
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption class="chart-title" id={id}>{props.title}</figcaption>
      <ul class="line-key" aria-label="Lines">
        {data.series.map((one) => (
          <li key={one.label}>
            <svg width="30" height="10" aria-hidden="true">
              <path d="M1 5h28" fill="none" stroke={`var(${one.colour})`} stroke-width="2.5" stroke-dasharray={one.dash?.join(" ")} />
            </svg>
            {one.label}
          </li>
        ))}
      </ul>
      <div class="line-head" aria-hidden="true">
        <p class="line-y">{props.y.label}</p>
        <p class="line-readout" ref={readout} />
      </div>
      <div class="chart-picture line-picture" ref={element} role="img" aria-label={props.alt} />
      {props.caption && <p class="chart-caption">{props.caption}</p>}
      <div class="chart-foot">
        <Numbers title={props.title} data={data} />
        <SaveButtons name={props.title} title={props.title} svg={svg} columns={() => columnsOf(data)} />
      </div>
    </figure>
  );
}

/** The table is made when it is opened: hundreds of rows that nobody reads would slow the page. */
function Numbers({ title, data }: { title: string; data: LineChartData }) {
  const [open, setOpen] = useState(false);
  const columns = open ? thinned(columnsOf(data), 60) : [];
  const all = data.x.values.length;
  return (
    <details class="chart-numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Numbers<span class="chart-hidden"> of: {title}</span>
      </summary>
      {open && (
        <div class="chart-scroll" tabIndex={0} role="region" aria-label={`Numbers of: ${title}`}>
          <table>
            {all > 60 && <caption>Every {Math.ceil(all / 60)}th of {all} rows; all of them are in the CSV.</caption>}
            <thead>
              <tr>{columns.map((column) => <th scope="col">{column.label}</th>)}</tr>
            </thead>
            <tbody>
              {columns[0]?.values.map((_, row) => (
                <tr>
                  {columns.map((column, k) => {
                    const value = column.values[row] ?? null;
                    const words = value === null ? "\u2013" : typeof value === "number" ? Number(value.toFixed(3)) : value;
                    return k === 0 ? <th scope="row">{words}</th> : <td>{words}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

type Readout = { current: HTMLParagraphElement | null };
type Box = { current: HTMLDivElement | null };

/** Keeps a plot in the box: made anew when its form changes, and only given new numbers when they change. */
function usePlot(box: Box, room: Room, data: LineChartData, props: LineChartProps, readout: Readout): void {
  const theme = useTheme();
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(data);
  latest.current = data;
  const form = JSON.stringify([theme, room, data.x.values.length < 2, props.height, props.cursor, props.x.label, props.y.label, data.series.map((one) => [one.label, one.colour, one.dash, !!one.band])]);
  useEffect(() => {
    if (!box.current || room.width === 0) return undefined;
    const made = new uPlot(optionsOf(latest, room, props, readout), alignedOf(latest.current), box.current);
    plot.current = made;
    return () => {
      made.destroy();
      plot.current = null;
    };
  }, [form]);
  useEffect(() => {
    plot.current?.setData(alignedOf(data));
  }, [props.x.values, data.xRange[0], data.xRange[1], data.yRange[0], data.yRange[1], JSON.stringify(data.marks), ...data.series.map((one) => one.values)]);
}

/** uPlot's layout of numbers: x, then each series, with the two edges of its band behind it. */
function alignedOf(data: LineChartData): uPlot.AlignedData {
  const list = (values: ArrayLike<number | null>) => Array.from(values, (value) => (value !== null && Number.isFinite(value) ? value : null));
  return [Array.from(data.x.values), ...data.series.flatMap((one) => (one.band ? [list(one.values), list(one.band.low), list(one.band.high)] : [list(one.values)]))] as uPlot.AlignedData;
}

function optionsOf(latest: { current: LineChartData }, room: Room, props: LineChartProps, readout: Readout): uPlot.Options {
  const { series, bands } = seriesOf(latest.current);
  const font = `${room.em}px ${getComputedStyle(document.body).fontFamily}`;
  const common = { stroke: colourOf("--soft"), font, labelFont: font, ticks: { stroke: colourOf("--edge"), width: 1, size: 5 } };
  const narrow = room.width < 30 * room.em;
  return {
    width: room.width,
    height: Math.round(((props.height ?? 260) * room.em) / 13),
    legend: { show: false },
    padding: [room.em, room.em, 0, 0],
    cursor: props.cursor === false ? { show: false } : { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 7 } },
    scales: { x: { time: false, range: () => latest.current.xRange }, y: { range: () => latest.current.yRange } },
    series,
    bands,
    axes: [
      { ...common, grid: { show: false }, label: props.x.label, labelSize: room.em * 1.5, labelGap: 0, size: room.em * 2, space: room.em * (narrow ? 4 : 5), values: (_, values) => values.map((value) => latest.current.x.format(value)) },
      { ...common, grid: { stroke: colourOf("--line"), width: 1 }, size: yWidth(room.em), space: room.em * 2.6, values: (_, values) => values.map((value) => latest.current.y.format(value)) },
    ],
    hooks: { draw: [(plot) => drawMarks(plot, latest.current, font)], setCursor: [(plot) => readOut(plot, latest.current, readout)] },
  };
}

/** As wide as the longest number beside the axis. */
function yWidth(em: number): uPlot.Axis["size"] {
  return (_plot, values) => Math.max(2.4 * em, Math.max(0, ...(values ?? []).map((value) => value.length)) * 0.6 * em + 1.3 * em);
}

function seriesOf(data: LineChartData): Pick<uPlot.Options, "series" | "bands"> {
  const series: uPlot.Series[] = [{}], bands: uPlot.Band[] = [];
  for (const one of data.series) {
    const colour = colourOf(one.colour);
    const alone = data.x.values.length < 2;
    series.push({ label: one.label, stroke: colour, width: 2.2, points: { show: alone, size: 8 }, ...(one.dash ? { dash: one.dash } : {}) });
    if (!one.band) continue;
    series.push({ stroke: "transparent", width: 0, points: { show: false } }, { stroke: "transparent", width: 0, points: { show: false } });
    bands.push({ series: [series.length - 1, series.length - 2], fill: `${colour}2e` });
  }
  return { series, bands };
}

/** Upright lines with words, such as the day of the Strange Situation. */
function drawMarks(plot: uPlot, data: LineChartData, font: string): void {
  const { ctx, bbox } = plot;
  const scale = devicePixelRatio || 1;
  ctx.save();
  ctx.font = font.replace(/[\d.]+px/, (size) => `${parseFloat(size) * scale}px`);
  ctx.strokeStyle = ctx.fillStyle = colourOf("--soft");
  ctx.lineWidth = scale;
  ctx.textBaseline = "top";
  for (const mark of data.marks) {
    if (mark.x < data.xRange[0] || mark.x > data.xRange[1]) continue;
    const x = Math.round(plot.valToPos(mark.x, "x", true));
    ctx.setLineDash([2 * scale, 4 * scale]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const fits = x + ctx.measureText(mark.label).width + 5 * scale < bbox.left + bbox.width;
    ctx.textAlign = fits ? "left" : "right";
    ctx.fillText(mark.label, x + (fits ? 5 : -5) * scale, bbox.top + 2 * scale);
  }
  ctx.restore();
}

/** The numbers under the pointer, above the chart, in place of the axis's name. */
function readOut(plot: uPlot, data: LineChartData, readout: Readout): void {
  if (!readout.current) return;
  const at = plot.cursor.idx;
  const x = at === null || at === undefined ? undefined : data.x.values[at];
  if (at === null || at === undefined || x === undefined) {
    readout.current.textContent = "";
    return;
  }
  const parts = data.series.map((one) => {
    const value = one.values[at];
    return `${one.label} ${value === null || value === undefined || !Number.isFinite(value) ? "\u2013" : data.y.format(Number(value.toPrecision(3)))}`;
  });
  readout.current.textContent = `${data.x.label} ${data.x.format(x)}: ${parts.join(", ")}`;
}
