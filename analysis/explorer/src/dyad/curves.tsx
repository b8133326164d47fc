// What is learned, as growing curves: three expectations, fear, and arousal inside its window of tolerance.
import { useMemo } from "preact/hooks";
import { LineChart, type LineSeries } from "../charts/lines";
import { type Expected, Layout, type Strategy, ageInWords, daysOfInfancy, daysPerMonth, printed, strategies } from "./days";
import { strategyWords } from "./marks";

export interface CurvesProps {
  layout: Layout;
  first: Float32Array[]; // days up to today
  twin: Float32Array[] | null;
  slot: number; // 0 is everybody in general
  figure: string;
  edge: number; // upper edge of the window of tolerance
  age: number;
}

const colours: Record<keyof Expected, string> = { mute: "--mute", ask: "--ask", amplify: "--amplify", fear: "--fear" };
const dashes: Record<Strategy, number[] | undefined> = { mute: [2, 4], ask: undefined, amplify: [10, 3, 2, 3] };
const twinDash = [7, 5];
const months = { label: "Age in months", low: 0, high: daysOfInfancy / daysPerMonth };
const gerund: Record<Strategy, string> = { mute: "muting", ask: "asking", amplify: "amplifying" };

const last = (values: number[]) => printed(values[values.length - 1] ?? NaN);

/** The least that is shown: half a point below nothing, and lower where the numbers are. */
function floorOf(courses: number[][]): number {
  let least = -0.5;
  for (const course of courses) for (const value of course) if (value < least) least = value;
  return Math.floor(2 * least) / 2;
}

export function Curves({ layout, first, twin, slot, figure, edge, age }: CurvesProps) {
  const length = first.length;
  const made = useMemo(() => {
    const x = first.map((_, day) => (day + 1) / daysPerMonth);
    const of = (days: Float32Array[] | null, name: string) => (days ? layout.course(days.slice(0, length), name) : null);
    const pair = (name: string) => ({ baby: of(first, name)!, twin: of(twin, name) });
    const expected = strategies.map((strategy) => pair(Layout.nameOf(strategy, slot)));
    return { x, expected, fear: pair(Layout.nameOf("fear", slot)), tone: pair("tone"), window: { values: x.map(() => edge), low: x.map(() => 0) } };
  }, [layout, first, twin, slot, edge]);
  const x = { ...months, values: made.x };
  const towards = slot === 0 ? "in general" : `towards ${figure}`;
  const low = floorOf(made.expected.flatMap((one) => (one.twin ? [one.baby, one.twin] : [one.baby])));
  const reward = { label: "Expected outcome (0: nothing, 1: full comfort)", low, high: 1 };
  const both = (pair: { baby: number[]; twin: number[] | null }, what: keyof Expected | "tone", label: string): LineSeries[] => {
    const colour = what === "tone" ? "--tone" : colours[what];
    const baby: LineSeries = { label: pair.twin ? "baby" : label, values: pair.baby, colour };
    return pair.twin ? [baby, { label: "twin", values: pair.twin, colour, dash: twinDash }] : [baby];
  };
  const told = (pair: { baby: number[]; twin: number[] | null }) => `${last(pair.baby)}${pair.twin ? `, for the twin ${last(pair.twin)}` : ""}`;
  const when = ageInWords(age);
  return (
    <div class={twin ? "dyad-curves many" : "dyad-curves"}>
      {twin
        ? strategies.map((strategy, index) => (
            <LineChart
              key={strategy}
              title={`Expected of ${gerund[strategy]} ${towards}`}
              alt={`At ${when}: ${told(made.expected[index]!)}.`}
              x={x}
              y={reward}
              height={190}
              series={both(made.expected[index]!, strategy, "baby")}
            />
          ))
        : (
            <LineChart
              title={`What is expected of each strategy ${towards}`}
              alt={`At ${when}: ${strategies.map((strategy, index) => `${gerund[strategy]} ${last(made.expected[index]!.baby)}`).join(", ")}.`}
              caption="The internal working model: what the baby has learned that muting, asking and amplifying bring. The highest line is the strategy it tends to use; where lines are close it uses both. Fear blocks asking."
              x={x}
              y={reward}
              height={250}
              series={strategies.map((strategy, index) => ({ label: strategyWords[strategy].title, values: made.expected[index]!.baby, colour: colours[strategy], dash: dashes[strategy] }))}
            />
          )}
      <LineChart
        title={`Fear ${slot === 0 ? "in general" : `of ${figure}`}`}
        alt={`At ${when}: ${told(made.fear)}.`}
        caption="Learned at once from a frightening act, forgotten slowly in comfort. Fear blocks asking; much of it shows as disorganization (D)."
        x={x}
        y={{ label: "Fear (0 to 1)", low: 0, high: 1 }}
        height={190}
        series={both(made.fear, "fear", "Fear")}
      />
      <LineChart
        title="Arousal inside its window of tolerance"
        alt={`At ${when}: arousal ${told(made.tone)}; the window reaches from 0 to ${printed(edge)}.`}
        caption={`Chronic arousal follows the share of bids left unsoothed. The shaded band is the window of tolerance, from 0 to ${printed(edge)}; the same edge is used later in life, when a grown person meets a stressor.`}
        x={x}
        y={{ label: "Arousal (0 to 1)", low: 0, high: 1 }}
        height={190}
        series={[...both(made.tone, "tone", "Arousal"), { label: "edge of the window", values: made.window.values, colour: "--soft", dash: [1, 3], band: { low: made.window.low, high: made.window.values } }]}
      />
    </div>
  );
}
