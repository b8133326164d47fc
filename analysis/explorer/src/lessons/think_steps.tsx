// Explaining and transferring: an open question, room for an answer, and a model answer that cites the numbers of the runs.
import { useState } from "preact/hooks";
import type { Lesson, Results } from "./lesson";
import { noteOf, resultsOf, trialsOf, write } from "./memory";
import type { StepProps } from "./player";
import { Prediction } from "./run_step";
import { stepsOf } from "./steps";
import { Paragraphs, Text } from "./text";

export function ExplainStep(props: StepProps) {
  const { store, lesson } = props;
  const results = resultsOf(lesson, store.state.seed);
  return (
    <>
      <Prediction {...props} />
      <Reminder {...props} />
      <p class="question"><Text text={lesson.explain.question} /></p>
      <Answer id={`${lesson.id} explain`} label="Your explanation" model={lesson.explain.model} results={results} name="explanation" />
    </>
  );
}

export function TransferStep(props: StepProps) {
  const { store, lesson } = props;
  const { link, text, model } = lesson.transfer;
  const results = resultsOf(lesson, store.state.seed);
  return (
    <>
      <Paragraphs of={text} />
      {link && (
        <p class="no-print">
          <button type="button" onClick={() => store.go(link.view, { baby: 0, age: 0, part: "", choices: {}, ...link.patch })}>{link.label}</button>
          <span class="small soft"> This lesson keeps your place.</span>
        </p>
      )}
      <Answer id={`${lesson.id} transfer`} label="Your answer" model={model} results={results} name="answer" />
      {!results && <Reminder {...props} />}
    </>
  );
}

/** What each run has said so far, and which is still missing. */
function Reminder({ store, lesson, answer, goTo }: StepProps) {
  const steps = stepsOf(lesson);
  return (
    <ul class="reminder">
      {lesson.runs.map((one) => {
        const trials = trialsOf(lesson, one, store.state.seed);
        const step = steps.findIndex((step) => step.kind === "run" && step.experiment === one);
        return (
          <li key={one.id}>
            <strong>{one.title}:</strong>{" "}
            {trials.length ? (
              <Text text={one.show(trials).sentence} />
            ) : (
              <>
                not run yet. <button type="button" class="quiet small" onClick={() => goTo(answer === undefined ? 1 : step)}>Go to {answer === undefined ? "the prediction" : steps[step]!.name.toLowerCase()}</button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface AnswerProps {
  id: string;
  label: string;
  name: string;
  model: Lesson["explain"]["model"];
  results: Results | undefined;
}

function Answer({ id, label, name, model, results }: AnswerProps) {
  const [text, setText] = useState(noteOf(id));
  const [open, setOpen] = useState(false);
  return (
    <>
      <label class="answer-label" for="own-answer">{label}</label>
      <textarea
        id="own-answer" value={text} aria-describedby="own-answer-hint"
        onInput={(event) => {
          setText(event.currentTarget.value);
          write(id, event.currentTarget.value);
        }}
      />
      <p id="own-answer-hint" class="small soft">Stays in this page until you close it, and is not part of a code.</p>
      {results ? (
        <>
          <p class="no-print"><button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? `Hide the model ${name}` : `Compare with a model ${name}`}</button></p>
          <div role="status">{open && <div class="model"><Paragraphs of={model(results)} /></div>}</div>
        </>
      ) : (
        <p class="soft">A model {name} appears once all runs are done: it cites their numbers.</p>
      )}
    </>
  );
}
