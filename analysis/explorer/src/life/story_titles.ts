// Two stories beside each other.
import type { TwinStories } from "../engine/protocol";

/** The chapters of both stories in the order in which they are told. */
export function titlesOf(both: TwinStories): string[] {
  return [...new Set([...both.first.chapters, ...both.twin.chapters].map((one) => one.title))];
}
