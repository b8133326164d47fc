// Draws clouds of points: shapes and colours on a canvas, fast enough to move, and the same as SVG.

export type Shape = "circle" | "triangle" | "diamond" | "square" | "ring";

export interface Look {
  shape: Shape;
  colour: string; // as the canvas takes it, not a css variable
}

/** The outline of a shape about the origin, as an SVG path; all have about the same area. */
export function outline(shape: Shape, radius: number): string {
  const r = radius;
  const at = (value: number) => Number((value * r).toFixed(2));
  if (shape === "triangle") return `M0 ${at(-1.28)}L${at(1.15)} ${at(0.78)}H${at(-1.15)}Z`;
  if (shape === "diamond") return `M0 ${at(-1.3)}L${at(1.1)} 0L0 ${at(1.3)}L${at(-1.1)} 0Z`;
  if (shape === "square") return `M${at(-0.9)} ${at(-0.9)}H${at(0.9)}V${at(0.9)}H${at(-0.9)}Z`;
  const one = shape === "ring" ? at(0.85) : at(1);
  return `M${-one} 0A${one} ${one} 0 1 0 ${one} 0A${one} ${one} 0 1 0 ${-one} 0Z`;
}

/** A shape drawn once, to be stamped many times: much faster than drawing it for every point. */
export class Stamp {
  private readonly canvas = document.createElement("canvas");
  private readonly half: number;

  /** `ratio` is how many pixels of the screen one of the page's has. A rim of paper keeps neighbours apart. */
  constructor(look: Look, radius: number, ratio: number, paper: string) {
    this.half = Math.ceil((radius * 1.35 + 1.5) * ratio);
    this.canvas.width = this.canvas.height = 2 * this.half + 1;
    const pen = this.canvas.getContext("2d")!;
    pen.setTransform(ratio, 0, 0, ratio, this.half + 0.5, this.half + 0.5);
    const path = new Path2D(outline(look.shape, radius));
    pen.lineJoin = "round";
    if (look.shape === "ring") {
      pen.strokeStyle = look.colour;
      pen.lineWidth = Math.max(1, radius * 0.42);
    } else {
      pen.fillStyle = look.colour;
      pen.strokeStyle = paper;
      pen.lineWidth = Math.min(1, radius * 0.28);
      pen.fill(path);
    }
    pen.stroke(path);
  }

  /** Places in pixels of the screen; whole ones are drawn fastest and sharpest. */
  put(pen: CanvasRenderingContext2D, x: number, y: number): void {
    pen.drawImage(this.canvas, Math.round(x) - this.half, Math.round(y) - this.half);
  }
}

/** Points of one look as a single SVG path. */
export function pathOfPoints(look: Look, radius: number, places: { x: number; y: number }[]): string {
  const shape = outline(look.shape, radius).slice(1).replace("Z", "z");
  // The outline begins at an absolute place and goes on: moved to each point by making the rest relative.
  const relative = relativeOf(shape);
  return places.map(({ x, y }) => `M${(x + relative.x).toFixed(1)} ${(y + relative.y).toFixed(1)}${relative.rest}`).join("");
}

function relativeOf(shape: string): { x: number; y: number; rest: string } {
  const parts = shape.match(/[LHVAz]|-?[\d.]+/g) ?? [];
  const start = { x: Number(parts[0]), y: Number(parts[1]) };
  let { x, y } = start, rest = "";
  const step = (from: number, to: number) => Number((to - from).toFixed(2));
  for (let k = 2; k < parts.length; ) {
    const kind = parts[k++];
    if (kind === "z") rest += "z";
    else if (kind === "H") (rest += `h${step(x, Number(parts[k]))}`), (x = Number(parts[k++]));
    else if (kind === "V") (rest += `v${step(y, Number(parts[k]))}`), (y = Number(parts[k++]));
    else {
      const radii = kind === "A" ? parts.slice(k, (k += 5)).join(" ") + " " : "";
      const toX = Number(parts[k++]), toY = Number(parts[k++]);
      rest += `${kind === "A" ? "a" : "l"}${radii}${step(x, toX)} ${step(y, toY)}`;
      (x = toX), (y = toY);
    }
  }
  return { x: start.x, y: start.y, rest };
}

/** A scale from numbers to pixels. */
export function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}
