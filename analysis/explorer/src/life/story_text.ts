// A story as plain text, as `dyad story` prints it.
import type { Fact, Sentence, Story, TwinStories } from "../engine/protocol";
import { number } from "./words";

const width = 90;
/** At the end of every text, as in the program. */
const terms =
  "Expectations are of outcomes: 1 is full comfort, 0 none. Asking shows the need plainly, muting hides it, amplifying makes it louder; the lead of asking is by how much it is expected to bring more than the better of the other two. Fear goes from 0 to 1. Plasticity is how far experience moves the general model; 1 is that of a newborn. The general model is what is expected of people in general, and codings and questionnaires have their error.";

export function wrapped(text: string, indent = 0): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].map((one) => `${" ".repeat(indent)}${one}\n`).join("");
}

const paragraph = (sentences: Sentence[], indent: number) => wrapped(sentences.map((one) => one.text).join(" "), indent);
const termsText = () => `Terms\n${wrapped(terms)}\n`;

export function storyText(story: Story): string {
  return `${wrapped(story.heading)}\n${story.chapters.map((one) => `${one.title}\n${paragraph(one.sentences, 0)}\n`).join("")}${termsText()}`;
}

/** The chapters of both stories in the order in which they are told. */
export function titlesOf(both: TwinStories): string[] {
  return [...new Set([...both.first.chapters, ...both.twin.chapters].map((one) => one.title))];
}

export function twinText(both: TwinStories): string {
  const chapters = titlesOf(both).map((title) => {
    const of = (story: Story, words: string) => story.chapters.filter((one) => one.title === title).map((one) => `  ${words}\n${paragraph(one.sentences, 4)}`).join("");
    return `${title}\n${of(both.first, "As it was:")}${of(both.twin, "In the other world:")}\n`;
  });
  return `${wrapped(both.first.heading)}\n${wrapped(both.opening)}\n${chapters.join("")}${both.alike ? "" : termsText()}`;
}

/** "lives, month 14: q_ask .62". */
export function factText(fact: Fact): string {
  const value = fact.label || (fact.value === null ? "missing" : Number.isInteger(fact.value) ? String(fact.value) : number(fact.value));
  return `${fact.table}${fact.where ? `, ${fact.where}` : ""}: ${fact.field} ${value}`;
}
