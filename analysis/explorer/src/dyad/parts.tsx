// Small controls that stand all over the dyad: a step button, a choice from a list, a table that scrolls in its own box.
import { type ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** A small button; `pressed` says whether it is the chosen one of several. */
export function Step(props: { onDo: () => void; off?: boolean; pressed?: boolean; children: ComponentChildren }) {
  return (
    <button type="button" class="small" disabled={props.off} aria-pressed={props.pressed} onClick={props.onDo}>
      {props.children}
    </button>
  );
}

export function PlayButton(props: { label: string; onDo: () => void; off?: boolean }) {
  return (
    <button type="button" class="primary dyad-play" disabled={props.off} onClick={props.onDo}>
      {props.label}
    </button>
  );
}

/** One of a list: pairs of value and words. The label is said to readers of screens, and shown unless `bare`. */
export function Pick(props: { label: string; bare?: boolean; options: (readonly [string, string])[]; value: string; onPick: (value: string) => void }) {
  return (
    <label class="dyad-pick">
      <span class={props.bare ? "hidden-text" : undefined}>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onPick(event.currentTarget.value)}>
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A table of numbers. The first cell of a row names it; `now` marks one row. */
export function Numbers(props: { caption: string; head: string[]; rows: ComponentChildren[][]; now?: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const look = () => setWider(box.current !== null && box.current.scrollWidth > box.current.clientWidth + 1);
    look();
    if (!box.current) return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      {isWider && <p class="small soft dyad-wider">The table goes on to the right: move it sideways.</p>}
      <div class={isWider ? "scroll dyad-scroll" : "scroll"} ref={box} tabIndex={0} role="region" aria-label={props.caption}>
        <table class="numbers dyad-numbers">
          <caption>{props.caption}</caption>
          <thead>
            <tr>
              {props.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row, index) => (
              <tr key={index} class={index === props.now ? "now" : undefined}>
                {row.map((cell, column) => (column === 0 ? <th key={column} scope="row">{cell}</th> : <td key={column}>{cell}</td>))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
