// What one may choose along a life. Every choice is a setting of the world, so that it holds for everybody in it.
import { type PageState } from "../page/state";

export type Whose = "life" | "if"; // the life itself, or the one of "What if?"
type Settings = PageState["settings"];
type Choices = PageState["choices"];

export interface ChoiceOption {
  value: string;
  label: string;
  /** As in "with a mentor at 14"; empty where nothing is chosen. */
  words: string;
  settings: Settings;
}

export interface ChoiceCard {
  name: string;
  title: string;
  about: string;
  /** Years from which it can touch the person itself. */
  from: number;
  options: ChoiceOption[];
}

export const usual = "usual";
const asItComes: ChoiceOption = { value: usual, label: "As it comes", words: "", settings: {} };
const option = (value: string, label: string, words: string, settings: Settings): ChoiceOption => ({ value, label, words, settings });

const givenMentor: Settings = { "mentoring.given_share": 1, "mentoring.given_age": 14, "mentoring.candidates": 16 };
const givenPartner: Settings = { "partnership.given_share": 1, "partnership.given_age": 25, "partnership.given_candidates": 16 };
const goodPartners: Settings = { "responsiveness.partner_sensitivity": 4, "responsiveness.partner_rejection": -5 };
const therapyAt = (age: number): Settings => ({ "psychotherapy.given_share": 1, "psychotherapy.given_age": age });

/** In the order in which they matter in a life. */
export const cards: ChoiceCard[] = [
  {
    name: "friends",
    from: 4,
    title: "Friends, from four on",
    about: "What friends are like, at school and later.",
    options: [
      asItComes,
      option("answer", "They answer nearly every bid", "friends who answer nearly every bid", { "responsiveness.friend_sensitivity": 4, "responsiveness.friend_rejection": -5 }),
      option("reject", "They miss and reject bids", "friends who miss and reject bids", { "responsiveness.friend_sensitivity": 0, "responsiveness.friend_rejection": 0 }),
      option("none", "Nobody seeks any before 25", "no looking for friends before 25", { "friendship.seeks_young": 0 }),
    ],
  },
  {
    name: "loss",
    from: 5,
    title: "At five: a loss",
    about: "One of them, and for everybody: later this person too parts, or as a man dies, when the own first child is five.",
    options: [
      asItComes,
      option("father", "The father dies", "the father's death at five", { "mortality.bereaved_share": 1, "mortality.bereaved_age": 5 }),
      option("parting", "The parents part", "the parents' parting at five", { "partnership.divorce_share": 1, "partnership.divorce_age": 5 }),
    ],
  },
  {
    name: "mentor",
    from: 14,
    title: "At fourteen: a mentor",
    about: "An older person of the community who takes the teacher's place.",
    options: [
      asItComes,
      option("given", "The most secure of sixteen", "a mentor at 14", givenMentor),
      option("answers", "One who answers nearly all bids", "a mentor at 14 who answers nearly every bid", { ...givenMentor, "responsiveness.mentor_sensitivity": 4, "responsiveness.mentor_rejection": -5 }),
    ],
  },
  {
    name: "partner",
    from: 16,
    title: "In love: the partner's style",
    about: "What partners are like, and whether one is found. At 25 singles can be given the most secure of sixteen whom they meet.",
    options: [
      asItComes,
      option("answer", "They answer nearly every bid", "partners who answer nearly every bid", goodPartners),
      option("reject", "They miss and reject bids", "partners who miss and reject bids", { "responsiveness.partner_sensitivity": 0, "responsiveness.partner_rejection": 0 }),
      option("given", "A secure one for singles at 25", "a secure partner for singles at 25", givenPartner),
      option("good", "At 25, and they answer bids", "a partner for singles at 25, and partners who answer nearly every bid", { ...givenPartner, ...goodPartners }),
      option("none", "Nobody seeks one", "no looking for partners", { "partnership.search": 0 }),
    ],
  },
  {
    name: "therapy",
    from: 18,
    title: "Psychotherapy",
    about: "At 25 or at 55, not both: a world gives therapy at one age. As it comes, few seek it.",
    options: [
      asItComes,
      option("25", "At 25", "psychotherapy at 25", therapyAt(25)),
      option("55", "At 55", "psychotherapy at 55", therapyAt(55)),
      option("none", "Never", "no psychotherapy", { "psychotherapy.rate": 0 }),
    ],
  },
  {
    name: "dose",
    from: 18,
    title: "How long a therapy lasts",
    about: "A fifth of courses end early.",
    options: [
      asItComes,
      option("6", "Half a year", "therapies of half a year", { "psychotherapy.dose": 6 }),
      option("24", "Two years", "therapies of two years", { "psychotherapy.dose": 24 }),
      option("60", "Five years", "therapies of five years", { "psychotherapy.dose": 60 }),
    ],
  },
  {
    name: "parting",
    from: 30,
    title: "At thirty: a break-up",
    about: "Whoever has a partner on that birthday is parted from them.",
    options: [asItComes, option("30", "Parted at 30", "a break-up at 30", { "partnership.parted_share": 1, "partnership.parted_age": 30 })],
  },
];

/** The parameter of the slider beside the cards; it is a setting of the world, as in infancy. */
export const floorName = "plasticity.adult_floor";

const keyOf = (whose: Whose, card: ChoiceCard) => `${whose}_${card.name}`;
const isOption = (card: ChoiceCard, value: string | undefined) => card.options.some((one) => one.value === value);

/** What is chosen; the other life has what this one has until it is changed. */
export function chosen(choices: Choices, whose: Whose, card: ChoiceCard): ChoiceOption {
  const own = choices[keyOf(whose, card)], first = choices[keyOf("life", card)];
  const value = isOption(card, own) ? own : whose === "if" && isOption(card, first) ? first : usual;
  return card.options.find((one) => one.value === value) ?? asItComes;
}

export function withChoice(choices: Choices, whose: Whose, card: ChoiceCard, value: string): Choices {
  const key = keyOf(whose, card);
  const { [key]: _, ...rest } = choices;
  const first = chosen(choices, "life", card).value;
  return value === (whose === "if" ? first : usual) ? rest : { ...rest, [key]: value };
}

/** Forgets what was chosen for one of the lives. */
export function withoutChoices(choices: Choices, whose: Whose): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([key]) => !key.startsWith(`${whose}_`) || key === "life_age"));
}

/** All that was chosen, as settings. */
export function settingsOf(choices: Choices, whose: Whose): Settings {
  return Object.assign({}, ...cards.map((card) => chosen(choices, whose, card).settings)) as Settings;
}

/** "a mentor at 14": what was chosen, in words. */
export function wordsOf(choices: Choices, whose: Whose): string[] {
  return cards.map((card) => chosen(choices, whose, card).words).filter(Boolean);
}

/** The age from which the two lives can differ by what was chosen; 0 if they differ in anything else. */
export function differFrom(choices: Choices, others: boolean): number {
  const ages = cards.filter((card) => chosen(choices, "life", card).value !== chosen(choices, "if", card).value).map((card) => ageOf(card, choices));
  return others || ages.length === 0 ? 0 : Math.min(...ages);
}

/** Therapy has the age that was chosen, unless nobody or anybody seeks it. */
function ageOf(card: ChoiceCard, choices: Choices): number {
  const given = (["life", "if"] as const).map((whose) => Number(chosen(choices, whose, card).value));
  return card.name === "therapy" && given.every((one, k) => one > 0 || chosen(choices, k === 0 ? "life" : "if", card).value === usual) ? Math.min(...given.filter((one) => one > 0)) : card.from;
}
