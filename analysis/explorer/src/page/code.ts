// A view as a short code, to paste or to write on a blackboard: "D1-8M2K5-…". Made of capitals and digits that cannot be mistaken
// for each other, so case, spaces and hyphens do not matter. One character at its start tells its length, two at its end check the rest.
import { type About } from "../engine/protocol";
import { type Decoded, checkedState } from "./code_check";
import { field, fieldsOf, item, left, letters } from "./code_fields";
import { shortened } from "./code_words";
import { type PageState } from "./state";

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's base 32: no I, L, O, U
const longest = 20_000;

/** `version` is that of the engine; who opens the code with another is told. */
export function encode(state: PageState, version?: string): string {
  const body = toDigits(new TextEncoder().encode(compact(state, version)));
  const all = digits[body.length % 32] + body;
  return `D1-${(all + check(all)).match(/.{1,5}/g)!.join("-")}`;
}

function compact(state: PageState, version?: string): string {
  const fields = [letters[state.view]];
  const add = (key: string, text: string, usual: string) => {
    if (text !== usual) fields.push(key + text);
  };
  add("s", shortened(state.scenario), shortened(left.scenario));
  add("r", String(state.seed), String(left.seed));
  add("n", String(state.families), String(left.families));
  add("b", String(state.baby), String(left.baby));
  add("m", String(state.age), String(left.age));
  add("p", shortened(clean(state.part)), left.part);
  add("x", list(state.settings), "");
  add("c", list(state.choices), "");
  if (state.lesson) fields.push(`l${[clean(state.lesson.id), state.lesson.step, list(state.lesson.answers)].join(item)}`);
  if (version && fields.length > 1) fields.push(`v${shortened(minor(version))}`);
  return fields.join(field);
}

const clean = (text: string) => text.replace(/[\x00-\x1f]/g, " ");
const minor = (version: string) => version.split(".").slice(0, 2).join(".");

function list(entries: Record<string, number | string>): string {
  return Object.entries(entries).flatMap(([name, value]) => [shortened(clean(name)), shortened(typeof value === "number" ? brief(value) : clean(value))]).join(item);
}

/** ".002" for 0.002: the same number in fewer signs. */
const brief = (value: number) => String(value).replace(/^(-?)0\./, "$1.");

/** What a code stands for, or one sentence about what is wrong with it. Takes whole addresses too. `about` may still be missing:
 *  then names and ranges are not checked. Never throws. */
export function decode(text: string, about: About | null): Decoded {
  const found = bodyOf(text);
  if ("problem" in found) return found;
  let words: string;
  try {
    words = new TextDecoder("utf-8", { fatal: true }).decode(fromDigits(found.body));
  } catch {
    return { problem: "This code cannot be read, although it is complete: it was not made by this page." };
  }
  return checkedState(fieldsOf(words), about);
}

function bodyOf(text: string): { body: string } | { problem: string } {
  const code = text.slice(text.indexOf("#") + 1).trim();
  if (!code) return { problem: "There is no code: paste one that begins with D1-." };
  const version = /^D\s*(\d)[\s-]*/i.exec(code);
  if (!version) return { problem: `\u201c${code.length > 24 ? code.slice(0, 24) + "\u2026" : code}\u201d is no code of Dyad: one begins with D1-, as in D1-2ECJF.` };
  if (version[1] !== "1") return { problem: `This code begins with D${version[1]}; this page reads D1 codes. It was made by another version of Dyad, or mistyped.` };
  const signs = code.slice(version[0].length).toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
  const strange = [...signs].find((sign) => !digits.includes(sign));
  if (strange) return { problem: `There is a \u201c${strange}\u201d in this code, which no code of Dyad contains: look at that place again.` };
  if (signs.length > longest) return { problem: "This code is longer than any that this page makes: it was not made by it." };
  const all = signs.slice(0, -2), body = all.slice(1);
  if (signs.length < 4) return { problem: "This code breaks off after its first characters: copy all of it, to its end." };
  if (check(all) === signs.slice(-2) && digits[body.length % 32] === all[0]) return { body };
  return digits[body.length % 32] === all[0]
    ? { problem: "This code was mistyped or altered: its last two characters, which check the others, do not fit. Compare it with the original, character by character." }
    : { problem: "This code is not complete, or has too many characters: copy all of it, from D1 to its end." };
}

/** Two signs that find every single wrong sign and every two neighbours exchanged: each sign weighs differently, by powers of 37, and 1021 is prime. */
function check(signs: string): string {
  let sum = 0;
  for (const sign of signs) sum = (sum * 37 + digits.indexOf(sign) + 1) % 1021;
  return digits[sum >> 5]! + digits[sum & 31]!;
}

function toDigits(bytes: Uint8Array): string {
  let text = "", held = 0, bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; ) text += digits[(held >> (bits -= 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits ? text + digits[(held << (5 - bits)) & 31] : text;
}

function fromDigits(text: string): Uint8Array {
  const bytes: number[] = [];
  let held = 0, bits = 0;
  for (const sign of text) {
    held = (held << 5) | digits.indexOf(sign);
    bits += 5;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 255);
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}
