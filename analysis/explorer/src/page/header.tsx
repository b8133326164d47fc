// The head of the page: its name, the ways between the views, the code, and light or dark.
import { type Appearance, setAppearance, useAppearance } from "./appearance";
import { encode } from "./code";
import { type PageStore } from "./store";
import { type ViewName, defaults, viewNames } from "./state";

export const viewTitles: Record<ViewName, string> = {
  start: "Start",
  dyad: "One dyad",
  population: "A population",
  lessons: "Lessons",
  glossary: "Glossary",
  about: "About",
};

/** Two who belong together: a large circle and a small one that touch. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="12" cy="13" r="9.5" fill="none" stroke="var(--accent)" stroke-width="3" />
      <circle cx="23" cy="23" r="6" fill="var(--class-a)" />
    </svg>
  );
}

export function Header({ store, onCode }: { store: PageStore; onCode: () => void }) {
  const appearance = useAppearance();
  return (
    <header class="top no-print">
      <div class="top-inner">
        <a class="brand" href={viewLink("start")} onClick={(event) => follow(event, store, "start")}>
          <Mark />
          <span>Dyad</span>
          <span class="brand-sub">a laboratory of attachment</span>
        </a>
        <nav aria-label="Views">
          <ul>
            {viewNames.map((view) => (
              <li key={view}>
                <a href={viewLink(view)} aria-current={store.state.view === view ? "page" : undefined} onClick={(event) => follow(event, store, view)}>{viewTitles[view]}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="tools">
          <button type="button" class="small" aria-haspopup="dialog" onClick={onCode}>Code</button>
          <label class="hidden-text" for="appearance">Appearance</label>
          <select id="appearance" class="appearance" value={appearance} onChange={(event) => setAppearance(event.currentTarget.value as Appearance)}>
            <option value="system">Auto</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </div>
      </div>
    </header>
  );
}

export const viewLink = (view: ViewName) => `#${encode(defaults(view))}`;

/** Opens the view here, as it was left; with Control or the middle button the browser opens it elsewhere, anew. */
export function follow(event: MouseEvent, store: PageStore, view: ViewName): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  if (store.state.view !== view) store.go(view);
}
