// The worlds that the view holds: the one that is asked for, the one that stood there until now, and one kept for comparison.
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { read, written } from "../dyad/world";
import { onceMore } from "../engine/engine";
import { type Engine } from "../engine/protocol";
import { type PageState, type Store } from "../page/state";
import { Keeper, type Living, peopleOf } from "./keeper";
import { type People } from "./people";
import { type Plan, planOf } from "./plan";

/** The world of the page's settings, as far as it is lived, and the people who stood on the map before it. */
export function useLiving(engine: Engine, plan: Plan): { living: Living | null; ghost: People | null; refused: unknown } {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const keeper = useMemo(() => new Keeper(engine, () => redraw(undefined)), [engine]);
  const last = useRef<{ key: string; people: People } | null>(null);
  useEffect(() => keeper.want(plan), [keeper, plan]);
  useEffect(() => () => keeper.want(null), [keeper]);
  const now = keeper.now, living = now?.plan.key === plan.key ? now : null;
  if (now?.stage === "done") last.current = { key: now.plan.key, people: now.people };
  const ghost = living?.stage === "done" ? null : (last.current?.people ?? null);
  return { living, ghost, refused: keeper.refused?.key === plan.key ? keeper.refused.reason : null };
}

type Kept = Pick<PageState, "scenario" | "seed" | "families" | "settings">;

/** A world as one line of text, so that a code holds it. */
export const keptText = ({ scenario, seed, families, settings }: Kept): string => [scenario, seed, families, written(settings)].join(" ").trim();

function keptOf(text: string): Kept | null {
  const [scenario, seed, families, ...settings] = text.split(" ");
  if (!scenario || !Number.isInteger(Number(seed)) || !(Number(families) >= 1)) return null;
  return { scenario, seed: Number(seed), families: Number(families), settings: read(settings.join(" ")) };
}

/** The people of the world that was kept: at hand if it is the one that was just lived, lived anew if a code brought it. */
export function useBefore(store: Store, living: Living | null): { before: People | null; keep: () => void; forget: () => void; kept: Kept | null; refused: unknown } {
  const text = store.state.choices.before ?? "", kept = useMemo(() => keptOf(text), [text]);
  const [held, hold] = useState<{ text: string; people: People } | null>(null);
  const [refusal, refuse] = useState<{ text: string; reason: unknown } | null>(null);
  // The world that is asked for comes first; once begun, this one is lived to its end, whatever is asked for meanwhile.
  const begun = useRef("");
  if (living?.stage === "done") begun.current = text;
  const isBegun = begun.current === text, isHeld = held?.text === text;
  useEffect(() => {
    if (!kept || isHeld || !isBegun) return undefined;
    let left = false;
    refuse(null);
    onceMore(() => peopleOf(store.engine, planOf(kept), () => !left))
      .then((people) => people && !left && hold({ text, people }))
      .catch((reason: unknown) => left || refuse({ text, reason }));
    return () => void (left = true);
  }, [store.engine, text, isHeld, isBegun]);
  const set = (before: string | undefined) =>
    store.set(({ choices: { before: _, ...others } }) => ({ choices: before === undefined ? others : { ...others, before } }));
  return {
    before: kept && held?.text === text ? held.people : null,
    kept,
    refused: refusal?.text === text ? refusal.reason : null,
    keep: () => {
      if (living?.stage !== "done") return;
      const now = keptText(store.state);
      hold({ text: now, people: living.people });
      set(now);
    },
    forget: () => set(undefined),
  };
}
