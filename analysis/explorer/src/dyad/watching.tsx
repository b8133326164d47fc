// Watching the eight episodes, interval by interval.
import { useEffect, useState } from "preact/hooks";
import type { Assessment, Episode } from "../engine/protocol";
import type { Store } from "../page/state";
import { amount, beginnings, freezes, freezesNow, scoreOf, seen } from "./episodes";
import { PlayButton, Step } from "./parts";
import { Room } from "./room";
import { type Settings, type Values, valueOf } from "./world";

export interface WatchingProps {
  store: Store;
  episodes: Episode[]; // with one figure, in order
  assessment: Assessment;
  slot: number;
  figure: string;
  base: Values;
  settings: Settings;
  title: string;
}

const frozen = "Stops in the middle of a movement and stays still, as if dazed; then ";

/** A share as a bar and a word. */
function Shown({ label, share }: { label: string; share: number }) {
  return (
    <div class="dyad-shown">
      <span>
        {label}: <strong>{amount(share)}</strong>
      </span>
      <span class="dyad-shown-bar" aria-hidden="true">
        <span style={{ width: `${Math.round(100 * share)}%` }} />
      </span>
    </div>
  );
}

export function Watching({ store, episodes, assessment, slot, figure, base, settings, title }: WatchingProps) {
  const [at, setAt] = useState({ episode: 0, interval: 0 });
  const [playing, setPlaying] = useState(false);
  const episode = episodes[at.episode]!;
  const count = episode.intervals.length;
  const stills = freezes(
    scoreOf(assessment.latent, "fear", slot),
    count,
    valueOf(base, settings, "strange_situation.fear_shows"),
    valueOf(base, settings, "strange_situation.fear_softness"),
  );
  const told = (interval: number) => {
    const plain = seen(episode.intervals[interval]!, episode, figure);
    return freezesNow(episode, interval, stills) ? frozen + plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
  };
  const ended = at.episode === 7 && at.interval === count - 1;
  const forward = () =>
    setAt((now) => {
      const intervals = episodes[now.episode]!.intervals.length;
      if (now.interval + 1 < intervals) return { ...now, interval: now.interval + 1 };
      return now.episode < 7 ? { episode: now.episode + 1, interval: 0 } : now;
    });
  const back = () => setAt((now) => (now.interval > 0 ? { ...now, interval: now.interval - 1 } : now.episode > 0 ? { episode: now.episode - 1, interval: episodes[now.episode - 1]!.intervals.length - 1 } : now));
  const goTo = (to: number) => {
    setPlaying(false);
    setAt({ episode: to, interval: 0 });
  };
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(forward, 1900);
    return () => clearInterval(timer);
  }, [playing]);
  useEffect(() => {
    if (ended) setPlaying(false);
  }, [ended]);
  useEffect(() => {
    if (at.interval === 0 && (playing || at.episode > 0)) store.say(`Episode ${at.episode + 1}. ${beginnings[at.episode]!(figure)}`);
  }, [at.episode]);

  const present = ["the baby", episode.figure_present ? figure : "", episode.stranger_present ? "the stranger" : ""].filter(Boolean);
  const room = present.length > 1 ? `In the room: ${present.slice(0, -1).join(", ")} and ${present[present.length - 1]}.` : "The baby is alone in the room.";
  return (
    <section aria-labelledby="dyad-watch">
      <h3 id="dyad-watch">Watch {title}</h3>
      <ol class="dyad-episodes" aria-label="Episodes">
        {episodes.map((one, index) => (
          <li key={index}>
            <Step pressed={index === at.episode} onDo={() => goTo(index)}>
              <span>
                <span class="hidden-text">Episode </span>
                {index + 1}
              </span>
              {one.reunion && <span class="dyad-reunion">reunion</span>}
            </Step>
          </li>
        ))}
      </ol>
      <div class="dyad-watching">
        <div>
          <Room episode={episode} strategy={episode.intervals[at.interval]!} frozen={freezesNow(episode, at.interval, stills)} figure={figure} told={`${room} ${told(at.interval)}`} />
          <div class="row">
            <PlayButton label={playing ? "Pause" : "Play"} off={ended} onDo={() => setPlaying(!playing)} />
            <Step off={at.episode === 0 && at.interval === 0} onDo={() => (setPlaying(false), back())}>
              One interval back
            </Step>
            <Step off={ended} onDo={() => (setPlaying(false), forward())}>
              Next interval
            </Step>
            <Step off={at.episode === 7} onDo={() => goTo(at.episode + 1)}>
              Next episode
            </Step>
          </div>
        </div>
        <div class="dyad-seen">
          <h4>
            Episode {at.episode + 1} of 8{episode.reunion ? ": a reunion, to be coded" : ""}
          </h4>
          <p>{beginnings[at.episode]!(figure)}</p>
          <p class="soft small">{room}</p>
          <ol class="dyad-intervals" aria-label={`What the baby does in episode ${at.episode + 1}`}>
            {episode.intervals.slice(0, at.interval + 1).map((_, interval) => (
              <li key={interval} class={interval === at.interval ? "now" : ""}>
                {told(interval)}
              </li>
            ))}
          </ol>
          <p class="small soft">
            Interval {at.interval + 1} of {count}. Over the whole episode:
          </p>
          <Shown label="Distress" share={episode.distress} />
          <Shown label="Exploration" share={episode.exploration} />
        </div>
      </div>
    </section>
  );
}
