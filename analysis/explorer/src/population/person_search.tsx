// Finds a person without the map: by number, by the next one, or one drawn at random from a class.
import { useId, useState } from "preact/hooks";
import { classWords } from "./paint";
import { type People } from "./people";
import { columnOrder } from "./places";

export interface PersonSearchProps {
  people: People;
  chosen: number;
  onChoose: (person: number) => void;
}

export function PersonSearch({ people, chosen, onChoose }: PersonSearchProps) {
  const id = useId();
  const [from, setFrom] = useState("any");
  const pool = () => [...people.infant.keys()].filter((k) => from === "any" || people.infant[k] === Number(from));
  const draw = () => {
    const all = pool();
    if (all.length > 0) onChoose(all[Math.floor(Math.random() * all.length)]!);
  };
  const next = (by: 1 | -1) => {
    const all = pool(), ahead = by > 0 ? all.find((k) => k > chosen) : all.filter((k) => chosen < 0 || k < chosen).at(-1);
    const to = ahead ?? (by > 0 ? all[0] : all.at(-1));
    if (to !== undefined) onChoose(to);
  };
  return (
    <div class="person-search" role="group" aria-label="Find a person">
      <label for={`${id}-class`}>Draw from</label>
      <select id={`${id}-class`} value={from} onChange={(event) => setFrom(event.currentTarget.value)}>
        <option value="any">everybody</option>
        {columnOrder.map((which) => (
          <option value={which}>{classWords[which]}</option>
        ))}
      </select>
      <button type="button" onClick={draw}>
        Draw somebody
      </button>
      <button type="button" class="small" onClick={() => next(-1)}>
        Previous
      </button>
      <button type="button" class="small" onClick={() => next(1)}>
        Next
      </button>
      <span class="person-number">
        <label for={`${id}-number`}>Person number</label>
        <input
          id={`${id}-number`} type="number" min={0} max={people.count - 1} value={chosen < 0 ? "" : chosen}
          onChange={(event) => {
            const number = event.currentTarget.valueAsNumber;
            if (Number.isInteger(number) && number >= 0 && number < people.count) onChoose(number);
          }}
        />
      </span>
    </div>
  );
}
