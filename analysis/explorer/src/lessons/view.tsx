// The lessons: the list of them, a lesson step by step, its printed sheet, and its answer key.
import { useEffect } from "preact/hooks";
import type { LessonPlace, Store } from "../page/state";
import { AnswerKey } from "./answer_key";
import { lessons } from "./catalogue";
import type { Lesson } from "./lesson";
import { placeOf, reachedOf, remember, resultsOf } from "./memory";
import { Player } from "./player";
import { Sheet } from "./sheet";
import { stepsOf } from "./steps";
import "./lessons.css";

export function LessonsView({ store }: { store: Store }) {
  const { lesson: place, part } = store.state;
  const lesson = lessons.find((one) => one.id === place?.id);
  useEffect(() => {
    if (place && part !== "list") remember(place);
  }, [place, part]);
  if (!lesson || !place || part === "list") return <LessonList store={store} />;
  if (part === "sheet") return <Sheet store={store} lesson={lesson} />;
  if (part === "key") return <AnswerKey key={lesson.id} store={store} lesson={lesson} />;
  return <Player key={lesson.id} store={store} lesson={lesson} place={place} />;
}

function open(store: Store, lesson: Lesson, part: string): void {
  const { lesson: now } = store.state;
  const place: LessonPlace = now?.id === lesson.id ? now : (placeOf(lesson.id) ?? { id: lesson.id, step: 0, answers: {} });
  store.set({ lesson: place, part });
}

/** Every run was made, and the last step reached. */
const isDone = (lesson: Lesson, store: Store): boolean => resultsOf(lesson, store.state.seed) !== undefined && reachedOf(lesson.id) >= stepsOf(lesson).length - 1;

function progressOf(lesson: Lesson, store: Store): { label: string; button: string } {
  const steps = stepsOf(lesson).length;
  const step = Math.max(reachedOf(lesson.id), store.state.lesson?.id === lesson.id ? store.state.lesson.step : -1);
  if (step < 0) return { label: "not begun", button: "Begin" };
  if (isDone(lesson, store)) return { label: "done", button: "Open again" };
  return { label: `begun, step ${step + 1} of ${steps}`, button: "Go on" };
}

function LessonList({ store }: { store: Store }) {
  const done = lessons.filter((one) => isDone(one, store)).length;
  return (
    <div class="lessons">
      <h1>Lessons</h1>
      <p class="lesson-lead">
        Each lesson has five to seven steps: you <strong>read</strong>, you <strong>predict</strong>, you <strong>run</strong> one to three experiments (a step each), you <strong>explain</strong> what came out, and you <strong>transfer</strong> it to a new case. A wrong guess is worth as much as a right one, if it is
        made before the run. Every number comes from the engine in this page.
      </p>
      <p class="soft" role="status">{done === 0 ? "" : `You have taken ${done} of ${lessons.length} lessons to the end.`}</p>
      <ol class="lesson-list">
        {lessons.map((lesson) => {
          const { label, button } = progressOf(lesson, store);
          return (
            <li key={lesson.id} class="card lesson-card">
              <h2><span class="lesson-number" aria-hidden="true">{lesson.id}</span>{lesson.title}</h2>
              <p>{lesson.teaser}</p>
              <p class="small soft">{lesson.minutes} minutes, {label}</p>
              <p class="row">
                <button type="button" class="primary" aria-label={`${button}: ${lesson.title}`} onClick={() => open(store, lesson, "")}>{button}</button>
                <button type="button" class="quiet" aria-label={`Sheet to print: ${lesson.title}`} onClick={() => open(store, lesson, "sheet")}>Sheet</button>
                <button type="button" class="quiet" aria-label={`Answer key: ${lesson.title}`} onClick={() => open(store, lesson, "key")}>Answer key</button>
              </p>
            </li>
          );
        })}
      </ol>
      <p class="note">
        These lessons speak of what one may have lived oneself. A class or a style is a pattern that helps to think about groups; it is no verdict on a person, a mother or a father, and nobody can be sorted by a page like this. If something stirs you,
        talk to somebody you trust.
      </p>
    </div>
  );
}
