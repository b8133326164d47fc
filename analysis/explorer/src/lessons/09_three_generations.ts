// Lesson 9: like parent, like child: what passes from grandmother to mother to child, in truth and through instruments.
import { type Book, type Experiment, type Measures, plan } from "./experiment";
import { last, type Lesson } from "./lesson";
import { published, publishedR } from "./published";
import { correlation, each, only, share } from "./statistics";
import { compared, near, percent, plainPercent, plainR, r, sure } from "./words";

const grown = 360; // the age at which mothers and grandmothers are interviewed, in months

/** What is known of each child's mother, and of her mother. */
function lines(book: Book): { mother(values: Float64Array): Float64Array; grandmother(values: Float64Array): Float64Array; is(generation: number): Float64Array } {
  const parent = book.parent("mother");
  const generation = book.person("generation");
  const of = (values: Float64Array, row: (k: number) => number) => each(values.length, (k) => (row(k) >= 0 ? values[row(k)]! : NaN));
  return {
    mother: (values) => of(values, (k) => parent[k]!),
    grandmother: (values) => of(values, (k) => (parent[k]! >= 0 ? parent[parent[k]!]! : -1)),
    is: (number) => generation.map((one) => Number(one === number)),
  };
}

function chain(book: Book): Measures {
  const family = book.person("family");
  const { mother, grandmother, is } = lines(book);
  const grandchildren = is(2);
  const secure = only(book.is("ssp_class", 13, "B"), grandchildren);
  const disorganized = only(book.is("ssp_class", 13, "D"), grandchildren);
  const autonomous = book.is("aai_class_3way", grown, "F"); // the studies of F and B counted three classes
  const unresolved = book.is("aai_class", grown, "U");
  const [avoidance, anxiety] = [book.at("latent", "mind_avoidance", grown), book.at("latent", "mind_anxiety", grown)];
  const mind = avoidance.map((one, k) => -(one + anxiety[k]!));
  const security = only(book.at("latent", "security", 18), grandchildren);
  const pair = (x: Float64Array, y: Float64Array) => correlation(x, y, family);
  const known = mother(autonomous);
  return {
    secureOfF: share(only(secure, known), family),
    secureOfOthers: share(only(secure, known.map((one) => 1 - one)), family),
    mother: pair(known, secure),
    grandmother: pair(grandmother(autonomous), secure),
    unresolved: pair(mother(unresolved), disorganized),
    women: pair(only(mind, is(1)), mother(mind)),
    trueMother: pair(mother(mind), security),
    trueGrandmother: pair(grandmother(mind), security),
    infancies: pair(mother(book.is("ssp_class", 13, "B")), secure),
  };
}

const read = { observed: ["ssp_class", "aai_class", "aai_class_3way"], latent: ["security", "mind_avoidance", "mind_anxiety"], persons: ["generation", "mother"] };
const settings = ["record.ages=[13,18]", "record.years=[30]", 'record.instruments=["strange_situation","adult_interview"]'];

const three: Experiment = {
  id: "three",
  title: "Grandmother, mother, child",
  text: "550 families for 62 years. Founding mothers are interviewed at 30; so are their daughters; the daughters' children are in the Strange Situation at 13 months. For F everybody falls into one of three classes, as in the studies; for U there are four. What is true of all three stands beside. (Phi is a [[correlation]] of two things that are so or not so.)",
  worlds: (seed) => [plan(seed, "three_generations", 550, 62, settings)],
  read,
  measure: ([book]) => chain(book!),
  show(trials) {
    const found = trials.at(-1)!.measures;
    return {
      pictures: [
        {
          kind: "bars",
          title: "Children who are secure (B), by their mother's interview",
          rowName: "mother",
          unit: "%",
          axis: { label: "children of class B (%)", low: 0, high: 100 },
          rows: [
            { label: "autonomous mother (F)", estimate: found.secureOfF!, colour: "--class-b" },
            { label: "mother not autonomous", estimate: found.secureOfOthers!, colour: "--uncoded" },
          ],
        },
        {
          kind: "dots",
          title: "As instruments see it",
          rowName: "pair",
          unit: "r",
          axis: { label: "phi", low: -0.1, high: 0.7 },
          rows: [
            { label: "mother F, child B", estimate: found.mother!, published: published.transmission },
            { label: "mother U, child D", estimate: found.unresolved!, published: published.unresolved },
            { label: "grandmother F, child B", estimate: found.grandmother! },
            { label: "mother was B, child B", estimate: found.infancies! },
          ],
        },
        {
          kind: "dots",
          title: "As it is: states of mind, and the child's security",
          rowName: "pair",
          unit: "r",
          axis: { label: "correlation r", low: -0.1, high: 0.7 },
          rows: [
            { label: "grandmother, mother", estimate: found.women!, colour: "--good" },
            { label: "mother, child", estimate: found.trueMother!, colour: "--good" },
            { label: "grandmother, child", estimate: found.trueGrandmother!, colour: "--good" },
          ],
        },
      ],
      sentence: `${percent(found.secureOfF!)} of the children of autonomous mothers are secure, ${percent(found.secureOfOthers!)} of the children of others (phi ${r(found.mother!)}). A grandmother's interview shows by ${r(found.grandmother!)}; in truth it is ${r(found.trueGrandmother!)}.`,
    };
  },
  blank: { head: ["pair", "as seen (phi)", "as it is (r)"], rows: ["grandmother and mother", "mother and child", "grandmother and child"] },
};

const slopes = ["avoidance_insensitive", "anxiety_insensitive", "fear_insensitive", "avoidance_rejects", "anxiety_inconsistent", "fear_frightens"];
const cut: Experiment = {
  id: "cut",
  title: "The same families, one link cut",
  text: "Now a parent's own state of mind has no influence on how it cares. Everything else is as before: homes differ as much by luck and by circumstances that last, and these are shared within families.",
  worlds: (seed) => [plan(seed, "three_generations", 550, 62, [...settings, ...slopes.map((name) => `caregiving.${name}=0`)])],
  read,
  measure: ([book]) => chain(book!),
  show(trials) {
    const found = trials.at(-1)!.measures;
    return {
      pictures: [
        {
          kind: "dots",
          title: "With care that owes nothing to the carer's past",
          rowName: "pair",
          unit: "r",
          axis: { label: "correlation", low: -0.3, high: 0.7 },
          rows: [
            { label: "mother F, child B (phi)", estimate: found.mother! },
            { label: "mother, child (r)", estimate: found.trueMother!, colour: "--good" },
            { label: "grandmother, child (r)", estimate: found.trueGrandmother!, colour: "--good" },
          ],
        },
      ],
      sentence: `Without this link a mother's state of mind and her child's security correlate ${r(found.trueMother!)}, and a grandmother's ${r(found.trueGrandmother!)}.`,
    };
  },
  blank: { head: ["pair", "correlation with the link cut"], rows: ["mother and child (phi)", "mother and child (true r)", "grandmother and child (true r)"] },
};

export const threeGenerations: Lesson = {
  id: "9",
  title: "Like parent, like child",
  minutes: 15,
  teaser: "How much of a grandmother is left in her grandchild's first year?",
  goals: ["Report how closely parents' states of mind and children's classes go together.", "Work out what is left over two generations, and why instruments show less.", "Say what breaks the chain."],
  reading: [
    "In 1985 Mary Main, Nancy Kaplan and Jude Cassidy interviewed parents about their own childhood, and found that how a mother spoke of hers went with how her infant had behaved in the [[Strange Situation]] five years before. Not what had happened to her counted, but whether she could tell it coherently, good or bad. The [[Adult Attachment Interview]] calls such a parent autonomous (F). A first meta-analysis found a correlation of .47 between autonomous parents and secure children. The largest, of 95 samples, finds .31, and .21 between unresolved parents (U) and disorganized children.",
    "How does it pass on? The idea is simple: what you have learned to expect shapes how you answer. Yet observed [[sensitivity]] carries only about a quarter of it. Van IJzendoorn called the rest the [[transmission|transmission gap]]. Or is sensitivity only badly seen (lesson 4)?",
    "Of three generations few studies exist; one followed 32 Finnish families.",
    "This lesson speaks of mothers, since most studies did. Nothing here makes anyone's mother, or anyone as a mother, to blame: the correlations leave most of the story open, and many children of insecure parents are secure.",
  ],
  sources: ["Main, Kaplan & Cassidy 1985", "van IJzendoorn 1995, Psychological Bulletin 117:387-403", "Verhage et al. 2016, Psychological Bulletin 142:337-366", "Hautamäki et al. 2010, Clinical Child Psychology and Psychiatry 15:347-354 (Finland)"],
  predict: { kind: "guess", text: "Of 100 children whose mother is not autonomous (dismissing or preoccupied, if every mother must be in one of three classes), how many are secure (B) all the same?", low: 0, high: 100, step: 5, unit: " %" },
  judged: (answer, results) => `${near(Number(answer), last(results, "three").secureOfOthers!)} Of children of autonomous mothers it is ${percent(last(results, "three").secureOfF!)}.`,
  judgedBy: ["three"],
  runs: [three, cut],
  explain: {
    question: "If grandmother and mother go together by r, and mother and child by s, what would you expect of grandmother and child? Compare with what is true, and with what instruments see. Then say what the cut shows.",
    model(results) {
      const [found, without] = [last(results, "three"), last(results, "cut")];
      const expected = found.women!.value * found.trueMother!.value;
      return [
        `In a chain the links are multiplied: ${plainR(found.women!)} times ${plainR(found.trueMother!)} is ${plainR(expected)}. It is ${r(found.trueGrandmother!)} in truth: ${found.trueGrandmother!.low <= expected && expected <= found.trueGrandmother!.high ? "as a chain would have it" : "not quite as a chain would have it"}. Instruments see ${r(found.grandmother!)}, since each of them errs.`,
        `Between mother and child instruments see ${r(found.mother!)}, published is ${publishedR(published.transmission)}: ${found.mother!.low > published.transmission.high! ? "Dyad passes on more in this run" : found.mother!.high < published.transmission.low! ? "Dyad passes on less in this run" : "the intervals meet"}. In truth it is ${r(found.trueMother!)}. Still ${percent(found.secureOfOthers!)} of the children of mothers who are not autonomous are secure: not all, and not none.`,
        `With the link cut mother and child correlate ${r(without.trueMother!)}, ${compared(without.trueMother!, found.trueMother!, "more than before", "less than before", "no sure difference to before")}. ${sure(without.trueMother!) ? "" : "Nothing sure is left. "}That care carries it is built in, and so no discovery; what is found is how much remains after instruments, partners and luck.`,
        `Compare whose infancy counts: that the mother was B as an infant shows in her child by ${r(found.infancies!)}, her state of mind at 30 by ${r(found.mother!)}. ${compared(found.mother!, found.infancies!, "What she has become tells more than what she was.", "Her infancy tells more.", "This run cannot tell which says more.")}`,
      ];
    },
  },
  transfer: {
    text: [
      "A mother was insecure all her life. At 30 she has two years of therapy; her child is born when she is 33. Draw the chain, and mark where it can break. Who else could break it?",
      "Now look at the first link: open a population in which everybody is offered therapy at 25. Compare the interviews at 18 and at 30, and then with the same population without it. The map shows no next generation: write down what you would expect in the children.",
    ],
    link: { label: "Open a population with therapy at 25", view: "population", patch: { scenario: "life_course", settings: { "psychotherapy.given_share": 1, "psychotherapy.given_age": 25, "psychotherapy.dose": 24 } } },
    model(results) {
      const found = last(results, "three");
      return [
        `Therapy can change the mother's model, her care, and so the child's. The father, a grandmother, a day-care teacher can be another figure, with a model of their own in the child. And luck breaks it daily: ${plainPercent(found.secureOfOthers!)} of the children of mothers who were not autonomous are secure here, although nobody planned any help. In Dyad a parent's care follows the present state of mind, month by month; that state keeps the models of childhood's figures, so that therapy reaches the next generation only in part.`,
      ];
    },
  },
  notes: [
    "Nobody should be asked about their own mother or grandmother. If somebody tells, thank them, and lead back to groups.",
    "The first meta-analysis (.47) and the later one (.31): early studies of a finding tend to be small and strong.",
  ],
};
