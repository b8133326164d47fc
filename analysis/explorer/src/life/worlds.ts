// Worlds that are lived to old age: at most three are kept, the latest wish counts, and nobody waits for a wish that has passed.
import { type Engine, type World, Lost } from "../engine/protocol";

export interface LifeWish {
  scenario: string;
  settings: string[];
}

export const wishKey = (wish: LifeWish): string => [wish.scenario, ...wish.settings].join("\n");

const mostKept = 3;
/** Worlds that nobody looks at any more are forgotten after so many milliseconds. */
const patience = 60_000;

export class LifeWorlds {
  private readonly lived = new Map<string, World>(); // the one used last stands last
  private readonly failed = new Map<string, unknown>();
  private readonly anew = new Set<string>(); // lived once more already, since the engine lost them
  private wishes: LifeWish[] = [];
  private heard: () => void = () => undefined;
  private working = false;
  private running: { key: string; world: World; dropped: boolean } | null = null;
  private leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly engine: Engine) {}

  /** The worlds that are needed now; `heard` is told whenever one is there, or refused. */
  want(wishes: LifeWish[], heard: () => void): void {
    clearTimeout(this.leaving);
    this.wishes = wishes;
    this.heard = heard;
    for (const key of this.failed.keys()) if (!this.isWanted(key)) this.failed.delete(key); // asked for again, it is tried again
    for (const key of this.anew) if (!this.isWanted(key)) this.anew.delete(key);
    if (this.running && !this.isWanted(this.running.key)) {
      this.running.dropped = true; // wanted again before it has stopped, it must be opened again
      void this.engine.drop(this.running.world).catch(() => undefined);
    }
    if (!this.working) void this.work();
  }

  /** Nobody looks: stops what is being lived, and after a while forgets all. */
  leave(): void {
    this.want([], () => undefined);
    this.leaving = setTimeout(() => this.keepAtMost(0), patience);
  }

  worldOf(wish: LifeWish): World | undefined {
    return this.lived.get(wishKey(wish));
  }

  refusalOf(wish: LifeWish): unknown {
    return this.failed.get(wishKey(wish));
  }

  /** The engine no longer answers for this world: it is lived anew, once; then the reason stands as its refusal. */
  lose(wish: LifeWish, world: World, reason: unknown): void {
    const key = wishKey(wish);
    if (this.lived.get(key) !== world) return; // told before
    this.lived.delete(key);
    void this.engine.drop(world).catch(() => undefined);
    if (!this.mayLiveAnew(key)) this.failed.set(key, reason);
    if (!this.working) void this.work();
    this.heard();
  }

  private mayLiveAnew(key: string): boolean {
    if (this.anew.has(key)) return false;
    this.anew.add(key);
    return true;
  }

  private isWanted(key: string): boolean {
    return this.wishes.some((wish) => wishKey(wish) === key);
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let wish = this.next(); wish; wish = this.next()) await this.live(wish);
    this.working = false;
  }

  private next(): LifeWish | undefined {
    return this.wishes.find((wish) => !this.lived.has(wishKey(wish)) && !this.failed.has(wishKey(wish)));
  }

  private async live(wish: LifeWish): Promise<void> {
    const key = wishKey(wish);
    let running: LifeWorlds["running"] = null;
    try {
      running = { key, world: await this.engine.open(wish.scenario, wish.settings), dropped: false };
      if (!this.isWanted(key)) return void (await this.engine.drop(running.world));
      this.running = running;
      const one = running, world = await this.engine.live(one.world, () => !one.dropped);
      if (one.dropped) return;
      if (world.lived < world.communities) return void (await this.engine.drop(world)); // stopped by somebody else: opened again
      this.lived.set(key, world);
      this.keepAtMost(mostKept);
    } catch (error) {
      // A world that was dropped while it was lived has not failed: nobody wanted it any more.
      if (running?.dropped || !this.isWanted(key)) return;
      if (running) void this.engine.drop(running.world).catch(() => undefined);
      if (!(error instanceof Lost && this.mayLiveAnew(key))) this.failed.set(key, error);
    } finally {
      this.running = null;
    }
    this.heard();
  }

  private keepAtMost(most: number): void {
    for (const wish of this.wishes) this.refresh(wishKey(wish));
    for (const [key, world] of this.lived) {
      if (this.lived.size <= most) return;
      this.lived.delete(key);
      void this.engine.drop(world).catch(() => undefined);
    }
  }

  private refresh(key: string): void {
    const world = this.lived.get(key);
    if (!world) return;
    this.lived.delete(key);
    this.lived.set(key, world);
  }
}

const all = new WeakMap<Engine, LifeWorlds>();

/** The same for every part of the page. */
export function lifeWorlds(engine: Engine): LifeWorlds {
  const found = all.get(engine) ?? new LifeWorlds(engine);
  all.set(engine, found);
  return found;
}
