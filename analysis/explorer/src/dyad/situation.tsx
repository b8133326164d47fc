// The Strange Situation: choose the infant, the figure and the day; watch it, code it, compare.
import { useState } from "preact/hooks";
import { Choice, Command, Refusals, Status, Term } from "../page/slider";
import type { Store } from "../page/state";
import { settingsList } from "../page/state";
import { Coding } from "./coding";
import { capital, classOf, whyMissing } from "./episodes";
import { Pick } from "./parts";
import { firstMonth, lastMonth, usualMonth, useSituations } from "./situation_data";
import { Watching } from "./watching";
import { type Values, twinSettings } from "./world";

const months = Array.from({ length: lastMonth - firstMonth + 1 }, (_, index) => firstMonth + index);

/** "mother", or "first mother" and "second mother" where there are two. */
export function namesOf(roles: string[]): string[] {
  const order = ["first", "second", "third"];
  return roles.map((role, index) => {
    const alike = roles.filter((other) => other === role).length > 1;
    return alike ? `${order[roles.slice(0, index + 1).filter((other) => other === role).length - 1]} ${role}` : role;
  });
}

export function SituationPart({ store, base }: { store: Store; base: Values }) {
  const { state, engine } = store;
  const its = twinSettings(state);
  const ofTwin = its !== null && state.choices.ssp_whose === "twin";
  const settings = ofTwin ? its : state.settings;
  const now = months.includes(state.age) ? state.age : usualMonth;
  const asked = Number(state.choices.ssp_month);
  const month = months.includes(asked) ? asked : now;
  const slotAsked = Number(state.choices.ssp_figure ?? 1) || 1;
  const { made, refused } = useSituations(engine, { scenario: state.scenario, settings: settingsList({ ...state, settings }), child: state.baby });
  const [again, setAgain] = useState(0);
  const choose = (patch: Record<string, string>) => {
    store.set((now) => ({ choices: { ...now.choices, ...patch } }));
    setAgain((count) => count + 1);
  };
  const figures = namesOf(made?.watch.figures.map((figure) => figure.role) ?? []);
  const slot = Math.min(slotAsked, Math.max(1, figures.length));
  const figure = figures[slot - 1] ?? "caregiver";
  const assessment = made?.byMonth.get(month);
  const episodes = assessment?.episodes.filter((one) => one.slot === slot) ?? [];
  const codable = assessment && episodes.length === 8 && classOf(assessment, slot) !== null;
  const title = `${ofTwin ? "the twin" : `baby ${state.baby + 1}`} with ${figure}, at ${month} months`;
  const key = [month, slot, ofTwin, state.baby, again].join(" ");
  return (
    <div class="dyad-situation">
      <p>
        The <Term word="Strange Situation" /> (Ainsworth and others, 1978) brings a baby of about a year into an unknown room, where its caregiver leaves twice and comes back twice. What the baby does at the two reunions says how it has learned
        to bring its need to this caregiver. Watch the eight episodes, code what you see, and only then compare.
      </p>
      <div class="dyad-situation-choices">
        {its && (
          <Choice
            row
            legend="Who"
            value={ofTwin ? "twin" : "baby"}
            options={[{ value: "baby", label: "The baby" }, { value: "twin", label: "The twin" }]}
            onChange={(value) => choose({ ssp_whose: value })}
          />
        )}
        {figures.length > 1 && (
          <Choice
            row
            legend="With whom"
            value={String(slot)}
            options={figures.map((name, index) => ({ value: String(index + 1), label: capital(name) }))}
            onChange={(value) => choose({ ssp_figure: value })}
          />
        )}
        <Pick label="On which day" options={months.map((one) => [String(one), `at ${one} months`] as const)} value={String(month)} onPick={(ssp_month) => choose({ ssp_month })} />
      </div>
      {!months.includes(state.age) && (
        <p class="small soft">
          Under “Infancy” the baby is now {state.age > lastMonth ? "older" : state.age < 1 ? "newborn" : `${state.age} month${state.age === 1 ? "" : "s"} old`}. Here it is shown at {month} months, {state.age > lastMonth ? "as it was then" : "as it will be with this care"}.
        </p>
      )}
      <Refusals of={refused} />
      {!made && !refused && <Status>The baby lives its days up to the Strange Situation.</Status>}
      {assessment && !codable && (
        <p class="note">
          {capital(title)}: {whyMissing(assessment, slot)}. An attachment to this figure has hardly formed, or the figure is not there. Choose another figure, month or baby.
        </p>
      )}
      {assessment && codable && made && (
        <>
          <Watching key={`watch ${key}`} store={store} episodes={episodes} assessment={assessment} slot={slot} figure={figure} base={base} settings={settings} title={title} />
          <Coding
            key={`code ${key}`}
            base={base}
            settings={settings}
            situations={made}
            month={month}
            slot={slot}
            figure={figure}
            onAnotherDay={() => choose({ ssp_month: String(month === lastMonth ? firstMonth : month + 1) })}
          />
          <Command text={made.watch.command} />
        </>
      )}
    </div>
  );
}
