// Lives the world that the map asks for, and tells as its people come. Only the latest wish counts.
import { onceMore, startEngine } from "../engine/engine";
import { type Engine, type World } from "../engine/protocol";
import { type People, readPeople } from "./people";
import { type Plan } from "./plan";

/** How far a world has come: infants seen, some communities lived, all lived. */
export type Stage = "infancy" | "lives" | "done";

export interface Living {
  plan: Plan;
  stage: Stage;
  infants: People; // in infancy alone: of all families before the first lives come
  people: People; // as far as lives are lived
  command: string; // makes the same numbers outside the page
  world: World | null; // for more of its columns, once it is lived
}

/** Milliseconds between two readings: the first answer comes soon; but reading and drawing all again for every community
 *  would take longer than living it. */
const untilFirst = 50;
const between = (plan: Plan) => Math.max(150, plan.families / 8);

/** A second engine for infancies, so that a slider need not wait for lives that nobody wants any more. It stays for the next visit. */
let scout: Promise<Engine> | null = null;

/** How long the answer took since it was asked for, for whoever measures the page. */
function timed(what: Stage | "answer", asked: number): void {
  performance.measure(`population ${what}`, { start: asked });
}

/** A world that is being lived; the two engines may give the same number to theirs. */
interface Open {
  engine: Engine;
  world: World;
  plan: Plan;
}

export class Keeper {
  now: Living | null = null;
  refused: { key: string; reason: unknown } | null = null;
  private wanted: Plan | null = null;
  private readonly open = new Set<Open>(); // that are being lived
  private last: World | null = null; // that was lived to its end, and is still held
  private scout: Engine;

  constructor(
    private readonly engine: Engine,
    private readonly heard: () => void,
  ) {
    this.scout = engine;
    scout ??= startEngine();
    scout.then((one) => (this.scout = one)).catch(() => undefined); // then the one engine does both
  }

  want(plan: Plan | null): void {
    if (plan?.key === this.wanted?.key) return;
    this.wanted = plan;
    for (const one of [...this.open]) if (one.plan !== plan) void this.forget(one);
    if (!plan) this.forgetLast();
    if (!plan || (this.now?.plan.key === plan.key && this.now.stage === "done")) return this.heard();
    const asked = performance.now();
    onceMore(() => this.liveAll(plan, asked)).catch((reason: unknown) => {
      if (this.wanted !== plan) return;
      this.refused = { key: plan.key, reason };
      this.heard();
    });
  }

  private async forget(one: Open): Promise<void> {
    this.open.delete(one);
    await one.engine.drop(one.world).catch(() => undefined);
  }

  private forgetLast(): void {
    if (this.last) void this.engine.drop(this.last).catch(() => undefined);
    this.last = null;
    if (this.now?.world) this.now = { ...this.now, world: null };
  }

  private async liveAll(plan: Plan, asked: number): Promise<void> {
    if (this.wanted !== plan) return;
    try {
      if (await this.liveInfancy(plan, asked)) timed("infancy", asked);
    } catch {
      // A scenario in which something is to happen later refuses to end with infancy: then infants come with their lives.
    }
    if (this.wanted !== plan) return;
    this.forgetLast();
    await this.liveLives(plan, asked);
  }

  /** Sees the infants, some of them first. */
  private async liveInfancy(plan: Plan, asked: number): Promise<boolean> {
    const engine = this.scout;
    let read = asked, reading = false, answered = false;
    const show = async (world: World) => {
      reading = true;
      const infants = await readPeople(engine, world, false);
      read = performance.now();
      reading = false;
      if (this.wanted !== plan || infants.count <= (this.now?.plan === plan ? this.now.infants.count : 0)) return;
      this.now = { plan, stage: "infancy", infants, people: infants, command: world.command, world: null };
      this.refused = null;
      this.heard();
      if (!answered) timed("answer", asked);
      answered = true;
    };
    const world = await this.livePart(engine, plan, plan.infancy, (part) => {
      if (!reading && part.lived < part.communities && performance.now() - read > (answered ? between(plan) : untilFirst)) void show(part).catch(() => (reading = false));
    });
    if (!world) return false;
    await show(world).finally(() => engine.drop(world));
    return true;
  }

  private async liveLives(plan: Plan, asked: number): Promise<void> {
    const { engine } = this;
    let reading = false, read = -Infinity;
    const show = async (part: World) => {
      reading = true;
      const people = await readPeople(engine, part, true);
      read = performance.now();
      reading = false;
      const sofar = this.now?.plan === plan ? this.now : null;
      if (this.wanted !== plan || people.count === 0 || sofar?.stage === "done") return;
      if (sofar?.stage !== "lives") timed("lives", asked);
      this.now = { plan, stage: "lives", infants: sofar && sofar.infants.count > people.count ? sofar.infants : people, people, command: part.command, world: null };
      this.refused = null;
      this.heard();
    };
    const world = await this.livePart(engine, plan, plan.lives, (part) => {
      if (!reading && part.lived < part.communities && performance.now() - read > between(plan)) void show(part).catch(() => (reading = false));
    });
    if (!world) return;
    let people: People | null = null;
    try {
      people = await readPeople(engine, world, true);
    } finally {
      if (!people || this.wanted !== plan) await engine.drop(world);
    }
    if (this.wanted !== plan) return;
    this.last = world;
    this.refused = null;
    this.now = { plan, stage: "done", infants: people, people, command: world.command, world };
    timed("done", asked);
    this.heard();
  }

  /** Lives a world of the plan, unless another is wanted before it ends: then there is none. */
  private async livePart(engine: Engine, plan: Plan, settings: string[], heard: (world: World) => void): Promise<World | null> {
    const isWanted = () => this.wanted === plan;
    const opened = await engine.open(plan.scenario, settings);
    const one: Open = { engine, world: opened, plan };
    this.open.add(one);
    if (!isWanted()) return this.forget(one).then(() => null);
    try {
      const lived = await engine.live(opened, (part) => {
        if (isWanted()) heard(part);
        return isWanted();
      });
      if (isWanted() && lived.lived >= lived.communities) {
        this.open.delete(one);
        return lived;
      }
    } catch (reason) {
      if (isWanted()) return this.forget(one).then(() => Promise.reject(reason));
    }
    await this.forget(one);
    return null;
  }
}

/** Lives a world once, for comparison: its people alone are kept. There are none if they are no longer wanted before its end. */
export async function peopleOf(engine: Engine, plan: Plan, isWanted: () => boolean): Promise<People | null> {
  if (!isWanted()) return null;
  const world = await engine.open(plan.scenario, plan.lives);
  try {
    const lived = isWanted() ? await engine.live(world, isWanted) : world;
    return isWanted() && lived.lived >= lived.communities ? await readPeople(engine, lived, true) : null;
  } finally {
    await engine.drop(world);
  }
}
