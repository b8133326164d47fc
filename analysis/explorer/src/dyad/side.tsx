// The side of the picture: which baby, how it is cared for, and the twin that it may have.
import { useMemo, useState } from "preact/hooks";
import type { WatchAbout } from "../engine/protocol";
import { Choice, Term } from "../page/slider";
import type { Store } from "../page/state";
import { BabyPanel, type Inborn } from "./baby";
import type { Layout } from "./days";
import { type Settings, type Values, twinSettings, withTwin, withoutTwin } from "./world";
import { WorldPanel } from "./world_panel";

export interface SideProps {
  store: Store;
  base: Values;
  layout: Layout;
  watch: WatchAbout | null;
  born: Inborn;
  figures: string[];
}

/** Beside the picture there is room for all sliders; above it there is not. */
const wide = (): boolean => matchMedia("(min-width: 60rem)").matches;

export function Side({ store, base, layout, watch, born, figures }: SideProps) {
  const { state } = store;
  const its = twinSettings(state);
  const open = useMemo(wide, []);
  const [asked, ask] = useState(its !== null);
  const ofTwin = its !== null && asked;
  const setTwin = (twin: Settings) => store.set((now) => ({ choices: withTwin(now, base, twin) }));
  const toggleTwin = () => {
    if (its) store.set((now) => ({ choices: withoutTwin(now.choices) }));
    else setTwin(state.settings);
    ask(!its);
  };
  return (
    <div class="dyad-side">
      <div class="panel">
        <h3>Which baby</h3>
        <BabyPanel store={store} layout={layout} baby={state.baby} watch={watch} born={born} figures={figures} onChoose={(baby) => store.set({ baby })} />
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
        />
      </div>
      <div class="panel">
        <h3>What if?</h3>
        <p class="small">
          A <Term word="twin world">twin</Term> is the same baby with the same luck, cared for differently.
          {its && " Choose the twin's world above and change it. What is not changed there is as in the baby's world."}
        </p>
        <button type="button" class={its ? "small" : ""} onClick={toggleTwin}>
          {its ? "Remove the twin" : "Set a twin beside it"}
        </button>
      </div>
    </div>
  );
}
