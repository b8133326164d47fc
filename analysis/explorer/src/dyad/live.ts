// Lives the infancy of one child in a world of these settings, and follows when the settings change.
import type { Engine, WatchAbout } from "../engine/protocol";
import { daysOfInfancy } from "./days";

/** Which child of which world, lived how far. */
export interface Wanted {
  scenario: string;
  settings: string[];
  child: number;
  until: number; // days
}

export interface Lived {
  key: string; // tells worlds and children apart
  watch: WatchAbout;
  days: Float32Array[]; // one for each day lived so far
}

export const keyOf = (wanted: Wanted): string => [wanted.scenario, ...wanted.settings, wanted.child].join(" ");

/** Keeps one child's infancy at hand. Only the latest wish counts: a slider that moves on does not wait for what was asked before. */
export class Watcher {
  lived: Lived | null = null;
  refused: { key: string; reason: unknown } | null = null;
  private wanted: Wanted | null = null;
  private working = false;

  constructor(
    private readonly engine: Engine,
    private readonly heard: () => void,
  ) {}

  want(wanted: Wanted | null): void {
    this.wanted = wanted;
    if (!this.working) void this.work();
  }

  private async work(): Promise<void> {
    this.working = true;
    while (await this.step());
    this.working = false;
  }

  /** Does the next thing that is to be done; false if there is none. */
  private async step(): Promise<boolean> {
    const wanted = this.wanted;
    if (!wanted) {
      await this.leave();
      return this.wanted !== null;
    }
    const key = keyOf(wanted), until = Math.min(daysOfInfancy, wanted.until);
    if (this.refused?.key === key) return this.wanted !== wanted;
    const going = this.lived?.key === key ? this.lived : null;
    if (going && going.days.length >= until) return this.wanted !== wanted;
    try {
      if (going) await this.goOn(going, until);
      else await this.begin(wanted, key, until);
    } catch (error) {
      if (going) this.lived = null; // the engine may have been started again: the watch is opened anew
      else this.refused = { key, reason: error };
    }
    this.heard();
    return true;
  }

  private async begin(wanted: Wanted, key: string, until: number): Promise<void> {
    const watch = await this.engine.watch(wanted.scenario, wanted.settings, wanted.child);
    const before = this.lived;
    let isKept = false;
    try {
      const days = until > 0 ? await this.engine.passDays(watch, until) : [];
      this.lived = { key, watch, days };
      this.refused = null;
      isKept = true;
    } finally {
      if (!isKept) await this.engine.dropWatch(watch).catch(() => undefined);
    }
    if (before) await this.engine.dropWatch(before.watch).catch(() => undefined);
  }

  private async goOn(lived: Lived, until: number): Promise<void> {
    const more = await this.engine.passDays(lived.watch, until - lived.days.length);
    this.lived = { ...lived, days: [...lived.days, ...more] };
  }

  private async leave(): Promise<void> {
    const before = this.lived;
    this.lived = null;
    if (before) await this.engine.dropWatch(before.watch).catch(() => undefined);
  }
}
