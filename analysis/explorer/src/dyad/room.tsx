// The room of the Strange Situation from above: who is in it, where the baby is, what it does.
import type { Episode } from "../engine/protocol";
import type { Strategy } from "./days";

interface Place {
  x: number;
  y: number;
}

const toys: Place = { x: 386, y: 250 };
const door: Place = { x: 92, y: 170 };
const chair: Place = { x: 300, y: 84 };
const otherChair: Place = { x: 522, y: 84 };
const outside: Place = { x: -260, y: 170 };

/** Where the baby is, and what it looks at. */
function stance(strategy: Strategy, episode: Episode): { at: Place; towards: Place } {
  if (!episode.figure_present) return strategy === "mute" ? { at: { x: 352, y: 232 }, towards: toys } : { at: door, towards: outside };
  if (strategy === "mute") return { at: { x: 420, y: 268 }, towards: { x: 600, y: 330 } };
  const held = { x: chair.x, y: chair.y + 50 };
  if (strategy === "amplify" || episode.reunion) return { at: held, towards: chair };
  return { at: { x: 342, y: 168 }, towards: chair };
}

const turn = (from: Place, to: Place) => (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
const move = (at: Place) => ({ transform: `translate(${at.x}px, ${at.y}px)` });

/** A person from above: shoulders and head. */
function Grown({ at, name, square }: { at: Place; name: string; square?: boolean }) {
  return (
    <g class={square ? "room-person stranger" : "room-person"} style={move(at)}>
      {square ? <rect x="-32" y="-14" width="64" height="30" rx="5" /> : <ellipse rx="34" ry="17" />}
      <circle r="14" />
      <text x={at.x > 400 ? -46 : 46} y="6" text-anchor={at.x > 400 ? "end" : "start"}>
        {name}
      </text>
    </g>
  );
}

function Infant({ strategy, episode, frozen }: { strategy: Strategy; episode: Episode; frozen: boolean }) {
  const { at, towards } = stance(strategy, episode);
  const arm = strategy === "ask" && !frozen, loud = strategy === "amplify" && !frozen;
  return (
    <g class="room-baby" style={move(at)}>
      <g transform={`rotate(${turn(at, towards)}) scale(1.3)`}>
        <ellipse rx="12" ry="18" />
        {arm && <path class="room-arms" d="M8 -13h16M8 13h16" />}
        {loud && <path class="room-arms" d="M6 -14l13 -9M6 14l13 9" />}
        <circle r="11" />
        <path class="room-gaze" d="M11 -5l8 5l-8 5z" />
      </g>
      {loud && <path class="room-cry" d="M-28 -16a32 32 0 0 0 0 32M28 -16a32 32 0 0 1 0 32M-38 -22a44 44 0 0 0 0 44M38 -22a44 44 0 0 1 0 44" />}
      {frozen && <rect class="room-still" x="-27" y="-27" width="54" height="54" />}
    </g>
  );
}

function Furniture({ open }: { open: boolean }) {
  return (
    <g class="room-walls" aria-hidden="true">
      <path d="M60 130V30H620V350H60V210" />
      <path class="room-door" d={open ? "M60 130L18 108" : "M60 130V210"} />
      <path class="room-mirror" d="M620 110V290" />
      <rect x={chair.x - 38} y="40" width="76" height="62" rx="10" />
      <rect x={otherChair.x - 38} y="40" width="76" height="62" rx="10" />
      <circle class="room-rug" cx={toys.x} cy={toys.y + 14} r="62" />
      <path class="room-toys" d="M372 240h18v18h-18zM398 262l11 -20l11 20zM360 284a10 10 0 1 0 20 0a10 10 0 1 0 -20 0" />
      <text x="40" y="234" text-anchor="middle">
        door
      </text>
      <text x={toys.x - 68} y={toys.y + 62} text-anchor="end">
        toys
      </text>
      <text x="612" y="316" text-anchor="end">
        one-way mirror
      </text>
    </g>
  );
}

export interface RoomProps {
  episode: Episode;
  strategy: Strategy;
  frozen: boolean;
  figure: string;
  told: string;
}

export function Room({ episode, strategy, frozen, figure, told }: RoomProps) {
  const stranger = episode.figure_present ? otherChair : strategy === "mute" ? { x: 470, y: 214 } : { x: 168, y: 196 };
  return (
    <svg class="room" viewBox="0 0 640 370" role="img" aria-label={told}>
      <Furniture open={!episode.figure_present && !episode.stranger_present} />
      <Grown at={episode.figure_present ? chair : outside} name={figure} />
      <Grown at={episode.stranger_present ? stranger : { x: -260, y: 250 }} name="stranger" square />
      <Infant strategy={strategy} episode={episode} frozen={frozen} />
    </svg>
  );
}
