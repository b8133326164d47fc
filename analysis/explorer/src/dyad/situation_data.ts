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

/** Lives the infant's days up to each month and administers the instruments; watching changes nothing. */
async function give(engine: Engine, infant: Infant): Promise<Situations> {
  const watch = await engine.watch(infant.scenario, infant.settings, infant.child);
  try {
    const byMonth = new Map<number, Assessment>();
    for (let month = firstMonth, lived = 0; month <= lastMonth; ++month) {
      await engine.passDays(watch, month * daysPerMonth - lived);
      lived = month * daysPerMonth;
      byMonth.set(month, await engine.assess(watch));
    }
    return { watch, byMonth };
  } finally {
    await engine.dropWatch(watch);
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
    give(engine, infant).then(
      (now) => latest.current === key && setMade(now),
      (error: unknown) => latest.current === key && setRefused(error),
    );
  }, [engine, key]);
  return { made, refused };
}
