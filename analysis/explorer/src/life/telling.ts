// The state of a life at an age, in sentences.
import { againstNorm, ageInWords, capital, counted, enumerated, number, shortAge } from "./words";
import { type Life, type Tie, at } from "./life";

const strategies = [
  { name: "general_mute", gerund: "muting", does: "hides needs" },
  { name: "general_ask", gerund: "asking", does: "asks" },
  { name: "general_amplify", gerund: "amplifying", does: "amplifies needs" },
] as const;

const isNow = (tie: { from: number; to: number }, age: number) => tie.from <= age && !(tie.to <= age);

function company(life: Life, age: number): string {
  const { she } = life.words;
  const now = life.ties.filter((tie) => isNow(tie, age));
  const of = (kind: Tie["kind"]) => now.filter((tie) => tie.kind === kind);
  const friends = of("friend").length, partner = of("partner")[0];
  const children = life.children.filter((one) => one <= age).length;
  const parts: string[] = [];
  if (partner) parts.push(partner.home <= age ? `lives with a partner (since ${shortAge(partner.home)})` : `has a partner (since ${shortAge(partner.from)}), in another home`);
  else if (age >= 18) parts.push("has no partner");
  const has = [age >= 3 ? (friends === 0 ? "no friend" : `${counted(friends)} ${friends === 1 ? "friend" : "friends"}`) : "", of("mentor").length ? "a mentor" : "", children ? `${counted(children)} ${children === 1 ? "child" : "children"}` : ""].filter(Boolean);
  if (has.length) parts.push(`has ${enumerated(has)}`);
  if (life.therapies.some((one) => isNow(one, age))) parts.push("is in psychotherapy");
  return parts.length ? `${capital(she)} ${enumerated(parts)}.` : "";
}

/** What is expected of people in general, and what comes of it. */
function expectations(life: Life, month: number): string {
  const { she } = life.words;
  const worth = strategies.map((one) => ({ ...one, value: at(life, one.name, month) })).sort((a, b) => b.value - a.value);
  const [best, next] = [worth[0]!, worth[1]!];
  const list = enumerated(strategies.map((one) => `${number(at(life, one.name, month))} of ${one.gerund}`));
  const fear = at(life, "general_fear", month);
  const lead = best.value - next.value < 0.08 ? `${best.gerund} and ${next.gerund} promise about the same, and ${she} uses both` : `${capital(best.gerund)} promises most, so in need ${she} mostly ${best.does}`;
  return `From 0 (nothing) to 1 (full comfort), ${she} expects of people in general ${list}. ${capital(lead)}. Fear in general is ${number(fear)}${fear < 0.1 ? ", which is little" : fear > 0.3 ? ", which is much" : ""}.`;
}

function scales(life: Life, month: number): string {
  const plasticity = at(life, "plasticity", month), avoidance = at(life, "self_avoidance", month);
  const insecure = Number.isFinite(avoidance) ? `Avoidance is ${againstNorm(avoidance)}, anxiety ${againstNorm(at(life, "self_anxiety", month))}. ` : "";
  return `${insecure}Chronic arousal is ${number(at(life, "tone", month))}, plasticity ${number(plasticity)}${plasticity < 0.12 ? ": what happens now moves the general model little" : ""}.`;
}

/** With whom, what is expected, where on the scales: one paragraph each. */
export function stateInWords(life: Life, month: number): string[] {
  const { she } = life.words;
  if (month > life.last) return [Number.isFinite(life.death) ? `${capital(she)} died at ${shortAge(life.death)}.` : "The record ends before this age."];
  return [`At ${ageInWords(month)}${company(life, month / 12) ? `: ${company(life, month / 12)}` : "."}`, expectations(life, month), scales(life, month)];
}

const styles: Record<string, string> = { A: "avoidant", B: "secure", C: "resistant", D: "disorganized", F: "autonomous", Ds: "dismissing", E: "preoccupied", U: "unresolved" };
export const classInWords = (code: string): string => (styles[code] ? `${code}, ${styles[code]}` : code || "none");

/** Above or below the mean that the questionnaire has in its norm samples. */
export function scoreInWords(score: number, mean: number): string {
  if (!Number.isFinite(score)) return "none";
  return `${score.toFixed(1)}, ${score > mean + 0.5 ? "high" : score < mean - 0.5 ? "low" : "middling"}`;
}
