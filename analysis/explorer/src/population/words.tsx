// The map in words and numbers, for whoever does not see it; follows age, measure and world.
import { classWords } from "./paint";
import { infantClasses, type Measure, type People } from "./people";
import { ages } from "./plan";
import { columnOrder } from "./places";
import { countsAt, quarters } from "./summary";

const rounded = (count: number, of: number) => `${of > 0 ? Math.round((100 * count) / of) : 0} %`;

/** What one would see, in a sentence or two. */
export function sentenceOf(people: People, stop: number, measure: Measure): string {
  if (stop === 0 || !people.lived) {
    const counts = [0, 0, 0, 0, 0];
    for (const which of people.infant) ++counts[which]!;
    const coded = people.count - counts[0]!;
    return `${people.count} infants at 13 months: ${columnOrder.slice(0, 4).map((which) => `${rounded(counts[which]!, coded)} ${classWords[which]}`).join(", ")}; ${counts[0]} not codable.`;
  }
  const { byQuarter, placed, missing } = countsAt(people, stop - 1, measure);
  const shares = quarters.map((name, k) => `${rounded(byQuarter[k]!.reduce((sum, one) => sum + one, 0), placed)} ${name}`).join(", ");
  const secure = (of: number) => rounded(byQuarter[0]![of]!, byQuarter.reduce((sum, counts) => sum + counts[of]!, 0));
  return `At ${ages[stop - 1]} years, ${measure === "asked" ? "by questionnaire" : "in truth"}, ${placed} people stand on the map: ${shares}. In the secure quarter are ${secure(2)} of those who were B as infants, ${secure(1)} of A, ${secure(3)} of C, ${secure(4)} of D.${missing > 0 ? ` ${missing === 1 ? "One person is" : `${missing} are`} missing: dead, or gave no answer.` : ""}`;
}

/** Counts by quarter and infant class. */
export function QuarterTable({ people, stop, measure }: { people: People; stop: number; measure: Measure }) {
  const { byQuarter, placed, missing } = countsAt(people, stop - 1, measure);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="People by quarter of the map and infant class">
      <table class="numbers">
        <caption>
          People at {ages[stop - 1]} years by quarter of the map and infant class; {placed} in all, {missing} missing.
        </caption>
        <thead>
          <tr>
            <th scope="col">Quarter</th>
            {columnOrder.map((which) => <th scope="col">{which === 0 ? "none" : infantClasses[which]}</th>)}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {quarters.map((name, k) => (
            <tr>
              <th scope="row">{name}</th>
              {columnOrder.map((which) => <td>{byQuarter[k]![which]}</td>)}
              <td>{byQuarter[k]!.reduce((sum, one) => sum + one, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
