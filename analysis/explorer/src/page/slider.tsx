// A parameter of the theory as a slider in words, made from the parameter table.
import { useId, useRef } from "preact/hooks";
import { type Parameter } from "../engine/protocol";
import { numberText, stopsOf, unitText } from "./stops";
export * from "./controls";
export { Term } from "./term";
export { numberText, unitText } from "./stops";

export interface SliderWords {
  label: string; // "Sensitivity: how many bids the caregiver notices"
  low: string; // the low end in words: "misses most"
  high: string;
  hint?: string; // one short sentence below the label
}

interface Props {
  parameter: Parameter;
  words: SliderWords;
  value: number;
  /** `undefined`: back to the default, that is, no setting. */
  onChange: (value: number | undefined) => void;
  standard?: number; // the scenario's value, where it is not the parameter's default
  range?: [number, number]; // a narrower range, where the full one is for specialists
  disabled?: boolean;
}

export function ParameterSlider({ parameter, words, value, onChange, standard = parameter.value, range, disabled }: Props) {
  const id = useId();
  const stops = stopsOf(parameter, range ?? [parameter.low, parameter.high], [standard, value]);
  const at = stops.indexOf(value);
  const last = stops.length - 1;
  const changed = value !== standard;
  const shown = `${numberText(value)}${unitText(parameter.unit)}`;
  const input = useRef<HTMLInputElement>(null);
  const back = () => {
    onChange(undefined);
    input.current?.focus(); // the button is about to go
  };
  const spoken = `${shown}${changed ? "" : ", the default"}; from ${words.low} to ${words.high}`;
  return (
    <div class="slider">
      <div class="slider-head">
        <label for={id}>{words.label}</label>
        <output class="slider-value" for={id}>{shown}</output>
      </div>
      {words.hint && <p id={`${id}-hint`} class="slider-hint">{words.hint}</p>}
      <div class="slider-track">
        <input
          ref={input} id={id} type="range" min={0} max={last} step={1} value={at} disabled={disabled}
          aria-valuetext={spoken} aria-describedby={words.hint ? `${id}-hint` : undefined}
          onInput={(event) => {
            const next = stops[Number(event.currentTarget.value)];
            if (next !== undefined) onChange(next === standard ? undefined : next);
          }}
        />
        <span class="slider-default" aria-hidden="true" style={{ "--at": String(stops.indexOf(standard) / Math.max(1, last)) }} />
      </div>
      <div class="slider-ends" aria-hidden="true">
        <span>{words.low}</span>
        <span>{words.high}</span>
      </div>
      <div class="slider-foot">
        <details>
          <summary>What is this?<span class="hidden-text"> About: {words.label}</span></summary>
          <ParameterFacts parameter={parameter} standard={standard} />
        </details>
        {changed && (
          <button type="button" class="quiet small" disabled={disabled} onClick={back} aria-label={`Back to ${numberText(standard)}, the default of: ${words.label}`}>
            Back to {numberText(standard)}
          </button>
        )}
      </div>
    </div>
  );
}

/** Meaning, range, default, unit and source of a parameter. */
export function ParameterFacts({ parameter, standard = parameter.value }: { parameter: Parameter; standard?: number }) {
  const range = `${numberText(parameter.low)} to ${numberText(parameter.high)}`;
  const rows: [string, string][] = [
    ["Meaning", parameter.meaning],
    ["Name", parameter.symbol === "-" ? parameter.name : `${parameter.name} (${parameter.symbol})`],
    ["Unit", parameter.unit === "-" ? "none: a pure number" : parameter.unit],
    ["Range", parameter.whole ? `${range}, whole numbers` : range],
    ["Default", numberText(parameter.value) + (parameter.follows ? `, that of ${parameter.follows} unless it is set` : "")],
    ["Source", parameter.source],
  ];
  if (standard !== parameter.value) rows.splice(5, 0, ["In this scenario", numberText(standard)]);
  return (
    <dl class="facts">
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
