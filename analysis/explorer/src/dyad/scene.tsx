// The scene: a baby, its caregivers, and one bid with its answer, as a picture.
import { ageInWords, type Bid } from "./days";
import { AnswerMark, StrategyMark, answerWords, strategyWords } from "./marks";

interface Place {
  x: number;
  y: number;
}

const baby: Place = { x: 320, y: 244 };

/** Where the caregivers stand: the main one to the left. */
export function placeOf(slot: number, figures: number): Place {
  if (figures === 1) return { x: 320, y: 74 };
  if (slot === 3) return { x: 320, y: 66 };
  return { x: slot === 1 ? 128 : 512, y: 108 };
}

/** A point on the way from the baby to a figure. */
function between(to: Place, share: number): Place {
  return { x: baby.x + share * (to.x - baby.x), y: baby.y + share * (to.y - baby.y) };
}

const along = (at: Place, to: Place) => `translate(${at.x} ${at.y}) rotate(${(Math.atan2(to.y - baby.y, to.x - baby.x) * 180) / Math.PI})`;

/** A grown person, from head and shoulders. */
function Figure({ at, name, active }: { at: Place; name: string; active: boolean }) {
  const central = at.x === baby.x; // bids pass below: the name stands beside
  return (
    <g transform={`translate(${at.x} ${at.y})`} class={active ? "scene-figure active" : "scene-figure"}>
      <path d="M-55 54c2-41 24-55 55-55s53 14 55 55c-31 11-79 11-110 0z" />
      <circle cx="0" cy="-26" r="30" />
      <text x={central ? -70 : 0} y={central ? 6 : 84} text-anchor={central ? "end" : "middle"}>
        {name}
      </text>
    </g>
  );
}

/** The baby, wrapped; the ring around it is its chronic arousal. */
function Baby({ tone, comforted }: { tone: number; comforted: boolean }) {
  return (
    <g transform={`translate(${baby.x} ${baby.y})`} class={comforted ? "scene-baby held" : "scene-baby"}>
      <circle class="scene-tone" cx="0" cy="4" r="50" style={{ strokeWidth: Number.isFinite(tone) ? 1 + 13 * tone : 1 }} />
      <path d="M-27 22c0-22 11-33 27-33s27 11 27 33c0 16-11 22-27 22s-27-6-27-22z" />
      <circle cx="0" cy="-19" r="19" />
    </g>
  );
}

/** The way of the bid; its line says the strategy again: a muted one is a row of dots that ends half way, an amplified one is thick. */
function Way({ bid, to }: { bid: Bid; to: Place }) {
  const reach = { mute: 0.4, ask: 0.6, amplify: 0.6 }[bid.strategy];
  const from = between(to, 0.27), end = between(to, reach);
  return <line class={`scene-way ${bid.strategy}`} x1={from.x} y1={from.y} x2={end.x} y2={end.y} />;
}

function Answered({ bid, to }: { bid: Bid; to: Place }) {
  const held = bid.answer === "comforted", frightened = bid.answer === "frightened";
  const at = between(to, 0.65), end = between(to, 0.22), from = between(to, 0.6);
  return (
    <g class="scene-answer">
      {held && <path class="scene-embrace" d={`M${baby.x - 60} ${baby.y + 28}a65 65 0 1 1 120 0`} />}
      {frightened && <line class="scene-way frightened" x1={from.x} y1={from.y + 14} x2={end.x} y2={end.y + 10} />}
      {!held && (
        <g transform={along(at, to)}>
          <AnswerMark answer={bid.answer} />
        </g>
      )}
      <text class="scene-word" x={to.x + (to.x === baby.x ? 70 : 0)} y={to.x === baby.x ? to.y + 6 : to.y - 68} text-anchor={to.x === baby.x ? "start" : "middle"}>
        {answerWords[bid.answer]}
      </text>
    </g>
  );
}

export interface SceneProps {
  day: number;
  bid: Bid | null;
  figures: string[];
  tone: number;
  twin?: boolean;
}

export function Scene({ day, bid, figures, tone, twin }: SceneProps) {
  const to = bid ? placeOf(bid.slot, figures.length) : null;
  const told = bid
    ? `It ${strategyWords[bid.strategy].does} ${figures[bid.slot - 1]}, and is ${answerWords[bid.answer]}.`
    : "No bid yet.";
  const key = bid ? `${day} ${bid.slot} ${bid.strategy} ${bid.answer}` : "none";
  const middle = to ? between(to, 0.43) : null;
  return (
    <svg class="scene" viewBox="0 0 640 322" role="img" aria-label={`${twin ? "The twin" : "The baby"}, ${day > 0 ? `${ageInWords(day)} old` : "just born"}. ${told}`}>
      {figures.map((name, index) => (
        <Figure key={name} at={placeOf(index + 1, figures.length)} name={name} active={bid?.slot === index + 1} />
      ))}
      <Baby tone={tone} comforted={bid?.answer === "comforted"} />
      {bid && to && middle && (
        <g key={key}>
          <g class="scene-bid">
            <Way bid={bid} to={to} />
            <g transform={along(middle, to)}>
              <circle class="scene-clear" r="19" />
              <StrategyMark strategy={bid.strategy} />
            </g>
            <text class="scene-word" x={baby.x + (to.x > baby.x ? -76 : 76)} y={baby.y + 8} text-anchor={to.x > baby.x ? "end" : "start"}>
              {strategyWords[bid.strategy].short}
            </text>
          </g>
          <Answered bid={bid} to={to} />
        </g>
      )}
    </svg>
  );
}
