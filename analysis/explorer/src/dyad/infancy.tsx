// Infancy, watched: the world on one side; on the other time, the scene, and what is learned. A twin, if there is one.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Command, Refusals, Term } from "../page/slider";
import type { Store } from "../page/state";
import type { Inborn } from "./baby";
import { type Layout, daysPerMonth, printed } from "./days";
import { Learned } from "./learned";
import type { Lived } from "./live";
import { TodayBids } from "./log";
import { Step } from "./parts";
import { Scene } from "./scene";
import { Side, useWide } from "./side";
import { namesOf } from "./situation";
import { firstMonth } from "./situation_data";
import { type Clock, TimeBar, prefersStill } from "./time";
import { differenceInWords, innateInWords, stateInWords } from "./words";
import { type Values, isSame, twinSettings, valueOf } from "./world";

export interface InfancyProps {
  store: Store;
  layout: Layout;
  base: Values;
  clock: Clock;
  first: Lived | null;
  twin: Lived | null; // null without a twin
  refused: unknown;
  onSituation: () => void;
}

/** A life as far as it is shown. */
export interface Shown {
  days: Float32Array[];
  today: Float32Array | undefined;
  figures: string[]; // names, main figure first
}

/** Names of the caregivers on a day: those it was born to, and whoever has come since. */
function figuresOn(layout: Layout, lived: Lived | null, today: Float32Array | undefined): string[] {
  const roles = lived?.watch.figures.map((figure) => figure.role) ?? [];
  for (let slot = roles.length + 1; today && layout.value(today, `role_${slot}`) > 0; ++slot) roles.push("other caregiver");
  return namesOf(roles);
}

/** What it was born with, as its first day tells. */
function inbornOf(layout: Layout, lived: Lived | null): Inborn {
  const day = lived?.days[0];
  return { reactivity: day ? layout.value(day, "reactivity") : NaN, susceptibility: day ? layout.value(day, "susceptibility") : NaN };
}

function useShown(layout: Layout, lived: Lived | null, day: number): Shown {
  return useMemo(() => {
    const days = lived?.days.slice(0, day) ?? [];
    const today = days[days.length - 1];
    return { days, today, figures: figuresOn(layout, lived, today) };
  }, [layout, lived, day]);
}

/** Says the state now and then: after a pause in what the student does, and every two months while time runs. */
function useTelling(store: Store, clock: Clock, sentence: string): void {
  const latest = useRef(sentence);
  latest.current = sentence;
  useEffect(() => {
    if (clock.playing || clock.day === 0) return undefined;
    const timer = setTimeout(() => store.say(latest.current), 1200);
    return () => clearTimeout(timer);
  }, [clock.playing, clock.day, sentence]);
  const stretch = Math.floor(clock.day / (2 * daysPerMonth));
  useEffect(() => {
    if (clock.playing && stretch > 0) store.say(latest.current);
  }, [stretch]);
}

/** Whether the care was changed since somebody else was watched, or the same at birth. */
function useLivedAgain(world: string, who: string, day: number): boolean {
  const before = useRef({ world, who });
  const [again, setAgain] = useState(false);
  useEffect(() => {
    const isOther = before.current.who !== who, isChanged = before.current.world !== world;
    before.current = { world, who };
    if (isOther || day === 0) setAgain(false);
    else if (isChanged) setAgain(true);
  }, [world, who, day === 0]);
  return again;
}

function Intro() {
  return (
    <p>
      A baby in need has three <Term word="strategy">strategies</Term>: it can <Term word="mute" /> the need, <Term word="ask" />, or <Term word="amplify" />. It learns which of them pays with each caregiver, and comes to use that one. An observer later
      calls a baby that mutes <Term word="avoidant" /> (A), one that asks <Term word="secure" /> (B), one that amplifies <Term word="resistant" /> (C), and one that fears its caregiver <Term word="disorganized" /> (D).
    </p>
  );
}

function SceneOf({ layout, clock, shown, heading }: { layout: Layout; clock: Clock; shown: Shown; heading?: string }) {
  const { today, figures } = shown;
  const bids = today ? layout.bids(today) : [];
  const at = Math.min(clock.bid, bids.length - 1);
  return (
    <div class="dyad-scene">
      {heading && <h3>{heading}</h3>}
      <Scene day={clock.day} bid={bids[at] ?? null} figures={figures} tone={today ? layout.value(today, "tone") : NaN} twin={heading === "The twin"} />
      <TodayBids bids={bids} figures={figures} shown={at} onLook={clock.look} whose={heading} />
    </div>
  );
}

export function InfancyPart({ store, layout, base, clock, first, twin, refused, onSituation }: InfancyProps) {
  const { state } = store;
  const its = twinSettings(state);
  const baby = useShown(layout, first, clock.day), other = useShown(layout, twin, clock.day);
  const asked = Number(state.choices.towards ?? 1);
  const slot = asked <= baby.figures.length ? asked : 1;
  const towards = Math.max(1, slot); // where in general makes no sense, the main figure
  const figure = baby.figures[towards - 1] ?? "its caregiver";
  const edge = valueOf(base, state.settings, "emotion_regulation.window_top");
  const both = baby.today && other.today && baby.days.length === other.days.length;
  const twinHas = towards <= other.figures.length;
  const sentence = baby.today ? stateInWords(layout, baby.today, baby.days.length, towards, figure, edge) : "";
  const difference = both && twinHas && !isSame(state) ? differenceInWords(layout, baby.today!, other.today!, baby.days.length, towards) : "";
  useTelling(store, clock, `${sentence} ${difference}`.trim());
  const born = inbornOf(layout, first), twinBorn = inbornOf(layout, twin);
  const isWide = useWide();
  const again = useLivedAgain(JSON.stringify([state.scenario, state.settings, state.choices.twin]), `${state.baby} ${its !== null}`, clock.day);
  const top = useRef<HTMLDivElement>(null);
  /** Where the picture is below what is seen, it is brought into view. */
  const showScene = () => {
    const scene = top.current?.querySelector(".scene")?.getBoundingClientRect();
    if (scene && scene.bottom > innerHeight) top.current!.scrollIntoView({ block: "start", behavior: prefersStill() ? "auto" : "smooth" });
  };
  const side = <Side key="side" store={store} base={base} layout={layout} watch={first?.watch ?? null} born={born} figures={baby.figures} again={again} />;
  return (
    <>
      <Intro />
      <div class="split dyad-split">
        {isWide && side}
        <div key="watch" class="dyad-main" ref={top} aria-busy={(!first || (its !== null && !twin)) && !refused}>
          <TimeBar clock={clock} onPlay={showScene} />
          <Refusals of={refused} />
          <div class={clock.quick ? "dyad-scenes quick" : "dyad-scenes"}>
            <SceneOf layout={layout} clock={clock} shown={baby} heading={its ? "The baby" : undefined} />
            {its && <SceneOf layout={layout} clock={clock} shown={other} heading="The twin" />}
          </div>
          <p class="small soft">Row of dots: a muted need. Arrow: an asked one. Zigzag: an amplified one. The ring around the baby is its arousal: the thicker, the more.</p>
          <p class="dyad-state">{sentence || innateInWords(base, state.settings)}</p>
          {both && <p class="dyad-state">{isSame(state) ? "The twin lives just as the baby does, until its world is changed." : twinHas ? difference : `The twin has no ${figure} who cares for it.`}</p>}
          {its && Math.abs(born.reactivity - twinBorn.reactivity) > 0.005 && (
            <p class="note">
              Their worlds differ in who their parents are (one caregiver, or two), so the twin was also born with another temperament: reactivity {printed(twinBorn.reactivity)} instead of {printed(born.reactivity)}. For a twin that differs in care alone, give both the same caregivers.
            </p>
          )}
          {clock.day >= firstMonth * daysPerMonth && (
            <p class="row">
              <span>The baby is old enough for the Strange Situation.</span>
              <Step onDo={onSituation}>
                Watch the Strange Situation
              </Step>
            </p>
          )}
        </div>
        {!isWide && side}
        <div key="learned" class="dyad-main">
          <Learned store={store} layout={layout} baby={baby} twin={its ? other : null} slot={slot} edge={edge} day={clock.day} />
          {first && <Command text={first.watch.command} />}
          {its && twin && <Command text={twin.watch.command} summary="The twin's numbers on the command line" />}
        </div>
      </div>
    </>
  );
}
