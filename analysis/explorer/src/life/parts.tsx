// What Life goes on and The story share: what is going on, and what is missing.
import { Refusals, Status } from "../page/slider";
import { type Store } from "../page/state";
import { type LivedLife, type Lives, mostFollowed, yearsOfLife } from "./use";

/** Why there is no life to show, if there is none. */
export function Missing({ store, lives }: { store: Store; lives: Lives }) {
  const { baby, families } = store.state;
  if (!lives.first || lives.first.life) return null;
  return (
    <div class="note">
      {baby >= mostFollowed
        ? `Lives are followed for the first ${mostFollowed} babies of a world; this is number ${baby + 1}. Choose another one under Infancy.`
        : `There is no baby number ${baby + 1} in this world: it has ${families} families, each with one first child. Choose another one under Infancy.`}
    </div>
  );
}

/** What is going on, for eyes and ears; the old picture stays meanwhile. */
export function Progress({ store, lives }: { store: Store; lives: Lives }) {
  return (
    <>
      {lives.refused.map((one) => (
        <Refusals of={one} />
      ))}
      <div class="life-progress">
        <Status>{lives.busy ? `Living ${yearsOfLife} years of ${store.state.families} families\u2026` : ""}</Status>
        {lives.busy && <progress aria-label="Living these lives" />}
      </div>
    </>
  );
}

/** The twin, if it is the same person as the life that is shown. */
export function twinOf(lives: Lives): LivedLife | null {
  const { first, twin } = lives;
  return first?.life && twin?.life && first.life.lineage === twin.life.lineage ? twin : null;
}
