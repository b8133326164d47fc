// Which world the map shows: scenario and settings of the page, with what is recorded and how large communities are.
import { type PageState, settingsList } from "../page/state";

/** Ages in years at which people are looked at after infancy. */
export const ages = [18, 20, 25, 30, 35, 40, 50, 60] as const;
export const infancyMonths = 13;
export const sizes = [100, 500, 1000, 2000, 5000] as const;

/** Founding families of one community, who can meet. Small communities are lived one after the other, so that the map fills
 *  while they live; fewer than 50 would find fewer partners. */
export const communitySize = 50;

export interface Plan {
  key: string;
  scenario: string;
  families: number;
  /** Infancy alone: quick, and the same infants. */
  infancy: string[];
  /** Whole lives. */
  lives: string[];
}

/** What makes the people of the map; whoever opens one of their lives must set it too. */
export function settingsOfMap(settings: PageState["settings"]): PageState["settings"] {
  const others = Object.entries(settings).filter(([name]) => !/^(record\.|run\.years$)/.test(name)); // the map records what it shows
  return { "parenthood.generations": 1, "run.community": communitySize, ...Object.fromEntries(others) };
}

/** The world of the map. Only what the map shows is recorded, and nobody is followed month by month. */
export function planOf(state: Pick<PageState, "scenario" | "seed" | "families" | "settings">): Plan {
  const common = settingsList({ ...state, settings: settingsOfMap(state.settings) });
  const recorded = ["record.lives=0", `record.ages=[${infancyMonths}]`];
  return {
    key: [state.scenario, ...common].join(" "),
    scenario: state.scenario,
    families: state.families,
    infancy: [...common, ...recorded, `run.years=${(infancyMonths / 12).toFixed(7)}`, "record.years=[]", 'record.instruments=["strange_situation"]'],
    lives: [...common, ...recorded, `run.years=${ages.at(-1)}`, `record.years=[${ages.join(",")}]`, 'record.instruments=["strange_situation","adult_interview","close_relationships"]'],
  };
}

/** The scenarios among which the map lets one choose, in groups, with plain words. */
export const worlds: { group: string; scenarios: { name: string; words: string }[] }[] = [
  {
    group: "Families",
    scenarios: [
      { name: "life_course", words: "Ordinary families" },
      { name: "global", words: "A world-wide mix, many under hardship" },
      { name: "culture_of_rejection", words: "A culture of rejection" },
      { name: "maltreatment", words: "Maltreating families" },
      { name: "institution", words: "An institution" },
    ],
  },
  {
    group: "One caregiver for each child",
    scenarios: [
      { name: "sensitive", words: "Sensitive" },
      { name: "rejecting", words: "Rejecting" },
      { name: "inconsistent", words: "Inconsistent" },
      { name: "frightening", words: "Sometimes frightening" },
    ],
  },
  { group: "Plasticity", scenarios: [{ name: "prototype_or_revision", words: "The prototype of childhood locked in" }] },
];
