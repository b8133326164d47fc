// The choices along a life, as cards in the order of age; each for the life itself and, beside it, for "What if?".
import { useMemo } from "preact/hooks";
import { twinSettings, withTwin, withoutTwin } from "../dyad/world";
import { Disclosure, ParameterSlider, Term } from "../page/slider";
import { type Store, withSetting } from "../page/state";
import { type ChoiceCard, type Whose, cards, chosen, floorName, usual, withChoice, withoutChoices, wordsOf } from "./choices";
import { enumerated } from "./words";

const names: Record<Whose, string> = { life: "This life", if: "What if?" };
const floorWords = { label: "Plasticity that is left in adults", low: "locked in", high: "fully revisable" };

function Select({ store, card, whose, alone }: { store: Store; card: ChoiceCard; whose: Whose; alone: boolean }) {
  const { choices } = store.state;
  return (
    <label class="life-select">
      <span class={alone ? "hidden-text" : undefined}>{names[whose]}</span>
      <select value={chosen(choices, whose, card).value} onChange={(event) => store.set((now) => ({ choices: withChoice(now.choices, whose, card, event.currentTarget.value) }))}>
        {card.options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Card({ store, card, hasTwin }: { store: Store; card: ChoiceCard; hasTwin: boolean }) {
  const { choices } = store.state;
  const first = chosen(choices, "life", card).value, second = chosen(choices, "if", card).value;
  const touched = first !== usual || (hasTwin && second !== usual);
  return (
    <li class={touched ? "life-card touched" : "life-card"}>
      <fieldset>
        <legend>{card.title}</legend>
        <p class="small soft">{card.about}</p>
        <Select store={store} card={card} whose="life" alone={!hasTwin} />
        {hasTwin && <Select store={store} card={card} whose="if" alone={false} />}
        {hasTwin && first !== second && <p class="small life-differs">Here the two differ.</p>}
      </fieldset>
    </li>
  );
}

const defaultsOf = (store: Store) => Object.fromEntries(store.about.parameters.map((one) => [one.name, one.value]));

/** How high the floor of plasticity is, for one of the two worlds. */
function Floor({ store, whose, hasTwin }: { store: Store; whose: Whose; hasTwin: boolean }) {
  const { state, about } = store;
  const parameter = about.parameters.find((one) => one.name === floorName);
  const settings = whose === "if" ? twinSettings(state) : state.settings;
  if (!parameter || !settings) return null;
  const set = (value: number | undefined) =>
    store.set((now) => {
      if (whose === "life") return { settings: withSetting(now.settings, floorName, value) };
      return { choices: withTwin(now, defaultsOf(store), withSetting(twinSettings(now) ?? now.settings, floorName, value)) };
    });
  return <ParameterSlider parameter={parameter} words={hasTwin ? { ...floorWords, label: `${floorWords.label}: ${whose === "if" ? "what if?" : "this life"}` } : floorWords} value={Number(settings[floorName] ?? parameter.value)} onChange={set} />;
}

/** Begins and ends the second life. */
function WhatIf({ store, hasTwin }: { store: Store; hasTwin: boolean }) {
  const add = () => store.set((now) => ({ choices: withTwin(now, defaultsOf(store), now.settings) }));
  const remove = () => store.set((now) => ({ choices: withoutTwin(withoutChoices(now.choices, "if")) }));
  if (hasTwin)
    return (
      <>
        <p class="small">The same person lives twice, with the same luck. Change something for “What if?” in the cards below: dashed lines show what comes of it.</p>
        <button type="button" class="small" onClick={remove}>
          Leave out “What if?”
        </button>
      </>
    );
  return (
    <>
      <p class="small">
        Live the same life a second time, in a <Term word="twin world">twin world</Term> in which one thing is different.
      </p>
      <button type="button" onClick={add}>
        Add “What if?”
      </button>
    </>
  );
}

export function Cards({ store, hasTwin }: { store: Store; hasTwin: boolean }) {
  const { choices } = store.state;
  const chose = wordsOf(choices, "life");
  const open = useMemo(() => matchMedia("(min-width: 40rem)").matches, []);
  return (
    <div class="life-side">
      <div class="panel">
        <h3>What if?</h3>
        <WhatIf store={store} hasTwin={hasTwin} />
      </div>
      <div class="panel">
        <h3>Choices along the line of life</h3>
        <p class="small">
          A choice is a rule of this world, so it holds for everybody in it, parents and neighbours too: with therapy at 25, everyone begins one at 25. Even infancy can turn out a little differently from the one you watched.
        </p>
        <Disclosure summary="What can be chosen" open={open}>
        <ol class="life-cards">
          {cards.map((card) => (
            <Card key={card.name} store={store} card={card} hasTwin={hasTwin} />
          ))}
          <li class="life-card">
            <p class="small soft">
              <Term word="plasticity">Plasticity</Term> is how far one experience still moves what is expected. At birth it is about 1; this floor is what it falls to.
            </p>
            <Floor store={store} whose="life" hasTwin={hasTwin} />
            {hasTwin && <Floor store={store} whose="if" hasTwin={hasTwin} />}
          </li>
        </ol>
        </Disclosure>
        {chose.length > 0 && (
          <>
            <p class="small">Chosen for this life: {enumerated(chose)}.</p>
            <button type="button" class="small" onClick={() => store.set((now) => ({ choices: withoutChoices(now.choices, "life") }))}>
              Take all of them back
            </button>
          </>
        )}
      </div>
    </div>
  );
}
