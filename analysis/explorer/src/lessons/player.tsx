// A lesson step by step: where one is, the step itself, back and next.
import { useEffect, useRef } from "preact/hooks";
import { Choice } from "../page/controls";
import type { LessonPlace, Store } from "../page/state";
import type { Guess, Lesson } from "./lesson";
import { forget, isSeen } from "./memory";
import { RunStep } from "./run_step";
import { type Step, answerText, isAnswer, stepsOf } from "./steps";
import { Paragraphs } from "./text";
import { ExplainStep, TransferStep } from "./think_steps";

export interface StepProps {
  store: Store;
  lesson: Lesson;
  place: LessonPlace;
  answer: string | undefined; // to the prediction
  setAnswer(name: string, value: string): void;
  goTo(step: number): void;
}

export function Player({ store, lesson, place }: { store: Store; lesson: Lesson; place: LessonPlace }) {
  const steps = stepsOf(lesson);
  const at = Math.min(place.step, steps.length - 1);
  const step = steps[at]!;
  const heading = useHeading(at);
  const goTo = (next: number) => store.set((now) => (now.lesson ? { lesson: { ...now.lesson, step: next } } : {}));
  const setAnswer = (name: string, value: string) => store.set((now) => (now.lesson ? { lesson: { ...now.lesson, answers: { ...now.lesson.answers, [name]: value } } } : {}));
  const given = place.answers.p;
  const props: StepProps = { store, lesson, place, answer: isAnswer(lesson, given) ? given : undefined, setAnswer, goTo };
  return (
    <div class="lesson">
      <p class="no-print"><button type="button" class="quiet small" onClick={() => store.set({ part: "list" })}>All lessons</button></p>
      <p class="lesson-over">Lesson {lesson.id}, {lesson.minutes} minutes</p>
      <h1>{lesson.title}</h1>
      <StepList steps={steps} at={at} goTo={goTo} />
      <section class="lesson-step" aria-labelledby="lesson-step">
        <h2 id="lesson-step" ref={heading} tabIndex={-1}>
          {step.kind === "run" ? step.experiment.title : titles[step.kind]}
          <span class="lesson-place">{step.name}, step {at + 1} of {steps.length}</span>
        </h2>
        <StepBody key={at} step={step} props={props} />
      </section>
      <Pager steps={steps} at={at} goTo={goTo} onEnd={() => store.set({ part: "list" })} />
      <p class="row lesson-extra no-print">
        <button type="button" class="quiet small" onClick={() => store.set({ part: "sheet" })}>Sheet to print</button>
        <button type="button" class="quiet small" onClick={() => store.set({ part: "key" })}>Answer key for teachers</button>
      </p>
    </div>
  );
}

const titles = { read: "Before you begin", predict: "Predict", explain: "Explain", transfer: "Transfer" };

function StepBody({ step, props }: { step: Step; props: StepProps }) {
  if (step.kind === "run") return <RunStep {...props} experiment={step.experiment} />;
  if (step.kind === "read") return <ReadStep lesson={props.lesson} />;
  if (step.kind === "predict") return <PredictStep {...props} />;
  return step.kind === "explain" ? <ExplainStep {...props} /> : <TransferStep {...props} />;
}

/** Who goes to another step is taken to its heading; not when the lesson is opened, since then the view's heading is. */
function useHeading(at: number): { current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest(".lesson")?.scrollIntoView();
  }, [at]);
  return heading;
}

function StepList({ steps, at, goTo }: { steps: Step[]; at: number; goTo(step: number): void }) {
  return (
    <nav aria-label="Steps of the lesson">
      <ol class="step-list">
        {steps.map((step, k) => (
          <li key={step.name}>
            <button type="button" class={k < at ? "step passed" : "step"} aria-current={k === at ? "step" : undefined} onClick={() => goTo(k)}>
              <span class="step-mark" aria-hidden="true">{k + 1}</span>
              {step.name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Pager({ steps, at, goTo, onEnd }: { steps: Step[]; at: number; goTo(step: number): void; onEnd(): void }) {
  const next = steps[at + 1];
  return (
    <p class="row spread lesson-pager no-print">
      <button type="button" disabled={at === 0} onClick={() => goTo(at - 1)}>Back{at > 0 ? ` to ${steps[at - 1]!.name.toLowerCase()}` : ""}</button>
      {next ? (
        <button type="button" class="primary" onClick={() => goTo(at + 1)}>Next: {next.name.toLowerCase()}</button>
      ) : (
        <button type="button" class="primary" onClick={onEnd}>To the list of lessons</button>
      )}
    </p>
  );
}

function ReadStep({ lesson }: { lesson: Lesson }) {
  return (
    <>
      <h3>After this lesson you can</h3>
      <ul>{lesson.goals.map((goal) => <li key={goal}>{goal}</li>)}</ul>
      <h3>What you need to know</h3>
      <Paragraphs of={lesson.reading} />
      <details class="disclosure">
        <summary>Sources</summary>
        <p class="small">Under each picture stands how far its published numbers were checked. Not all others in the text were.</p>
        <ul class="small">{lesson.sources.map((source) => <li key={source}>{source}</li>)}</ul>
      </details>
    </>
  );
}

function PredictStep({ store, lesson, answer, setAnswer }: StepProps) {
  const { predict } = lesson;
  const isFixed = answer !== undefined && isSeen(lesson, store.state.seed);
  const anew = () => {
    forget(lesson, store.state.seed);
    store.set({ lesson: { id: lesson.id, step: 1, answers: {} } });
  };
  return (
    <>
      {isFixed ? (
        <p>You have seen results, so your prediction stands. <button type="button" class="quiet small" onClick={anew}>Begin this lesson anew</button></p>
      ) : (
        <p class="soft">Commit yourself before you see anything. The runs open once there is an answer. Until you run you may change it; then it stands, and stays in sight.</p>
      )}
      {predict.kind === "choice" ? (
        <Choice legend={predict.text} disabled={isFixed} value={answer ?? ""} options={predict.options.map((label, k) => ({ value: String(k), label }))} onChange={(value) => setAnswer("p", value)} />
      ) : (
        <GuessField guess={predict} answer={answer} disabled={isFixed} onAnswer={(value) => setAnswer("p", value)} />
      )}
      <p role="status" class="status">{answer === undefined ? "" : `Your prediction: ${answerText(lesson, answer)}.`}</p>
    </>
  );
}

function GuessField({ guess, answer, disabled, onAnswer }: { guess: Guess; answer: string | undefined; disabled: boolean; onAnswer(value: string): void }) {
  const middle = guess.low + guess.step * Math.round((guess.high - guess.low) / 2 / guess.step);
  const value = answer ?? String(middle);
  return (
    <div class="guess">
      <div class="slider-head">
        <label for="guess">{guess.text}</label>
      </div>
      <p class="guess-value"><output for="guess">{answer === undefined ? "no answer yet" : `${answer}${guess.unit}`}</output></p>
      <input
        id="guess" type="range" disabled={disabled} min={guess.low} max={guess.high} step={guess.step} value={value} aria-valuetext={answer === undefined ? "no answer yet" : `${answer}${guess.unit}`}
        onInput={(event) => onAnswer(event.currentTarget.value)}
      />
      <div class="slider-ends" aria-hidden="true"><span>{guess.low}{guess.unit}</span><span>{guess.high}{guess.unit}</span></div>
      {answer === undefined && <button type="button" class="small" onClick={() => onAnswer(value)}>Take {value}{guess.unit}</button>}
    </div>
  );
}

