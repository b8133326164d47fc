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
import { ages, communitySize, planOf, settingsOfMap } from "./plan";
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
  const lived = living && living.stage !== "infancy" ? living.people.count : 0;
  return (
    <div class="population-progress">
      <progress max={of} value={lived} aria-label="Lives lived so far" />
      <span class="soft small">
        {living?.stage === "done" ? `all ${of.toLocaleString("en-GB")} lives lived` : `${lived.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")} lives lived; in grey: who stood here before`}
      </span>
    </div>
  );
}

export function PopulationView({ store }: { store: Store }) {
  const { state, engine } = store;
  const { scenario, seed, families, settings } = state;
  const plan = useMemo(() => planOf({ scenario, seed, families, settings }), [scenario, seed, families, settings]);
  const { living, ghost, refused } = useLiving(engine, plan);
  const { before, keep, forget, kept, refused: refusedBefore } = useBefore(store, living);
  const choices = useChoices(store), { measure } = choices;
  const stop = stopOf(state.age), people = peopleAt(living, stop), all = living?.stage === "done" ? living.people : null;
  const chosen = people && choices.chosen < people.count ? choices.chosen : -1;
  // Who was drawn stays in sight, greyed, until the same number comes in the new world.
  const drawn = all ?? (people?.lived ? people : ghost), isDrawn = drawn !== null && choices.chosen >= 0 && choices.chosen < drawn.count;
  const scene = useRef<Scene | null>(null), help = useId();
  const told = all ?? (living && stop === 0 ? living.infants : ghost);
  const sentence = told ? sentenceOf(told, stop, measure) : "These lives are being lived.";
  return (
    <div class="population">
      <h1>A population</h1>
      <p class="population-lead">
        Every point is one person of the same world. Where it stands says how they are with those they love: more <Term word="anxiety">anxious</Term> to the right, more <Term word="avoidance">avoidant</Term> towards the top;
        near the lower left corner they are secure. Shape and colour say what they were as infants in the <Term word="Strange Situation" />.
      </p>
      <div class="split">
        <WorldControls store={store} />
        <div class="population-main">
          <Refusals of={refused} />
          <MapSection {...{ store, living, ghost, before, people, stop, chosen, scene, help, sentence }} choices={choices} />
          {isDrawn && (
            <div class={all ? undefined : "stale"}>
              <PersonCard engine={engine} world={living?.world ?? null} people={drawn} person={choices.chosen} measure={measure} onClose={() => choices.choose(-1)} onOpen={() => openLife(store, choices.chosen)} />
            </div>
          )}
          <Comparison living={living} kept={kept} before={before} refusedBefore={refusedBefore} keep={keep} forget={forget} />
          {living && <Command text={living.command} />}
          <Results living={living} ghost={ghost} before={before} stop={stop} measure={measure} state={state} />
        </div>
      </div>
    </div>
  );
}

/** The dyad view's world must hold the same person, so it has the settings of the map's. Communities do not know of each
 *  other: those after the person's own need not be lived again. */
function openLife(store: Store, person: number): void {
  const { scenario, seed, families, settings } = store.state;
  const needed = Math.min(families, communitySize * (Math.floor(person / communitySize) + 1));
  store.go("dyad", { part: "life", scenario, seed, families: needed, settings: settingsOfMap(settings), baby: person, age: 0, choices: {} });
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
          <p role="status" class={all || stop === 0 ? "population-words" : "population-words soft"}>{sentence}</p>
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
      {(people ?? ghost) && <PersonSearch people={(people ?? ghost)!} chosen={choices.chosen} onChoose={choices.choose} />}
      {(all ?? ghost) && stop > 0 && (
        <Disclosure summary="The map in numbers" class={all ? "disclosure" : "disclosure stale"}>
          <QuarterTable people={(all ?? ghost)!} stop={stop} measure={measure} />
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
  refusedBefore: unknown;
  keep: () => void;
  forget: () => void;
}

function Comparison({ living, kept, before, refusedBefore, keep, forget }: ComparisonProps) {
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
            Before: {kept.scenario}, {kept.families} people, seed {kept.seed}{changed ? `, ${changed}` : ""}.{before || refusedBefore ? "" : " It is being lived again."}
          </p>
          {!before && <Refusals of={refusedBefore} />}
        </>
      )}
    </section>
  );
}

interface ResultsProps {
  living: Living | null;
  ghost: People | null;
  before: People | null;
  stop: number;
  measure: Measure;
  state: PageState;
}

function Results({ living, ghost, before, stop, measure, state }: ResultsProps) {
  const done = living?.stage === "done" ? living.people : null, all = done ?? ghost, infants = living?.infants ?? ghost, adult = stop === 0 ? ages.indexOf(25) : stop - 1;
  const { scenario } = state, isDefault = Object.keys(settingsOfMap(state.settings)).length === Object.keys(settingsOfMap({})).length;
  const isOrdinary = isDefault && ["life_course", "baseline", "stability"].includes(scenario);
  // What does not depend on the age is not drawn again while ages are played.
  const ofInfants = useMemo(() => infants && <InfantShares people={infants} before={before} isOrdinary={isOrdinary || (isDefault && scenario === "global")} scenario={scenario} />, [infants, before, isDefault, scenario]);
  const overAges = useMemo(() => all && <AdultsByAge people={all} />, [all]);
  const fromInfancy = useMemo(() => all && <FromInfancy people={all} before={before} isOrdinary={isOrdinary} />, [all, before, isOrdinary]);
  const fromTwentyFive = useMemo(() => all && <FromTwentyFive people={all} before={before} isOrdinary={isOrdinary} measure={measure} />, [all, before, isOrdinary, measure]);
  if (!infants) return null;
  const stale = done ? undefined : "stale"; // of the world before: greyed until the new one is lived
  return (
    <section aria-labelledby="results-heading">
      <h2 id="results-heading">What they are like together</h2>
      {before && <Differences now={done ?? infants} before={before} stop={adult} measure={measure} />}
      <div class="population-results" aria-busy={!done}>
        <div class={living ? undefined : "stale"}>{ofInfants}</div>
        {all && <div class={stale}><AdultShares people={all} before={before} isOrdinary={isOrdinary} stop={adult} /></div>}
        {all && <div class={stale}>{overAges}</div>}
        {all && <div class={stale}><Change people={all} before={before} isOrdinary={isOrdinary} stop={adult} /></div>}
        {all && <div class={stale}>{fromInfancy}</div>}
        {all && <div class={stale}>{fromTwentyFive}</div>}
      </div>
      {all && (
        <p class="soft small">
          Of {all.count.toLocaleString("en-GB")} people. Intervals are Wilson's for shares and Fisher's for correlations: they say what chance can do with this many people, and nothing about how well the model is right.
        </p>
      )}
    </section>
  );
}
