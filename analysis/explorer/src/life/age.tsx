// Stepping through a life by age: by slider, by buttons, from event to event; and the state at that age in words.
import { useId } from "preact/hooks";
import { type Store } from "../page/state";
import { type Life } from "./life";
import { stateInWords } from "./telling";
import { differenceInWords } from "./twins";
import { useSaid, yearsOfLife } from "./use";
import { ageInWords, capital } from "./words";

const lastMonth = yearsOfLife * 12;

/** The age that is looked at, in months; part of the code. */
export function ageOf(store: Store): number {
  const month = Math.round(Number(store.state.choices.life_age ?? 216));
  return Number.isFinite(month) ? Math.min(lastMonth, Math.max(1, month)) : 216;
}

export function setAge(store: Store, month: number): void {
  const next = Math.min(lastMonth, Math.max(1, Math.round(month)));
  store.set((now) => ({ choices: { ...now.choices, life_age: String(next) } }));
}

function Steps({ store, month, life }: { store: Store; month: number; life: Life }) {
  const id = useId();
  const events = [...new Set(life.events.map((one) => Math.round(one.age * 12)))];
  const before = [...events].reverse().find((one) => one < month), next = events.find((one) => one > month);
  const step = (label: string, by: number) => (
    <button type="button" class="small" disabled={month + by < 1 || month + by > lastMonth} onClick={() => setAge(store, month + by)}>
      {label}
    </button>
  );
  return (
    <div class="life-steps">
      <div class="slider-head">
        <label for={id}>Age</label>
        <output class="slider-value" for={id}>{ageInWords(month)}</output>
      </div>
      <input id={id} type="range" min={1} max={lastMonth} step={1} value={month} aria-valuetext={ageInWords(month)} onInput={(event) => setAge(store, Number(event.currentTarget.value))} />
      <div class="row">
        {step("\u22121 year", -12)}
        {step("\u22121 month", -1)}
        {step("+1 month", 1)}
        {step("+1 year", 12)}
        <button type="button" class="small" disabled={before === undefined} onClick={() => setAge(store, before ?? month)}>
          Event before
        </button>
        <button type="button" class="small" disabled={next === undefined} onClick={() => setAge(store, next ?? month)}>
          Next event
        </button>
      </div>
    </div>
  );
}

/** What happened in this month. */
function justNow(life: Life, month: number): string {
  const here = life.events.filter((one) => Math.abs(one.age * 12 - month) < 0.7).map((one) => one.text);
  return here.length ? `${capital(here.join(", "))} in this month.` : "";
}

function State({ life, month }: { life: Life; month: number }) {
  const now = justNow(life, month);
  return (
    <div class="life-state">
      {stateInWords(life, month).map((one) => (
        <p>{one}</p>
      ))}
      {now && <p>{now}</p>}
    </div>
  );
}

export function AgeReading({ store, life, twin, month }: { store: Store; life: Life; twin: Life | null; month: number }) {
    const difference = twin ? differenceInWords(life, twin, month) : "";
  useSaid(store, `${stateInWords(life, month).join(" ")} ${difference}`.trim(), String(month));
  return (
    <section class="life-age" aria-labelledby="life-age-head">
      <h3 id="life-age-head">Step through the years</h3>
      <Steps store={store} month={month} life={life} />
      <div class={twin ? "life-two" : ""}>
        <div>
          {twin && <h4>This life</h4>}
          <State life={life} month={month} />
        </div>
        {twin && (
          <div>
            <h4>What if?</h4>
            <State life={twin} month={month} />
          </div>
        )}
      </div>
      {difference && <p><strong>{difference}</strong></p>}
    </section>
  );
}
