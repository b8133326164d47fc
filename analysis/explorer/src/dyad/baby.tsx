// Which baby: its number in the world, what it was born with, and who cares for it.
import { useState } from "preact/hooks";
import type { WatchAbout } from "../engine/protocol";
import { Disclosure, Term } from "../page/slider";
import { type Store, settingsList } from "../page/state";
import { type Layout, percent, printed } from "./days";
import { capital } from "./episodes";
import { Step } from "./parts";

function reactivityInWords(reactivity: number): string {
  if (reactivity < -1) return "very calm";
  if (reactivity < -0.4) return "calm";
  if (reactivity <= 0.4) return "about as reactive as most";
  return reactivity <= 1 ? "reactive" : "very reactive";
}

/** Below this it is called a dandelion. */
export const dandelion = 0.7;

function susceptibilityInWords(susceptibility: number): string {
  if (susceptibility < dandelion) return "low, a dandelion";
  return susceptibility <= 1.3 ? "as in most" : "high, an orchid";
}

/** What it was born with; NaN as long as that is not known. */
export interface Inborn {
  reactivity: number;
  susceptibility: number;
}

/** Kinds of temperament that one can look for among the first babies of a world. */
const kinds = [
  { name: "calmest", of: (inborn: Inborn) => -inborn.reactivity },
  { name: "most reactive", of: (inborn: Inborn) => inborn.reactivity },
  { name: "least susceptible", of: (inborn: Inborn) => -inborn.susceptibility },
  { name: "most susceptible", of: (inborn: Inborn) => inborn.susceptibility },
];
const lookedAt = 60;

/** Below this a baby learns clearly less from care than others do. */
export const littleShaped = 0.8;

export interface BabyPanelProps {
  store: Store;
  layout: Layout;
  baby: number;
  watch: WatchAbout | null;
  born: Inborn;
  figures: string[];
  onChoose: (baby: number) => void;
}

/** Looks at what the first babies of this world were born with; a baby that cannot be watched is passed over. */
async function findBaby(store: Store, layout: Layout, count: number, worth: (inborn: Inborn) => number): Promise<number | null> {
  const { engine, state } = store;
  let best: { baby: number; worth: number } | null = null;
  for (let baby = 0; baby < Math.min(count, lookedAt); ++baby) {
    const watch = await engine.watch(state.scenario, settingsList(state), baby).catch(() => null);
    if (!watch) continue;
    const [day] = await engine.passDays(watch, 1);
    await engine.dropWatch(watch);
    const found = day ? worth({ reactivity: layout.value(day, "reactivity"), susceptibility: layout.value(day, "susceptibility") }) : NaN;
    if (!best || found > best.worth) best = { baby, worth: found };
  }
  return best?.baby ?? null;
}

/** Looks for the baby of a kind, and says which it is. */
export function useSearch(store: Store, layout: Layout, count: number, onChoose: (baby: number) => void) {
  const [looking, setLooking] = useState(false);
  const look = async (name: string) => {
    const kind = kinds.find((one) => one.name === name);
    if (!kind || looking) return;
    setLooking(true);
    try {
      const found = await findBaby(store, layout, count, kind.of);
      if (found === null) return;
      onChoose(found);
      store.say(`Baby ${found + 1} is the ${name} of the first ${Math.min(count, lookedAt)}.`);
    } finally {
      setLooking(false);
    }
  };
  return { looking, look };
}

export function BabyPanel({ store, layout, baby, watch, born, figures, onChoose }: BabyPanelProps) {
  const count = watch?.children ?? baby + 1;
  const another = () => {
    const other = Math.floor(Math.random() * (count - 1));
    onChoose(other >= baby ? other + 1 : other);
  };
  const { reactivity, susceptibility } = born;
  const { looking, look } = useSearch(store, layout, count, onChoose);
  return (
    <div class="dyad-baby" role="group" aria-label="Which baby">
      <p>
        <strong>Baby {baby + 1}</strong> of {count} in this world
      </p>
      <div class="row">
        <Step off={baby === 0} onDo={() => onChoose(baby - 1)}>
          Previous
        </Step>
        <Step off={baby + 1 >= count} onDo={() => onChoose(baby + 1)}>
          Next
        </Step>
        <Step off={count < 2} onDo={another}>
          Any other
        </Step>
      </div>
      <Disclosure summary="Look for a temperament">
        <div class="row">
          {kinds.map((kind) => (
            <Step key={kind.name} off={looking} onDo={() => void look(kind.name)}>
              {capital(kind.name)} of {Math.min(count, lookedAt)}
            </Step>
          ))}
        </div>
      </Disclosure>
      {Number.isFinite(reactivity) && (
        <p class="small">
          Born with <Term word="reactivity" /> {printed(reactivity)} SD: {reactivityInWords(reactivity)}. <Term word="susceptibility">Susceptibility</Term> {printed(susceptibility)}, where 1 is usual: {susceptibilityInWords(susceptibility)}.
        </p>
      )}
      {watch && (
        <p class="small">
          {figures.map((figure, index) => `${index === 0 ? capital(figure) : figure} (${percent(watch.figures[index]!.weight)} of its bids)`).join(", ")}.
        </p>
      )}
    </div>
  );
}
