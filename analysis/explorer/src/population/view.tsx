// A population: hundreds of lives as points on the map of anxiety and avoidance, in a world that one can change.
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { SaveButtons } from "../charts/save_buttons";
import { Choice, Command, Disclosure, Refusals, Term } from "../page/slider";
import { type PageState, type Store } from "../page/state";
import { AgeControl } from "./age_control";
import { WorldControls } from "./controls";
import { Differences } from "./differences";
import { ClassKey } from "./key";
import { type Living } from "./keeper";
import { PeopleMap } from "./map";
import { type Scene } from "./paint";
import { type Measure, type People } from "./people";
import { PersonCard } from "./person_card";
import { PersonSearch } from "./person_search";
import { mapSvg } from "./picture";
import { ages, planOf, settingsOfMap } from "./plan";
import "./population.css";
import { AdultsByAge, AdultShares, Change, FromInfancy, FromTwentyFive, InfantShares } from "./results";
import { peopleColumns } from "./summary";
import { QuarterTable, sentenceOf } from "./words";
import { useBefore, useLiving } from "./worlds";

/** Stops of the map: 0 is infancy. A view that says no age begins at 25. */
function stopOf(months: number): number {
  if (months === 0) return ages.indexOf(25) + 1;
  return ages.filter((age) => 12 * age <= months).length;
}

const monthsOf = (stop: number): number => (stop === 0 ? 13 : 12 * ages[stop - 1]!);

/** What of the view's own choices is kept in the page's state. */
function useChoices(store: Store) {
  const { choices } = store.state;
  const set = (name: string, value: string) => store.set(({ choices: { [name]: _, ...others } }) => ({ choices: value === "" ? others : { ...others, [name]: value } }));
  const measure: Measure = choices.measure === "true" ? "true" : "asked";
  const chosen = /^\d+$/.test(choices.person ?? "") ? Number(choices.person) : -1;
  const shown = useMemo(() => [0, 1, 2, 3, 4].map((which) => !(choices.hidden ?? "").includes(String(which))), [choices.hidden]);
  return {
    measure, chosen, shown,
    setMeasure: (value: string) => set("measure", value === "asked" ? "" : value),
    choose: (person: number) => set("person", person < 0 ? "" : String(person)),
    show: (next: boolean[]) => set("hidden", next.every((is) => !is) ? "" : next.map((is, which) => (is ? "" : which)).join("")),
  }; // prettier-ignore
}

/** Who is on the map at a stop: all infants at once, lives as they come. */
function peopleAt(living: Living | null, stop: number): People | null {
  if (!living) return null;
  if (living.stage === "done") return living.people;
  return stop === 0 ? living.infants : living.stage === "lives" ? living.people : null;
}

function Progress({ living, of }: { living: Living | null; of: number }) {
  if (living?.stage === "done") return null;
  const lived = living?.stage === "lives" ? living.people.count : 0;
  return (
    <div class="population-progress">
      <progress max={of} value={lived} aria-label="Lives lived so far" />
      <span class="soft small">
        {lived} of {of} lives lived
      </span>
    </div>
  );
}

export function PopulationView({ store }: { store: Store }) {
  const { state, engine } = store;
  const { scenario, seed, families, settings } = state;
  const plan = useMemo(() => planOf({ scenario, seed, families, settings }), [scenario, seed, families, settings]);
  const { living, ghost, refused } = useLiving(engine, plan);
  const { before, keep, forget, kept } = useBefore(store, living);
  const choices = useChoices(store), { measure } = choices;
  const stop = stopOf(state.age), people = peopleAt(living, stop), all = living?.stage === "done" ? living.people : null;
  const chosen = people && choices.chosen < people.count ? choices.chosen : -1;
  const scene = useRef<Scene | null>(null), help = useId();
  const sentence = all ? sentenceOf(all, stop, measure) : living && stop === 0 ? sentenceOf(living.infants, 0, measure) : "These lives are being lived.";
  return (
    <div class="population">
      <h1>A population</h1>
      <p>
        Every point is one person of the same world. Where it stands says how they are with those they love: more <Term word="anxiety">anxious</Term> to the right, more <Term word="avoidance">avoidant</Term> towards the top;
        near the lower left corner they are secure. Shape and colour say what they were as infants in the <Term word="Strange Situation" />.
      </p>
      <div class="split">
        <WorldControls store={store} />
        <div class="population-main">
          <Refusals of={refused} />
          <MapSection {...{ store, living, ghost, before, people, stop, chosen, scene, help, sentence }} choices={choices} />
          {people && chosen >= 0 && (
            <PersonCard engine={engine} world={living?.world ?? null} people={all ?? people} person={chosen} measure={measure} onClose={() => choices.choose(-1)} onOpen={() => openLife(store, chosen)} />
          )}
          <Comparison living={living} kept={kept} before={before} keep={keep} forget={forget} />
          {living && <Command text={living.command} />}
          <Results living={living} before={before} stop={stop} measure={measure} scenario={scenario} />
        </div>
      </div>
    </div>
  );
}

/** The dyad view's world must hold the same person: it has the settings of the map's. */
function openLife(store: Store, person: number): void {
  const { scenario, seed, families, settings } = store.state;
  store.go("dyad", { part: "life", scenario, seed, families, settings: settingsOfMap(settings), baby: person, age: 0, choices: {} });
}

interface MapSectionProps {
  store: Store;
  living: Living | null;
  ghost: People | null;
  before: People | null;
  people: People | null;
  stop: number;
  chosen: number;
  scene: { current: Scene | null };
  help: string;
  sentence: string;
  choices: ReturnType<typeof useChoices>;
}

function MapSection({ store, living, ghost, before, people, stop, chosen, scene, help, sentence, choices }: MapSectionProps) {
  const { measure, shown } = choices, { state } = store;
  const title = stop === 0 ? "The infants, by class" : `Anxiety and avoidance at ${ages[stop - 1]} years`;
  const all = living?.stage === "done" ? living.people : null;
  useChosenWords(store, all, chosen, stop, measure);
  const svg = () => (scene.current?.journey ? mapSvg({ ...scene.current, chosen: -1 }, title, `${state.scenario}, ${state.families} people, seed ${state.seed}${before ? "; small grey dots: the world before" : ""}`) : null);
  return (
    <section aria-labelledby="map-heading">
      <h2 id="map-heading" class="population-heading">{title}</h2>
      <AgeControl stop={stop} onStop={(next) => store.set({ age: monthsOf(next) })} isWaiting={!all} />
      <Progress living={living} of={state.families} />
      <div class="map-and-key">
        <PeopleMap
          people={people} ghost={ghost} before={before} of={state.families} measure={measure} stop={stop} shown={shown} chosen={chosen} onChoose={choices.choose} scene={scene}
          label={`${title}. ${people?.count ?? 0} people.`} describedBy={help}
        />
        <div>
          <ClassKey people={all ?? living?.infants ?? null} shown={shown} onShown={choices.show} />
          <p role="status" class="population-words">{sentence}</p>
        </div>
      </div>
      <p id={help} class="soft small">
        Choose a person by pointing, or with the arrow keys on the map; Escape lets go.
        {stop > 0 && measure === "asked" && " Many stand at the edge: nobody can answer below 1."}
        {before && stop > 0 && " Small grey dots are the people of the world before."}
        {before && stop === 0 && " Dashed lines: how high the columns were before."}
      </p>
      <Choice
        legend="Place people by" row value={measure} onChange={choices.setMeasure}
        options={[
          { value: "asked", label: "what they answer (questionnaire)" },
          { value: "true", label: "what is true of them (general model)" },
        ]}
      />
      {people && <PersonSearch people={people} chosen={chosen} onChoose={choices.choose} />}
      {all && stop > 0 && (
        <Disclosure summary="The map in numbers">
          <QuarterTable people={all} stop={stop} measure={measure} />
        </Disclosure>
      )}
      <SaveButtons name={title} svg={svg} columns={all ? () => peopleColumns(all, measure) : undefined} />
    </section>
  );
}

/** Whoever cannot see the map hears whom they have chosen. */
function useChosenWords(store: Store, people: People | null, chosen: number, stop: number, measure: Measure): void {
  useEffect(() => {
    if (!people || chosen < 0) return;
    const place = stop === 0 ? null : [people.places[measure].x, people.places[measure].y].map((values) => values[(stop - 1) * people.count + chosen]!);
    const where = place && Number.isFinite(place[0]!) ? `, anxiety ${place[0]!.toFixed(1)}, avoidance ${place[1]!.toFixed(1)}` : "";
    store.say(`Person ${chosen}, ${people.infant[chosen] ? `${"?ABCD"[people.infant[chosen]!]} as an infant` : "not codable as an infant"}${where}.`);
  }, [chosen, stop, measure, people]);
}

interface ComparisonProps {
  living: Living | null;
  kept: Pick<PageState, "scenario" | "seed" | "families" | "settings"> | null;
  before: People | null;
  keep: () => void;
  forget: () => void;
}

function Comparison({ living, kept, before, keep, forget }: ComparisonProps) {
  const changed = kept && Object.entries(kept.settings).map(([name, value]) => `${name}=${value}`).join(", ");
  return (
    <section class="population-compare" aria-label="Compare two worlds">
      <button type="button" onClick={keep} disabled={living?.stage !== "done"}>
        {kept ? "Keep the world as it is now instead" : "Keep this world to compare"}
      </button>
      {kept && (
        <>
          <button type="button" class="quiet" onClick={forget}>
            Stop comparing
          </button>
          <p class="soft small">
            Before: {kept.scenario}, {kept.families} people, seed {kept.seed}{changed ? `, ${changed}` : ""}.{before ? "" : " It is being lived again."}
          </p>
        </>
      )}
    </section>
  );
}

function Results({ living, before, stop, measure, scenario }: { living: Living | null; before: People | null; stop: number; measure: Measure; scenario: string }) {
  const infants = living?.infants, all = living?.stage === "done" ? living.people : null, adult = stop === 0 ? ages.indexOf(25) : stop - 1;
  // What does not depend on the age is not drawn again while ages are played.
  const ofInfants = useMemo(() => infants && <InfantShares people={infants} before={before} scenario={scenario} />, [infants, before, scenario]);
  const overAges = useMemo(() => all && <AdultsByAge people={all} before={before} />, [all, before]);
  const fromInfancy = useMemo(() => all && <FromInfancy people={all} before={before} />, [all, before]);
  const fromTwentyFive = useMemo(() => all && <FromTwentyFive people={all} before={before} measure={measure} />, [all, before, measure]);
  if (!infants) return null;
  return (
    <section aria-labelledby="results-heading">
      <h2 id="results-heading">What they are like together</h2>
      {before && <Differences now={all ?? infants} before={before} stop={adult} measure={measure} />}
      <div class="population-results">
        {ofInfants}
        {all && <AdultShares people={all} before={before} stop={adult} />}
        {overAges}
        {all && <Change people={all} before={before} stop={adult} />}
        {fromInfancy}
        {fromTwentyFive}
      </div>
      {all && (
        <p class="soft small">
          Of {all.count.toLocaleString("en-GB")} people. Intervals are Wilson's for shares and Fisher's for correlations: they say what chance can do with this many people, and nothing about how well the model is right.
        </p>
      )}
    </section>
  );
}
