// The page: head, the view that is open, foot. Draws at once, and starts the engine behind the first picture.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { DyadView } from "./dyad/view";
import { LessonsView } from "./lessons/view";
import { AboutView } from "./page/about_view";
import { startAppearance } from "./page/appearance";
import { CodeDialog } from "./page/code_dialog";
import { Boundary, Waiting } from "./page/gate";
import { GlossaryView } from "./page/glossary_view";
import { follow, Header, viewLink, viewTitles } from "./page/header";
import { StartView } from "./page/start";
import { type Store } from "./page/state";
import { type PageStore, useStore } from "./page/store";
import { PopulationView } from "./population/view";
import "./page/theme.css";
import "./page/controls.css";
import "./page/shell.css";

function View({ store }: { store: PageStore }) {
  const { view } = store.state;
  if (view === "start") return <StartView store={store} />;
  if (view === "glossary") return <GlossaryView />;
  if (view === "about") return <AboutView about={store.about} />;
  if (!store.engine || !store.about) return <Waiting problem={store.problem} title={viewTitles[view]} />;
  const whole: Store = { ...store, engine: store.engine, about: store.about };
  if (view === "dyad") return <DyadView store={whole} />;
  return view === "population" ? <PopulationView store={whole} /> : <LessonsView store={whole} />;
}

function Page() {
  const store = useStore();
  const [codeOpen, setCodeOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { view } = store.state;
  useHeadingFocus(main, `${view} ${store.opened}`);
  useEffect(() => {
    document.title = view === "start" ? "Dyad: a laboratory of attachment" : `${viewTitles[view]} \u2013 Dyad`;
  }, [view]);
  const skip = (event: Event) => {
    event.preventDefault();
    focusHeading(main.current);
  };
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>Skip to the content</a>
      <Header store={store} onCode={() => setCodeOpen(true)} />
      <main ref={main} id="main">
        {store.notice && (
          <div class={store.notice.kind === "problem" ? "note warning notice" : "note notice"} role="alert">
            <p>{store.notice.text}</p>
            <button type="button" class="small" onClick={() => store.setNotice(null)}>Close</button>
          </div>
        )}
        <Boundary key={`${view} ${store.opened}`}>
          <View store={store} />
        </Boundary>
      </main>
      <Footer store={store} />
      <CodeDialog store={store} open={codeOpen} onClose={() => setCodeOpen(false)} />
      <div role="status" class="hidden-text">{store.said}</div>
    </>
  );
}

function Footer({ store }: { store: PageStore }) {
  return (
    <footer class="bottom">
      <p>
        Simulated people, a theory that can be wrong: no diagnosis of anybody, and no advice.{" "}
        <a class="no-print" href={viewLink("about")} onClick={(event) => follow(event, store, "about")}>What this is</a>
      </p>
      <p class="soft">{store.about ? `Dyad ${store.about.version}` : "Dyad"}</p>
    </footer>
  );
}

function focusHeading(main: HTMLElement | null): void {
  const heading = main?.querySelector<HTMLElement>("h1") ?? main;
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus();
}

/** Who changes the view is taken to its heading; not at the first opening. */
function useHeadingFocus(main: { current: HTMLElement | null }, place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    scrollTo(0, 0);
    focusHeading(main.current);
  }, [place]);
}

startAppearance();
render(<Page />, document.getElementById("app")!);
