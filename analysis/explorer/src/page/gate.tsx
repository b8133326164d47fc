// Stands where a view will be while the engine starts, or says why it cannot.
import { Component, type ComponentChildren } from "preact";
import { Mark } from "./header";

export function Waiting({ problem, title }: { problem: string | null; title: string }) {
  return (
    <div class="waiting">
      <h1>{title}</h1>
      {problem ? (
        <div class="note warning" role="alert">
          <p><strong>The simulation cannot start in this browser.</strong></p>
          <p>{problem}</p>
          <p>The glossary and the pages of text work without it.</p>
        </div>
      ) : (
        <p role="status" class="row soft"><Mark size={22} /> The engine is starting.</p>
      )}
    </div>
  );
}

/** A mistake in one view must not take the page with it. */
export class Boundary extends Component<{ children: ComponentChildren }, { error: unknown }> {
  state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div class="note warning" role="alert">
        <p><strong>This view has failed.</strong> Open another one, or load the page again: the code in the address brings you back here.</p>
        <p class="small">{error instanceof Error ? error.message : String(error)}</p>
      </div>
    );
  }
}
