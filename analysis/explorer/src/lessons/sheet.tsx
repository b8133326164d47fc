// A sheet to print for students: goals, prediction, tables to fill in, questions. It holds no answers.
import type { Store } from "../page/state";
import type { Blank } from "./experiment";
import type { Lesson } from "./lesson";
import { Paragraphs, Text } from "./text";

export function Sheet({ store, lesson }: { store: Store; lesson: Lesson }) {
  const { predict } = lesson;
  return (
    <div class="lesson sheet">
      <p class="row no-print">
        <button type="button" class="primary" onClick={() => print()}>Print this sheet</button>
        <button type="button" onClick={() => store.set({ part: "" })}>To the lesson</button>
        <button type="button" class="quiet" onClick={() => store.set({ part: "list" })}>All lessons</button>
      </p>
      <p class="lesson-over">Dyad, lesson {lesson.id}, {lesson.minutes} minutes</p>
      <h1>{lesson.title}</h1>
      <p class="sheet-name"><span>Name</span><span>Date</span><span>Seed</span></p>
      <h2>Goals</h2>
      <ul>{lesson.goals.map((goal) => <li key={goal}>{goal}</li>)}</ul>
      <h2>1. Predict, before you run anything</h2>
      <p><Text text={predict.text} /></p>
      {predict.kind === "choice" ? <ul class="boxes">{predict.options.map((option) => <li key={option}>{option}</li>)}</ul> : <p>My prediction: <span class="blank-number" />{predict.unit}</p>}
      <p>Because</p>
      <Lines count={2} />
      <h2>2. Run</h2>
      {lesson.runs.map((one) => (
        <section key={one.id} class="sheet-run">
          <h3>{one.title}</h3>
          <p><Text text={one.text} /></p>
          <BlankTable blank={one.blank} caption={one.title} />
        </section>
      ))}
      <h2>3. Explain</h2>
      <p><Text text={lesson.explain.question} /></p>
      <Lines count={6} />
      <h2>4. Transfer</h2>
      <Paragraphs of={lesson.transfer.text} />
      <Lines count={5} />
    </div>
  );
}

function Lines({ count }: { count: number }) {
  return <div class="write-lines" aria-hidden="true">{Array.from({ length: count }, (_, k) => <span key={k} />)}</div>;
}

function BlankTable({ blank, caption }: { blank: Blank; caption: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Table to fill in: ${caption}`}>
      <table class="blank">
        <thead><tr>{blank.head.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
        <tbody>
          {blank.rows.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {blank.head.slice(1).map((one) => <td key={one}><span class="hidden-text">to fill in</span></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
