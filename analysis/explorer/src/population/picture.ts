// The map as an SVG that stands alone: title, axes, people by class, key.
import { colourOf } from "../charts/save";
import { outline, pathOfPoints, scale } from "../charts/scatter";
import { infantClasses } from "./people";
import { classWords, radiusFor, type Scene } from "./paint";
import { axesOf, columnOrder, type Journey } from "./places";

const escaped = (words: string) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The picture as it stands, at a stop; `title` is set above it and `note` below. */
export function mapSvg(scene: Scene, title: string, note: string): string {
  const { box, inks, position, shown, of } = scene, { em } = box;
  const head = 2.4 * em, key = 4.6 * em, width = Math.max(box.width, 30 * em), radius = radiusFor(of, box);
  const words = (x: number, y: number, text: string, more = "") => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(text)}</text>`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${box.height + head + key}" viewBox="0 ${-head} ${width} ${box.height + head + key}" font-family="Helvetica, Arial, sans-serif" font-size="${em}" fill="${inks.soft}">`,
    `<rect x="0" y="${-head}" width="100%" height="100%" fill="${inks.paper}"/>`,
    words(0.8 * em, -0.8 * em, title, `font-size="${1.15 * em}" font-weight="600" fill="${inks.ink}"`),
    position >= 1 ? axes(scene) : columns(scene),
  ];
  if (scene.before && position >= 1) parts.push(points(scene, scene.before, -1, "circle", `fill="${inks.pale}" opacity="0.45"`, 0.62));
  for (const which of columnOrder) {
    const look = inks.classes[which]!, isOpen = look.shape === "ring";
    const fill = isOpen ? `fill="none" stroke="${look.colour}" stroke-width="${(radius * 0.42).toFixed(2)}"` : `fill="${look.colour}" stroke="${inks.paper}" stroke-width="${Math.min(1, radius * 0.28).toFixed(2)}"`;
    if (scene.journey && shown[which]) parts.push(points(scene, scene.journey, which, look.shape, fill, 1));
  }
  if (position >= 1)
    for (const [right, top, name] of [[0, 0, "secure"], [1, 0, "anxious"], [0, 1, "avoidant"], [1, 1, "fearful"]] as const)
      parts.push(words(right ? box.right - 0.6 * em : box.left + 0.6 * em, top ? box.top + 1.4 * em : box.bottom - 0.8 * em, name, `font-weight="600" fill="${inks.ink}" stroke="${inks.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke" text-anchor="${right ? "end" : "start"}"`));
  let x = 0.8 * em, y = box.height + 1.2 * em;
  for (const which of columnOrder) {
    const look = inks.classes[which]!, wide = 1.8 * em + classWords[which]!.length * 0.56 * em;
    if (x + wide > width) (x = 0.8 * em), (y += 1.5 * em);
    const fill = look.shape === "ring" ? `fill="none" stroke="${look.colour}" stroke-width="2"` : `fill="${look.colour}"`;
    parts.push(`<path d="${outline(look.shape, 0.42 * em)}" transform="translate(${(x + 0.5 * em).toFixed(1)} ${(y - 0.35 * em).toFixed(1)})" ${fill}/>`, words(x + 1.3 * em, y, classWords[which]!));
    x += wide;
  }
  parts.push(words(0.8 * em, y + 1.6 * em, note, `font-size="${0.9 * em}"`), "</svg>");
  return parts.join("\n");
}

function points({ position, box, of }: Scene, journey: Journey, which: number, shape: Parameters<typeof outline>[0], style: string, size: number): string {
  const { infant } = journey.people, places: { x: number; y: number }[] = [];
  journey.between(position, (k, x, y, opacity) => {
    if (opacity > 0.5 && (which < 0 || infant[k] === which)) places.push({ x, y });
  });
  return `<path ${style} d="${pathOfPoints({ shape, colour: "" }, radiusFor(of, box) * size, places)}"/>`;
}

function axes({ box, inks, journey, ghost }: Scene): string {
  const { low, high, ticks, middle, words } = axesOf[(journey ?? ghost)?.measure ?? "asked"], { em } = box;
  const x = scale(low, high, box.left, box.right), y = scale(low, high, box.bottom, box.top);
  const lines = ticks.map((tick) => {
    const style = tick === middle ? `stroke="${inks.pale}" stroke-width="1.5"` : `stroke="${inks.line}" stroke-width="0.75"`, name = String(tick).replace("-", "−");
    return (
      `<path ${style} d="M${x(tick).toFixed(1)} ${box.top}V${box.bottom}M${box.left} ${y(tick).toFixed(1)}H${box.right}"/>` +
      `<text x="${x(tick).toFixed(1)}" y="${box.bottom + 1.3 * em}" text-anchor="middle">${name}</text><text x="${box.left - 0.5 * em}" y="${(y(tick) + 0.35 * em).toFixed(1)}" text-anchor="end">${name}</text>`
    );
  });
  const across = (box.left + box.right) / 2, up = (box.top + box.bottom) / 2;
  return `${lines.join("")}<text x="${across}" y="${box.bottom + 2.8 * em}" text-anchor="middle">${words[0]}</text><text transform="translate(${em} ${up}) rotate(-90)" text-anchor="middle">${words[1]}</text>`;
}

function columns({ box, inks, journey }: Scene): string {
  if (!journey) return "";
  const { infancy } = journey, { em } = box, coded = infancy.counts.reduce((sum, one) => sum + one, 0) - infancy.counts[0]!;
  const names = columnOrder.map((which) => {
    const x = infancy.middle(which).toFixed(1), count = infancy.counts[which]!;
    const number = which === 0 ? String(count) : `${Math.round((100 * count) / Math.max(1, coded))} %`;
    return `<text x="${x}" y="${box.bottom + 1.3 * em}" text-anchor="middle" fill="${inks.ink}">${which === 0 ? "none" : infantClasses[which]}</text><text x="${x}" y="${box.bottom + 2.7 * em}" text-anchor="middle">${number}</text>`;
  });
  return `<path stroke="${colourOf("--edge") || inks.pale}" d="M${box.left} ${box.bottom}H${box.right}"/>${names.join("")}`;
}
