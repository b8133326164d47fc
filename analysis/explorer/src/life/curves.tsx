// How the general model bends or holds, as curves over the years; with a second life, both in the same charts.
import { useMemo } from "preact/hooks";
import { LineChart, type LineSeries } from "../charts/lines";
import { type Life, at } from "./life";
import { type CourseName } from "./records";
import { yearsOfLife } from "./use";
import { number, shortAge } from "./words";

interface Line {
  name: CourseName;
  label: string;
  colour: string;
  dash?: number[];
}

interface Chart {
  title: string;
  caption: string;
  y: { label: string; low?: number; high?: number };
  ends: [number, number]; // at least this far
  lines: Line[];
}

const expected = { label: "Expected outcome (0: nothing, 1: full comfort)" };
const lines = {
  avoidance: { name: "self_avoidance", label: "Avoidance", colour: "--class-a" },
  anxiety: { name: "self_anxiety", label: "Anxiety", colour: "--class-c", dash: [10, 3, 2, 3] },
  mute: { name: "general_mute", label: "Mute", colour: "--mute", dash: [2, 4] },
  ask: { name: "general_ask", label: "Ask", colour: "--ask" },
  amplify: { name: "general_amplify", label: "Amplify", colour: "--amplify", dash: [10, 3, 2, 3] },
  fear: { name: "general_fear", label: "Fear", colour: "--fear" },
  tone: { name: "tone", label: "Chronic arousal", colour: "--tone" },
  plasticity: { name: "plasticity", label: "Plasticity", colour: "--accent", dash: [10, 3, 2, 3] },
  worth: { name: "worth", label: "Self-worth", colour: "--good" },
} as const satisfies Record<string, Line | { dash: readonly number[] }>;
const line = (name: keyof typeof lines): Line => ({ ...lines[name], dash: "dash" in lines[name] ? [...(lines[name] as { dash: readonly number[] }).dash] : undefined });

const scales: Chart = {
  title: "Avoidance and anxiety of the general model",
  caption: "The true state, which no instrument sees: in standard deviations (SD) from the norm; 0 is the norm, and the scale ends at 3 and -3. Higher is less secure.",
  y: { label: "SD from the norm" },
  ends: [-1, 1],
  lines: [line("avoidance"), line("anxiety")],
};
const values: Chart = {
  title: "What is expected of people in general",
  caption: "What muting, asking and amplifying are expected to bring. A new relationship starts from these.",
  y: expected,
  ends: [0, 1],
  lines: [line("mute"), line("ask"), line("amplify")],
};
const fear: Chart = { title: "Fear in general", caption: "Learned from frightening moments; slow to go.", y: { label: "Fear (0 to 1)" }, ends: [0, 0.5], lines: [line("fear")] };
const body: Chart = {
  title: "Chronic arousal and plasticity",
  caption: "Arousal follows the share of bids left unsoothed, and lowers plasticity. The safety of therapy raises plasticity for a while.",
  y: { label: "Arousal (0 to 1), plasticity (at birth about 1)" },
  ends: [0, 0.5],
  lines: [line("tone"), line("plasticity")],
};
const worth: Chart = { title: "Self-worth", caption: "What one's own bids have turned out to be worth over the years.", y: { label: "Felt value of one's bids" }, ends: [0, 1], lines: [line("worth")] };

/** One quantity a chart, where two lives are to be told apart by solid and dashed. */
const single = (chart: Chart): Chart[] => chart.lines.map((one, k) => ({ ...chart, caption: k === 0 ? chart.caption : "", title: `${one.label}${chart === values ? ": what it is expected to bring" : chart === scales ? " of the general model" : ""}`, lines: [{ ...one, dash: undefined }] }));

const together = [scales, values, fear, body, worth];
const apart = [...single(scales), ...single(values), fear, ...single(body), worth];

function padded(values: Float64Array, length: number): Float64Array {
  if (values.length === length) return values;
  const all = new Float64Array(length).fill(NaN);
  all.set(values.subarray(0, length));
  return all;
}

const twinDash = [7, 5];

/** The same ends for charts of the same unit; small changes are not to look large. */
function endsOf(chart: Chart, lives: Life[]): Chart["y"] {
  const like = chart.y === scales.y ? scales : chart.y === values.y ? values : chart;
  let least = Infinity, most = -Infinity;
  for (const life of lives)
    for (const one of like.lines)
      for (const value of life.courses[one.name]) if (value === value) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const [low, high] = chart.ends;
  return { ...chart.y, low: Math.min(low, Math.floor(2 * least) / 2), high: Math.max(high, Math.ceil(2 * most) / 2) };
}

export function Curves({ life, twin, month, marks }: { life: Life; twin: Life | null; month: number; marks: { x: number; label: string }[] }) {
  const made = useMemo(() => {
    const length = Math.max(life.last, twin?.last ?? 0) + 1;
    const x = { label: "Age in years", values: Float64Array.from({ length }, (_, k) => k / 12), low: 0, high: yearsOfLife };
    const series = (chart: Chart): LineSeries[] =>
      chart.lines.flatMap((one): LineSeries[] => {
        const first: LineSeries = { label: twin ? "This life" : one.label, values: padded(life.courses[one.name], length), colour: one.colour, dash: one.dash };
        return twin ? [first, { label: "What if?", values: padded(twin.courses[one.name], length), colour: one.colour, dash: twinDash }] : [first];
      });
    return { x, charts: (twin ? apart : together).map((chart) => ({ ...chart, y: endsOf(chart, twin ? [life, twin] : [life]), series: series(chart) })) };
  }, [life, twin]);
  const all = [...marks, { x: month / 12, label: shortAge(month / 12) }];
  const told = (chart: Chart) => chart.lines.map((one) => `${one.label.toLowerCase()} ${number(at(life, one.name, month))}${twin ? `, in the life of \u201cWhat if?\u201d ${number(at(twin, one.name, month))}` : ""}`).join("; ");
  return (
    <div class={twin ? "life-curves many" : "life-curves"}>
      {made.charts.map((chart) => (
        <LineChart key={chart.title} title={chart.title} caption={chart.caption || undefined} alt={`From birth to ${shortAge(life.last / 12)}. At ${shortAge(month / 12)}: ${told(chart)}.`} x={made.x} y={chart.y} series={chart.series} marks={all} height={twin ? 180 : 210} />
      ))}
    </div>
  );
}
