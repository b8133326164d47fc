// What the parts of a life share: which lives are wanted, which are there, and what is wrong.
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { twinSettings } from "../dyad/world";
import type { World } from "../engine/protocol";
import { type Store, settingsList } from "../page/state";
import { type Whose, settingsOf } from "./choices";
import { type Life, lifeOf, sameLife } from "./life";
import { type Records, recordsOf } from "./records";
import { type LifeWish, lifeWorlds, wishKey } from "./worlds";

export const yearsOfLife = 66;
const monthsAssessed = "[9,13,18]";
const yearsAssessed = "[18,25,30,35,40,45,50,55,60,65]";
/** So many first children are followed, at least: for their mean, and to find other lives among them. */
const followed = 60;
export const mostFollowed = 1000;

export interface LivedLife {
  key: string;
  wish: LifeWish;
  world: World;
  records: Records;
  life: Life | null; // nobody: this baby was not followed, or is not there
}

export interface Lives {
  first: LivedLife | null; // the last that was lived, while a new one is being lived
  twin: LivedLife | null;
  hasTwin: boolean;
  busy: boolean;
  refused: unknown[];
  /** The page as it was when these lives were wished for: while new ones are lived, what is said must fit the old ones. */
  settled: Store;
}

/** The world of one of the two lives. */
export function wishOf(store: Store, whose: Whose): LifeWish | null {
  const { state } = store;
  const base = whose === "if" ? twinSettings(state) : state.settings;
  if (!base) return null;
  const kept = Object.fromEntries(Object.entries(base).filter(([name]) => !/^(run\.(?!community)|record\.)/.test(name)));
  const settings = { ...kept, ...settingsOf(state.choices, whose) };
  const lives = Math.min(mostFollowed, state.families, Math.max(followed, state.baby + 1));
  const recorded = [`run.years=${yearsOfLife}`, `record.ages=${monthsAssessed}`, `record.years=${yearsAssessed}`, `record.lives=${lives}`];
  return { scenario: state.scenario, settings: [...settingsList({ ...state, settings }), ...recorded] };
}

/** The life that goes with a wish; the last one until the new one is there. */
function useLived(store: Store, wish: LifeWish | null, world: World | undefined, like: Life | null): LivedLife | null {
  const [lived, setLived] = useState<LivedLife | null>(null);
  const { engine, state } = store;
  const key = wish ? `${wishKey(wish)}\n${state.baby}\n${like?.lineage ?? ""}` : "";
  useEffect(() => {
    if (!wish || !world) return wish ? undefined : setLived(null);
    let left = false;
    const read = async () => {
      const records = await recordsOf(engine, world);
      if (!left) setLived({ key, wish, world, records, life: like ? sameLife(records, like) : lifeOf(records, state.baby) });
    };
    read().catch((reason: unknown) => {
      if (!left) lifeWorlds(engine).lose(wish, world, reason); // else another wish follows
    });
    return () => {
      left = true;
    };
  }, [key, world, engine]);
  return wish ? lived : null;
}

export function useLives(store: Store): Lives {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const worlds = useMemo(() => lifeWorlds(store.engine), [store.engine]);
  const wishes = [wishOf(store, "life"), wishOf(store, "if")] as const;
  const wanted = wishes.filter((one) => one !== null);
  const keys = wanted.map(wishKey).join("\n\n");
  useEffect(() => {
    // A slider that moves on does not begin a new life at every step.
    const timer = setTimeout(() => worlds.want(wanted, () => redraw(undefined)), 200);
    return () => clearTimeout(timer);
  }, [worlds, keys]);
  useEffect(() => () => worlds.leave(), [worlds]);
  const first = useLived(store, wishes[0], wishes[0] ? worlds.worldOf(wishes[0]) : undefined, null);
  const twin = useLived(store, wishes[1], wishes[1] ? worlds.worldOf(wishes[1]) : undefined, first?.life ?? null);
  const refused = wanted.map((one) => worlds.refusalOf(one)).filter((one) => one !== undefined);
  const isShown = (wish: LifeWish, one: LivedLife | null) => one !== null && wishKey(one.wish) === wishKey(wish) && one.world === worlds.worldOf(wish);
  const busy = wishes.some((wish, k) => wish !== null && worlds.refusalOf(wish) === undefined && !isShown(wish, [first, twin][k]!));
  const choices = useRef(store.state.choices);
  if (!busy) choices.current = store.state.choices;
  const settled = { ...store, state: { ...store.state, choices: choices.current } };
  return { settled, first, twin, hasTwin: wishes[1] !== null, busy, refused };
}

/** Says a sentence when what it is about has changed, not when it is first there. */
export function useSaid(store: Store, sentence: string, about: string): void {
  const before = useRef(about);
  const latest = useRef(sentence);
  latest.current = sentence;
  useEffect(() => {
    if (about === before.current) return undefined;
    const timer = setTimeout(() => {
      before.current = about;
      store.say(latest.current);
    }, 900);
    return () => clearTimeout(timer);
  }, [about]);
}
