// Two lives side by side: what was different, what came of it at some ages, and what the change makes on average.
import { useMemo, useState } from "preact/hooks";
import { Choice } from "../page/slider";
import { type Store } from "../page/state";
import { differFrom } from "./choices";
import { isOtherwiseDifferent, settingsInWords } from "./differing";
import { at } from "./life";
import { comparedAges, meanDifference, meanInWords, measures, outcomeInWords } from "./twins";
import { type LivedLife, useSaid } from "./use";
import { number, signed } from "./words";

function Table({ first, twin, name }: { first: LivedLife; twin: LivedLife; name: string }) {
  const measure = measures.find((one) => one.name === name) ?? measures[0]!;
  const life = first.life!, other = twin.life!;
  const rows = useMemo(
    () => comparedAges.map((age) => ({ age, mine: at(life, measure.name, age * 12), its: at(other, measure.name, age * 12), mean: meanDifference(first.records, twin.records, measure.name, age * 12) })),
    [first, twin, measure],
  );
  const shown = (value: number) => (Number.isFinite(value) ? number(value) : "\u2013");
  const most = rows.reduce((best, row) => (Math.abs(row.mean.mean) > Math.abs(best.mean.mean) ? row : best), rows[0]!);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={`${measure.title} in the two lives`}>
        <table class="numbers">
          <caption>{measure.title} ({measure.unit}) of the two lives, and the mean difference in everybody who was followed in both worlds</caption>
          <thead>
            <tr>
              <th scope="col">Age</th>
              <th scope="col">This life</th>
              <th scope="col">What if?</th>
              <th scope="col">Difference</th>
              <th scope="col">Mean of all, 95 % interval</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ age, mine, its, mean }) => (
              <tr key={age}>
                <th scope="row">{age}</th>
                <td>{shown(mine)}</td>
                <td>{shown(its)}</td>
                <td>{Number.isFinite(its - mine) ? signed(its - mine) : "\u2013"}</td>
                <td>{mean.count > 1 ? `${signed(mean.mean)} (${number(mean.low)} to ${number(mean.high)})` : "\u2013"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{meanInWords(most.mean, measure, most.age)}</p>
    </>
  );
}

/** What was different, and what came of it: the answer, before all the pictures. */
export function Outcome({ store, first, twin }: { store: Store; first: LivedLife; twin: LivedLife }) {
  const differs = settingsInWords(store, first, twin);
  const life = first.life, other = twin.life;
  const from = differFrom(store.state.choices, isOtherwiseDifferent(store, first, twin));
  const outcome = useMemo(() => (life && other ? outcomeInWords(life, other, from) : ""), [life, other, from]);
  useSaid(store, outcome, differs.length > 0 ? outcome : "");
  if (differs.length === 0) return <p class="note">Nothing differs yet: choose something else for “What if?” in one of the cards, or move its slider.</p>;
  return (
    <section class="note" aria-label="What came of it">
      <h3>What came of it</h3>
      <ul>
        {differs.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>{outcome}</p>
    </section>
  );
}

/** At some ages: this person, and everybody. */
export function Comparison({ store, first, twin }: { store: Store; first: LivedLife; twin: LivedLife }) {
  const [name, setName] = useState<string>(measures[0]!.name);
  if (settingsInWords(store, first, twin).length === 0) return null;
  return (
    <section aria-label="The change, and chance">
      <h3>The change, and chance</h3>
      <p>
        Not all of a difference comes of the change itself. It holds for everybody, and once lives have parted, people meet others by chance. What the change does as a rule is the mean over all lives; this one may lie far from it.
      </p>
      <Choice row legend="Compare" value={name} options={measures.map((one) => ({ value: one.name, label: one.title }))} onChange={setName} />
      <Table first={first} twin={twin} name={name} />
    </section>
  );
}
