// Light or dark: as the system has it, or as the reader chose for this visit.
import { useEffect, useState } from "preact/hooks";

export type Appearance = "system" | "light" | "dark";
export type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let chosen: Appearance = remembered();

/** A page from a disk may be forbidden to remember anything; then it just begins with the system's look. */
function remembered(): Appearance {
  try {
    const text = localStorage.getItem("dyad-appearance");
    return text === "light" || text === "dark" ? text : "system";
  } catch {
    return "system";
  }
}

export function themeNow(): Theme {
  return chosen === "system" ? (system.matches ? "dark" : "light") : chosen;
}

function apply(): void {
  document.documentElement.dataset.theme = themeNow();
  for (const listener of listeners) listener();
}

/** Call once, before anything is drawn. */
export function startAppearance(): void {
  system.addEventListener("change", apply);
  apply();
}

export function setAppearance(next: Appearance): void {
  chosen = next;
  try {
    localStorage.setItem("dyad-appearance", next);
  } catch {
    // it holds for this visit
  }
  apply();
}

function useListening<T>(read: () => T): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    const listener = () => setValue(read);
    listeners.add(listener);
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return value;
}

/** The theme that is shown; what is drawn on a canvas is drawn anew when it changes. */
export const useTheme = (): Theme => useListening(themeNow);
export const useAppearance = (): Appearance => useListening(() => chosen);
