// Buttons that save a figure as SVG, PNG and CSV.
import { useState } from "preact/hooks";
import { type CsvColumn, saveCsv, savePng, saveSvg } from "./save";

export interface SaveButtonsProps {
  /** What is saved; becomes the files' name and stands in the buttons' names for readers of screens. */
  name: string;
  /** Stands above a saved picture, unless that is a text or a canvas. */
  title?: string;
  /** The picture at the moment of saving, if it can be had as SVG. */
  svg?: () => SVGSVGElement | string | null;
  /** The picture as PNG, where it is not to be that of `svg`. */
  png?: () => HTMLCanvasElement | SVGSVGElement | string | null;
  /** The numbers. */
  columns?: () => CsvColumn[];
}

export function SaveButtons({ name, title = "", svg, png = svg, columns }: SaveButtonsProps) {
  const [said, say] = useState("");
  const tried = async (format: string, work: () => void | Promise<void>) => {
    try {
      await work();
      say(`Saved as ${format}.`);
    } catch (error) {
      say(`Could not be saved as ${format}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const button = (format: string, work: () => void | Promise<void>) => (
    <button type="button" class="save-button" aria-label={`Save ${format} of: ${name}`} onClick={() => void tried(format, work)}>
      {format}
    </button>
  );
  const present = <T,>(picture: T | null): T => {
    if (picture === null) throw new Error("nothing is drawn yet");
    return picture;
  };
  return (
    <div class="save-buttons" role="group" aria-label={`Save: ${name}`}>
      <span aria-hidden="true">Save</span>
      {svg && button("SVG", () => saveSvg(name, present(svg()), title))}
      {png && button("PNG", () => savePng(name, present(png()), 2, title))}
      {columns && button("CSV", () => saveCsv(name, columns()))}
      <span class="save-said" role="status">
        {said}
      </span>
    </div>
  );
}
