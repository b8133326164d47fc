// The coding sheet of the Strange Situation: first the student, then the coder, then what is true.
import { useState } from "preact/hooks";
import { Disclosure, Status } from "../page/slider";
import { classOf, scoreOf } from "./episodes";
import { printed } from "./days";
import { Pick } from "./parts";
import { Truth, type TruthProps } from "./truth";
import { valueOf } from "./world";

/** What the coder saw is compared with the truth of the same child, figure and day. */
export type CodingProps = TruthProps;

const scales = [
  { name: "avoidance", label: "Avoidance", help: "looks away, turns to the toys, ignores" },
  { name: "resistance", label: "Resistance", help: "cries and clings, kicks, pushes away" },
  { name: "proximity", label: "Proximity seeking", help: "goes to the caregiver and seeks contact, calmly or not" },
] as const;
type Scale = (typeof scales)[number]["name"];
type Codes = Record<string, string>;
type Options = (readonly [string, string])[];

const none = ["", "–"] as const;
const points = (most: number): Options => [none, ...Array.from({ length: most }, (_, index) => [`${index + 1}`, `${index + 1}`] as const)];
const classes: Options = [none, ["A", "A, avoidant"], ["B", "B, secure"], ["C", "C, resistant"], ["D", "D, disorganized"]];

/** A row of the sheet: one entry for each reunion, or one for both. */
interface SheetRow {
  label: string;
  help: string;
  entries: { name: string; label: string; options: Options }[];
  yours: string;
  coders: string;
  note?: string; // where the coder's number comes from, if it is not given as such
}

/** Both reunions in one number, weighted as the coder does. */
function together(codes: Codes, scale: Scale, later: number): number {
  const first = Number(codes[`${scale} 5`] || NaN), second = Number(codes[`${scale} 8`] || NaN);
  return first + later * (second - first);
}

export function Coding({ base, settings, situations, month, slot, figure, onAnotherDay }: CodingProps) {
  const [codes, setCodes] = useState<Codes>({});
  const [compared, setCompared] = useState(false);
  const [isAsked, setAsked] = useState(false); // whether it was said once that a class is missing
  const assessment = situations.byMonth.get(month)!;
  const value = (name: string) => valueOf(base, settings, `strange_situation.${name}`);
  const score = (name: string) => scoreOf(assessment.observed, name, slot);
  const avoidance = score("ssp_avoidance"), resistance = score("ssp_resistance");
  // Security is 5 + 2 (proximity - (avoidance + resistance) / 2) / scale_sd: proximity follows from it.
  const proximity = ((score("ssp_security") - 5) * value("scale_sd")) / 2 + (avoidance + resistance) / 2;
  const coder: Record<Scale, number> = { avoidance, resistance, proximity };
  const theirs = classOf(assessment, slot);
  const rows: SheetRow[] = scales.map((scale) => ({
    ...scale,
    entries: [5, 8].map((episode) => ({ name: `${scale.name} ${episode}`, label: `${scale.label}, episode ${episode}`, options: points(7) })),
    yours: printed(together(codes, scale.name, value("later_reunion")), 1),
    coders: printed(coder[scale.name], 1),
    note: scale.name === "proximity" ? "worked out from security" : undefined,
  }));
  const overall = (name: string, label: string, help: string, options: Options, coders: string) =>
    rows.push({ label, help, entries: [{ name, label: `${label}, both reunions`, options }], yours: codes[name] || "–", coders });
  overall("disorganization", "Disorganization", "stops and stays still; 1 to 9", points(9), printed(score("ssp_disorganization"), 1));
  overall("class", "Class", "over both reunions", classes, theirs ?? "–");
  const open = rows.flatMap((row) => row.entries).filter((entry) => !codes[entry.name]).length;
  const compare = () => {
    if (codes.class || isAsked) setCompared(true);
    else setAsked(true);
  };
  return (
    <section aria-labelledby="dyad-coding">
      <h3 id="dyad-coding">Your coding sheet</h3>
      <p>
        Only the two reunions are coded, episodes 5 and 8. Points: 1 none of it, 4 in half of the intervals, 7 throughout.
      </p>
      <Disclosure summary="How to give a class">
        <ul>
          <li>
            <strong>A, avoidant:</strong> avoidance {printed(value("cut"), 0)} or more over both reunions, and not less than resistance.
          </li>
          <li>
            <strong>C, resistant:</strong> resistance {printed(value("cut"), 0)} or more, and more than avoidance.
          </li>
          <li>
            <strong>B, secure:</strong> neither; mostly seeks contact and is comforted by it.
          </li>
          <li>
            <strong>D, disorganized:</strong> disorganization {printed(value("disorganized_from"), 0)} or more, whatever else it does. It shows here as stopping and staying still at reunion.
          </li>
        </ul>
        <p class="small soft">
          The scales after Ainsworth, Blehar, Waters & Wall (1978), simplified; disorganization after Main & Solomon (1990). The second reunion counts {printed(value("later_reunion"))}, the first the rest. How often the baby stops follows from its fear alone, by the formula of the coder's scale; coders add their error.
        </p>
      </Disclosure>
      <div class="scroll">
        <table class="dyad-sheet">
          <thead>
            <tr>
              {["Scale", "Episode 5", "Episode 8", ...(compared ? ["You, together", "Coder"] : [])].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">
                  {row.label}
                  <span class="slider-hint">{row.help}</span>
                </th>
                {row.entries.map(({ name, label, options }) => (
                  <td key={name} colSpan={3 - row.entries.length}>
                    <Pick bare label={label} options={options} value={codes[name] ?? ""} onPick={(value) => setCodes({ ...codes, [name]: value })} />
                  </td>
                ))}
                {compared && <td>{row.yours}</td>}
                {compared && (
                  <td>
                    {row.coders}
                    {row.note && <span class="slider-hint">{row.note}</span>}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!compared && (
        <div class="row">
          <button type="button" class="primary" onClick={compare}>
            {isAsked && !codes.class ? "Compare without a class of your own" : "Compare with the coder"}
          </button>
          <span class="soft small">{open > 0 ? `${open} of 8 entries are still open.` : "All entries made."}</span>
        </div>
      )}
      <Status>
        {!compared && isAsked && !codes.class && "You have not given a class yet. Give one first: afterwards you know the coder's. Or press again."}
        {compared &&
          (codes.class
            ? codes.class === theirs
              ? `You and the coder agree: ${theirs}.`
              : `You gave ${codes.class}, the coder gave ${theirs}. Where you differ most, watch that reunion again.`
            : `The coder gave ${theirs}.`)}
      </Status>
      {compared && (
        <Truth base={base} settings={settings} situations={situations} month={month} slot={slot} figure={figure} onAnotherDay={onAnotherDay} />
      )}
    </section>
  );
}
