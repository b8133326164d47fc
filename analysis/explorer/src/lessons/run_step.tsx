// Running an experiment of a lesson: locked until there is a prediction, with progress, then pictures and one sentence.
import { useEffect, useRef, useState } from "preact/hooks";
import { Choice, Command, Refusals } from "../page/controls";
import { greatestSeed, type Store } from "../page/state";
import { type Dial, type Experiment, type Progress, run } from "./experiment";
import type { Lesson } from "./lesson";
import { addTrial, resultsOf, trialsOf } from "./memory";
import { Pictures } from "./pictures";
import type { StepProps } from "./player";
import { answerText } from "./steps";
import { Text } from "./text";
import { nested } from "./words";

interface Running {
  done: Progress | null; // null: nothing runs
  problem: unknown;
  start(choice: number): void;
  stop(): void;
}

/** Lives experiments one at a time; leaving the step stops it. */
export function useRun(store: Store, lesson: Lesson, experiment: Experiment): Running {
  const [done, setDone] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const wanted = useRef(0);
  useEffect(() => () => void ++wanted.current, []);
  const { seed } = store.state;
  const start = (choice: number) => {
    const mine = ++wanted.current;
    const isMine = () => wanted.current === mine;
    setProblem(null);
    setDone({ world: 0, worlds: 1, share: 0 });
    store.say(`${experiment.title}: running.`);
    run(store.engine, experiment, seed, choice, (progress) => {
      if (isMine()) setDone(progress);
      return isMine();
    })
      .then((trial) => {
        if (!trial || !isMine()) return;
        addTrial(lesson, experiment, seed, trial);
        setDone(null);
        store.say(`Done. ${nested(experiment.show(trialsOf(lesson, experiment, seed)).sentence)}`);
      })
      .catch((error: unknown) => {
        if (!isMine()) return;
        setDone(null);
        setProblem(error);
      });
  };
  const stop = () => {
    ++wanted.current;
    setDone(null);
    store.say("Stopped.");
  };
  return { done, problem, start, stop };
}

export function RunStep(props: StepProps & { experiment: Experiment }) {
  const { store, lesson, place, answer, setAnswer, goTo, experiment } = props;
  const running = useRun(store, lesson, experiment);
  const trials = trialsOf(lesson, experiment, store.state.seed);
  const { dial } = experiment;
  const chosen = Number(place.answers[experiment.id]);
  const choice = dial ? (dial.choices.some((one) => one.value === chosen) ? chosen : dial.start) : 0;
  if (answer === undefined)
    return (
      <div class="note">
        <p>First make your prediction: whoever has seen the result cannot guess it any more.</p>
        <p><button type="button" onClick={() => goTo(1)}>Go to the prediction</button></p>
      </div>
    );
  return (
    <>
      <Prediction {...props} />
      <p><Text text={experiment.text} /></p>
      {dial && <DialField dial={dial} value={choice} disabled={running.done !== null} onChange={(value) => setAnswer(experiment.id, String(value))} />}
      <RunButtons running={running} again={trials.some((one) => one.choice === choice)} onRun={() => running.start(choice)} />
      <Refusals of={running.problem} />
      {trials.length > 0 && <Result experiment={experiment} trials={trials} />}
      <SeedField store={store} disabled={running.done !== null} />
    </>
  );
}

function RunButtons({ running, again, onRun }: { running: Running; again: boolean; onRun(): void }) {
  return (
    <div class="run-line no-print">
      {running.done === null ? (
        <button type="button" class="primary" onClick={onRun}>{again ? "Run again" : "Run the experiment"}</button>
      ) : (
        <>
          <button type="button" onClick={running.stop}>Stop</button>
          <ProgressBar of={running.done} />
        </>
      )}
    </div>
  );
}

/** Which world is lived. The bar moves on with every community that is done; before the first it says only that something is. */
export function ProgressBar({ of }: { of: Progress }) {
  const percent = Math.round(100 * of.share);
  return (
    <>
      <progress max={100} value={percent > 0 ? percent : undefined} aria-label="How much is done" />
      <span class="soft small">{of.worlds > 1 ? `${of.world + 1} of ${of.worlds}` : "living"}</span>
    </>
  );
}

function DialField({ dial, value, disabled, onChange }: { dial: Dial; value: number; disabled: boolean; onChange(value: number): void }) {
  if (dial.choices.length <= 12)
    return <Choice row legend={dial.question} disabled={disabled} value={String(value)} options={dial.choices.map((one) => ({ value: String(one.value), label: one.label }))} onChange={(next) => onChange(Number(next))} />;
  return (
    <p class="row">
      <label for="dial">{dial.question}</label>
      <select id="dial" disabled={disabled} value={String(value)} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {dial.choices.map((one) => <option key={one.value} value={String(one.value)}>{one.label}</option>)}
      </select>
    </p>
  );
}

/** Pictures, the sentence, and the commands that make the same numbers. */
export function Result({ experiment, trials }: { experiment: Experiment; trials: ReturnType<typeof trialsOf> }) {
  const shown = experiment.show(trials);
  return (
    <div class="lesson-result">
      <p class="result-sentence"><Text text={shown.sentence} /></p>
      <Pictures of={shown.pictures} />
      <Command text={[...new Set(trials.at(-1)!.commands)].join("\n")} />
    </div>
  );
}

/** The prediction, which stays in sight, and what became of it once the runs that say so were made. */
export function Prediction({ store, lesson, answer }: StepProps) {
  if (answer === undefined) return null;
  const results = resultsOf(lesson, store.state.seed, lesson.judgedBy);
  return (
    <div class="prediction">
      <p class="small soft">{lesson.predict.text}</p>
      <p><strong>Your prediction:</strong> {answerText(lesson, answer)}</p>
      {results && <p><Text text={lesson.judged(answer, results)} /></p>}
    </div>
  );
}

function SeedField({ store, disabled }: { store: Store; disabled: boolean }) {
  const take = (text: string) => {
    const seed = Math.round(Number(text));
    if (text.trim() !== "" && seed >= 0 && seed <= greatestSeed - 100) store.set({ seed });
  };
  return (
    <details class="disclosure no-print">
      <summary>Other people of the same world</summary>
      <p class="small">All chance comes from one number, the seed. With another one you meet other families. Results differ as samples do; what is sure must show in most of them. Your neighbour's seed gives your neighbour's numbers.</p>
      <p class="row">
        <label for="lesson-seed">Seed</label>
        <input id="lesson-seed" type="number" min={0} max={greatestSeed - 100} step={1} disabled={disabled} value={store.state.seed} onChange={(event) => take(event.currentTarget.value)} />
      </p>
    </details>
  );
}
