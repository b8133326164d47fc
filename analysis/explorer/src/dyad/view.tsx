// One dyad: a baby and its caregivers, from birth through the Strange Situation into a whole life.
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { Engine } from "../engine/protocol";
import { LifePart, StoryPart } from "../life/view";
import type { Store } from "../page/state";
import { settingsList } from "../page/state";
import "./dyad.css";
import { Layout, daysPerMonth } from "./days";
import { InfancyPart } from "./infancy";
import { type Lived, Watcher, keyOf } from "./live";
import { SituationPart } from "./situation";
import { useClock } from "./time";
import { type Settings, type Values, twinSettings, valueOf } from "./world";

const parts = [
  { name: "infancy", label: "Infancy" },
  { name: "situation", label: "Strange Situation" },
  { name: "life", label: "Life goes on" },
  { name: "story", label: "The story" },
] as const;

/** What every parameter is in the scenario; the defaults until the engine has said so. */
function useBase(store: Store): Values {
  const { engine, about, state } = store;
  const defaults = useMemo(() => Object.fromEntries(about.parameters.map((one) => [one.name, one.value])), [about]);
  const [found, setFound] = useState<{ scenario: string; values: Values } | null>(null);
  useEffect(() => {
    let left = false;
    const ask = async () => {
      const world = await engine.open(state.scenario, ["run.families=2"]);
      if (!left) setFound({ scenario: state.scenario, values: world.values });
      await engine.drop(world);
    };
    ask().catch(() => undefined); // the watch will say what is wrong
    return () => {
      left = true;
    };
  }, [engine, state.scenario]);
  return found?.scenario === state.scenario ? found.values : defaults;
}

/** The infancy of the baby in a world of these settings (null: of nobody), lived a month further than is shown. */
function useInfancy(store: Store, settings: Settings | null, day: number): { lived: Lived | null; refused: unknown } {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const engine: Engine = store.engine;
  const watcher = useMemo(() => new Watcher(engine, () => redraw(undefined)), [engine]);
  const { scenario, baby } = store.state;
  const list = settings ? settingsList({ ...store.state, settings }) : [];
  const until = daysPerMonth * (Math.floor(day / daysPerMonth) + 2);
  const wanted = settings ? { scenario, settings: list, child: baby, until } : null;
  const key = wanted ? keyOf(wanted) : "";
  useEffect(() => watcher.want(wanted), [watcher, key, until]);
  useEffect(() => () => watcher.want(null), [watcher]);
  return { lived: settings ? watcher.lived : null, refused: watcher.refused?.key === key ? watcher.refused.reason : null };
}

export function DyadView({ store }: { store: Store }) {
  const { state } = store;
  const layout = useMemo(() => new Layout(store.about.days), [store.about]);
  const base = useBase(store);
  const its = twinSettings(state);
  const clock = useClock(store, valueOf(base, state.settings, "signalling.episodes") || 4);
  const first = useInfancy(store, state.settings, clock.day);
  const twin = useInfancy(store, its, clock.day);
  const part = parts.find((one) => one.name === state.part)?.name ?? "infancy";
  const heading = useRef<HTMLHeadingElement>(null);
  const open = (name: string) => {
    clock.pause();
    store.set({ part: name });
    requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <div class="dyad-view">
      <h1>One dyad</h1>
      <p>A baby and those who care for it. Set how they care, let time run, and see what the baby learns.</p>
      <nav class="dyad-parts" aria-label="Parts of this life">
        {parts.map((one) => (
          <button key={one.name} type="button" aria-current={one.name === part ? "page" : undefined} onClick={() => open(one.name)}>
            {one.label}
          </button>
        ))}
      </nav>
      <h2 ref={heading} tabIndex={-1}>
        {parts.find((one) => one.name === part)!.label}
      </h2>
      {part === "infancy" && <InfancyPart store={store} layout={layout} base={base} clock={clock} first={first.lived} twin={twin.lived} refused={first.refused ?? twin.refused} onSituation={() => open("situation")} />}
      {part === "situation" && <SituationPart store={store} base={base} />}
      {part === "life" && <LifePart store={store} />}
      {part === "story" && <StoryPart store={store} />}
    </div>
  );
}
