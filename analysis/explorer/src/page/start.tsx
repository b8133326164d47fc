// The start view: what this is, in one picture, and the ways in.
import { OpenCode } from "./code_dialog";
import { follow, viewLink } from "./header";
import { type ViewName } from "./state";
import { type PageStore } from "./store";
import { Tricks } from "./tricks";

const doors: { view: ViewName; title: string; text: string }[] = [
  { view: "dyad", title: "Watch one baby", text: "Choose a caregiver. See, bid by bid, what a baby comes to expect; watch its Strange Situation; then let life go on." },
  { view: "population", title: "Look at a population", text: "Hundreds of lives as points on one map. Change the world they grow up in, and see what becomes of them." },
  { view: "lessons", title: "Take a lesson", text: "Ten lessons of 10 to 20 minutes: guess first, run it, explain what happened. With answers for teachers." },
];

export function StartView({ store }: { store: PageStore }) {
  return (
    <div class="start">
      <div class="start-head">
        <div>
          <h1>What does a baby learn from being cared for?</h1>
          <p class="lead">
            Dyad simulates attachment, from the first cry to the grandchildren. Set up a caregiver, watch what a baby learns to expect, and follow it through friendship, love and its own children.
            Then hold what you see against what research has found.
          </p>
        </div>
        <Tricks />
      </div>
      <h2 class="hidden-text">Ways in</h2>
      <ul class="doors">
        {doors.map(({ view, title, text }) => (
          <li key={view} class="door card">
            <h3><a href={viewLink(view)} onClick={(event) => follow(event, store, view)}>{title}</a></h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <section class="panel start-code" aria-labelledby="start-code">
        <div>
          <h3 id="start-code">Open a code</h3>
          <p class="soft">A teacher or a friend gave you one? It brings you to exactly what they saw.</p>
        </div>
        <OpenCode store={store} />
      </section>
      <p class="soft small start-foot">Everything runs inside this page: nothing to install, no account, and nothing you do leaves your computer.</p>
    </div>
  );
}
