// Where the lines of a chart run: the frame, and the paths in it. Paths that only grow are only added to.
import { widthOfWords } from "./figure";
import { finite, type LineChartData, ticks } from "./line_data";

/** The room for a picture; `head` is kept free above it. */
export interface Paper {
  width: number;
  height: number;
  em: number; // size of the words
  head?: number;
}

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
  em: number;
  px: (value: number) => number;
  py: (value: number) => number;
  xTicks: number[];
  yTicks: number[];
  scale: string; // what all paths depend on, besides their numbers
}

export function frameOf(data: LineChartData, { width, height, em, head = 0 }: Paper): Frame {
  const [xLow, xHigh] = data.xRange, [yLow, yHigh] = data.yRange;
  const top = head + 0.9 * em, bottom = height - 3.6 * em, right = width - em;
  const yTicks = ticks(yLow, yHigh, Math.max(2, Math.floor((bottom - top) / (2.4 * em))));
  const longest = Math.max(0, ...yTicks.map((value) => data.y.format(value).length));
  const left = Math.round(Math.max(2.4 * em, 0.62 * em * longest + em));
  const xTicks = ticks(xLow, xHigh, Math.max(2, Math.floor((right - left) / ((width < 30 * em ? 4 : 5) * em))));
  const px = (value: number) => tenth(left + ((value - xLow) / (xHigh - xLow)) * (right - left));
  const py = (value: number) => tenth(bottom - ((value - yLow) / (yHigh - yLow)) * (bottom - top));
  return { left, right, top, bottom, em, px, py, xTicks, yTicks, scale: [xLow, xHigh, yLow, yHigh, left, right, top, bottom].join(" ") };
}

const tenth = (value: number) => Math.round(10 * value) / 10;

type Numbers = ArrayLike<number | null>;

/** A path, and what it was made from. */
export interface Path {
  scale: string;
  xs: ArrayLike<number>;
  ys: Numbers;
  length: number;
  words: string;
}

/** The path of a series: the old one if nothing changed, that with the new points if the old points still hold, or a new one. */
export function pathOf(old: Path | null, xs: ArrayLike<number>, ys: Numbers, frame: Frame): Path {
  const length = Math.min(xs.length, ys.length), goesOn = old !== null && old.scale === frame.scale && beginsWith(old, xs, ys, length);
  if (goesOn && old.length === length) return old;
  const from = goesOn ? old.length : 0;
  let words = goesOn ? old.words : "", drawing = from > 0 && finite(ys[from - 1]) !== null;
  for (let k = from; k < length; ++k) {
    const value = finite(ys[k]);
    if (value !== null) words += `${drawing ? "L" : "M"}${frame.px(xs[k]!)} ${frame.py(value)}`;
    drawing = value !== null;
  }
  return { scale: frame.scale, xs, ys, length, words };
}

function beginsWith(old: Path, xs: ArrayLike<number>, ys: Numbers, length: number): boolean {
  if (old.length > length) return false;
  if (old.xs === xs && old.ys === ys) return true;
  for (let k = 0; k < old.length; ++k) if (!Object.is(old.xs[k], xs[k]) || !Object.is(old.ys[k], ys[k])) return false;
  return true;
}

/** The outline of a band, in pieces where numbers are missing. */
export function bandPath(xs: ArrayLike<number>, low: Numbers, high: Numbers, frame: Frame): string {
  let words = "", upper: string[] = [], lower: string[] = [];
  for (let k = 0; k <= xs.length; ++k) {
    const from = finite(low[k]), to = finite(high[k]);
    if (k < xs.length && from !== null && to !== null) {
      const x = frame.px(xs[k]!);
      upper.push(`${x} ${frame.py(to)}`);
      lower.push(`${x} ${frame.py(from)}`);
    } else if (upper.length) {
      words += `M${[...upper, ...lower.reverse()].join("L")}Z`;
      [upper, lower] = [[], []];
    }
  }
  return words;
}

export interface PlacedMark {
  x: number;
  label: string;
  isLeft: boolean; // the words stand left of the line, for want of room at its right
  row: number;
}

/** Upright lines with words, such as the day of the Strange Situation; words that would meet stand below each other. */
export function placedMarks(data: LineChartData, { px, em, right }: Frame): PlacedMark[] {
  const ends: number[] = [];
  return data.marks
    .filter((mark) => mark.x >= data.xRange[0] && mark.x <= data.xRange[1])
    .sort((one, other) => one.x - other.x)
    .map(({ x: value, label }) => {
      const x = px(value), width = widthOfWords(label, em) + 5, isLeft = x + width > right;
      const from = isLeft ? x - width : x;
      let row = 0;
      while (row < 4 && (ends[row] ?? -Infinity) > from) ++row;
      ends[row] = from + width + 3;
      return { x, label, isLeft, row };
    });
}
