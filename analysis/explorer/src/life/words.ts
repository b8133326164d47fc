// Ages, numbers and lists in words.
import { printed } from "../charts/figure";

/** As the field prints it: ".25", "-.07". */
export const number = (value: number): string => printed(value, "r");

/** With its sign: "+.25". */
export const signed = (value: number): string => (value > 0 && number(value) !== ".00" ? "+" : "") + number(value).replace(/^-\.00$/, ".00");

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

export const counted = (count: number): string => small[count] ?? String(count);

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** "13 months", "34 years", "34 years and 2 months". */
export function ageInWords(months: number): string {
  if (months < 1) return "birth";
  if (months < 24) return many(months, "month");
  const rest = months % 12, years = many(Math.floor(months / 12), "year");
  return rest === 0 ? years : `${years} and ${many(rest, "month")}`;
}

/** "34", or "13 months" in the first years: for "at 34". */
export const shortAge = (years: number): string => (years < 2 ? ageInWords(Math.round(years * 12)) : String(Math.floor(years + 1e-4)));

/** "a, b and c". */
export function enumerated(parts: string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface Pronouns {
  she: string;
  her: string; // "met her"
  hers: string; // "her mother"
}

export const pronounsOf = (isWoman: boolean): Pronouns => (isWoman ? { she: "she", her: "her", hers: "her" } : { she: "he", her: "him", hers: "his" });

/** ".40 SD above the norm", "near the norm". */
export function againstNorm(value: number): string {
  if (Math.abs(value) > 2.995) return `at the ${value > 0 ? "upper" : "lower"} end of the scale (${number(value)} SD)`;
  if (Math.abs(value) < 0.25) return `near the norm (${number(value)} SD)`;
  return `${number(Math.abs(value))} SD ${value > 0 ? "above" : "below"} the norm`;
}
