// What passes between page and worker.
import { type Column, type Field, type Refusal } from "./protocol";

export interface Call {
  name: "about" | "open" | "live" | "columns" | "digest" | "drop" | "story" | "twinStories" | "personLike" | "watch" | "passDays" | "assess" | "dropWatch";
  world?: number; // or a watch
  other?: number; // the twin's world
  number?: number; // a person, a child, or days
  text?: string; // scenario and settings line by line, a change in words, or a kind of life
  table?: string;
  fields?: Pick<Field, "name" | "type">[];
}

export interface Answer {
  refused?: Refusal[];
  value: unknown;
  columns: Record<string, Column>;
}

export type Reply = { id: number; answer: Answer } | { id: number; broken: string; memory: number };
