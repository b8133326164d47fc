// A word of the field that explains itself: a button in the text, by mouse, touch and keyboard.
import { type ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { termOf } from "./glossary";

interface Place {
  left: number;
  top?: number;
  bottom?: number;
}

/** Beside the word, inside the window. */
function placeBeside(word: DOMRect): Place {
  const width = Math.min(336, innerWidth - 24);
  const left = Math.max(12, Math.min(word.left, innerWidth - width - 12));
  return innerHeight - word.bottom > 180 || word.top < 180 ? { left, top: word.bottom + 6 } : { left, bottom: innerHeight - word.top + 6 };
}

let region: HTMLElement | null = null;

/** Reads an explanation out, politely. One region serves all words; emptied first, it says the same word twice. */
function sayAloud(sentence: string): void {
  if (!region?.isConnected) {
    region = document.createElement("div");
    region.className = "hidden-text";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = "";
  setTimeout(() => region && (region.textContent = sentence), 60);
}

let closeOpen: (() => void) | null = null;

/** `word` is a glossary entry; the text is the word itself unless children say it otherwise ("bids"). */
export function Term(props: { word: string; children?: ComponentChildren }) {
  const entry = termOf(props.word);
  const [place, setPlace] = useState<Place | null>(null);
  const here = useRef<HTMLSpanElement>(null);
  const id = useId();
  const text = props.children ?? props.word;
  const isOpen = place !== null;

  useEffect(() => {
    if (!isOpen) return undefined;
    const close = () => setPlace(null);
    closeOpen?.();
    closeOpen = close;
    const outside = (event: Event) => {
      if (!here.current?.contains(event.target as Node)) close();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    };
    const follow = () => here.current && setPlace(placeBeside(here.current.getBoundingClientRect()));
    addEventListener("pointerdown", outside);
    addEventListener("keydown", key, true);
    addEventListener("scroll", follow, true);
    addEventListener("resize", follow);
    return () => {
      if (closeOpen === close) closeOpen = null;
      removeEventListener("pointerdown", outside);
      removeEventListener("keydown", key, true);
      removeEventListener("scroll", follow, true);
      removeEventListener("resize", follow);
    };
  }, [isOpen]);

  if (!entry) return <>{text}</>;
  const toggle = () => {
    const word = here.current?.getBoundingClientRect();
    if (isOpen || !word) return setPlace(null);
    setPlace(placeBeside(word));
    sayAloud(`${entry.word}: ${entry.meaning}`);
  };
  const inPixels = (value: number | undefined) => (value === undefined ? undefined : `${value}px`);
  return (
    <span class="term" ref={here}>
      <button type="button" class="term-word" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={toggle}>{text}</button>
      {place && (
        <span id={id} class="term-box" style={{ left: `${place.left}px`, top: inPixels(place.top), bottom: inPixels(place.bottom) }}>
          <strong>{entry.word}</strong>: {entry.meaning}
        </span>
      )}
    </span>
  );
}
