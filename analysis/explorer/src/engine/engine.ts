// Starts the engine: hands it to a worker, and turns the calls of protocol.ts into messages.
import EngineWorker from "./worker?worker&inline";
import { type Answer, type Call, type Reply } from "./messages";
import { type About, type Assessment, type Column, type Engine, type Story, type TwinStories, type WatchAbout, type World, Lost, Refused } from "./protocol";

/** Where the build puts the packed engine. */
const place = "dyad-engine";

/** Numbers of worlds tell which start of the engine they belong to, so that none is mistaken after a new start. */
const perStart = 1e6;

const reason = (text: string) => [{ file: "", line: 0, column: 0, sentence: text }];
const sentence = (text: string) => new Refused(reason(text));
const lost = (text: string) => new Lost(reason(text));
const unstarted = (why: string) => sentence(`the engine could not be started (${why}); open the page again, or open it in another browser`);

/** Asks once more for what another call's failure took with it. */
export async function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Lost) return ask();
    throw error;
  }
}

/** A worker with its engine. One that broke (its memory used up) is left, and the next call that needs no old world starts another. */
class Connection {
  private worker: Worker | null = null;
  private starting: Promise<void> | null = null; // fulfilled once the engine is ready; every call awaits it
  private isReady = false;
  private waiting = new Map<number, { done: (answer: Answer) => void; failed: (error: Error) => void }>();
  private last = 0;
  starts = 0;

  constructor(private readonly packed: string) {}

  /** Starts the engine unless it runs or is being started. */
  ready(): Promise<void> {
    if (this.starting) return this.starting;
    const starting = this.start();
    this.starting = starting;
    starting.catch(() => {
      if (this.starting === starting) this.starting = null; // the next call tries again
    });
    return starting;
  }

  private async start(): Promise<void> {
    this.starts++;
    let worker: Worker;
    try {
      worker = new EngineWorker();
    } catch (error) {
      throw unstarted(error instanceof Error ? error.message : String(error));
    }
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => worker === this.worker && this.hear(data);
    worker.onerror = ({ message }) => {
      if (worker !== this.worker) return;
      this.abandon(this.isReady ? lost(`the engine stopped${message ? ` (${message})` : ""}; ask for it once more`) : unstarted(message || "its worker did not begin"));
    };
    await this.send({ start: this.packed });
    this.isReady = true;
  }

  private hear(reply: Reply): void {
    const call = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("answer" in reply) return call?.done(reply.answer);
    const memory = `the engine could not go on (${reply.broken}), most likely because this browser gave it no more memory than ${Math.round(reply.memory / 1e6)} MB; ask for fewer families or fewer years`;
    call?.failed(this.isReady ? sentence(memory) : unstarted(reply.broken));
    this.abandon(lost("the engine had to be started again, so that this was lost; ask for it once more"));
  }

  private abandon(error: Refused): void {
    this.worker?.terminate();
    this.worker = null;
    this.starting = null;
    this.isReady = false;
    for (const call of this.waiting.values()) call.failed(error);
    this.waiting.clear();
  }

  private send(message: { start: string } | { call: Call }): Promise<Answer> {
    return new Promise((done, failed) => {
      const id = ++this.last;
      this.waiting.set(id, { done, failed });
      this.worker!.postMessage({ id, ...message });
    });
  }

  async call(call: Call): Promise<Answer> {
    for (const number of [call.world, call.other])
      if (number !== undefined && (!this.starting || Math.floor(number / perStart) !== this.starts)) throw lost("the engine had to be started again, so that this world was lost; open it once more");
    await this.ready();
    const bare = (number: number | undefined) => (number === undefined ? undefined : number % perStart);
    const answer = await this.send({ call: { ...call, world: bare(call.world), other: bare(call.other) } });
    if (answer.refused) throw new Refused(answer.refused);
    return answer;
  }
}

/** One Float32Array for each day. */
function days(buffer: ArrayBuffer, columns: number): Float32Array[] {
  const all = new Float32Array(buffer);
  return Array.from({ length: all.length / columns }, (_, day) => all.subarray(day * columns, (day + 1) * columns));
}

class WorkerEngine implements Engine {
  private known: Promise<About> | null = null;
  private dropped = new Set<number>();

  constructor(private readonly connection: Connection) {}

  private async ask<T>(call: Call): Promise<T> {
    return (await this.connection.call(call)).value as T;
  }
  private numbered<T extends { id: number }>(one: T): T {
    return { ...one, id: one.id + this.connection.starts * perStart };
  }

  about(): Promise<About> {
    if (this.known) return this.known;
    const known = this.ask<About>({ name: "about" });
    known.catch(() => (this.known = null)); // then it is asked again
    return (this.known = known);
  }
  async open(scenario: string, settings: string[]): Promise<World> {
    return this.numbered(await this.ask<World>({ name: "open", text: [scenario, ...settings].join("\n") }));
  }
  async live(world: World, heard?: (world: World) => boolean | void): Promise<World> {
    let now = world;
    while (now.lived < now.communities && !this.dropped.has(world.id)) {
      const { lived, rows } = await this.ask<{ lived: number; rows: number[] }>({ name: "live", world: world.id });
      now = { ...now, lived, tables: now.tables.map((table, k) => ({ ...table, rows: rows[k] ?? 0 })) };
      if (heard?.(now) === false) break;
    }
    return now;
  }
  async columns(world: World, table: string, fields: string[]): Promise<Record<string, Column>> {
    const known = world.tables.find((one) => one.name === table)?.fields ?? [];
    const asked = fields.map((name) => ({ name, type: known.find((one) => one.name === name)?.type ?? ("float32" as const) }));
    return (await this.connection.call({ name: "columns", world: world.id, table, fields: asked })).columns;
  }
  digest(world: World): Promise<string> {
    return this.ask({ name: "digest", world: world.id });
  }
  async drop(world: World): Promise<void> {
    this.dropped.add(world.id);
    await this.ask({ name: "drop", world: world.id }).catch(() => undefined); // what is lost already is dropped
  }
  story(world: World, person: number): Promise<Story> {
    return this.ask({ name: "story", world: world.id, number: person });
  }
  twinStories(first: World, twin: World, person: number, change: string): Promise<TwinStories> {
    return this.ask({ name: "twinStories", world: first.id, other: twin.id, number: person, text: change });
  }
  personLike(world: World, kind: string): Promise<number> {
    return this.ask({ name: "personLike", world: world.id, text: kind });
  }
  async watch(scenario: string, settings: string[], child: number): Promise<WatchAbout> {
    return this.numbered(await this.ask<WatchAbout>({ name: "watch", number: child, text: [scenario, ...settings].join("\n") }));
  }
  async passDays(watch: WatchAbout, count: number): Promise<Float32Array[]> {
    return days(await this.ask<ArrayBuffer>({ name: "passDays", world: watch.id, number: count }), (await this.about()).days.length);
  }
  assess(watch: WatchAbout): Promise<Assessment> {
    return this.ask({ name: "assess", world: watch.id });
  }
  async dropWatch(watch: WatchAbout): Promise<void> {
    await this.ask({ name: "dropWatch", world: watch.id }).catch(() => undefined);
  }
}

/** Refuses browsers that lack what the engine needs, in a sentence. */
export async function startEngine(): Promise<Engine> {
  if (typeof WebAssembly === "undefined" || typeof Worker === "undefined") throw sentence("this browser runs no WebAssembly in workers, in which the engine lives; use a newer browser");
  const packed = document.getElementById(place)?.textContent ?? (await import("virtual:engine")).default;
  const connection = new Connection(packed);
  await connection.ready();
  return new WorkerEngine(connection);
}
