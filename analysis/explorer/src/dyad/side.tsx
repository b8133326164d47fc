// The side of the picture: which baby, how it is cared for, and the twin that it may have.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { WatchAbout } from "../engine/protocol";
import { Choice, Term } from "../page/slider";
import type { Store } from "../page/state";
import { BabyPanel, type Inborn, dandelion, littleShaped, useSearch } from "./baby";
import { type Layout, printed } from "./days";
import { Step } from "./parts";
import { type Settings, type Values, twinSettings, withTwin, withoutTwin } from "./world";
import { WorldPanel } from "./world_panel";

export interface SideProps {
  store: Store;
  base: Values;
  layout: Layout;
  watch: WatchAbout | null;
  born: Inborn;
  figures: string[];
  again: boolean; // the care was changed after the baby had lived some days
}

/** A baby that care hardly shapes shows little of what a kind of care does: the student should know, and have the next one at hand. */
function HardlyShaped({ store, layout, count, susceptibility, onChoose }: { store: Store; layout: Layout; count: number; susceptibility: number; onChoose: (baby: number) => void }) {
  const { baby } = store.state;
  const { looking, look } = useSearch(store, layout, count, onChoose);
  return (
    <div class="note small dyad-hardly">
      <p>
        {susceptibility < dandelion ? "This baby is a dandelion" : "This baby is less susceptible than most"} (<Term word="susceptibility" /> {printed(susceptibility)}, where 1 is usual): care shapes it little. Try the next one, or the most susceptible.
      </p>
      <div class="row">
        <Step off={looking || baby + 1 >= count} onDo={() => onChoose(baby + 1)}>
          Next baby
        </Step>
        <Step off={looking} onDo={() => void look("most susceptible")}>
          {looking ? "Looking …" : "The most susceptible baby"}
        </Step>
      </div>
    </div>
  );
}

const wide = "(min-width: 60rem)";

/** Whether there is room beside the picture; otherwise this stands below it, with its sliders folded. */
export function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(wide).matches);
  useEffect(() => {
    const media = matchMedia(wide);
    const follow = () => setWide(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return isWide;
}

export function Side({ store, base, layout, watch, born, figures, again }: SideProps) {
  const { state } = store;
  const its = twinSettings(state);
  const open = useMemo(() => matchMedia(wide).matches, []);
  const [asked, ask] = useState(its !== null);
  const ofTwin = its !== null && asked;
  const setTwin = (twin: Settings) => store.set((now) => ({ choices: withTwin(now, base, twin) }));
  const choose = (baby: number) => store.set({ baby });
  const isChanged = Object.keys(ofTwin ? its : state.settings).length > 0; // in an ordinary world there is nothing to be shaped by
  const toggleTwin = () => {
    if (its) store.set((now) => ({ choices: withoutTwin(now.choices) }));
    else setTwin(state.settings);
    ask(!its);
  };
  return (
    <div class="dyad-side">
      <div class="panel">
        <h3>Which baby</h3>
        <BabyPanel store={store} layout={layout} baby={state.baby} watch={watch} born={born} figures={figures} onChoose={choose} />
      </div>
      <div class="panel">
        <h3>How it is cared for</h3>
        {its && (
          <Choice
            row
            legend="Whose world"
            value={ofTwin ? "twin" : "baby"}
            options={[{ value: "baby", label: "The baby's" }, { value: "twin", label: "The twin's" }]}
            onChange={(value) => ask(value === "twin")}
          />
        )}
        <WorldPanel
          key={ofTwin ? "twin" : "baby"}
          parameters={store.about.parameters}
          base={base}
          settings={ofTwin ? its : state.settings}
          onChange={ofTwin ? setTwin : (settings) => store.set({ settings })}
          whose={ofTwin ? "the twin" : "the baby"}
          open={open}
        >
          {isChanged && born.susceptibility < littleShaped && <HardlyShaped store={store} layout={layout} count={watch?.children ?? state.baby + 1} susceptibility={born.susceptibility} onChoose={choose} />}
          {again && <p class="small dyad-again">Lived again from birth with this care.</p>}
        </WorldPanel>
      </div>
      <div class="panel">
        <h3>What if?</h3>
        <p class="small">
          “What if?” sets a <Term word="twin world">twin</Term> beside the baby: the same baby with the same luck, cared for differently.
          {its && `${ofTwin ? " Change the twin's care above." : " Choose “The twin's” above, and change its care."} What is not changed there is as in the baby's world.`}
        </p>
        <button type="button" class={its ? "small" : ""} onClick={toggleTwin}>
          {its ? "Leave out “What if?”" : "Add “What if?”"}
        </button>
      </div>
    </div>
  );
}
