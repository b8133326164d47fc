// How far the world now differs from the one before, with intervals, as a table.
import { SaveButtons } from "../charts/save_buttons";
import { printed } from "../charts/figure";
import { type Measure, type People } from "./people";
import { ages } from "./plan";
import { type Estimate } from "./statistics";
import { anxietyBetween, areSame, differenceOf, differenceOfCorrelations, infancyWith, isAdult, isInfant, isSame, stopOfAge } from "./summary";

interface Row {
  label: string;
  difference: Estimate;
  unit: "%" | "r";
}

function rowsOf(now: People, before: People, stop: number, measure: Measure): Row[] {
  const age = ages[stop]!, share = (label: string, trait: Parameters<typeof differenceOf>[2]): Row => ({ label, difference: differenceOf(now, before, trait), unit: "%" });
  const infants = ["avoidant (A)", "secure (B)", "resistant (C)", "disorganized (D)"].map((label, k) => share(`infants ${label}`, isInfant(k + 1)));
  const adults = ["dismissing (Ds)", "autonomous (F)", "preoccupied (E)", "unresolved (U)"].map((label, k) => share(`${label} at ${age}`, isAdult(k + 1, stop)));
  const r = (label: string, of: (people: People) => Estimate): Row => ({ label, difference: differenceOfCorrelations(of(now), of(before)), unit: "r" });
  const first = stopOfAge(25), second = stop > first ? stop : stopOfAge(35);
  return [
    ...infants,
    ...adults,
    share(`the same security at ${age} as in infancy`, isSame(stop)),
    r(`infant with adult security at ${age} (phi)`, (people) => infancyWith(people, stop)),
    r(`anxiety at 25 with anxiety at ${ages[second]}`, (people) => anxietyBetween(people, measure, first, second)),
  ];
}

const signed = (value: number, unit: "%" | "r") => (value > 0 ? "+" : "") + printed(unit === "%" ? 100 * value : value, unit, unit === "%" ? 1 : 2).replace(" %", "").replace("-", "−");

export function Differences({ now, before, stop, measure }: { now: People; before: People; stop: number; measure: Measure }) {
  const rows = rowsOf(now, before, stop, measure), paired = areSame(now, before);
  const isClear = ({ low, high }: Estimate) => low > 0 || high < 0;
  const factor = (row: Row) => (row.unit === "%" ? 100 : 1);
  return (
    <div class="differences">
      <div class="scroll" tabIndex={0} role="region" aria-label="Differences between the worlds">
        <table class="numbers">
          <caption>
            Now less before. Shares in percentage points, from {paired ? "the same people in both worlds" : "different people"}; correlations as such{paired ? ", with intervals for different people, which are too wide here" : ""}.
          </caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Difference</th>
              <th scope="col">95 % interval</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">{row.label}</th>
                <td>{Number.isFinite(row.difference.value) ? (isClear(row.difference) ? <strong>{signed(row.difference.value, row.unit)}</strong> : signed(row.difference.value, row.unit)) : "–"}</td>
                <td>{Number.isFinite(row.difference.value) ? `${signed(row.difference.low, row.unit)} to ${signed(row.difference.high, row.unit)}` : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="soft small">Bold: the interval does not hold 0.</p>
      <SaveButtons
        name="Differences between the worlds"
        columns={() => [
          { label: "what", values: rows.map((row) => row.label) },
          { label: "difference", values: rows.map((row) => factor(row) * row.difference.value) },
          { label: "low", values: rows.map((row) => factor(row) * row.difference.low) },
          { label: "high", values: rows.map((row) => factor(row) * row.difference.high) },
          { label: "unit", values: rows.map((row) => (row.unit === "%" ? "percentage points" : "correlation")) },
        ]}
      />
    </div>
  );
}
