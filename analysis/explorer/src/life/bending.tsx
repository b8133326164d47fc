// Where the model bends and where it holds; and what instruments said, beside what is true.
import { Disclosure, Term } from "../page/slider";
import { type Store } from "../page/state";
import { setAge } from "./age";
import { type Bend, bendAges, bendInWords, heldInWords, least } from "./bends";
import { type Life, at } from "./life";
import { classInWords, scoreInWords } from "./telling";
import { ageInWords, number } from "./words";

export function Bends({ store, life, bends, title, explained }: { store: Store; life: Life; bends: Bend[]; title: string; explained: boolean }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {bends.length === 0 ? (
        <p>Nowhere after the second birthday: avoidance and anxiety together never moved by {number(least)} SD within a year.</p>
      ) : (
        <>
          {explained && <p class="small soft">The years in which avoidance and anxiety moved most, by {number(least)} SD or more, numbered as in the charts. That something happened in the same year does not show that it was the cause: for that, live the life again without it.</p>}
          <ol class="life-bends">
            {bends.map((bend) => (
              <li key={bend.from}>
                <button type="button" class="quiet small" onClick={() => setAge(store, bend.to)}>
                  {bendAges(bend)}
                </button>{" "}
                {bendInWords(life, bend)}
              </li>
            ))}
          </ol>
        </>
      )}
      <p>{heldInWords(life)}</p>
    </section>
  );
}

export interface Norms {
  anxiety: number; // means of the questionnaire in its norm samples
  avoidance: number;
}

function Assessments({ life, norms }: { life: Life; norms: Norms }) {
  return (
    <table class="life-assessed">
      <thead>
        <tr>
          <th scope="col">At</th>
          <th scope="col">Class</th>
          <th scope="col">ECR anxiety</th>
          <th scope="col">ECR avoidance</th>
          <th scope="col">True anxiety, avoidance</th>
        </tr>
      </thead>
      <tbody>
        {life.assessed.map((one) => {
          const coded = one.aai ? classInWords(one.aai) : one.ssp || one.sspFather ? [one.ssp && classInWords(one.ssp), one.sspFather && `with the second figure ${classInWords(one.sspFather)}`].filter(Boolean).join("; ") : "none";
          const truth = [at(life, "self_anxiety", one.month), at(life, "self_avoidance", one.month)] as const;
          const has = Number.isFinite(one.anxiety);
          return (
            <tr key={one.month}>
              <th scope="row">{ageInWords(one.month)}</th>
              <td>{coded}</td>
              <td>{has ? scoreInWords(one.anxiety, norms.anxiety) : "\u2013"}</td>
              <td>{has ? scoreInWords(one.avoidance, norms.avoidance) : "\u2013"}</td>
              <td>{Number.isFinite(truth[0]) ? `${truth.map(number).join(", ")} SD` : "\u2013"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function Instruments({ life, twin, norms }: { life: Life; twin: Life | null; norms: Norms }) {
  const scroll = (one: Life, label: string) => (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <Assessments life={one} norms={norms} />
    </div>
  );
  return (
    <Disclosure summary="What instruments say of this life">
      <p class="small">
        Classes are those of the <Term word="Strange Situation" /> in infancy and of the <Term word="Adult Attachment Interview" /> from 18 on. ECR is a questionnaire on close relationships, from 1 to 7; high and low are half a point from the mean of its norm samples ({norms.anxiety.toFixed(1)} for anxiety, {norms.avoidance.toFixed(1)} for avoidance). <Term word="instrument">Instruments</Term> err as real ones do, and read other things than the general model, whose true values stand beside them.
      </p>
      {twin && <h4>This life</h4>}
      {scroll(life, "What instruments say of this life")}
      {twin && <h4>What if?</h4>}
      {twin && scroll(twin, "What instruments say of the life of What if?")}
    </Disclosure>
  );
}
