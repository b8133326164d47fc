// The world of the map: scenario, number of people, how children are cared for, plasticity, seed.
import { useEffect, useId, useState } from "preact/hooks";
import { caregiving, type Dial, special } from "../dyad/world";
import { Disclosure, ParameterSlider } from "../page/slider";
import { greatestSeed, type Store, withSetting } from "../page/state";
import { sizes, worlds } from "./plan";

/** What every parameter is in the scenario without any setting; the defaults until the engine has said so. */
function useStandards(store: Store): Record<string, number> {
  const { engine, about, state } = store;
  const [found, setFound] = useState<{ scenario: string; values: Record<string, number> } | null>(null);
  useEffect(() => {
    let left = false;
    engine
      .open(state.scenario, ["run.families=1"])
      .then((world) => {
        if (!left) setFound({ scenario: state.scenario, values: world.values });
        return engine.drop(world);
      })
      .catch(() => undefined); // the map will say what is wrong
    return () => void (left = true);
  }, [engine, state.scenario]);
  return found?.scenario === state.scenario ? found.values : Object.fromEntries(about.parameters.map((one) => [one.name, one.value]));
}

const plasticity: Dial[] = [
  {
    name: "plasticity.adult_floor",
    words: { label: "How much adults can still change", low: "locked in", high: "as open as infants", hint: "What is left of an infant's plasticity in grown-ups." },
    range: [0.002, 1],
  },
  ...special.filter((dial) => dial.name === "plasticity.early_decay"),
];

function Sliders({ store, dials, standards }: { store: Store; dials: Dial[]; standards: Record<string, number> }) {
  return (
    <>
      {dials.map((dial) => {
        const parameter = store.about.parameters.find((one) => one.name === dial.name);
        if (!parameter) return null;
        const standard = standards[dial.name] ?? parameter.value;
        return (
          <ParameterSlider
            key={dial.name} parameter={parameter} words={dial.words} range={[Math.min(dial.range[0], standard), Math.max(dial.range[1], standard)]} standard={standard}
            value={Number(store.state.settings[dial.name] ?? standard)}
            onChange={(value) => store.set((now) => ({ settings: withSetting(now.settings, dial.name, value) }))}
          />
        );
      })}
    </>
  );
}

function ScenarioChoice({ store }: { store: Store }) {
  const id = useId(), { scenario } = store.state;
  const known = worlds.some((group) => group.scenarios.some((one) => one.name === scenario));
  const about = store.about.scenarios.find((one) => one.name === scenario);
  return (
    <div class="field">
      <label for={id}>Who cares, and how</label>
      <select id={id} value={scenario} onChange={(event) => store.set({ scenario: event.currentTarget.value, settings: {} })}>
        {!known && <option value={scenario}>{about?.title ?? scenario}</option>}
        {worlds.map((group) => (
          <optgroup label={group.group}>
            {group.scenarios.map((one) => (
              <option value={one.name}>{one.words}</option>
            ))}
          </optgroup>
        ))}
      </select>
      {about && <p class="slider-hint">{about.question}</p>}
    </div>
  );
}

function Seed({ store }: { store: Store }) {
  const id = useId(), { seed } = store.state;
  const set = (value: number) => {
    if (Number.isInteger(value) && value >= 0 && value <= greatestSeed) store.set({ seed: value });
  };
  return (
    <div class="field">
      <label for={id}>Seed</label>
      <div class="row">
        <input id={id} type="number" min={0} max={greatestSeed} value={seed} onChange={(event) => set(event.currentTarget.valueAsNumber)} />
        <button type="button" class="small" onClick={() => set((seed + 1) % greatestSeed)}>
          Other people
        </button>
      </div>
      <p class="slider-hint">The same seed gives the same people; another gives others, in the same world.</p>
    </div>
  );
}

const wide = "(min-width: 60rem)"; // as the page sets controls beside the rest

/** On narrow screens the controls are folded away, so that the map comes first. */
export function WorldControls({ store }: { store: Store }) {
  const [open, setOpen] = useState(() => matchMedia(wide).matches);
  useEffect(() => {
    const query = matchMedia(wide), follow = () => setOpen(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  const changes = Object.keys(store.state.settings).length;
  return (
    <details class="panel world-controls" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>The world</h2>
        {!open && <span class="soft small"> {store.state.families.toLocaleString("en-GB")} people{changes > 0 ? `, ${changes} changed` : ""}: open to change it</span>}
      </summary>
      {open && <Controls store={store} changed={changes > 0} />}
    </details>
  );
}

function Controls({ store, changed }: { store: Store; changed: boolean }) {
  const standards = useStandards(store), id = useId();
  return (
    <>
      <ScenarioChoice store={store} />
      <div class="field">
        <label for={id}>People on the map</label>
        <select id={id} value={String(store.state.families)} onChange={(event) => store.set({ families: Number(event.currentTarget.value) })}>
          {[...new Set([...sizes, store.state.families])].sort((a, b) => a - b).map((size) => (
            <option value={size}>{size.toLocaleString("en-GB")}</option>
          ))}
        </select>
      </div>
      <h3>How children are cared for</h3>
      <Sliders store={store} dials={caregiving} standards={standards} />
      <h3>Plasticity</h3>
      <Sliders store={store} dials={plasticity} standards={standards} />
      {changed && (
        <button type="button" class="small" onClick={() => store.set({ settings: {} })}>
          Everything back to the scenario
        </button>
      )}
      <Disclosure summary="Chance">
        <Seed store={store} />
      </Disclosure>
    </>
  );
}
