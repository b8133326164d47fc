// The dialog of codes: give this view to somebody, open theirs, and how a class shares one world.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { CopyButton, Disclosure } from "./controls";
import { type PageStore } from "./store";

export function CodeDialog({ store, open, onClose }: { store: PageStore; open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  const served = location.protocol.startsWith("http");
  const address = `${location.href.split("#")[0]}#${store.code}`;
  return (
    <dialog ref={dialog} aria-labelledby="code-title" onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      {open && (
        <>
          <div class="row spread">
            <h2 id="code-title" class="dialog-title">Code</h2>
            <button type="button" class="small" onClick={onClose}>Close</button>
          </div>
          <h3>Give this view to somebody</h3>
          <p>The code holds the world, the seed, the place and your choices. Whoever opens it is at the same place, with the same numbers; what you coded or wrote yourself is not in it.</p>
          <p class="code code-own" tabIndex={0} aria-label="Code of this view">{store.code}</p>
          <div class="row">
            <CopyButton text={store.code} label="Copy the code" class="primary" />
            {served && <CopyButton text={address} label="Copy the address" class="" />}
          </div>
          {!served && <p class="small soft dialog-hint">This page was opened from a disk, so its address is of use here only: give the code.</p>}
          <h3>Open a code</h3>
          <OpenCode store={store} onOpened={onClose} baby />
          <Disclosure summary="For a class: everyone a different baby of the same world">
            <p>
              Set up a world under One dyad, and give everybody its code. Each student opens it with a number of their own, say the number in the class list. All babies then grow up in the same
              world, with the same kind of caregivers, and each has a life of its own: collect the classes of the Strange Situation on the board, and you have a study.
            </p>
          </Disclosure>
        </>
      )}
    </dialog>
  );
}

/** A field for a code; with `baby` also one for a number in the class. */
export function OpenCode({ store, onOpened, baby }: { store: PageStore; onOpened?: () => void; baby?: boolean }) {
  const id = useId();
  const [text, setText] = useState("");
  const [number, setNumber] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = wrongNumber(number) ?? store.openCode(text, () => (number.trim() ? { baby: Number(number) - 1, age: 0 } : {}));
    setProblem(wrong);
    if (wrong === null) onOpened?.();
  };
  return (
    <form class="open-code" onSubmit={submit} noValidate>
      <label for={id}>A code, or an address that holds one</label>
      <div class="row open-code-row">
        <input
          id={id} type="text" class="mono" value={text} placeholder="D1-" autocomplete="off" autocapitalize="characters" spellcheck={false}
          aria-invalid={problem !== null} aria-describedby={problem ? `${id}-problem` : undefined}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
        />
        {!baby && <button type="submit">Open</button>}
      </div>
      {baby && (
        <>
          <label for={`${id}-baby`}>Your baby's number, if your teacher gave you one</label>
          <div class="row">
            <input id={`${id}-baby`} type="text" class="baby-number" inputMode="numeric" value={number} onInput={(event) => setNumber(event.currentTarget.value)} />
            <button type="submit">Open</button>
          </div>
        </>
      )}
      <div role="alert" id={`${id}-problem`} class="problem">{problem}</div>
    </form>
  );
}

function wrongNumber(text: string): string | null {
  const value = Number(text);
  return text.trim() === "" || (Number.isInteger(value) && value >= 1 && value <= 5000) ? null : `\u201c${text}\u201d is no number of a baby: babies are counted from 1.`;
}
