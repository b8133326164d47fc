// The panel that sets the world: presets, sliders in words, and two switches.
import type { ComponentChildren } from "preact";
import { useId, useMemo } from "preact/hooks";
import type { Parameter } from "../engine/protocol";
import { Disclosure, ParameterSlider, numberText } from "../page/slider";
import { withSetting } from "../page/state";
import { careInNumbers } from "./care";
import { Step } from "./parts";
import { type Dial, type Settings, type Values, allOf, alike, alone, caregiving, child, defaultsOf, holds, presets, special, valueOf, withValues } from "./world";

export interface WorldPanelProps {
  parameters: Parameter[];
  base: Values;
  settings: Settings;
  onChange: (settings: Settings) => void;
  whose: string; // "the baby", "the twin"
  children?: ComponentChildren; // what is to be said of this care and this baby
  open: boolean; // where there is room, all sliders are shown at once
}

function Switch({ label, hint, on, onChange }: { label: string; hint: string; on: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div class="dyad-switch">
      <label>
        <input type="checkbox" checked={on} aria-describedby={id} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
      <p id={id} class="slider-hint">
        {hint}
      </p>
    </div>
  );
}

export function WorldPanel({ parameters, base, settings, onChange, whose, children, open }: WorldPanelProps) {
  const of = (name: string) => valueOf(base, settings, name);
  const slider = (dial: Dial) => {
    const found = parameters.find((one) => one.name === dial.name);
    if (!found) return null;
    // Log-odds say little to most readers: what they come to stands below the label, they themselves among the facts.
    const parameter = dial.means ? { ...found, meaning: `${found.meaning}; now ${numberText(of(dial.name))} ${found.unit}` } : found;
    const words = dial.means ? { ...dial.words, hint: `${dial.words.hint ?? ""} ${dial.means(of)}`.trim() } : dial.words;
    const control = (
      <ParameterSlider
        key={dial.name}
        parameter={parameter}
        words={words}
        range={dial.range}
        standard={base[dial.name]}
        value={valueOf(base, settings, dial.name)}
        onChange={(next) => onChange(withSetting(settings, dial.name, next))}
      />
    );
    return dial.means ? <div key={dial.name} class="dyad-odds">{control}</div> : control;
  };
  const defaults = useMemo(() => Object.fromEntries(parameters.map((one) => [one.name, one.value])), [parameters]);
  const set = (all: Settings) => onChange(withValues(settings, base, all));
  const now = presets.find((preset) => holds(settings, base, allOf(preset, defaults)));
  const ordinary = allOf(presets[0]!, defaults);
  const usual = careInNumbers((name) => Number(ordinary[name] ?? valueOf(base, {}, name)));
  const toggle = (group: Settings) => ({
    on: holds(settings, base, group),
    onChange: (on: boolean) => set(on ? group : defaultsOf(defaults, Object.keys(group))),
  });
  return (
    <div class="dyad-world" role="group" aria-label={`World of ${whose}`}>
      <div class="row dyad-presets" role="group" aria-label={`Ready-made care for ${whose}`}>
        {presets.map((preset) => (
          <Step key={preset.name} pressed={now === preset} onDo={() => set(allOf(preset, defaults))}>
            {preset.name}
          </Step>
        ))}
      </div>
      <p class="small soft dyad-preset-about">{now ? now.about : "Care of your own making."}</p>
      {children}
      <Disclosure summary="What this care comes to">
        <ul class="small dyad-care">
          {careInNumbers(of).map(([name, here], row) => (
            <li key={name}>
              {name}: <strong>{here}</strong>
              {here !== usual[row]![1] && <span class="soft"> (ordinary: {usual[row]![1]})</span>}
            </li>
          ))}
        </ul>
        <p class="small">
          Of an average caregiver of {whose}. {toggle(alone).on ? "One caregiver" : "One caregiver or more"}, {toggle(alike).on ? "exactly as the sliders say" : "who differ with their own past and their circumstances"}. A bad or a good mood is one standard deviation of daily stress.
        </p>
      </Disclosure>
      <Disclosure summary="Sliders" open={open}>
        {caregiving.map(slider)}
        <Switch
          label="Only one caregiver"
          hint="Otherwise most bids go to the first caregiver, and the others go to a second or third."
          {...toggle(alone)}
        />
        <Switch
          label="All caregivers are exactly as the sliders say"
          hint="Otherwise the sliders set the average, and caregivers differ with their own past and their circumstances."
          {...toggle(alike)}
        />
        {child.map(slider)}
        <Disclosure summary="More sliders">{special.map(slider)}</Disclosure>
      </Disclosure>
    </div>
  );
}
