// What differs between two lives, in words: choices by their names, all else by the meaning of its parameter.
import type { Parameter } from "../engine/protocol";
import { type Store } from "../page/state";
import { numberText } from "../page/stops";
import { cards, chosen, floorName, settingsOf } from "./choices";
import { differingSettings } from "./command";
import { type LivedLife } from "./use";
import { capital } from "./words";

/** Parameters that differ, but for those that only follow another one. */
function differing(store: Store, first: LivedLife, twin: LivedLife): Parameter[] {
  const names = new Set(differingSettings(store.about, first.world, twin.world).map((one) => one.split("=")[0]));
  return store.about.parameters.filter((one) => names.has(one.name));
}

/** Whether the worlds differ in more than the cards: in plasticity, or in how the children were cared for. */
export function isOtherwiseDifferent(store: Store, first: LivedLife, twin: LivedLife): boolean {
  const byCards = { ...settingsOf(store.state.choices, "life"), ...settingsOf(store.state.choices, "if") };
  return differing(store, first, twin).some((one) => !(one.name in byCards));
}

/** One line for each difference: "Psychotherapy: as it comes; in What if? at 25". */
export function settingsInWords(store: Store, first: LivedLife, twin: LivedLife): string[] {
  const { choices } = store.state;
  const told: string[] = [];
  for (const card of cards) {
    const one = chosen(choices, "life", card), other = chosen(choices, "if", card);
    if (one.value !== other.value) told.push(`${card.title}: ${one.label.toLowerCase()}; in \u201cWhat if?\u201d ${other.label.toLowerCase()}.`);
  }
  const byCards = new Set([...Object.keys(settingsOf(choices, "life")), ...Object.keys(settingsOf(choices, "if"))]);
  for (const { name, meaning } of differing(store, first, twin)) {
    if (byCards.has(name)) continue;
    told.push(`${name === floorName ? "Plasticity that is left in adults" : `${capital(meaning)} (${name})`}: ${numberText(first.world.values[name]!)}; in \u201cWhat if?\u201d ${numberText(twin.world.values[name]!)}.`);
  }
  return told;
}

/** The same in a few words, for a story: "psychotherapy at 25". */
export function changeInWords(store: Store, first: LivedLife, twin: LivedLife): string {
  const { choices } = store.state;
  const told: string[] = [];
  for (const card of cards) {
    const one = chosen(choices, "life", card), other = chosen(choices, "if", card);
    if (one.value !== other.value) told.push(other.words || `${card.title.charAt(0).toLowerCase()}${card.title.slice(1)} as it comes`);
  }
  const byCards = new Set([...Object.keys(settingsOf(choices, "life")), ...Object.keys(settingsOf(choices, "if"))]);
  for (const { name } of differing(store, first, twin)) if (!byCards.has(name)) told.push(name === floorName ? `plasticity of ${numberText(twin.world.values[name]!)} left in adults` : `${name}=${twin.world.values[name]}`);
  return told.join(", ");
}
