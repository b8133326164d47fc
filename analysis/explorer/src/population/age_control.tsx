// Steps through the ages of the map, and plays them one after the other.
import { useEffect, useState } from "preact/hooks";
import { ages } from "./plan";

export const stopNames = ["13 months", ...ages.map((age) => `${age} years`)];
const restMilliseconds = 1150; // at every age while playing, the way there included

export interface AgeControlProps {
  stop: number;
  onStop: (stop: number) => void;
  /** No lives yet: only infancy can be shown. */
  isWaiting: boolean;
}

export function AgeControl({ stop, onStop, isWaiting }: AgeControlProps) {
  const [playing, play] = useState(false);
  const last = stopNames.length - 1;
  useEffect(() => {
    if (!playing) return undefined;
    if (stop >= last) return play(false);
    const timer = setTimeout(() => onStop(stop + 1), restMilliseconds);
    return () => clearTimeout(timer);
  }, [playing, stop]);
  const start = () => {
    if (stop >= last) onStop(0);
    play(true);
  };
  const go = (next: number) => {
    play(false);
    onStop(next);
  };
  return (
    <div class="age-control" role="group" aria-label="Age">
      <button type="button" class="primary age-play" onClick={() => (playing ? play(false) : start())} disabled={isWaiting && !playing}>
        {playing ? "Pause" : "Play"}
      </button>
      <button type="button" class="age-step" aria-label="To the age before" disabled={stop === 0} onClick={() => go(stop - 1)}>
        <span aria-hidden="true">‹</span>
      </button>
      <button type="button" class="age-step" aria-label="To the next age" disabled={stop === last} onClick={() => go(stop + 1)}>
        <span aria-hidden="true">›</span>
      </button>
      <output class="age-name">{stop === 0 ? "at 13 months" : `at ${stopNames[stop]}`}</output>
      <div class="age-slider">
        <input type="range" min={0} max={last} step={1} value={stop} aria-label="Age of everybody on the map" aria-valuetext={stopNames[stop]} onInput={(event) => go(Number(event.currentTarget.value))} />
        <div class="age-ticks" aria-hidden="true">
          {stopNames.map((name, k) => (
            <span class={k === stop ? "age-now" : undefined}>{k === 0 ? "13 mo" : name.replace(" years", "")}</span>
          ))}
        </div>
      </div>
    </div>
  );
}
