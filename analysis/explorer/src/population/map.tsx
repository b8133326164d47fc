// The map itself: people on a canvas, moving from age to age; one of them can be chosen by pointer or keyboard.
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { type Room, useRoom } from "../charts/figure";
import { useTheme } from "../page/appearance";
import { inksOf, paint, type Scene } from "./paint";
import { type Measure, type People } from "./people";
import { type Box, boxOf, Journey } from "./places";

export interface MapProps {
  people: People | null;
  ghost: People | null;
  before: People | null;
  of: number; // people that there will be
  measure: Measure;
  stop: number; // 0 infancy, then the ages
  shown: boolean[];
  chosen: number;
  onChoose: (person: number) => void;
  label: string;
  describedBy: string;
  /** Is given the scene at rest, for saving. */
  scene: { current: Scene | null };
}

/** Stops a second: a step of one age takes most of a second, a jump over many not much more. */
const leastSpeed = 1.4, longestJump = 1.1;

export const wantsLessMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function useJourney(people: People | null, measure: Measure, box: Box, of: number): Journey | null {
  return useMemo(() => (people && people.count > 0 ? new Journey(people, measure, box, of) : null), [people, measure, box, of]);
}

function useBox(room: Room): Box {
  return useMemo(() => boxOf(room.width, room.em), [room.width, room.em]);
}

/** Moves towards the stop, painting as it goes; then rests until something changes. */
function useMotion(stop: number, draw: (position: number) => void): { current: number } {
  const position = useRef(stop), latest = useRef(draw);
  latest.current = draw;
  useLayoutEffect(() => draw(position.current));
  useEffect(() => {
    const from = position.current, distance = Math.abs(stop - from);
    if (distance === 0) return undefined;
    const length = wantsLessMotion() ? 0 : 1000 * Math.min(longestJump, distance / leastSpeed);
    let frame = 0, began = 0;
    const step = (time: number) => {
      began ||= time;
      const part = length > 0 ? Math.min(1, (time - began) / length) : 1;
      position.current = part < 1 ? from + (stop - from) * part : stop;
      latest.current(position.current);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [stop]);
  return position;
}

/** The nearest person to a place within reach, among those who are shown. */
function nearest(journey: Journey, position: number, shown: boolean[], x: number, y: number, reach: number): number {
  let best = -1, least = reach * reach;
  journey.between(position, (k, atX, atY, opacity) => {
    const distance = (atX - x) ** 2 + (atY - y) ** 2;
    if (opacity > 0.5 && shown[journey.people.infant[k]!] && distance < least) (least = distance), (best = k);
  });
  return best;
}

const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The next person in a direction: near, and rather ahead than aside. */
function neighbour(journey: Journey, position: number, shown: boolean[], from: number, [dx, dy]: [number, number]): number {
  const here = journey.spot(from, position);
  if (!here) return from;
  let best = from, least = Infinity;
  journey.between(position, (k, x, y, opacity) => {
    const ahead = (x - here.x) * dx + (y - here.y) * dy, aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    if (k === from || opacity < 0.5 || ahead < 0.4 || !shown[journey.people.infant[k]!]) return;
    const distance = ahead + 2.5 * aside;
    if (distance < least) (least = distance), (best = k);
  });
  return best;
}

export function PeopleMap(props: MapProps) {
  const { people, ghost, before, of, measure, stop, shown, chosen, onChoose } = props;
  const [element, room] = useRoom();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme(), inks = useMemo(inksOf, [theme]);
  const box = useBox(room), ratio = Math.min(2, window.devicePixelRatio || 1);
  const journey = useJourney(people?.lived ? people : stop === 0 ? people : null, measure, box, of);
  const ghostJourney = useJourney(ghost, measure, box, of), beforeJourney = useJourney(before, measure, box, of);
  const sceneAt = (position: number): Scene => ({ box, ratio, inks, position, journey, ghost: ghostJourney, before: beforeJourney, shown, chosen, of });
  const position = useMotion(stop, (at) => canvas.current && room.width > 0 && paint(canvas.current, sceneAt(at)));
  props.scene.current = sceneAt(stop);

  const choose = (event: MouseEvent) => {
    const place = canvas.current!.getBoundingClientRect();
    if (journey) onChoose(nearest(journey, position.current, shown, event.clientX - place.left, event.clientY - place.top, 22));
  };
  const move = (event: KeyboardEvent) => {
    if (!journey || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step) {
      const middle = () => nearest(journey, stop, shown, (box.left + box.right) / 2, (box.top + box.bottom) / 2, 1e4);
      onChoose(chosen < 0 || !journey.spot(chosen, stop) ? middle() : neighbour(journey, stop, shown, chosen, step));
    } else if (event.key === "Escape") onChoose(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div class="people-map" ref={element}>
      {room.width > 0 && (
        <canvas
          ref={canvas} width={Math.round(box.width * ratio)} height={Math.round(box.height * ratio)} style={{ width: `${box.width}px`, height: `${box.height}px` }}
          tabIndex={0} role="application" aria-roledescription="map of people" aria-label={props.label} aria-describedby={props.describedBy} onClick={choose} onKeyDown={move}
        />
      )}
    </div>
  );
}
