// The frame of a chart: its title, the picture, its caption, its numbers as a table, and buttons that save all of it.
import { type ComponentChildren, type RefObject } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type CsvColumn } from "./save";
import { SaveButtons } from "./save_buttons";
import "./charts.css";

/** The room for a picture: its width, and the size of its words, in pixels. */
export interface Room {
  width: number;
  em: number;
}

/** Follows the width of an element, and the size of words that the reader has chosen. */
export function useRoom(): [RefObject<HTMLDivElement | null>, Room] {
  const element = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room>({ width: 0, em: 13 });
  const measure = () => {
    const here = element.current;
    if (!here) return;
    const width = Math.floor(here.clientWidth), em = 0.8125 * (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
    setRoom((old) => (old.width === width && old.em === em ? old : { width, em }));
  };
  useLayoutEffect(measure, []);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return [element, room];
}

let pen: CanvasRenderingContext2D | null = null;

/** How wide words are in the page's own type. */
export function widthOfWords(words: string, em: number, weight = 400): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return words.length * 0.58 * em;
  pen.font = `${weight} ${em}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(words).width;
}

/** How a number is printed: "62 %", ".25" (as the field prints correlations), "3.1". */
export function printed(value: number, unit: string, digits = unit === "%" ? 0 : 2): string {
  if (!Number.isFinite(value)) return "none";
  const text = value.toFixed(digits).replace(/^-(0(\.0*)?)$/, "$1");
  if (unit === "%") return `${text} %`;
  return unit === "r" ? text.replace(/^(-?)0\./, "$1.") : text;
}

/** "55 to 67": an interval in the unit of its value. */
export function printedInterval(low: number, high: number, unit: string, digits?: number): string {
  const bare = (value: number) => printed(value, unit, digits).replace(" %", "");
  return `${bare(low)} to ${bare(high)}`;
}

export interface FigureProps {
  title: string;
  caption?: ComponentChildren;
  /** The numbers behind the picture: the first column names the rows. */
  columns: CsvColumn[];
  /** Draws the picture into its room. */
  draw: (room: Room) => ComponentChildren;
}

function NumbersTable({ title, columns }: { title: string; columns: CsvColumn[] }) {
  const [names, ...others] = columns;
  return (
    <details class="chart-numbers">
      <summary>
        Numbers<span class="chart-hidden"> of: {title}</span>
      </summary>
      <div class="chart-scroll" tabIndex={0} role="region" aria-label={`Numbers of: ${title}`}>
        <table>
          <thead>
            <tr>{columns.map((column) => <th scope="col">{column.label}</th>)}</tr>
          </thead>
          <tbody>
            {names?.values.map((name, row) => (
              <tr>
                <th scope="row">{name}</th>
                {others.map((column) => {
                  const value = column.values[row] ?? null;
                  return <td>{value === null ? "–" : typeof value === "number" ? Number(value.toFixed(3)) : value}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function Figure({ title, caption, columns, draw }: FigureProps) {
  const [element, room] = useRoom();
  const id = useId();
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption class="chart-title" id={id}>
        {title}
      </figcaption>
      <div class="chart-picture" ref={element}>
        {room.width > 0 && draw(room)}
      </div>
      {caption && <p class="chart-caption">{caption}</p>}
      <div class="chart-foot">
        <NumbersTable title={title} columns={columns} />
        <SaveButtons name={title} title={title} svg={() => element.current?.querySelector("svg") ?? null} columns={() => columns} />
      </div>
    </figure>
  );
}
