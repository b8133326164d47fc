// The panel that sets the world: presets, sliders in words, and two switches.
import { useId, useMemo } from "preact/hooks";
import type { Parameter } from "../engine/protocol";
import { Disclosure, ParameterSlider } from "../page/slider";
import { withSetting } from "../page/state";
import { Step } from "./parts";
import { type Dial, type Settings, type Values, allOf, alike, alone, caregiving, child, defaultsOf, holds, presets, special, valueOf, withValues } from "./world";

export interface WorldPanelProps {
  parameters: Parameter[];
  base: Values;
  settings: Settings;
  onChange: (settings: Settings) => void;
  whose: string; // "the baby", "the twin"
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

export function WorldPanel({ parameters, base, settings, onChange, whose, open }: WorldPanelProps) {
  const slider = (dial: Dial) => {
    const parameter = parameters.find((one) => one.name === dial.name);
    if (!parameter) return null;
    return (
      <ParameterSlider
        key={dial.name}
        parameter={parameter}
        words={dial.words}
        range={dial.range}
        standard={base[dial.name]}
        value={valueOf(base, settings, dial.name)}
        onChange={(next) => onChange(withSetting(settings, dial.name, next))}
      />
    );
  };
  const defaults = useMemo(() => Object.fromEntries(parameters.map((one) => [one.name, one.value])), [parameters]);
  const set = (all: Settings) => onChange(withValues(settings, base, all));
  const now = presets.find((preset) => holds(settings, base, allOf(preset, defaults)));
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
