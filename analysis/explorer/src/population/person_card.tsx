// One person drawn from the cloud: class, temperament, the way over the map, what happened; and the door to that life.
import { useEffect, useState } from "preact/hooks";
import { type Engine, type World } from "../engine/protocol";
import { mostFollowed } from "../life/use";
import { type Chronicle, eventsOf, readChronicle } from "./events";
import { ClassMark } from "./key";
import { classWords } from "./paint";
import { adultClasses, type Measure, type People } from "./people";
import { ages } from "./plan";
import { axesOf } from "./places";

/** How a trait of temperament stands among others, in words. */
function standing(value: number, middle: number, spread: number): string {
  const away = (value - middle) / spread;
  return away > 1 ? "high" : away > 0.4 ? "rather high" : away < -1 ? "low" : away < -0.4 ? "rather low" : "about average";
}

function spreadOf(values: Float32Array): { middle: number; spread: number } {
  let sum = 0, squares = 0;
  for (const value of values) (sum += value), (squares += value * value);
  const middle = sum / values.length;
  return { middle, spread: Math.sqrt(Math.max(1e-9, squares / values.length - middle * middle)) };
}

/** In words of the age that is shown: the table goes to 60 once lives were followed. */
function sexInWords(people: People, k: number): string {
  const isGrown = people.lived && !(people.died[k]! < 18);
  return people.woman[k] ? (isGrown ? "woman" : "girl") : isGrown ? "man" : "boy";
}

const short = (value: number) => (Number.isFinite(value) ? value.toFixed(1).replace("-", "−") : "–");

function Way({ people, k, measure }: { people: People; k: number; measure: Measure }) {
  const { low, high, middle } = axesOf[measure], { x, y } = people.places[measure], size = 150;
  const at = (value: number) => ((value - low) / (high - low)) * size;
  const stops = ages.map((age, stop) => ({ age, x: x[stop * people.count + k]!, y: y[stop * people.count + k]!, adult: adultClasses[people.adult[stop * people.count + k]!]! }));
  const seen = stops.filter((one) => Number.isFinite(one.x));
  const points = seen.map((one) => `${at(one.x).toFixed(1)},${(size - at(one.y)).toFixed(1)}`).join(" ");
  const last = seen[seen.length - 1];
  return (
    <div class="person-way">
      <svg width={size} height={size} viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={`Way over the map: the numbers are in the table beside`}>
        <rect class="way-frame" x="0" y="0" width={size} height={size} />
        <path class="way-middle" d={`M${at(middle)} 0V${size}M0 ${size - at(middle)}H${size}`} />
        <polyline class="way-line" points={points} />
        {seen.map((one) => <circle class={one === last ? "way-last" : "way-stop"} cx={at(one.x)} cy={size - at(one.y)} r={one === last ? 5 : 3} />)}
      </svg>
      <div class="scroll" tabIndex={0} role="region" aria-label="Anxiety, avoidance and interview by age">
        <table class="numbers">
          <caption>Anxiety and avoidance {measure === "asked" ? "as asked (1 to 7)" : "as they truly are (in SD)"}, and the interview, by age</caption>
          <thead>
            <tr>
              <th scope="col">Age</th>
              <th scope="col">Anxiety</th>
              <th scope="col">Avoidance</th>
              <th scope="col">Interview</th>
            </tr>
          </thead>
          <tbody>
            {stops.map((one) => (
              <tr>
                <th scope="row">{one.age}</th>
                <td>{short(one.x)}</td>
                <td>{short(one.y)}</td>
                <td>{one.adult === "none" ? "–" : one.adult}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** What happened; that of the world before until the new one has been lived and read. */
function Events({ engine, world, people, k }: { engine: Engine; world: World | null; people: People; k: number }) {
  const [read, setRead] = useState<{ chronicle: Chronicle; people: People } | null>(null);
  useEffect(() => {
    if (!world) return undefined;
    let left = false;
    readChronicle(engine, world).then((chronicle) => left || setRead({ chronicle, people })).catch(() => undefined);
    return () => void (left = true);
  }, [engine, world?.id]);
  if (!read || k >= read.people.count) return <p class="soft">Reading what happened …</p>;
  const { events, friendships } = eventsOf(read.chronicle, read.people, k);
  return (
    <>
      <ul class="person-events">{events.length > 0 ? events.map((one) => <li>{one.words}</li>) : <li>nothing that the results tell of</li>}</ul>
      <p class="soft">
        {friendships === 1 ? "One friendship" : `${friendships} friendships`} by {Number.isFinite(read.people.died[k]!) ? "then" : "sixty"}.
      </p>
    </>
  );
}

export interface PersonCardProps {
  engine: Engine;
  world: World | null; // once it is lived
  people: People;
  person: number;
  measure: Measure;
  onOpen: () => void;
  onClose: () => void;
}

export function PersonCard({ engine, world, people, person: k, measure, onOpen, onClose }: PersonCardProps) {
  const susceptible = spreadOf(people.susceptibility);
  return (
    <section class="card person-card" aria-labelledby="person-heading">
      <div class="row spread">
        <h3 id="person-heading" tabIndex={-1}>
          <ClassMark which={people.infant[k]!} size={18} /> Person {k}
        </h3>
        <button type="button" class="quiet small" onClick={onClose}>
          Close<span class="hidden-text"> the card of person {k}</span>
        </button>
      </div>
      <p>
        A {sexInWords(people, k)}, in infancy {people.infant[k] ? <strong>{classWords[people.infant[k]!]}</strong> : "not codable in the Strange Situation"}. Inborn: reactivity{" "}
        {standing(people.reactivity[k]!, 0, 1)} ({short(people.reactivity[k]!)} SD), susceptibility {standing(people.susceptibility[k]!, susceptible.middle, susceptible.spread)}.
      </p>
      {k < mostFollowed ? (
        <p>
          <button type="button" class="primary" onClick={onOpen}>
            Open this life
          </button>
        </p>
      ) : (
        <p class="soft">Only the first {mostFollowed.toLocaleString("en-GB")} of a world can be followed month by month: draw one of them to open a life.</p>
      )}
      {people.lived && <Way people={people} k={k} measure={measure} />}
      {people.lived && (
        <>
          <h4>What happened</h4>
          <Events engine={engine} world={world} people={people} k={k} />
        </>
      )}
    </section>
  );
}
