// Lesson 3: what a working model is: expectations of one person, learned from that person, and a general model beside them.
import { type Experiment, type Measures, plan } from "./experiment";
import { last, type Lesson } from "./lesson";
import { published } from "./published";
import { correlation, each, mean } from "./statistics";
import { compared, plainR, r, sd } from "./words";
import { tricks } from "./02_three_tricks";

const ages = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18];
const homes = ["sensitive", "rejecting"] as const;
const dashes = { mute: [2, 3], ask: undefined, amplify: [8, 4] };

const months: Experiment = {
  id: "months",
  title: "Two homes, month by month",
  text: "150 infants with a sensitive caregiver and 150 with a rejecting one. What has each way of showing a need come to be worth, month by month? All begin with the same inborn expectations.",
  worlds: (seed) => homes.map((home) => plan(seed, home, 150, 1.5, [`record.ages=[${ages}]`, "record.instruments=[]"])),
  read: { latent: ["q_mute", "q_ask", "q_amplify", "formed"] },
  measure(books) {
    const found: Measures = {};
    homes.forEach((home, k) => {
      for (const age of ages) {
        for (const trick of tricks) found[`${home} ${trick} ${age}`] = mean(books[k]!.at("latent", `q_${trick}`, age));
        found[`${home} formed ${age}`] = mean(books[k]!.at("latent", "formed", age));
      }
    });
    return found;
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    const ahead = firstAhead(found);
    return {
      pictures: [
        ...homes.map((home) => ({
          kind: "lines" as const,
          title: `What infants of a ${home} caregiver expect of each way`,
          x: { label: "age (months)", values: ages },
          y: { label: "expected outcome", low: -0.3, high: 1 },
          lines: tricks.map((trick) => ({ label: trick, colour: `--${trick}`, dash: dashes[trick], estimates: ages.map((age) => found[`${home} ${trick} ${age}`]!) })),
        })),
        {
          kind: "lines",
          title: "How far a bond to this one person has formed",
          x: { label: "age (months)", values: ages },
          y: { label: "formed (0 to 1)", low: 0, high: 1 },
          lines: homes.map((home, k) => ({ label: `${home} caregiver`, colour: k ? "--mute" : "--ask", dash: k ? [6, 4] : undefined, estimates: ages.map((age) => found[`${home} formed ${age}`]!) })),
        },
      ],
      sentence:
        `With the rejecting caregiver muting is expected to bring more than asking ${ahead ? `from month ${ahead} on` : "at no time in these 18 months"}. At 18 months asking is worth ${sd(found["rejecting ask 18"]!, "")} there, and ${sd(found["sensitive ask 18"]!, "")} with the sensitive one. ` +
        `The bond itself forms with both: at 10 months it has come to ${plainR(found["sensitive formed 10"]!)} and ${plainR(found["rejecting formed 10"]!)} of 1.`,
    };
  },
  blank: { head: ["age (months)", "rejecting: mute", "rejecting: ask", "sensitive: ask"], rows: ["1", "3", "6", "12", "18"] },
};

/** The first recorded month at which muting is surely ahead of asking with the rejecting caregiver. */
function firstAhead(found: Measures): number | undefined {
  return ages.find((age) => found[`rejecting mute ${age}`]!.low > found[`rejecting ask ${age}`]!.high);
}

const links = [
  ["own", "mother \u2192 mother"],
  ["ownFather", "father \u2192 father"],
  ["across", "mother \u2192 father"],
  ["acrossFather", "father \u2192 mother"],
] as const;
const later = [
  ["general", "mother \u2192 general model"],
  ["generalFather", "father \u2192 general model"],
  ["friend", "general model \u2192 friend"],
] as const;

const two: Experiment = {
  id: "two",
  title: "Two parents, two models",
  text: "1,000 ordinary families in which the child has a mother and a father who both take part, followed to six years. Care is what a parent truly does at nine months; expectations are how much better asking is expected to end than muting or amplifying, less fear, at 13 months. How closely they go together is said by a [[correlation]].",
  worlds: (seed) => [plan(seed, "baseline", 1000, 6.5, ["households.second_share=1", "parenthood.generations=1", "record.ages=[9,13]", "record.years=[6]", 'record.instruments=["strange_situation"]'])],
  read: { latent: ["responsiveness", "responsiveness_father", "security", "security_father", "general_ask", "q_ask_friend", "self_avoidance", "self_anxiety"], observed: ["ssp_class", "ssp_class_father"] },
  measure([book]) {
    const of = (field: string, age: number) => book!.at("latent", field, age);
    const family = book!.person("family");
    const [mother, father] = [of("responsiveness", 9), of("responsiveness_father", 9)];
    const insecurity = book!.insecurity(72);
    const general = each(insecurity.length, (k) => -insecurity[k]!);
    const pair = (x: Float64Array, y: Float64Array) => correlation(x, y, family);
    return {
      own: pair(mother, of("security", 13)),
      ownFather: pair(father, of("security_father", 13)),
      across: pair(mother, of("security_father", 13)),
      acrossFather: pair(father, of("security", 13)),
      cares: pair(mother, father),
      general: pair(mother, general),
      generalFather: pair(father, general),
      friend: pair(of("general_ask", 72), of("q_ask_friend", 72)),
      seen: pair(book!.is("ssp_class", 13, "B"), book!.is("ssp_class_father", 13, "B")),
    };
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    const rows = (of: readonly (readonly [string, string])[]) => of.map(([name, label]) => ({ label, estimate: found[name]! }));
    return {
      pictures: [
        { kind: "dots", title: "Whose care (first) goes with whose model (second)?", rowName: "pair", unit: "r", axis: { label: "correlation r", low: 0, high: 1 }, rows: rows(links) },
        { kind: "dots", title: "And people in general, at six?", rowName: "pair", unit: "r", axis: { label: "correlation r", low: 0, high: 1 }, rows: rows(later) },
        {
          kind: "dots",
          title: "Secure with both, as the Strange Situation sees it",
          rowName: "pair",
          unit: "r",
          axis: { label: "phi", low: 0, high: 1 },
          rows: [{ label: "B mother, B father", estimate: found.seen!, published: published.concordance }],
        },
      ],
      sentence: `What is expected of the mother goes with the mother's care by ${r(found.own!)}, with the father's by ${r(found.acrossFather!)}. Parents' care is alike by ${r(found.cares!)}, since they share a household. In the Strange Situation being secure with the one goes with being secure with the other by phi ${r(found.seen!)}.`,
    };
  },
  blank: { head: ["pair", "r", "95 % interval"], rows: [...links, ...later].map(([, label]) => label) },
};

export const workingModel: Lesson = {
  id: "3",
  title: "What a working model is",
  minutes: 15,
  teaser: "Expectations of one person, learned from that person. And of people in general?",
  goals: ["Explain an internal working model as expectations that are learned from what follows a bid.", "Tell the model of a relationship from the general model.", "Distinguish that a bond forms from what is expected of it."],
  reading: [
    "Bowlby wrote that a child builds [[internal working model|internal working models]]: a picture of how the people who matter will answer, and whether oneself is somebody whom they answer. He borrowed the word from Kenneth Craik, who thought that minds carry small models of the world with which they try out what would happen. A model is working in two senses: it is used, and it is still being made.",
    "In Dyad a model is as plain as it can be: four numbers for each person who matters. How does it end if I [[mute]] my need with you? If I [[ask]]? If I [[amplify]]? And how much do I [[fear]] you? After each bid the number of the way that was tried moves a little towards how it ended. Beside these stands one [[general model]] of anybody. It follows the single relationships slowly, averages them, and colours them in turn: somebody new is at first met as people in general are expected to be (Bowlby's word for this is assimilation; therapists say transference).",
    "Two questions are often confused. Whether a child is attached to somebody is one: nearly all children are, to whoever cares for them, from about seven months on, also to somebody who rejects them. What the child expects of this person is the other. Only the second is secure or insecure.",
  ],
  sources: ["Craik 1943, The Nature of Explanation", "Bowlby 1973, Attachment and Loss, vol. 2", "Dozier, Stovall, Albus & Bates 2001, Child Development 72:1467-1477", "van IJzendoorn & De Wolff 1997, Child Development 68:604-609 (mother and father)"],
  predict: {
    kind: "choice",
    text: "A child's mother is sensitive, its father is not. What will it expect at one year?",
    options: ["The same of both: a mood, formed by the mother", "Of each what that one does, and nothing of the other", "Of each mostly what that one does, with some of the other"],
  },
  judged(answer, results) {
    const found = last(results, "two");
    const own = compared(found.own!, found.acrossFather!, "more", "less", "no more");
    return `You chose \u201c${["the same of both", "of each its own, nothing of the other", "mostly its own, with some of the other"][Number(answer)]}\u201d. Expectations of the mother go ${own} with her own care (r ${r(found.own!)}) than with the father's (r ${r(found.acrossFather!)}); but the second is ${found.acrossFather!.low > 0 ? "not nought" : "not surely more than nought"}.`;
  },
  runs: [months, two],
  explain: {
    question: "How long does an infant need to learn what its caregiver is like? Then look at the bond: is the rejected infant less attached? And for what reasons can a father's care go with what is expected of the mother?",
    model(results) {
      const [found, parents] = [last(results, "months"), last(results, "two")];
      const ahead = firstAhead(found);
      return [
        `${ahead ? `By month ${ahead} muting is ahead` : "Muting does not come ahead"} with the rejecting caregiver (${sd(found[`rejecting mute ${ahead ?? 18}`]!, "")} against ${sd(found[`rejecting ask ${ahead ?? 18}`]!, "")} for asking), and later months change little. Dyad's infants learn fast: nobody has measured the speed. It rests on foster children, who took to new carers' ways within some three months (Dozier et al. 2001).`,
        `The bond forms more slowly, and forms with both, only a little later where bids are rejected: at 10 months it has come to ${sd(found["sensitive formed 10"]!, "")} with the sensitive and ${sd(found["rejecting formed 10"]!, "")} with the rejecting caregiver, of 1. Insecure is not unattached.`,
        `Each parent's own care counts most (${plainR(parents.own!)} and ${plainR(parents.ownFather!)}), the other's less (${plainR(parents.across!)} and ${plainR(parents.acrossFather!)}). There are two reasons. Parents care alike (${r(parents.cares!)}). And the general model passes something on. At six it goes with the mother's care by ${r(parents.general!)}, with the father's by ${r(parents.generalFather!)}, and what is expected of a friend goes with it by ${r(parents.friend!)}: nobody is met without a past.`,
      ];
    },
  },
  transfer: {
    text: [
      "Published: whether an infant is secure with its mother and whether with its father go together by only .17 (phi, 14 samples). What would it have to be if a child had one single model of everybody? What if models were wholly separate and parents chosen at random?",
      "Now change one thing yourself: watch one infant, and give it a caregiver of your own making. Which of its expectations moves first, and which never, because it is never tried?",
    ],
    link: { label: "Watch one infant learn", view: "dyad", patch: { scenario: "sensitive", settings: {} } },
    model: (results) => [
      `One model of everybody would make phi nearly as large as two observations of one relationship agree (lesson 4 has that number). Wholly separate models and parents chosen at random would make it nought. The published .17, like Dyad's ${plainR(last(results, "two").seen!)}, lies between: separate models, some likeness, and two instruments that err. It does not say which of the two reasons for likeness holds.`,
      "A way that is never tried is never learned: a child who mutes does not find out that a new person would answer. This is why working models last, and why a new relationship must draw out what is no longer tried.",
    ],
  },
  notes: [
    "A good moment for the word expectation in everyday cases: whom do I call when the car breaks down, and whom not? Leave it to students whether they answer aloud.",
    "The picture of expectations has no sudden step at seven months, when a selective bond forms: in Dyad what pays is learned from birth. Ask whether a newborn can learn that, and of whom.",
  ],
};
