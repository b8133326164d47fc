// What is true of the infant behind its Strange Situation, and how one day misleads.
import { useState } from "preact/hooks";
import type { Assessment } from "../engine/protocol";
import { Chances } from "./chances";
import { type Strategy, percent, printed, strategies } from "./days";
import { classOf, scoreOf } from "./episodes";
import { Numbers } from "./parts";
import type { Situations } from "./situation_data";
import { type Settings, type Values, valueOf } from "./world";

export interface TruthProps {
  base: Values;
  settings: Settings;
  situations: Situations;
  month: number;
  slot: number;
  figure: string;
  onAnotherDay: () => void;
}

const gerund: Record<Strategy, string> = { mute: "muting", ask: "asking", amplify: "amplifying" };

const present: Record<Strategy, string> = { mute: "mutes", ask: "asks", amplify: "amplifies" };

function shares(assessment: Assessment, slot: number): Record<Strategy, number> {
  const seen = assessment.episodes.filter((one) => one.slot === slot).flatMap((one) => one.intervals);
  const of = (strategy: Strategy) => seen.filter((one) => one === strategy).length / seen.length;
  return { mute: of("mute"), ask: of("ask"), amplify: of("amplify") };
}

/** What it would do on an average day. */
function usualChances(assessment: Assessment, slot: number): Record<Strategy, number> {
  const mute = scoreOf(assessment.latent, "chance_mute", slot), ask = scoreOf(assessment.latent, "chance_ask", slot);
  return { mute, ask, amplify: Math.max(0, 1 - mute - ask) };
}

/** The coder's rule, given how often each strategy is used. */
function classByRule(used: Record<Strategy, number>, cut: number): string {
  const avoidance = 1 + 6 * used.mute, resistance = 1 + 6 * used.amplify;
  if (avoidance >= cut && avoidance >= resistance) return "A";
  return resistance >= cut ? "C" : "B";
}

/** A pattern within a tenth of the intervals of the next class stands on its border: one day may give either. */
const nearly = 0.1;

/** The classes that one would expect of what is true; more than one on a border. */
function expectedClasses(used: Record<Strategy, number>, cut: number, fear: { points: number; from: number; error: number }): string[] {
  const moved = [-nearly, 0, nearly].flatMap((mute) => [-nearly, 0, nearly].map((amplify) => ({ ...used, mute: used.mute + mute, amplify: used.amplify + amplify })));
  const plain = [...new Set(moved.map((one) => classByRule(one, cut)))].sort();
  if (fear.points >= fear.from + fear.error) return ["D"];
  return fear.points > fear.from - fear.error ? [...plain, "D"] : plain;
}

const listed = (words: string[], last: string) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}` : (words[0] ?? ""));

/** Whether the day told the truth; on a border it could not have misled. */
function verdictInWords(expected: string[], given: string): string {
  const isThere = expected.includes(given);
  if (expected.length > 1 && isThere) return `On the border of ${listed(expected, "and")}: one day may give ${expected.length > 2 ? "any of them" : "either"}, and this one gave ${given}.`;
  if (isThere) return `This day told the truth: ${given} is what one would expect, and ${given} was coded.`;
  return `This day misled: by what the baby has learned one would expect ${listed(expected, "or")}, and ${given} was coded.`;
}

export function Truth(props: TruthProps) {
  const [shown, setShown] = useState(false);
  if (!shown)
    return (
      <button type="button" class="primary" onClick={() => setShown(true)}>
        And what is true of this baby?
      </button>
    );
  return <Shown {...props} />;
}

function Shown({ base, settings, situations, month, slot, figure, onAnotherDay }: TruthProps) {
  const assessment = situations.byMonth.get(month)!;
  const latent = (name: string) => scoreOf(assessment.latent, name, slot);
  const usual = usualChances(assessment, slot);
  const today = shares(assessment, slot);
  const value = (name: string) => valueOf(base, settings, `strange_situation.${name}`);
  const fear = latent("fear");
  const withoutError = 1 + 8 / (1 + Math.exp(-(fear - value("fear_shows")) / value("fear_softness")));
  const days = [...situations.byMonth].map(([age, one]) => {
    const scores = ["ssp_avoidance", "ssp_resistance", "ssp_disorganization"].map((name) => printed(scoreOf(one.observed, name, slot), 1));
    const used = usualChances(one, slot);
    return [`${age} months`, classOf(one, slot) ?? "not codable", ...scores, ...strategies.map((strategy) => percent(used[strategy])), printed(scoreOf(one.latent, "fear", slot))];
  });
  const given = classOf(assessment, slot) ?? "none";
  const expected = expectedClasses(usual, value("cut"), { points: withoutError, from: value("disorganized_from"), error: value("coding_error") });
  const does = [...strategies].sort((a, b) => usual[b] - usual[a]).map((strategy) => `${present[strategy]} ${percent(usual[strategy])}`);
  return (
    <div class="dyad-truth">
      <h4>What is true</h4>
      <p>
        No observer can see this: what the baby expects of {figure}. Muting {printed(latent("q_mute"))}, asking {printed(latent("q_ask"))}, amplifying {printed(latent("q_amplify"))}; fear {printed(fear)}.
      </p>
      <Chances chances={usual} label={`What it would do with ${figure} on an average day`} />
      <Chances chances={today} label="What it did in the Strange Situation, in all eight episodes" />
      <p class="note">
        {`${verdictInWords(expected, given)} On an average day it ${listed(does, "and")}; A needs muting in about ${percent((value("cut") - 1) / 6)} of the intervals, C as much amplifying, and all else is B. In the Strange Situation the baby has that one day: its chances are shifted by how it happens to be (by ${printed(value("day_noise"), 1)} on the logit scale, one standard deviation), and only ${2 * value("intervals")} intervals are coded. `}
        {`Its fear alone would give ${printed(withoutError, 1)} points of disorganization; the coder gave ${printed(scoreOf(assessment.observed, "ssp_disorganization", slot), 1)}, for coders err by ${printed(value("coding_error"), 1)} points (one standard deviation).`}
      </p>
      <Numbers
        caption={`The same baby with ${figure} on other days: what a coder would have given, and what it would do on average`}
        head={["Age", "Class", "Avoidance", "Resistance", "Disorganization", ...strategies.map((strategy) => `${gerund[strategy]}, on average`), "Fear"]}
        rows={days}
        now={[...situations.byMonth.keys()].indexOf(month)}
      />
      <button type="button" onClick={onAnotherDay}>
        Repeat on another day
      </button>
    </div>
  );
}
