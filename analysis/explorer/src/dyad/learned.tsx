// What has been learned: chances today, curves, what has paid, and the log of the last days.
import { Choice } from "../page/slider";
import type { Store } from "../page/state";
import { Chances } from "./chances";
import { Curves } from "./curves";
import { type Layout, ageInWords } from "./days";
import { capital } from "./episodes";
import type { Shown } from "./infancy";
import { Log, WhatPaid } from "./log";

export interface LearnedProps {
  store: Store;
  layout: Layout;
  baby: Shown;
  twin: Shown | null;
  slot: number; // towards whom; 0 is everybody in general
  edge: number; // of the window of tolerance
  day: number;
}

export function Learned({ store, layout, baby, twin, slot, edge, day }: LearnedProps) {
  const towards = Math.max(1, slot);
  const figure = baby.figures[towards - 1] ?? "its caregiver";
  const twinHas = twin !== null && towards <= twin.figures.length;
  const options = [...baby.figures.map((name, index) => ({ value: String(index + 1), label: capital(name) })), { value: "0", label: "In general" }];
  return (
    <>
      <h3>{day > 0 ? `What it has learned by ${ageInWords(day)}` : "What it will learn"}</h3>
      {baby.figures.length > 0 && (
        <Choice row legend="Towards whom" value={String(slot)} options={options} onChange={(value) => store.set((now) => ({ choices: { ...now.choices, towards: value } }))} />
      )}
      <div class="dyad-today">
        {baby.today && <Chances chances={layout.chances(baby.today, towards)} label={`What ${twin ? "the baby" : "it"} does today when in need of ${figure}`} />}
        {twinHas && twin.today && <Chances chances={layout.chances(twin.today, towards)} label={`What the twin does today when in need of ${figure}`} />}
      </div>
      {baby.figures.length > 0 && <Curves layout={layout} first={baby.days} twin={twinHas || (twin && slot === 0) ? twin.days : null} slot={slot} figure={figure} edge={edge} age={day} />}
      {baby.today && (
        <>
          <h3>What has paid so far</h3>
          <WhatPaid layout={layout} days={baby.days} slot={slot} figure={figure} whose="the baby" />
          {twinHas && twin.today && <WhatPaid layout={layout} days={twin.days} slot={slot} figure={figure} whose="the twin" />}
          <h3>The last days</h3>
          <Log layout={layout} days={baby.days} figures={baby.figures} whose={twin ? "the baby" : ""} />
          {twin?.today && <Log layout={layout} days={twin.days} figures={twin.figures} whose="the twin" />}
        </>
      )}
    </>
  );
}
