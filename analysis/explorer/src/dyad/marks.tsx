// Marks and words of strategies and answers: each has its own shape, so that none rests on colour alone.
import type { Answer, Strategy } from "./days";

export const strategyWords: Record<Strategy, { short: string; does: string; title: string; meaning: string }> = {
  mute: { short: "mutes", does: "mutes its need near", title: "Mute", meaning: "hides the need, looks away, soothes itself" },
  ask: { short: "asks", does: "asks", title: "Ask", meaning: "shows the need directly and seeks contact" },
  amplify: { short: "amplifies", does: "amplifies its need to", title: "Amplify", meaning: "cries loud and long, clings, is hard to settle" },
};

export const answerWords: Record<Answer, string> = {
  unnoticed: "not noticed",
  comforted: "comforted",
  rejected: "rejected",
  frightened: "frightened",
};

/** Drawn around the origin, pointing to the right. */
export function StrategyMark({ strategy }: { strategy: Strategy }) {
  if (strategy === "mute") return <circle class="mark mute" r="9" stroke-dasharray="3 4" />;
  if (strategy === "ask") return <path class="mark ask" d="M-12 -11L12 0L-12 11z" />;
  return <path class="mark amplify" d="M-18 0l5 -12l9 24l9 -24l9 24l5 -12" />;
}

export function AnswerMark({ answer }: { answer: Answer }) {
  if (answer === "comforted") return <path class="mark comforted" d="M-10 7a12 12 0 1 1 20 0" />;
  if (answer === "rejected") return <path class="mark rejected" d="M0 -20V20" />;
  if (answer === "frightened") return <path class="mark frightened" d="M0 -17l4 10l11 -5l-5 11l10 4l-10 4l5 11l-11 -5l-4 10l-4 -10l-11 5l5 -11l-10 -4l10 -4l-5 -11l11 5z" transform="translate(0 -3) scale(0.95)" />;
  return <circle class="mark unnoticed" r="9" />;
}

/** A mark as it stands in a line of text. */
export function Sign({ strategy, answer }: { strategy?: Strategy; answer?: Answer }) {
  return (
    <svg class="sign" viewBox="-22 -22 44 44" width="20" height="20" aria-hidden="true">
      {strategy && <StrategyMark strategy={strategy} />}
      {answer && <AnswerMark answer={answer} />}
    </svg>
  );
}
