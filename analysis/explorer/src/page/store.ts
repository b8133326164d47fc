// Holds the page's state, keeps the code in the address in step with it, and starts the engine.
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { startEngine } from "../engine/engine";
import { type About, type Engine } from "../engine/protocol";
import { decode, encode } from "./code";
import { type PageState, type ShellStore, type ViewName, defaults } from "./state";

export interface Notice {
  kind: "problem" | "note";
  text: string;
}

interface EngineState {
  engine: Engine | null;
  about: About | null;
  problem: string | null;
}

const fragment = () => location.hash.slice(1);

/** What the page is opened with: the view of the code in the address, or the start. */
function firstState(): { state: PageState; notice: Notice | null } {
  const code = fragment();
  const read = code ? decode(code, null) : null;
  if (!read) return { state: defaults("start"), notice: null };
  return "problem" in read ? { state: defaults("start"), notice: { kind: "problem", text: read.problem } } : { state: read.state, notice: null };
}

/** The smallest module that computes with vectors of 128 bits, as the engine does. */
const vectors = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

/** Says what this browser lacks, or nothing. */
function lacking(): string | null {
  const needed: [boolean, string][] = [
    [typeof WebAssembly === "object", "WebAssembly"],
    [typeof WebAssembly === "object" && WebAssembly.validate(vectors), "WebAssembly SIMD"],
    [typeof Worker === "function", "workers"],
  ];
  const missing = needed.filter(([there]) => !there).map(([, name]) => name);
  return missing.length ? `This browser lacks what the simulation needs, or has it switched off: ${missing.join(", ")}. Newer browsers have it: Chrome and Edge from version 92, Firefox from 90, Safari from 16.4.` : null;
}

function useEngine(): EngineState {
  const [state, setState] = useState<EngineState>({ engine: null, about: null, problem: null });
  useEffect(() => {
    const missing = lacking();
    const failed = (error: unknown) => setState({ engine: null, about: null, problem: error instanceof Error ? error.message : String(error) });
    if (missing) return failed(missing);
    const begin = async (engine: Engine) => {
      (globalThis as { dyad?: { engine: Engine } }).dyad = { engine }; // for tests, and for whoever wants to ask it from the console
      setState({ engine, about: await engine.about(), problem: null });
    };
    // The first picture comes first.
    const timer = setTimeout(() => void startEngine().then(begin).catch(failed), 30);
    return () => clearTimeout(timer);
  }, []);
  return state;
}

export interface PageStore extends ShellStore {
  notice: Notice | null;
  setNotice(notice: Notice | null): void;
  /** Opens a code; says what is wrong with it, if anything. `change` is made to what it stands for. */
  openCode(text: string, change?: (state: PageState) => Partial<PageState>): string | null;
  /** The code of the view as it is. */
  code: string;
  said: string;
}

export function useStore(): PageStore {
  const first = useMemo(firstState, []);
  const { engine, about, problem } = useEngine();
  const [state, setState] = useState(first.state);
  const [notice, setNotice] = useState(first.notice);
  const [opened, setOpened] = useState(0);
  const [said, say] = useState("");
  const places = useRef<Partial<Record<ViewName, PageState>>>({});
  const now = useRef(state);
  now.current = state;

  const set = useCallback<ShellStore["set"]>((patch) => setState((old) => ({ ...old, ...(typeof patch === "function" ? patch(old) : patch) })), []);
  const go = useCallback<ShellStore["go"]>((view, patch = {}) => {
    places.current[now.current.view] = now.current;
    const next = { ...(places.current[view] ?? defaults(view)), ...patch };
    remember(encode(next, about?.version));
    setState(next);
    setNotice(null);
  }, [about]);
  const replace = useCallback<ShellStore["replace"]>((next) => {
    places.current[next.view] = next;
    setState(next);
    setOpened((count) => count + 1);
  }, []);

  const openCode = useCallback<PageStore["openCode"]>((text, change) => {
    const read = decode(text, about);
    if ("problem" in read) return read.problem;
    setNotice(read.note ? { kind: "note", text: read.note } : null);
    replace({ ...read.state, ...change?.(read.state) });
    return null;
  }, [about, replace]);

  const code = useMemo(() => encode(state, about?.version), [state, about]);
  useOpenings(about, code, openCode, setNotice);
  useAddress(code, state, about !== null || problem !== null);
  return { state, set, go, replace, say, said, engine, about, problem, opened, notice, setNotice, openCode, code };
}

/** Opens the code of the address: once the engine can check it, and whenever the reader changes it or goes back. */
function useOpenings(about: About | null, code: string, open: PageStore["openCode"], setNotice: (notice: Notice) => void): void {
  const latest = useRef({ code, open });
  latest.current = { code, open };
  useEffect(() => {
    const read = () => {
      if (!fragment()) return latest.current.open(encode(defaults("start")));
      if (fragment() === latest.current.code) return null;
      const wrong = latest.current.open(location.hash);
      if (wrong) setNotice({ kind: "problem", text: wrong });
      return wrong;
    };
    addEventListener("hashchange", read);
    // What was opened before the engine knew its names is checked now.
    const checked = about && fragment() && "state" in decode(fragment(), null) ? decode(fragment(), about) : null;
    if (checked && "problem" in checked) {
      latest.current.open(encode(defaults("start")));
      setNotice({ kind: "problem", text: checked.problem });
    } else if (checked?.note) setNotice({ kind: "note", text: checked.note });
    return () => removeEventListener("hashchange", read);
  }, [about]);
}

/** Keeps the address in step, but not faster than browsers allow. An untouched start has none. */
function useAddress(code: string, state: PageState, ready: boolean): void {
  useEffect(() => {
    if (!ready || (state.view === "start" && !fragment())) return undefined;
    const timer = setTimeout(() => {
      if (fragment() === code) return;
      try {
        history.replaceState(null, "", `#${code}`);
      } catch {
        // the code can still be copied
      }
    }, 350);
    return () => clearTimeout(timer);
  }, [code, ready]);
}

/** A new view is a place one can go back from. */
function remember(code: string): void {
  try {
    if (fragment() !== code) history.pushState(null, "", `#${code}`);
  } catch {
    // some browsers refuse this to pages from a disk
  }
}
