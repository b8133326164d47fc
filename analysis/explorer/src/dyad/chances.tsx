// What the baby would do today: the chances of the three strategies as one bar.
import { type Strategy, percent, strategies } from "./days";
import { Sign, strategyWords } from "./marks";

export function Chances({ chances, label }: { chances: Record<Strategy, number>; label: string }) {
  const told = strategies.map((strategy) => `${strategyWords[strategy].title} ${percent(chances[strategy])}`).join(", ");
  return (
    <div class="dyad-chances">
      <p class="small">{label}</p>
      <div class="dyad-bar" role="img" aria-label={`${label}: ${told}`}>
        {strategies.map((strategy) => (
          <span key={strategy} class={`dyad-part ${strategy}`} style={{ flexGrow: Math.max(0.01, 100 * chances[strategy]) }} />
        ))}
      </div>
      <ul class="dyad-key" aria-hidden="true">
        {strategies.map((strategy) => (
          <li key={strategy}>
            <Sign strategy={strategy} /> {strategyWords[strategy].title} {percent(chances[strategy])}
          </li>
        ))}
      </ul>
    </div>
  );
}
