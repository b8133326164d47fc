// Lesson 1: what Ainsworth saw in Baltimore: three, later four ways to meet a caregiver again, and the homes they came from.
import { type Book, type Experiment, type Measures, type PictureRow, plan } from "./experiment";
import { byChoice, last, type Lesson } from "./lesson";
import { published, publishedR } from "./published";
import { mean, only, share, spread } from "./statistics";
import { compared, near, percent, plainPercent, sd } from "./words";

export const classes = ["A", "B", "C", "D"] as const;
export const classNames = { A: "A, avoidant", B: "B, secure", C: "C, resistant", D: "D, disorganized" };
export const classColours = { A: "--class-a", B: "--class-b", C: "--class-c", D: "--class-d" };

/** Shares of the four classes with the main caregiver. */
export function classShares(book: Book, months: number): Measures {
  return Object.fromEntries(classes.map((name) => [name, share(book.is("ssp_class", months, name))]));
}

const situation = ['record.instruments=["strange_situation"]'];

const few: Experiment = {
  id: "few",
  title: "Twenty-six families",
  text: "As many families as Ainsworth had. Take your own number: everybody in the class takes another one and meets other families of the same world. Each infant is seen once in the Strange Situation, at 13 months.",
  dial: {
    question: "Your number",
    choices: Array.from({ length: 30 }, (_, k) => ({ value: k + 1, label: String(k + 1) })),
    start: 1,
    key: [1, 2, 3, 4, 5],
  },
  worlds: (seed, choice) => [plan(seed + choice - 1, "baseline", 26, 1.5, ["record.ages=[13]", ...situation])],
  read: { observed: ["ssp_class"] },
  measure: ([book]) => classShares(book!, 13),
  show(trials) {
    const { choice, measures } = trials.at(-1)!;
    const secure = byChoice(trials).map((trial) => trial.measures.B!.value);
    const range = secure.length > 1 ? ` In the ${secure.length} samples that you have drawn, class B has between ${plainPercent(Math.min(...secure))} and ${plainPercent(Math.max(...secure))}.` : " Draw another sample, or compare with your neighbour's.";
    return {
      pictures: [
        {
          kind: "bars",
          title: `Classes of 26 infants, sample ${choice}`,
          rowName: "class",
          unit: "%",
          axis: { label: "infants (%)", low: 0, high: 100 },
          rows: classes.map((name) => ({ label: classNames[name], estimate: measures[name]!, colour: classColours[name] })),
        },
      ],
      sentence: `In sample ${choice}, ${percent(measures.B!)} of the infants are secure: with so few families the interval is wide.${range}`,
    };
  },
  blank: { head: ["sample", "A", "B", "C", "D"], rows: ["my sample", "my neighbour's", "a third one"] },
};

const traits = {
  answered: { title: "Of 100 bids, how many are answered?", label: "bids noticed and not rejected (%)", high: 80, digits: 0 },
  rejected: { title: "Of 100 noticed bids, how many are rejected?", label: "noticed bids rejected (%)", high: 40, digits: 0 },
  frightened: { title: "Of 100 noticed bids, how many end in a fright?", label: "noticed bids answered frighteningly (%)", high: 6, digits: 1 },
  inconsistent: { title: "How inconsistent is the caregiver?", label: "inconsistency (SD from the mean of all)", high: 1, digits: 2 },
} as const;
type Trait = keyof typeof traits;

function careByClass(book: Book): Measures {
  const inconsistency = book.care("inconsistency").map(Math.log);
  const middle = mean(inconsistency).value;
  const width = spread(inconsistency);
  const scores: Record<Trait, Float64Array> = {
    answered: book.at("latent", "responsiveness", 9),
    rejected: book.at("latent", "rejecting", 9),
    frightened: book.at("latent", "frightening", 9),
    inconsistent: inconsistency.map((one) => (one - middle) / width),
  };
  const found: Measures = {};
  for (const [trait, values] of Object.entries(scores)) for (const name of classes) found[`${trait} ${name}`] = mean(only(values, book.is("ssp_class", 13, name)));
  return found;
}

const homes: Experiment = {
  id: "homes",
  title: "Many families, and what their homes are like",
  text: "The same world with 1,500 families. Because they are simulated we can see what Ainsworth needed some 70 hours a home to see: what each caregiver truly does when the infant is nine months old. (Inconsistency has no natural unit: it is given in [[SD|standard deviations]] from the mean.)",
  worlds: (seed) => [plan(seed, "baseline", 1500, 1.5, ["record.ages=[9,13]", ...situation])],
  read: { observed: ["ssp_class"], latent: ["responsiveness", "rejecting", "frightening"], care: ["inconsistency"] },
  measure: ([book]) => ({ ...classShares(book!, 13), ...careByClass(book!) }),
  show(trials) {
    const found = trials.at(-1)!.measures;
    const rows = (of: (name: (typeof classes)[number]) => PictureRow["estimate"]) => classes.map((name) => ({ label: classNames[name], estimate: of(name), colour: classColours[name] }));
    return {
      pictures: [
        {
          kind: "bars",
          title: "Classes in the Strange Situation at 13 months",
          rowName: "class",
          unit: "%",
          axis: { label: "infants (%)", low: 0, high: 80 },
          rows: rows((name) => found[name]!).map((row, k) => ({ ...row, published: published[classes[k]!] })),
        },
        ...(Object.keys(traits) as Trait[]).map((trait) => ({
          kind: "dots" as const,
          title: traits[trait].title,
          rowName: "class",
          unit: trait === "inconsistent" ? ("SD" as const) : ("%" as const),
          digits: traits[trait].digits,
          axis: { label: traits[trait].label, low: trait === "inconsistent" ? -1 : 0, high: traits[trait].high },
          rows: rows((name) => found[`${trait} ${name}`]!),
        })),
      ],
      sentence:
        `${percent(found.B!)} of the infants are secure, ${percent(found.A!)} avoidant, ${percent(found.C!)} resistant, ${percent(found.D!)} disorganized. ` +
        `Infants of class A had ${plainPercent(found["answered A"]!)} of their bids answered, those of class B ${plainPercent(found["answered B"]!)}.`,
    };
  },
  blank: { head: ["class", "share (%)", "answered", "rejected", "frightening", "inconsistent"], rows: classes.map((name) => classNames[name]) },
};

export const ainsworth: Lesson = {
  id: "1",
  title: "Ainsworth's discovery",
  minutes: 15,
  teaser: "Twenty minutes in an unknown room, seventy hours at home: what goes with what?",
  goals: [
    "Describe the Strange Situation and the four classes.",
    "Say what homes are like from which each class comes.",
    "Judge how sure one can be with 26 families.",
  ],
  reading: [
    "In the 1950s John Bowlby proposed that a baby's tie to its mother is no by-product of feeding. It is a need of its own: whoever keeps close to a protector survives. Mary Ainsworth went to look. After a first study in Uganda she followed 26 families in Baltimore from 1963 on. Observers came for four hours every three weeks through the first year, some 70 hours a family, and rated how sensitively mothers answered.",
    "At one year 23 of the babies came to the laboratory for the [[Strange Situation]]: eight short episodes in an unknown room. The mother leaves twice and comes back twice. Ainsworth had expected that crying at separation would tell most. It was the reunion. Thirteen babies sought their mother, were soothed and played again ([[secure|B, secure]]). Six turned away from her ([[avoidant|A, avoidant]]). Four clung and were angry at once ([[resistant|C, resistant]]). Mothers of B babies had been rated far more sensitive than the others. Mothers of A babies had rejected most.",
    "Later Mary Main and Judith Solomon described infants for whom none of this fits: they freeze, or approach with the head turned away ([[disorganized|D, disorganized]]). Frightening behaviour of the caregiver was found to go with it. A class is what a child does with one person on one day. It is no judgement on a child or a parent, and no diagnosis.",
  ],
  sources: ["Bowlby 1969, Attachment and Loss, vol. 1", "Ainsworth, Blehar, Waters & Wall 1978, Patterns of Attachment", "Main & Solomon 1990", "Madigan et al. 2006, Attachment & Human Development 8:89-111", "Grossmann, Grossmann, Spangler, Suess & Unzner 1985 (Bielefeld)"],
  predict: { kind: "guess", text: "Of 100 infants in ordinary, low-risk families, how many are secure (class B) with their mother at 13 months?", low: 0, high: 100, step: 5, unit: " %" },
  judged: (answer, results) => near(Number(answer), last(results, "homes").B!),
  judgedBy: ["homes"],
  runs: [few, homes],
  explain: {
    question: "Look at the four pictures of homes. Which of them tells A from B best, which D from all others, which C from B? Why can a single number for good care not tell all four apart?",
    model(results) {
      const found = last(results, "homes");
      const fright = `${printedShare(found["frightened D"]!)} of noticed bids end in a fright, against ${printedShare(found["frightened B"]!)} with class B`;
      return [
        `In homes of A ${percent(found["answered A"]!)} of bids are answered, against ${percent(found["answered B"]!)} with B: ${compared(found["answered A"]!, found["answered B"]!, "more", "fewer", "no sure difference")}. Of noticed bids ${percent(found["rejected A"]!)} are rejected, against ${percent(found["rejected B"]!)} with B: ${compared(found["rejected A"]!, found["rejected B"]!, "they are turned away", "fewer", "no sure difference")}. With D ${fright}: ${compared(found["frightened D"]!, found["frightened B"]!, "D stands out by fright", "less fright than B", "no sure difference")}. ` +
          `The inconsistency of caregivers of C is ${sd(found["inconsistent C"]!)} from the mean, against ${sd(found["inconsistent B"]!)} with B: ${compared(found["inconsistent C"]!, found["inconsistent B"]!, "C differs by it", "less than B", "no sure difference")}. They reject ${compared(found["rejected C"]!, found["rejected B"]!, "more than those of B", "even less than those of B", "no more than those of B")}.`,
        "So it is not one scale from good to bad care. What matters is which way of showing a need is answered, and lesson 2 asks why.",
        `Beside Baltimore: Ainsworth rated mothers of C as insensitive as those of A (2.4 points both, on a scale to 9; from memory), but only four infants were C. In Dyad infants of class C had ${percent(found["answered C"]!)} of their bids answered, and those of A ${percent(found["answered A"]!)}: ${compared(found["answered C"]!, found["answered A"]!, "here the two part", "even fewer", "no sure difference, as in Baltimore")}. In the meta-analysis sensitivity goes with A by r ${publishedR(published.sensitivityA)} and with C by ${publishedR(published.sensitivityC)} (Madigan et al. 2024).`,
      ];
    },
  },
  transfer: {
    text: [
      "In Bielefeld, Karin and Klaus Grossmann found about half of the infants to be of class A. Were these homes cold? Or did parents there expect early independence, and turn a whimper away more often than elsewhere?",
      "Now change one thing yourself in a whole population: how often caregivers reject. Before you move the slider, write down which class will grow, and at the expense of which.",
    ],
    link: { label: "Open a population, with a slider for rejection", view: "population", patch: { scenario: "baseline", settings: {} } },
    model: () => [
      "In Dyad loud bids are rejected most: more rejection should make more of class A, fewer of B and of C. Your map says whether it does. That a change of rejection can make a distribution like that of Bielefeld does not show that it did: a model says what would suffice, not what happened. Differences between samples within one country are about one and a half times as large as those between countries (van IJzendoorn & Kroonenberg 1988).",
    ],
  },
  notes: [
    "Let every student draw a sample of 26 before anybody draws the large one, and put the shares of B on the board: the spread of the class is the interval.",
    "The shares of classes were used to fit the model, so that they show that it can agree, not that it is true. That homes differ by class was not put in class by class: the model knows no classes.",
  ],
};

export function printedShare(of: { value: number; low: number; high: number }): string {
  const text = (value: number) => (100 * value).toFixed(1);
  return `${text(of.value)} % (${text(of.low)} to ${text(of.high)})`;
}
