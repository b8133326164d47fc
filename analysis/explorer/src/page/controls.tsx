// The small parts that all views share: choices, disclosures, command lines, messages.
import { type ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { Refused, type Refusal } from "../engine/protocol";
import { copyText } from "./copy";

export interface Option {
  value: string;
  label: ComponentChildren;
  hint?: string;
}

/** One of a few: a group of radio buttons. `row` sets them side by side; `legendHidden` is for groups whose heading says it already. */
export function Choice(props: { legend: string; options: Option[]; value: string; onChange: (value: string) => void; row?: boolean; legendHidden?: boolean; disabled?: boolean }) {
  const name = useId();
  return (
    <fieldset class={props.row ? "choice choice-row" : "choice"} disabled={props.disabled}>
      <legend class={props.legendHidden ? "hidden-text" : undefined}>{props.legend}</legend>
      <div class="choice-options">
        {props.options.map((one) => (
          <label key={one.value} class="choice-option">
            <input type="radio" name={name} value={one.value} checked={one.value === props.value} onChange={() => props.onChange(one.value)} />
            <span>
              {one.label}
              {one.hint && <span class="choice-hint">{one.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** More, for those who want it. */
export function Disclosure(props: { summary: ComponentChildren; children: ComponentChildren; open?: boolean; class?: string }) {
  return (
    <details open={props.open} class={props.class ?? "disclosure"}>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}

/** A button that copies, and says that it did. */
export function CopyButton(props: { text: string; label: string; class?: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(""), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => setSaid((await copyText(props.text)) ? "Copied" : "The browser does not allow copying: select the text and copy it yourself");
  return (
    <span class="copy">
      <button type="button" class={props.class ?? "small"} onClick={copy}>{props.label}</button>
      <span role="status" class="small soft">{said}</span>
    </span>
  );
}

/** The command line that makes the same numbers outside the page. */
export function Command(props: { text: string; summary?: string }) {
  return (
    <details class="disclosure command no-print">
      <summary>{props.summary ?? "The same numbers on the command line"}</summary>
      <pre class="code" tabIndex={0} aria-label="Command line">{props.text}</pre>
      <CopyButton text={props.text} label="Copy the command" />
    </details>
  );
}

/** A polite live region: what it holds is read out when it changes. */
export function Status(props: { children?: ComponentChildren; hidden?: boolean }) {
  return (
    <p role="status" class={props.hidden ? "hidden-text" : "status"}>
      {props.children}
    </p>
  );
}

/** What the engine says against a world, in its own sentences. Takes a list, or whatever was thrown. */
export function Refusals(props: { of: Refusal[] | unknown }) {
  if (!props.of) return null;
  const sentences = Array.isArray(props.of) ? (props.of as Refusal[]).map((one) => one.sentence) : sentencesOf(props.of);
  if (sentences.length === 0) return null;
  return (
    <div class="note warning" role="alert">
      <p><strong>The engine cannot do this:</strong></p>
      <ul>
        {sentences.map((one) => <li key={one}>{withNames(one)}</li>)}
      </ul>
    </div>
  );
}

/** Names between back-ticks, as names. */
function withNames(sentence: string): ComponentChildren {
  return sentence.split("`").map((part, k) => (k % 2 ? <code>{part}</code> : part));
}

function sentencesOf(error: unknown): string[] {
  if (error instanceof Refused) return error.refusals.map((one) => one.sentence);
  return [error instanceof Error ? error.message : String(error)];
}
