// The values that a slider can take: round numbers over the range, evenly spaced, or in equal proportions where it spans decades.
import { type Parameter } from "../engine/protocol";

const decade = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** A range input moves over these by index, so every browser and key steps alike, and defaults are met exactly. `also` are
 *  values that must be among them: the default, and the value now. */
export function stopsOf(parameter: Parameter, [low, high]: [number, number], also: number[]): number[] {
  const wide = low > 0 && high / low >= 50 && !parameter.whole;
  const values = new Set([low, high, ...also]);
  for (const value of wide ? proportional(low, high) : even(low, high, parameter.whole)) values.add(value);
  return [...values].filter((value) => value >= parameter.low && value <= parameter.high).sort((a, b) => a - b);
}

function proportional(low: number, high: number): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++)
    for (const digit of decade) values.push(Number(`${digit}e${power}`));
  return values.filter((value) => value > low && value < high);
}

function even(low: number, high: number, whole: boolean): number[] {
  const step = Math.max(niceStep((high - low) / 100), whole ? 1 : 0);
  const decimals = Math.max(0, Math.ceil(-Math.log10(step)));
  const values: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step < high; i++) values.push(Number((i * step).toFixed(decimals)));
  return values;
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((digit) => digit * power >= least * 0.999) ?? 10);
}

/** A number as it is written beside a control: "1.16", "0.002", with a true minus sign. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "\u2212");
}

/** A unit after a number; nothing for a pure number. */
export function unitText(unit: string): string {
  return unit === "-" || unit === "" ? "" : `\u00a0${unit}`;
}
