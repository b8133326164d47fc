// The engine's worker: unpacks and starts the module, and carries out one call after the other.
import { type Field } from "./protocol";
import { type Answer, type Call } from "./messages";
import { unpack } from "./unpack";

/** What sim/browser.cpp exports. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  dyad_room(bytes: number): number;
  dyad_text(): number;
  dyad_text_size(): number;
  dyad_bytes(): number;
  dyad_bytes_size(): number;
  dyad_about(): number;
  dyad_open(): number;
  dyad_live(world: number): number;
  dyad_column(world: number): number;
  dyad_digest(world: number): number;
  dyad_drop(world: number): number;
  dyad_story(world: number, person: number): number;
  dyad_twin_stories(first: number, twin: number, person: number): number;
  dyad_person_like(world: number): number;
  dyad_watch(child: number): number;
  dyad_pass_days(watch: number, days: number): number;
  dyad_assess(watch: number): number;
  dyad_drop_watch(watch: number): number;
}

let engine: Exports | null = null;

/** The few calls of the C library that are linked in; there is no disk, and nothing is written. */
const wasi = { fd_close: () => 8, fd_seek: () => 8, fd_write: () => 8, proc_exit: (code: number) => { throw new Error(`the engine ended with ${code}`); } };

async function start(text: string): Promise<void> {
  const { instance } = await WebAssembly.instantiate(unpack(text) as Uint8Array<ArrayBuffer>, { wasi_snapshot_preview1: wasi });
  engine = instance.exports as unknown as Exports;
  engine._initialize();
}

function write(text: string, its: Exports): void {
  const bytes = new TextEncoder().encode(text);
  const place = its.dyad_room(bytes.length); // first: the memory may grow, and then has another buffer
  new Uint8Array(its.memory.buffer, place, bytes.length).set(bytes);
}

function read(its: Exports): unknown {
  const text = new TextDecoder().decode(new Uint8Array(its.memory.buffer, its.dyad_text(), its.dyad_text_size()));
  return text === "" ? null : JSON.parse(text);
}

/** A copy of the bytes, since the memory may move when it grows. */
function bytes(its: Exports): ArrayBuffer {
  return new Uint8Array(its.memory.buffer, its.dyad_bytes(), its.dyad_bytes_size()).slice().buffer;
}

function column(buffer: ArrayBuffer, type: Field["type"]): Answer["columns"][string] {
  switch (type) {
    case "uint8": return new Uint8Array(buffer);
    case "uint32": return new Uint32Array(buffer);
    case "uint64": return new BigUint64Array(buffer);
    case "float64": return new Float64Array(buffer);
    default: return new Float32Array(buffer);
  }
}

/** Carries out a call; the answer says whether it was refused. */
function carryOut(call: Call, its: Exports): Answer {
  const answer = (done: number, value?: unknown): Answer => (done ? { value: value ?? read(its), columns: {} } : { refused: (read(its) as { refusals: never[] }).refusals, value: null, columns: {} });
  const { world = 0, other = 0, number = 0, text = "" } = call;
  write(text, its);
  switch (call.name) {
    case "about": return answer(its.dyad_about());
    case "open": return answer(its.dyad_open());
    case "live": return answer(its.dyad_live(world));
    case "digest": return answer(its.dyad_digest(world));
    case "drop": return answer(its.dyad_drop(world), true);
    case "story": return answer(its.dyad_story(world, number));
    case "twinStories": return answer(its.dyad_twin_stories(world, other, number));
    case "personLike": return answer(its.dyad_person_like(world));
    case "watch": return answer(its.dyad_watch(number));
    case "passDays": return answer(its.dyad_pass_days(world, number), its.dyad_bytes_size() > 0 ? bytes(its) : new ArrayBuffer(0));
    case "assess": return answer(its.dyad_assess(world));
    case "dropWatch": return answer(its.dyad_drop_watch(world), true);
    case "columns": return readColumns(call, its, answer);
  }
}

function readColumns(call: Call, its: Exports, answer: (done: number) => Answer): Answer {
  const all: Answer = { value: true, columns: {} };
  for (const { name, type } of call.fields ?? []) {
    write(`${call.table}\n${name}`, its);
    if (!its.dyad_column(call.world ?? 0)) return answer(0);
    all.columns[name] = type === "text" ? (read(its) as string[]) : column(bytes(its), type);
  }
  return all;
}

function buffers(answer: Answer): ArrayBuffer[] {
  const all = Object.values(answer.columns).flatMap((one) => (Array.isArray(one) ? [] : [one.buffer as ArrayBuffer]));
  return answer.value instanceof ArrayBuffer ? [answer.value, ...all] : all;
}

self.onmessage = async ({ data }: MessageEvent<{ start?: string; id: number; call: Call }>) => {
  try {
    if (data.start !== undefined) {
      await start(data.start);
      return self.postMessage({ id: data.id, answer: { value: true, columns: {} } });
    }
    if (!engine) throw new Error("the engine was not started");
    const answer = carryOut(data.call, engine);
    self.postMessage({ id: data.id, answer }, { transfer: buffers(answer) });
  } catch (error) {
    self.postMessage({ id: data.id, broken: error instanceof Error ? error.message : String(error), memory: engine?.memory.buffer.byteLength ?? 0 });
  }
};
