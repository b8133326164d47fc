// The drawing of a line chart, the same on the page and in a saved file: attributes and css variables only, no classes that a file would miss.
import { render } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { widthOfWords } from "./figure";
import { type LineChartData, type LineSeries } from "./line_data";
import { bandPath, type Frame, frameOf, type Path, pathOf, placedMarks } from "./line_paths";

interface Part {
  data: LineChartData;
  frame: Frame;
}

/** The whole picture but for title and key. Lines are cut at the frame, as the axes may end before the numbers do. */
export function Drawing({ data, frame }: Part) {
  const { left, right, top, bottom } = frame, edge = 3;
  const [x, y, width, height] = [left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge];
  return (
    <>
      <Axes data={data} frame={frame} />
      <svg x={x} y={y} width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`} overflow="hidden">
        {data.series.map((one, k) => one.band && <Band key={k} one={one} xs={data.x.values} frame={frame} />)}
        {data.series.map((one, k) => <Line key={k} one={one} xs={data.x.values} frame={frame} />)}
      </svg>
      <Marks data={data} frame={frame} />
    </>
  );
}

function Axes({ data, frame }: Part) {
  const { left, right, bottom, em, px, py, xTicks, yTicks } = frame;
  const inside = (x: number, words: string) => Math.min(x, right + em - (0.58 * em * words.length) / 2);
  return (
    <g fill="var(--soft)">
      {yTicks.map((value) => <path key={value} d={`M${left} ${py(value)}H${right}`} stroke="var(--line)" />)}
      {yTicks.map((value) => <text key={value} class="chart-soft" x={left - 0.6 * em} y={py(value) + 0.35 * em} text-anchor="end">{data.y.format(value)}</text>)}
      <path d={`M${left} ${bottom}H${right}${xTicks.map((value) => `M${px(value)} ${bottom}v5`).join("")}`} stroke="var(--edge)" />
      {xTicks.map((value) => {
        const words = data.x.format(value);
        return <text key={value} class="chart-soft" x={inside(px(value), words)} y={bottom + 1.6 * em} text-anchor="middle">{words}</text>;
      })}
      <text class="chart-soft" x={(left + right) / 2} y={bottom + 3.1 * em} text-anchor="middle">{data.x.label}</text>
    </g>
  );
}

const inked = (one: LineSeries) => ({ stroke: `var(${one.colour})`, "stroke-width": 2.2, "stroke-linejoin": "round" as const, "stroke-dasharray": one.dash?.join(" ") });

/** A single point is a dot: it has no line yet. */
function Line({ one, xs, frame }: { one: LineSeries; xs: ArrayLike<number>; frame: Frame }) {
  const path = useRef<Path | null>(null);
  path.current = pathOf(path.current, xs, one.values, frame);
  const value = one.values[0];
  if (xs.length === 1 && typeof value === "number" && value === value) return <circle cx={frame.px(xs[0]!)} cy={frame.py(value)} r="4" fill={`var(${one.colour})`} />;
  return <path fill="none" {...inked(one)} d={path.current.words} />;
}

function Band({ one, xs, frame }: { one: LineSeries; xs: ArrayLike<number>; frame: Frame }) {
  const { low, high } = one.band!;
  const words = useMemo(() => bandPath(xs, low, high, frame), [xs, low, high, frame.scale]);
  return <path d={words} fill={`var(${one.colour})`} fill-opacity="0.18" />;
}

function Marks({ data, frame }: Part) {
  const { top, bottom, em } = frame;
  return (
    <g fill="var(--soft)">
      {placedMarks(data, frame).map(({ x, label, isLeft, row }) => (
        <g key={`${label} ${x}`}>
          <path d={`M${x} ${top}V${bottom}`} stroke="var(--soft)" stroke-dasharray="2 4" />
          <text class="chart-soft" x={isLeft ? x - 5 : x + 5} y={top + (1 + 1.25 * row) * em} text-anchor={isLeft ? "end" : "start"}>{label}</text>
        </g>
      ))}
    </g>
  );
}

const sheet = { width: 760, height: 440, em: 13, side: 40 };

/** The text of a picture to be saved, with title and key. Colours stay css variables; whoever saves the text fills them in. */
export function lineSvg(title: string, data: LineChartData): string {
  const holder = document.createElement("div"), key = keyOf(data.series), { width, height, side } = sheet;
  const frame = frameOf(data, { ...sheet, head: key.bottom + 26 });
  const whole = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, fill: "var(--ink)", "font-family": "Helvetica, Arial, sans-serif", "font-size": sheet.em };
  render(
    <svg {...whole}>
      <rect width="100%" height="100%" fill="var(--paper)" />
      <text x={side} y="28" font-weight="600" font-size="16">{title}</text>
      {key.drawn}
      <text x={side} y={frame.top - 12} fill="var(--soft)">{data.y.label}</text>
      <Drawing data={data} frame={frame} />
    </svg>,
    holder,
  );
  const text = new XMLSerializer().serializeToString(holder.firstElementChild!);
  render(null, holder);
  return text;
}

/** The series' names one after the other, in as many rows as they need. */
function keyOf(series: LineSeries[]) {
  let x = sheet.side, y = 56;
  const drawn = series.map((one) => {
    const width = 54 + widthOfWords(one.label, sheet.em);
    if (x > sheet.side && x + width > sheet.width) [x, y] = [sheet.side, y + 20];
    x += width;
    return (
      <g key={one.label}>
        <path d={`M${x - width} ${y - 4}h26`} {...inked(one)} />
        <text x={x - width + 34} y={y}>{one.label}</text>
      </g>
    );
  });
  return { drawn, bottom: y };
}
