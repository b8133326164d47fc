// Paints the map: axes and quarters, the people, those of the world before, and the way of one who is chosen.
import { colourOf } from "../charts/save";
import { type Look, type Shape, Stamp, scale } from "../charts/scatter";
import { infantClasses } from "./people";
import { ages } from "./plan";
import { axesOf, type Box, columnOrder, type Journey } from "./places";

export interface Inks {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
  pale: string;
  classes: Look[]; // by infant class
}

export const classShapes: Shape[] = ["ring", "triangle", "circle", "diamond", "square"];
export const classVariables = ["--uncoded", "--class-a", "--class-b", "--class-c", "--class-d"];
export const classWords = ["not codable", "avoidant (A)", "secure (B)", "resistant (C)", "disorganized (D)"];

export function inksOf(): Inks {
  const variable = (name: string, otherwise: string) => colourOf(name) || otherwise;
  return {
    paper: variable("--paper", "#ffffff"), ink: variable("--ink", "#1b1b1b"), soft: variable("--soft", "#565656"), line: variable("--line", "#dddddd"),
    accent: variable("--accent", "#0072b2"), pale: variable("--edge", "#8a8a8a"),
    classes: classVariables.map((name, k) => ({ colour: variable(name, "#808080"), shape: classShapes[k]! })),
  }; // prettier-ignore
}

/** Points shrink as there are more of them, and with the map. */
export function radiusFor(count: number, box: Box): number {
  const side = box.right - box.left;
  return Math.max(1.7, Math.min(7, (side / 560) * (58 / Math.sqrt(count + 20) + 1.6)));
}

export interface Scene {
  box: Box;
  ratio: number; // pixels of the screen for one of the page's
  inks: Inks;
  position: number; // 0 infancy, 1 the first age, and between
  journey: Journey | null; // the people
  ghost: Journey | null; // who stood here until now, greyed until their places are taken
  before: Journey | null; // the world kept for comparison
  shown: boolean[]; // by infant class
  chosen: number; // a person, or -1
  of: number; // people that there will be
}

/** Stamps are kept as long as nothing about them changes. */
let stamps: { key: string; classes: Stamp[]; pale: Stamp; dot: Stamp } | null = null;

function stampsOf({ inks, ratio, box, of }: Scene) {
  const radius = radiusFor(of, box), key = JSON.stringify([inks.classes, inks.paper, inks.pale, ratio, radius]);
  if (stamps?.key !== key)
    stamps = {
      key,
      classes: inks.classes.map((look) => new Stamp(look, radius, ratio, inks.paper)),
      pale: new Stamp({ shape: "circle", colour: inks.line }, radius * 0.9, ratio, inks.paper),
      dot: new Stamp({ shape: "circle", colour: inks.pale }, radius * 0.62, ratio, inks.paper),
    };
  return stamps;
}

export function paint(canvas: HTMLCanvasElement, scene: Scene): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const { box, ratio, inks, journey, ghost, before, position } = scene;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.fillStyle = inks.paper;
  pen.fillRect(0, 0, box.width, box.height);
  pen.font = `${box.em}px ${getComputedStyle(document.body).fontFamily}`;
  if (position < 1) paintColumns(pen, scene, 1 - position);
  if (position > 0) paintAxes(pen, scene, Math.min(1, position));
  pen.setTransform(1, 0, 0, 1, 0, 0);
  const made = stampsOf(scene);
  const put = (stamp: Stamp, x: number, y: number, opacity: number) => {
    if (pen.globalAlpha !== opacity) pen.globalAlpha = opacity;
    stamp.put(pen, x * ratio, y * ratio);
  };
  if (before && position >= 1) before.between(position, (k, x, y, opacity) => scene.shown[before.people.infant[k]!] && put(made.dot, x, y, 0.45 * opacity));
  const come = journey?.people.count ?? 0;
  ghost?.between(position, (k, x, y, opacity) => k >= come && put(made.pale, x, y, opacity));
  if (journey) {
    const { infant } = journey.people;
    if (!scene.shown.every(Boolean)) journey.between(position, (k, x, y, opacity) => !scene.shown[infant[k]!] && put(made.pale, x, y, 0.7 * opacity));
    journey.between(position, (k, x, y, opacity) => scene.shown[infant[k]!] && put(made.classes[infant[k]!]!, x, y, opacity));
  }
  pen.globalAlpha = 1;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (position > 0) paintQuarters(pen, scene, Math.min(1, position));
  if (journey && scene.chosen >= 0 && scene.chosen < come) paintWay(pen, scene, journey);
}

function line(pen: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number, colour: string, width = 1): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.stroke();
}

function paintAxes(pen: CanvasRenderingContext2D, { box, inks, journey, ghost }: Scene, opacity: number): void {
  const measure = (journey ?? ghost)?.measure ?? "asked", { low, high, ticks, middle, words } = axesOf[measure];
  const x = scale(low, high, box.left, box.right), y = scale(low, high, box.bottom, box.top);
  pen.globalAlpha = opacity;
  for (const tick of ticks) {
    const isMiddle = tick === middle;
    line(pen, x(tick), box.top, x(tick), box.bottom, isMiddle ? inks.pale : inks.line, isMiddle ? 1.5 : 0.75);
    line(pen, box.left, y(tick), box.right, y(tick), isMiddle ? inks.pale : inks.line, isMiddle ? 1.5 : 0.75);
    pen.fillStyle = inks.soft;
    pen.textAlign = "center";
    pen.fillText(String(tick).replace("-", "−"), x(tick), box.bottom + 1.3 * box.em);
    pen.textAlign = "right";
    pen.fillText(String(tick).replace("-", "−"), box.left - 0.5 * box.em, y(tick) + 0.35 * box.em);
  }
  pen.textAlign = "center";
  pen.fillText(words[0], (box.left + box.right) / 2, box.bottom + 2.8 * box.em);
  pen.save();
  pen.translate(1 * box.em, (box.top + box.bottom) / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(words[1], 0, 0);
  pen.restore();
  pen.globalAlpha = 1;
}

/** Names of the quarters over the points, rimmed so that they can be read among them. */
function paintQuarters(pen: CanvasRenderingContext2D, { box, inks }: Scene, opacity: number): void {
  pen.save();
  pen.globalAlpha = opacity;
  pen.font = `600 ${pen.font}`;
  pen.lineJoin = "round";
  for (const [right, top, words] of [[false, false, "secure"], [true, false, "anxious"], [false, true, "avoidant"], [true, true, "fearful"]] as const) {
    const x = right ? box.right - 0.6 * box.em : box.left + 0.6 * box.em, y = top ? box.top + 1.4 * box.em : box.bottom - 0.8 * box.em;
    pen.textAlign = right ? "right" : "left";
    pen.strokeStyle = inks.paper;
    pen.lineWidth = 4;
    pen.strokeText(words, x, y);
    pen.fillStyle = inks.ink;
    pen.fillText(words, x, y);
  }
  pen.restore();
}

function paintColumns(pen: CanvasRenderingContext2D, { box, inks, journey, before, ghost }: Scene, opacity: number): void {
  const columns = (journey ?? ghost)?.infancy;
  pen.globalAlpha = opacity;
  line(pen, box.left, box.bottom, box.right, box.bottom, inks.pale, 1.2);
  if (columns) {
    const all = columns.counts.reduce((sum, one) => sum + one, 0) - columns.counts[0]!;
    for (const which of columnOrder) {
      const x = columns.middle(which), count = columns.counts[which]!;
      pen.textAlign = "center";
      pen.fillStyle = inks.ink;
      pen.fillText(which === 0 ? "none" : infantClasses[which], x, box.bottom + 1.3 * box.em);
      pen.fillStyle = inks.soft;
      pen.fillText(which === 0 ? String(count) : `${Math.round((100 * count) / Math.max(1, all))} %`, x, box.bottom + 2.7 * box.em);
      const were = before && journey && before.people.count > 0 ? (before.infancy.counts[which]! * journey.people.count) / before.people.count : 0;
      if (were === 0) continue;
      pen.setLineDash([4, 3]);
      const height = columns.heightOf(were);
      line(pen, x - columns.half, box.bottom - height, x + columns.half, box.bottom - height, inks.ink, 1.5);
      pen.setLineDash([]);
    }
  }
  pen.globalAlpha = 1;
}

/** The way of one person over the map, from the first age (open) to the last (filled), with a mark where they are now. */
function paintWay(pen: CanvasRenderingContext2D, scene: Scene, journey: Journey): void {
  const { box, inks, chosen, position } = scene;
  const way = ages.map((_, k) => ({ x: journey.at(k + 1).x[chosen]!, y: journey.at(k + 1).y[chosen]!, age: ages[k]! })).filter((one) => Number.isFinite(one.x));
  const stroke = (colour: string, width: number, path: () => void) => {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    path();
    pen.stroke();
  };
  if (position >= 1 && journey.people.lived && way.length > 0) {
    const path = () => way.forEach(({ x, y }, k) => (k === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    stroke(inks.paper, 5, path);
    stroke(inks.ink, 2, path);
    pen.font = `600 ${0.9 * box.em}px ${getComputedStyle(document.body).fontFamily}`;
    pen.textAlign = "left";
    for (const { x, y, age } of way.length > 1 ? [way[0]!, way[way.length - 1]!] : way) {
      pen.strokeStyle = inks.paper;
      pen.lineWidth = 4;
      const at = [Math.min(x + 0.6 * box.em, box.right - 1.4 * box.em), Math.max(y - 0.5 * box.em, box.top + 0.9 * box.em)] as const;
      pen.strokeText(String(age), ...at);
      pen.fillStyle = inks.ink;
      pen.fillText(String(age), ...at);
    }
  }
  const spot = journey.spot(chosen, position), radius = radiusFor(scene.of, box) + 4;
  if (spot) for (const [colour, width] of [[inks.paper, 6], [inks.ink, 2.5]] as const) stroke(colour, width, () => pen.arc(spot.x, spot.y, radius, 0, 2 * Math.PI));
}
