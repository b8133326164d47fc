// Time in infancy: play, pause, steps, speed; and which of the day's bids is looked at.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Store } from "../page/state";
import { ageInWords, daysOfInfancy, daysPerMonth } from "./days";
import { Pick, PlayButton, Step } from "./parts";

export const speeds = [
  { name: "bids", label: "bid by bid", days: 0, every: 1500 },
  { name: "day", label: "a day a second", days: 1, every: 1000 },
  { name: "week", label: "a week a second", days: 1, every: 1000 / 7 },
  { name: "month", label: "a month a second", days: 3, every: 100 },
] as const;
export type Speed = (typeof speeds)[number]["name"];

export const prefersStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

export interface Clock {
  day: number; // 0 at birth
  bid: number; // which of the day's bids is shown, from 0
  playing: boolean;
  speed: Speed;
  quick: boolean; // days pass faster than bids can be followed
  play(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
  goTo(day: number): void;
  look(bid: number): void;
}

const within = (day: number) => Math.max(0, Math.min(daysOfInfancy, Math.round(day)));

/** The day that the state stands for: it keeps the age in whole months, and the day within the month among the choices. */
function dayOf({ age, choices }: Store["state"]): number {
  const day = Number(choices.day);
  return within(Math.floor(day / daysPerMonth) === age ? day : age * daysPerMonth);
}

interface Moment {
  day: number;
  bid: number;
  unrolls: boolean; // after a step of one day: its bids are shown one after the other
}

/** While time runs, the state hears of it once a second. */
export function useClock(store: Store, bidsADay: number): Clock {
  const [at, setAt] = useState<Moment>({ day: dayOf(store.state), bid: bidsADay - 1, unrolls: false });
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>("week");
  const kept = useRef(at.day);
  kept.current = at.day;
  const keep = () => store.set((now) => ({ age: Math.floor(kept.current / daysPerMonth), choices: { ...now.choices, day: String(kept.current) } }));
  const pace = speeds.find((one) => one.name === speed)!;

  useEffect(() => {
    if (!playing) return undefined;
    const tick = () => setAt((now) => {
      if (pace.days === 0 && now.bid + 1 < bidsADay) return { day: now.day, bid: now.bid + 1, unrolls: false };
      return { day: within(now.day + Math.max(1, pace.days)), bid: pace.days === 0 ? 0 : bidsADay - 1, unrolls: false };
    });
    const timer = setInterval(tick, pace.every), keeper = setInterval(keep, 1000);
    return () => {
      clearInterval(timer);
      clearInterval(keeper);
    };
  }, [playing, speed, bidsADay]);

  // A pause stays where it was made: only the bids of a day that was stepped to follow by themselves.
  useEffect(() => {
    if (playing || !at.unrolls || at.bid + 1 >= bidsADay) return undefined;
    const timer = setTimeout(() => setAt((now) => ({ ...now, bid: now.bid + 1 })), 1300);
    return () => clearTimeout(timer);
  }, [playing, at, bidsADay]);

  useEffect(() => {
    if (playing && at.day >= daysOfInfancy) setPlaying(false);
  }, [playing, at.day]);
  const saved = useRef(at.day); // the age of a grown person, set elsewhere, is left alone until time is moved here
  useEffect(() => {
    if (playing || saved.current === at.day) return;
    saved.current = at.day;
    keep();
  }, [playing, at.day]);

  const [looked, setLooked] = useState<number | null>(null);
  useEffect(() => setLooked(null), [at.day, playing]);
  return {
    day: at.day,
    bid: looked ?? at.bid,
    playing,
    speed,
    quick: playing && pace.days > 0,
    play: () => {
      setAt((now) => (now.day >= daysOfInfancy ? { day: 0, bid: 0, unrolls: false } : { ...now, unrolls: false }));
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    setSpeed,
    goTo: (day) => {
      setPlaying(false);
      setAt((now) => {
        const unrolls = within(day) === now.day + 1 && !prefersStill();
        return { day: within(day), bid: unrolls ? 0 : bidsADay - 1, unrolls };
      });
    },
    look: (bid) => {
      setPlaying(false);
      setAt((now) => ({ ...now, unrolls: false }));
      setLooked(bid);
    },
  };
}

/** The buttons, the speed and the age. */
export function TimeBar({ clock, onPlay }: { clock: Clock; onPlay: () => void }) {
  const { day, playing } = clock;
  const ended = day >= daysOfInfancy;
  const step = (days: number, label: string) => (
    <Step off={ended} onDo={() => clock.goTo(day + days)}>
      {label}
    </Step>
  );
  return (
    <div class="dyad-time" role="group" aria-label="Time">
      <div class="row">
        <PlayButton label={playing ? "Pause" : ended ? "Play again" : "Play"} onDo={playing ? clock.pause : () => (clock.play(), onPlay())} />
        {step(1, "One day")}
        {step(7, "One week")}
        {step(daysPerMonth, "One month")}
        <Step off={day === 0} onDo={() => clock.goTo(0)}>
          Back to birth
        </Step>
        <Pick label="Speed" options={speeds.map((one) => [one.name, one.label] as const)} value={clock.speed} onPick={(speed) => clock.setSpeed(speed as Speed)} />
      </div>
      <label class="dyad-age">
        <span>
          Age: <strong>{ageInWords(day)}</strong>
          {day > 0 && <span class="soft"> (day {day} of {daysOfInfancy})</span>}
        </span>
        <input type="range" min={0} max={daysOfInfancy} step={1} value={day} aria-valuetext={ageInWords(day)} onInput={(event) => clock.goTo(Number(event.currentTarget.value))} />
      </label>
    </div>
  );
}
