// The days of an infancy, read by name: bids and answers, what is expected, what is felt.
import type { About } from "../engine/protocol";

export type Strategy = "mute" | "ask" | "amplify";
export type Answer = "unnoticed" | "comforted" | "rejected" | "frightened";

/** In the order of the engine's codes. */
export const strategies: Strategy[] = ["mute", "ask", "amplify"];
const answers: Answer[] = ["unnoticed", "comforted", "rejected", "frightened"];

export const daysOfInfancy = 540;
export const daysPerMonth = 30;
const episodesAtMost = 8;

/** One episode of need: who was turned to and how, and what came of it. */
export interface Bid {
  slot: number;
  strategy: Strategy;
  answer: Answer;
  felt: number;
}

/** Three expectations and fear: of one figure, or in general (slot 0). */
export type Expected = Record<Strategy | "fear", number>;

/** Where in a day's numbers each of them stands. */
export class Layout {
  private readonly place: Map<string, number>;

  constructor(columns: About["days"]) {
    this.place = new Map(columns.map((column, index) => [column.name, index]));
  }

  /** NaN where a day has no such number. */
  value(day: Float32Array, name: string): number {
    const index = this.place.get(name);
    return index === undefined ? NaN : (day[index] ?? NaN);
  }

  /** The name of an expectation, or of fear, towards the figure in a slot; slot 0 is everybody in general. */
  static nameOf(what: Strategy | "fear", slot: number): string {
    if (slot === 0) return `general_${what}`;
    return what === "fear" ? `fear_${slot}` : `q_${what}_${slot}`;
  }

  expected(day: Float32Array, slot: number): Expected {
    const of = (what: Strategy | "fear") => this.value(day, Layout.nameOf(what, slot));
    return { mute: of("mute"), ask: of("ask"), amplify: of("amplify"), fear: of("fear") };
  }

  /** Chances of the strategies towards a figure on this day. */
  chances(day: Float32Array, slot: number): Record<Strategy, number> {
    const mute = this.value(day, `chance_mute_${slot}`);
    const ask = this.value(day, `chance_ask_${slot}`);
    return { mute, ask, amplify: Math.max(0, 1 - mute - ask) };
  }

  bids(day: Float32Array): Bid[] {
    const bids: Bid[] = [];
    for (let e = 1; e <= episodesAtMost; ++e) {
      const slot = this.value(day, `bid_to_${e}`);
      const strategy = strategies[this.value(day, `bid_${e}`)];
      const answer = answers[this.value(day, `answer_${e}`)];
      if (slot >= 1 && strategy && answer) bids.push({ slot, strategy, answer, felt: this.value(day, `felt_${e}`) });
    }
    return bids;
  }

  /** A number's course over these days. */
  course(days: Float32Array[], name: string): number[] {
    return days.map((day) => this.value(day, name));
  }
}

/** As the field prints numbers: .25, -.07. */
export function printed(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return "–";
  const text = Math.abs(value).toFixed(digits);
  const short = text.startsWith("0.") ? text.slice(1) : text;
  return value < 0 && Number(text) !== 0 ? `-${short}` : short;
}

export function percent(share: number): string {
  return Number.isFinite(share) ? `${Math.round(100 * share)} %` : "–";
}

/** "1 day", "3 weeks and 2 days", "4 months and 5 days". */
export function ageInWords(days: number): string {
  const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (days <= 0) return "birth";
  const long = days >= 2 * daysPerMonth ? daysPerMonth : 7;
  const whole = Math.floor(days / long), rest = days - long * whole;
  if (whole === 0) return counted(rest, "day");
  const first = counted(whole, long === 7 ? "week" : "month");
  return rest === 0 ? first : `${first} and ${counted(rest, "day")}`;
}

const past: Record<Strategy, string> = { mute: "muted its need near", ask: "asked", amplify: "amplified to" };

/** "asked mother, comforted": as in the log. */
export function bidInWords(bid: Bid, figure: string): string {
  return `${past[bid.strategy]} ${figure}, ${bid.answer}`;
}
