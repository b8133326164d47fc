// Saves pictures and numbers as files: SVG and PNG with the colours of the page written into them, tables as CSV.

/** A column of a table to be saved. */
export interface CsvColumn {
  label: string;
  values: (number | string | null)[];
}

const sansSerif = "Helvetica, Arial, sans-serif";
/** What of an element's computed style a picture needs to look the same anywhere else. */
const keptStyles = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity",
  "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order", "visibility", "display",
]; // prettier-ignore

/** A name that every file system takes: "Share of classes" becomes "share_of_classes". */
export function fileName(name: string, ending: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 60);
  return `dyad_${plain || "figure"}.${ending}`;
}

function cell(value: number | string | null): string {
  if (value === null || (typeof value === "number" && !Number.isFinite(value))) return "";
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Comma-separated text of the columns, the first line being their labels. */
export function csvOf(columns: CsvColumn[]): string {
  const rows = Math.max(0, ...columns.map((column) => column.values.length));
  const lines = [columns.map((column) => cell(column.label)).join(",")];
  for (let row = 0; row < rows; ++row) lines.push(columns.map((column) => cell(column.values[row] ?? null)).join(","));
  return lines.join("\r\n") + "\r\n";
}

/** Gives a file to the reader; also from a page that was opened from a disk. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveCsv(name: string, columns: CsvColumn[]): void {
  saveFile(fileName(name, "csv"), new Blob([csvOf(columns)], { type: "text/csv;charset=utf-8" }));
}

/** The colour that a css variable of the page has at present. */
export function colourOf(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

function withoutVariables(text: string): string {
  let plain = text;
  for (let depth = 0; depth < 4 && plain.includes("var("); ++depth)
    plain = plain.replace(/var\((--[\w-]+)(?:,([^()]*))?\)/g, (_, name: string, otherwise?: string) => colourOf(name) || otherwise || "currentColor");
  return plain;
}

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of keptStyles) {
    const value = style.getPropertyValue(name);
    if (value && !(name === "fill" && value.startsWith("url"))) to.setAttribute(name, value);
  }
  if (from.tagName === "text") to.setAttribute("font-family", sansSerif);
  for (const name of ["class", "style", "tabindex"]) to.removeAttribute(name);
  for (let k = 0; k < from.children.length; ++k) inlineStyles(from.children[k]!, to.children[k]!);
}

/** The text of an SVG that looks the same outside the page: no classes, no variables, fonts by their general names, on paper,
 *  with a title above. A text is taken as it is, but for its variables. */
export function svgText(svg: SVGSVGElement | string, title = ""): string {
  if (typeof svg === "string") return withoutVariables(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy);
  const { width, height } = sizeOf(svg);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  addPaper(copy, width, height, title);
  return withoutVariables(new XMLSerializer().serializeToString(copy));
}

function element(name: string, attributes: Record<string, string | number>, words = ""): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = words;
  return made;
}

/** Breaks words into lines of about so many characters. */
function linesWithin(words: string, most: number): string[] {
  const lines = [""];
  for (const word of words.split(/\s+/)) {
    const line = lines[lines.length - 1]!;
    if (line && line.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.filter(Boolean);
}

/** Puts a sheet behind the picture, with a margin, and the title above it. */
function addPaper(svg: SVGSVGElement, width: number, height: number, title: string): void {
  const margin = 12, size = 15, lines = linesWithin(title, Math.floor(width / (0.56 * size)));
  const head = margin + lines.length * 1.3 * size;
  const [x = 0, y = 0, wide = width, high = height] = svg.getAttribute("viewBox")!.split(/[\s,]+/).map(Number);
  const box = { x: x - margin, y: y - head, width: wide + 2 * margin, height: high + head + margin };
  const words = lines.map((line, k) => element("text", { x, y: y - head + margin + (k + 0.8) * 1.3 * size, fill: colourOf("--ink") || "#000000", "font-size": size, "font-weight": 600, "font-family": sansSerif }, line));
  svg.prepend(element("rect", { ...box, fill: colourOf("--paper") || "#ffffff" }), ...words);
  svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  svg.setAttribute("width", String(box.width));
  svg.setAttribute("height", String(box.height));
}

function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  const shown = svg.getBoundingClientRect();
  return { width: Math.round(shown.width) || svg.width.baseVal.value || 640, height: Math.round(shown.height) || svg.height.baseVal.value || 480 };
}

export function saveSvg(name: string, svg: SVGSVGElement | string, title = ""): void {
  saveFile(fileName(name, "svg"), new Blob([svgText(svg, title)], { type: "image/svg+xml" }));
}

async function drawn(text: string, scale: number): Promise<HTMLCanvasElement> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A canvas is saved in the pixels that it has; an SVG in `scale` pixels for each of its own. */
export async function savePng(name: string, source: HTMLCanvasElement | SVGSVGElement | string, scale = 2, title = ""): Promise<void> {
  const canvas = source instanceof HTMLCanvasElement ? source : await drawn(svgText(source, title), scale);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!content) throw new Error("The browser could not make a picture of this figure.");
  saveFile(fileName(name, "png"), content);
}
