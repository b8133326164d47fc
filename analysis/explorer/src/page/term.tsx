// A word of the field that explains itself: a button in the text, by mouse, touch and keyboard.
import { type ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { termOf } from "./glossary";

/** `word` is a glossary entry; the text is the word itself unless children say it otherwise ("bids"). */
export function Term(props: { word: string; children?: ComponentChildren }) {
  const entry = termOf(props.word);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const here = useRef<HTMLSpanElement>(null);
  const id = useId();
  const text = props.children ?? props.word;

  useEffect(() => {
    if (!place) return undefined;
    const close = () => setPlace(null);
    const outside = (event: Event) => {
      if (!here.current?.contains(event.target as Node)) close();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    };
    addEventListener("pointerdown", outside);
    addEventListener("focusin", outside);
    addEventListener("keydown", key, true);
    addEventListener("scroll", close, true);
    addEventListener("resize", close);
    return () => {
      removeEventListener("pointerdown", outside);
      removeEventListener("focusin", outside);
      removeEventListener("keydown", key, true);
      removeEventListener("scroll", close, true);
      removeEventListener("resize", close);
    };
  }, [place]);

  if (!entry) return <>{text}</>;
  const toggle = () => {
    const box = here.current?.getBoundingClientRect();
    if (place || !box) return setPlace(null);
    const width = Math.min(336, innerWidth - 24);
    const below = innerHeight - box.bottom > 180 || box.top < 180;
    setPlace({ left: Math.max(12, Math.min(box.left, innerWidth - width - 12)), top: below ? box.bottom + 6 : -(innerHeight - box.top + 6) });
  };
  const style = place && (place.top >= 0 ? { left: `${place.left}px`, top: `${place.top}px` } : { left: `${place.left}px`, bottom: `${-place.top}px` });
  return (
    <span class="term" ref={here}>
      <button type="button" class="term-word" aria-expanded={place !== null} aria-controls={place ? id : undefined} onClick={toggle}>{text}</button>
      <span role="status" id={id}>
        {style && (
          <span class="term-box" style={style}>
            <strong>{entry.word}</strong>: {entry.meaning}
          </span>
        )}
      </span>
    </span>
  );
}
