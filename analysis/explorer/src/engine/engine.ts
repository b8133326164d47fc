// Starts the engine: hands it to a worker, and turns the calls of protocol.ts into messages.
import EngineWorker from "./worker?worker&inline";
import { type Answer, type Call, type Reply } from "./messages";
import { type About, type Assessment, type Column, type Engine, type Story, type TwinStories, type WatchAbout, type World, Refused } from "./protocol";

/** Where the build puts the packed engine. */
const place = "dyad-engine";

/** Numbers of worlds tell which start of the engine they belong to, so that none is mistaken after a new start. */
const perStart = 1e6;

function sentence(text: string): Refused {
  return new Refused([{ file: "", line: 0, column: 0, sentence: text }]);
}

/** A worker with its engine. One that broke (its memory used up) is left, and the next call starts another. */
class Connection {
  private worker: Worker | null = null;
  private waiting = new Map<number, { done: (answer: Answer) => void; failed: (error: Error) => void }>();
  private last = 0;
  starts = 0;

  constructor(private readonly packed: string) {}

  async start(): Promise<void> {
    this.starts++;
    const worker = new EngineWorker();
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.hear(data);
    worker.onerror = (event) => this.abandon(`the engine stopped (${event.message || "its worker could not be started"}); open the page again`);
    await this.send({ start: this.packed });
  }

  private hear(reply: Reply): void {
    const call = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("answer" in reply) return call?.done(reply.answer);
    call?.failed(sentence(`the engine could not go on (${reply.broken}), most likely because this browser gave it no more memory than ${Math.round(reply.memory / 1e6)} MB; ask for fewer families or fewer years`));
    this.abandon("the engine had to be started again, so that this was lost; ask for it once more");
  }

  private abandon(reason: string): void {
    this.worker?.terminate();
    this.worker = null;
    for (const call of this.waiting.values()) call.failed(sentence(reason));
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
    if (!this.worker) await this.start();
    for (const number of [call.world, call.other])
      if (number !== undefined && Math.floor(number / perStart) !== this.starts) throw sentence("the engine had to be started again, so that this world was lost; open it once more");
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
    return (this.known ??= this.ask<About>({ name: "about" }));
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
  if (typeof WebAssembly === "undefined" || typeof Worker === "undefined") throw sentence("this browser runs no WebAssembly in workers, in which the engine lives; use a browser of 2021 or later");
  const packed = document.getElementById(place)?.textContent ?? (await import("virtual:engine")).default;
  const connection = new Connection(packed);
  await connection.start();
  return new WorkerEngine(connection);
}
