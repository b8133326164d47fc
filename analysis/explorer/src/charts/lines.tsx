// Lines over time or over a parameter: a drawing with a key, a cursor for pointer and keys, its numbers as a table, and buttons to save it.
import { useId, useRef, useState } from "preact/hooks";
import { useRoom } from "./figure";
import { columnsOf, dataOf, finite, type LineChartData, type LineChartProps, nearest, reading, thinned } from "./line_data";
import { type Frame, frameOf } from "./line_paths";
import { Drawing, lineSvg } from "./line_svg";
import { SaveButtons } from "./save_buttons";
import "./lines.css";

export type { LineChartProps, LineSeries } from "./line_data";

export function LineChart(props: LineChartProps) {
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  const data = dataOf(props);
  const shown = at !== null && at < data.x.values.length ? at : null;
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
        <p class="line-readout">{shown !== null && reading(data, shown)}</p>
      </div>
      <Picture props={props} data={data} at={shown} setAt={setAt} />
      {props.caption && <p class="chart-caption">{props.caption}</p>}
      <div class="chart-foot">
        <Numbers title={props.title} data={data} />
        <SaveButtons name={props.title} title={props.title} svg={() => lineSvg(props.title, data)} columns={() => columnsOf(data)} />
      </div>
    </figure>
  );
}

interface PictureProps {
  props: LineChartProps;
  data: LineChartData;
  at: number | null;
  setAt: (at: number | null) => void;
}

/** The drawing in its box. A slider that is not seen lies over it: it gives the cursor to arrow keys, and says each reading to readers of screens. */
function Picture({ props, data, at, setAt }: PictureProps) {
  const [element, room] = useRoom();
  const slider = useRef<HTMLInputElement>(null);
  const { width, em } = room, height = Math.round(((props.height ?? 260) * em) / 13), last = data.x.values.length - 1;
  const frame = width > 0 ? frameOf(data, { width, height, em }) : null;
  const isRead = props.cursor !== false && last >= 0;
  const follow = (event: PointerEvent) => {
    if (!frame || !isRead || !element.current) return;
    const part = (event.clientX - element.current.getBoundingClientRect().left - frame.left) / (frame.right - frame.left);
    setAt(nearest(data.x.values, data.xRange[0] + part * (data.xRange[1] - data.xRange[0])));
  };
  const leave = () => document.activeElement !== slider.current && setAt(null);
  return (
    <div class="chart-picture line-picture" ref={element} onPointerMove={follow} onPointerDown={follow} onPointerLeave={leave} onClick={() => slider.current?.focus({ preventScroll: true })}>
      {isRead && (
        <input
          class="line-cursor"
          type="range"
          ref={slider}
          aria-label={`Values along: ${props.title}`}
          aria-valuetext={reading(data, at ?? last)}
          min={0}
          max={last}
          value={at ?? last}
          onFocus={() => setAt(at ?? last)}
          onInput={(event) => setAt(Number(event.currentTarget.value))}
          onBlur={() => setAt(null)}
        />
      )}
      {frame && (
        <svg class="chart-svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.alt} style={{ fontSize: `${em}px` }}>
          <Drawing data={data} frame={frame} />
          {at !== null && <Cursor data={data} frame={frame} at={at} />}
        </svg>
      )}
    </div>
  );
}

function Cursor({ data, frame, at }: { data: LineChartData; frame: Frame; at: number }) {
  const x = frame.px(data.x.values[at]!);
  return (
    <g>
      <path d={`M${x} ${frame.top}V${frame.bottom}`} stroke="var(--edge)" />
      {data.series.map((one) => {
        const value = finite(one.values[at]), y = frame.py(value ?? NaN);
        return y >= frame.top && y <= frame.bottom && <circle key={one.label} class="chart-dot" cx={x} cy={y} r="4.5" fill={`var(${one.colour})`} />;
      })}
    </g>
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
