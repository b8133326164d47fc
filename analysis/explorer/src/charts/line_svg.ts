// A line chart as a plain SVG, for saving: the same series as on the canvas, with title and key.
import { type LineChartData, type LineSeries } from "./line_data";

const size = { width: 760, height: 440 };
const side = 58; // room for the numbers of the upright axis
const text = (x: number, y: number, words: string, more = "") =>
  `<text x="${round(x)}" y="${round(y)}" fill="var(--ink)" font-family="Helvetica, Arial, sans-serif" font-size="13" ${more}>${escape(words)}</text>`;
const round = (value: number) => Number(value.toFixed(2));
const escape = (words: string) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Round numbers that divide a range into some five parts. */
export function ticks(low: number, high: number, about = 5): number[] {
  if (!(high > low)) return [low];
  const raw = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 2.5, 5, 10].find((digit) => digit * power >= raw) ?? 10);
  const values: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; ++k) values.push(Number((k * step).toPrecision(10)));
  return values;
}

/** Colours stay css variables; whoever saves the text fills them in. */
export function lineSvg(title: string, data: LineChartData): string {
  const key = keyOf(data.series);
  const frame = { left: side, right: size.width - 22, top: key.bottom + 38, bottom: size.height - 52 };
  const [xLow, xHigh] = data.xRange, [yLow, yHigh] = data.yRange;
  const px = (value: number) => frame.left + ((value - xLow) / (xHigh - xLow || 1)) * (frame.right - frame.left);
  const py = (value: number) => frame.bottom - ((value - yLow) / (yHigh - yLow || 1)) * (frame.bottom - frame.top);
  const grid = ticks(yLow, yHigh).map((value) => `<path d="M${frame.left} ${round(py(value))}H${frame.right}" stroke="var(--line)"/>` + text(frame.left - 8, py(value) + 4, data.y.format(value), 'text-anchor="end"'));
  const feet = ticks(xLow, xHigh, 7).map((value) => `<path d="M${round(px(value))} ${frame.bottom}v5" stroke="var(--edge)"/>` + text(px(value), frame.bottom + 20, data.x.format(value), 'text-anchor="middle"'));
  const marks = data.marks.map((mark) => `<path d="M${round(px(mark.x))} ${frame.top}V${frame.bottom}" stroke="var(--soft)" stroke-dasharray="2 4"/>` + text(px(mark.x) + 4, frame.top + 12, mark.label));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`,
    `<rect width="100%" height="100%" fill="var(--paper)"/>`,
    text(frame.left, 28, title, 'font-weight="600" style="font-size:16px"'),
    key.drawn,
    text(frame.left, frame.top - 10, data.y.label, 'opacity="0.8"'),
    ...grid,
    ...feet,
    `<path d="M${frame.left} ${frame.bottom}H${frame.right}" stroke="var(--edge)"/>`,
    text((frame.left + frame.right) / 2, frame.bottom + 42, data.x.label, 'text-anchor="middle"'),
    ...marks,
    ...data.series.map((one) => band(one, data.x.values, px, py)),
    ...data.series.map((one) => `<path fill="none" ${stroke(one)} d="${path(data.x.values, one.values, px, py)}"/>`),
    "</svg>",
  ];
  return parts.join("\n");
}

/** The series' names one after the other, in as many rows as they need. */
function keyOf(series: LineSeries[]): { drawn: string; bottom: number } {
  let x = side, y = 58, drawn = "";
  for (const one of series) {
    const width = 54 + 7.2 * one.label.length;
    if (x > side && x + width > size.width) [x, y] = [side, y + 20];
    drawn += `<path d="M${round(x)} ${y - 4}h26" ${stroke(one)}/>` + text(x + 34, y, one.label);
    x += width;
  }
  return { drawn, bottom: y };
}

function stroke(one: LineSeries): string {
  return `stroke="var(${one.colour})" stroke-width="2.2" stroke-linejoin="round"${one.dash ? ` stroke-dasharray="${one.dash.join(" ")}"` : ""}`;
}

type Place = (value: number) => number;

function path(xs: ArrayLike<number>, ys: ArrayLike<number | null>, px: Place, py: Place): string {
  let made = "", drawing = false;
  for (let k = 0; k < xs.length; ++k) {
    const value = ys[k];
    const there = value !== null && value !== undefined && Number.isFinite(value);
    if (there) made += `${drawing ? "L" : "M"}${round(px(xs[k]!))} ${round(py(value))}`;
    drawing = there;
  }
  return made;
}

function band(one: LineSeries, xs: ArrayLike<number>, px: Place, py: Place): string {
  if (!one.band) return "";
  const low: string[] = [], high: string[] = [];
  for (let k = 0; k < xs.length; ++k) {
    const from = one.band.low[k], to = one.band.high[k];
    if (from === null || from === undefined || to === null || to === undefined || !Number.isFinite(from) || !Number.isFinite(to)) continue;
    high.push(`${round(px(xs[k]!))} ${round(py(to))}`);
    low.unshift(`${round(px(xs[k]!))} ${round(py(from))}`);
  }
  return high.length ? `<path d="M${[...high, ...low].join("L")}Z" fill="var(${one.colour})" fill-opacity="0.18"/>` : "";
}
