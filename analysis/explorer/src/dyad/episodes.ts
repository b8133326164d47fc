// The Strange Situation as one can watch it: what happens in each episode, and what a strategy looks like there.
import type { Assessment, Episode } from "../engine/protocol";
import type { Strategy } from "./days";

/** What happens as an episode begins. `figure` is the caregiver's name, such as "mother". */
export const beginnings: ((figure: string) => string)[] = [
  (figure) => `The baby and ${figure} are shown into the room.`,
  (figure) => `The baby may explore. ${capital(figure)} sits by and joins in if asked to.`,
  (figure) => `A stranger comes in, is silent at first, talks with ${figure}, then turns to the baby.`,
  (figure) => `First separation: ${figure} leaves. The stranger stays.`,
  (figure) => `First reunion: ${figure} comes back, and the stranger goes.`,
  (figure) => `Second separation: ${figure} leaves. The baby is alone.`,
  () => "The stranger comes back, and tries to comfort.",
  (figure) => `Second reunion: ${figure} comes back, and the stranger goes.`,
];

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What one sees in an interval. Strategies have no names here: naming them is the observer's work. */
export function seen(strategy: Strategy, episode: Episode, figure: string): string {
  if (!episode.figure_present) {
    if (strategy === "mute") return "Plays on and does not look at the door.";
    if (strategy === "ask") return `Goes to the door, looks for ${figure} and calls.`;
    return episode.stranger_present ? "Cries hard at the door and pushes the stranger away." : "Cries hard at the door and cannot settle.";
  }
  if (episode.reunion) {
    if (strategy === "mute") return `Looks away from ${figure} and busies itself with the toys.`;
    if (strategy === "ask") return `Goes to ${figure}, reaches up and is held; softens.`;
    return `Cries and clings to ${figure}, kicks and pushes away when held.`;
  }
  if (strategy === "mute") return `Plays and takes no notice of ${figure}.`;
  if (strategy === "ask") return `Plays near ${figure}, looks back and shows a toy.`;
  return `Frets and clings to ${figure}, does not play.`;
}

/** How much of something between 0 and 1 there is to see. */
export function amount(share: number): string {
  if (share < 0.08) return "hardly any";
  if (share < 0.3) return "a little";
  if (share < 0.55) return "some";
  return share < 0.8 ? "much" : "very much";
}

/** Names of scores and of the true state end so for the figures in slots 1 to 3. */
const endings = ["", "_father", "_other"];

export function scoreOf(scores: Record<string, number | null>, name: string, slot: number): number {
  return scores[name + endings[slot - 1]] ?? NaN;
}

export function classOf(assessment: Assessment, slot: number): string | null {
  return assessment.codes[`ssp_class${endings[slot - 1]}`] ?? null;
}

export function whyMissing(assessment: Assessment, slot: number): string {
  return assessment.missing[`ssp_class${endings[slot - 1]}`] ?? "not codable";
}

/** In how many of so many intervals of a reunion the baby is seen to freeze: fear as it shows, by the formula of the
 *  coder's scale and without the coder's error. */
export function freezes(fear: number, intervals: number, shows: number, softness: number): number {
  return Math.round(intervals / (1 + Math.exp(-(fear - shows) / softness)));
}

/** Whether it freezes in this interval: the first moments of a reunion are the hardest. */
export function freezesNow(episode: Episode, interval: number, count: number): boolean {
  return episode.reunion && interval < count;
}
