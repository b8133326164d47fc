// The Strange Situations that one infant can be given, from 11 to 18 months.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Assessment, Engine, WatchAbout } from "../engine/protocol";
import { daysPerMonth } from "./days";

export const firstMonth = 11;
export const lastMonth = 18;
export const usualMonth = 13;

export interface Situations {
  watch: WatchAbout;
  byMonth: Map<number, Assessment>;
}

export interface Infant {
  scenario: string;
  settings: string[];
  child: number;
}

/** Lives the infant's days up to each month and administers the instruments; watching changes nothing. Null if the infant is
 *  no longer wanted on the way: the next one should not wait for it. */
async function give(engine: Engine, infant: Infant, isWanted: () => boolean): Promise<Situations | null> {
  const watch = await engine.watch(infant.scenario, infant.settings, infant.child);
  try {
    const byMonth = new Map<number, Assessment>();
    for (let month = firstMonth, lived = 0; month <= lastMonth; ++month) {
      if (!isWanted()) return null;
      await engine.passDays(watch, month * daysPerMonth - lived);
      lived = month * daysPerMonth;
      byMonth.set(month, await engine.assess(watch));
    }
    return { watch, byMonth };
  } finally {
    await engine.dropWatch(watch).catch(() => undefined);
  }
}

/** The situations of this infant; null while they are made. */
export function useSituations(engine: Engine, infant: Infant): { made: Situations | null; refused: unknown } {
  const [made, setMade] = useState<Situations | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const key = [infant.scenario, ...infant.settings, infant.child].join(" ");
  const latest = useRef(key);
  latest.current = key;
  useEffect(() => {
    setMade(null);
    setRefused(null);
    latest.current = key;
    const isWanted = () => latest.current === key;
    give(engine, infant, isWanted).then(
      (now) => isWanted() && setMade(now),
      (error: unknown) => isWanted() && setRefused(error),
    );
    return () => {
      if (latest.current === key) latest.current = ""; // the view was left
    };
  }, [engine, key]);
  return { made, refused };
}
