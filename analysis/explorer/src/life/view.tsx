// Life goes on: the watched baby grows up, by choices that one makes for its world; and, beside it, what if.
import { useMemo } from "preact/hooks";
import { Command, Term } from "../page/slider";
import { type Store } from "../page/state";
import { AgeReading, ageOf } from "./age";
import { Bends, Instruments } from "./bending";
import { bendsOf } from "./bends";
import { Cards } from "./cards";
import { Comparison, Outcome } from "./compare";
import { Curves } from "./curves";
import { Missing, Progress, twinOf } from "./parts";
import { Timeline } from "./timeline";
import { type LivedLife, type Lives, useLives, yearsOfLife } from "./use";
import "./life.css";

export { StoryPart } from "./story";

function Shown({ store, lives, first }: { store: Store; lives: Lives; first: LivedLife }) {
  const life = first.life!;
  const pair = twinOf(lives), twin = pair?.life ?? null;
  const absent = lives.hasTwin && !lives.busy && lives.twin !== null && lives.twin.life === null;
  const month = ageOf(store);
  const bends = useMemo(() => bendsOf(life), [life]);
  const twinBends = useMemo(() => (twin ? bendsOf(twin) : []), [twin]);
  const marks = useMemo(() => bends.map((bend, k) => ({ x: bend.to / 12, label: `${k + 1}` })), [bends]);
  const norms = { anxiety: first.world.values["close_relationships.anxiety_mean"] ?? NaN, avoidance: first.world.values["close_relationships.avoidance_mean"] ?? NaN };
  return (
    <>
      {absent && <p class="note">In the world of “What if?” this person is not there: nobody of the same descent was born and followed, so that there is no second life to show.</p>}
      {pair && <Outcome store={lives.settled} first={first} twin={pair} />}
      <AgeReading store={store} life={life} twin={twin} month={month} />
      <h3>The life on a line</h3>
      <Timeline life={life} month={month} explained={!twin} title={twin ? "This life" : `Person ${life.person}, ${life.isWoman ? "a woman" : "a man"}`} />
      {twin && <Timeline life={twin} month={month} explained title="What if?" />}
      <h3>Where the model bends or holds</h3>
      <p>
        The <Term word="general model" /> is what a person expects of people as such. Upright lines are the age above and the numbered bends below.
      </p>
      <Curves life={life} twin={twin} month={month} marks={marks} />
      {pair && <Comparison store={lives.settled} first={first} twin={pair} />}
      <Bends store={store} life={life} bends={bends} explained title={twin ? "Where this life bends" : "Where it bends"} />
      {twin && <Bends store={store} life={twin} bends={twinBends} explained={bends.length === 0} title="Where the life of “What if?” bends" />}
      <Instruments life={life} twin={twin} norms={norms} />
      <Command text={first.world.command} />
      {pair && <Command text={pair.world.command} summary="The numbers of “What if?” on the command line" />}
    </>
  );
}

export function LifePart({ store }: { store: Store }) {
  const lives = useLives(store);
  const { first } = lives;
  return (
    <div class="split">
      <Cards store={store} hasTwin={lives.hasTwin} />
      <div class="life-main" aria-busy={lives.busy}>
        <p>
          Baby number {store.state.baby + 1} grows up among {store.state.families} families, to {yearsOfLife} years. What it learned as an infant goes on being tried out, on friends, in love, on its own children.
        </p>
        <Progress store={store} lives={lives} />
        <Missing store={store} lives={lives} />
        {first?.life && <Shown store={store} lives={lives} first={first} />}
      </div>
    </div>
  );
}
