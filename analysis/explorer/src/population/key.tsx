// The key of the map: the infant classes by shape and colour, each of which can be shown alone or set back.
import { outline } from "../charts/scatter";
import { classShapes, classVariables, classWords } from "./paint";
import { type People } from "./people";
import { columnOrder } from "./places";

export function ClassMark({ which, size = 14 }: { which: number; size?: number }) {
  const isOpen = classShapes[which] === "ring", colour = `var(${classVariables[which]})`;
  return (
    <svg class="class-mark" width={size} height={size} viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={outline(classShapes[which]!, 4.8)} style={isOpen ? { fill: "none", stroke: colour, strokeWidth: 2 } : { fill: colour }} />
    </svg>
  );
}

export interface KeyProps {
  people: People | null;
  shown: boolean[];
  onShown: (shown: boolean[]) => void;
}

export function ClassKey({ people, shown, onShown }: KeyProps) {
  const counts = [0, 0, 0, 0, 0];
  if (people) for (const which of people.infant) ++counts[which]!;
  const all = shown.every(Boolean);
  return (
    <div class="class-key" role="group" aria-label="Infant classes shown in colour">
      <span class="soft">As infants:</span>
      {columnOrder.map((which) => (
        <button type="button" class="small" aria-pressed={shown[which]} onClick={() => onShown(shown.map((is, k) => (all ? k === which : k === which ? !is : is)))}>
          <ClassMark which={which} />
          {classWords[which]} <span class="soft">{counts[which]}</span>
        </button>
      ))}
      {!all && (
        <button type="button" class="quiet small" onClick={() => onShown(shown.map(() => true))}>
          Show all
        </button>
      )}
    </div>
  );
}
