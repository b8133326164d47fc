// The answer key for teachers: it runs the experiments when it is opened, and words its answers from their numbers.
import { useEffect, useState } from "preact/hooks";
import { setAppearance, useAppearance } from "../page/appearance";
import { Refusals } from "../page/controls";
import type { Store } from "../page/state";
import { type Experiment, type Progress, run } from "./experiment";
import type { Guess, Lesson, Results } from "./lesson";
import { addTrial, trialsOf } from "./memory";
import { ProgressBar, Result } from "./run_step";
import { answerText } from "./steps";
import { Paragraphs, Text } from "./text";

export function AnswerKey({ store, lesson }: { store: Store; lesson: Lesson }) {
  const { results, done, problem } = useKey(store, lesson);
  const appearance = useAppearance();
  // What is drawn on a canvas keeps the colours of the screen, and paper is light.
  const printLight = () => {
    setAppearance("light");
    setTimeout(() => {
      print();
      setAppearance(appearance);
    }, 250);
  };
  return (
    <div class="lesson key">
      <p class="row no-print">
        <button type="button" class="primary" disabled={!results} onClick={printLight}>Print this key</button>
        <button type="button" onClick={() => store.set({ part: "" })}>To the lesson</button>
        <button type="button" class="quiet" onClick={() => store.set({ part: "list" })}>All lessons</button>
      </p>
      <p class="lesson-over">Answer key for teachers, lesson {lesson.id}</p>
      <h1>{lesson.title}</h1>
      <p class="soft">Made by running the experiments with seed {store.state.seed}. With another seed numbers differ as samples do, and the texts below follow them.</p>
      <Refusals of={problem} />
      {results ? (
        <KeyText lesson={lesson} results={results} />
      ) : (
        !problem && (
          <div class="run-line"><ProgressBar of={done} /></div>
        )
      )}
    </div>
  );
}

function useKey(store: Store, lesson: Lesson): { results: Results | undefined; done: Progress; problem: unknown } {
  const { seed } = store.state;
  const [done, setDone] = useState<Progress>({ world: 0, worlds: 1, share: 0 });
  const [isReady, setReady] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    let goesOn = true;
    const runAll = async () => {
      const wanted = lesson.runs.flatMap((one) => (one.dial?.key ?? [0]).map((choice) => ({ one, choice })));
      for (const [k, { one, choice }] of wanted.entries()) {
        if (trialsOf(lesson, one, seed).some((trial) => trial.choice === choice)) continue;
        const trial = await run(store.engine, one, seed, choice, ({ share }) => {
          if (goesOn) setDone({ world: k, worlds: wanted.length, share: (k + share) / wanted.length });
          return goesOn;
        });
        if (!trial) return;
        addTrial(lesson, one, seed, trial);
      }
      if (!goesOn) return;
      setReady(true);
      store.say("The answer key is ready.");
    };
    runAll().catch((error: unknown) => goesOn && setProblem(error));
    return () => void (goesOn = false);
  }, [lesson, seed]);
  return { results: isReady ? keyResults(lesson, seed) : undefined, done, problem };
}

/** The key's own trials in its own order, whatever was run before it was opened. */
function keyResults(lesson: Lesson, seed: number): Results {
  const ofKey = (one: Experiment) => (one.dial?.key ?? [0]).flatMap((choice) => trialsOf(lesson, one, seed).filter((trial) => trial.choice === choice));
  return Object.fromEntries(lesson.runs.map((one) => [one.id, ofKey(one)]));
}

function KeyText({ lesson, results }: { lesson: Lesson; results: Results }) {
  return (
    <>
      <h2>Predict</h2>
      <p class="question">{lesson.predict.text}</p>
      <ul>{possibleAnswers(lesson).map((answer) => <li key={answer}><strong>{answerText(lesson, answer)}</strong>: <Text text={lesson.judged(answer, results)} /></li>)}</ul>
      <h2>Run</h2>
      {lesson.runs.map((one) => (
        <section key={one.id}>
          <h3>{one.title}</h3>
          <Result experiment={one} trials={results[one.id]!} />
        </section>
      ))}
      <h2>Explain</h2>
      <p class="question"><Text text={lesson.explain.question} /></p>
      <Paragraphs of={lesson.explain.model(results)} />
      <h2>Transfer</h2>
      {lesson.transfer.text.map((one) => <p key={one} class="question"><Text text={one} /></p>)}
      <Paragraphs of={lesson.transfer.model(results)} />
      <h2>Notes for teaching</h2>
      <ul>{lesson.notes.map((note) => <li key={note}>{note}</li>)}</ul>
    </>
  );
}

/** Every choice, or a guess in the middle, which shows how guesses are answered. */
function possibleAnswers(lesson: Lesson): string[] {
  const { predict } = lesson;
  if (predict.kind === "choice") return predict.options.map((_, k) => String(k));
  return [String(middleOf(predict))];
}

const middleOf = (guess: Guess) => guess.low + guess.step * Math.round((guess.high - guess.low) / 2 / guess.step);
