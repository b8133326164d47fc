// Lesson 4: how instruments fool us: one home visit, one Strange Situation, and the truth that a simulation can show beside them.
import { type Experiment, type Measures, plan } from "./experiment";
import { byChoice, chosen, last, type Lesson } from "./lesson";
import { published } from "./published";
import { correlation, kappa, share } from "./statistics";
import { compared, percent, plainR, r } from "./words";

const counts = [1, 2, 4, 12, 50];
const pairs = [
  ["class", "class B", "--accent"],
  ["security", "true security", "--mute"],
  ["care", "true care", "--ask"],
] as const;

const visits: Experiment = {
  id: "visits",
  title: "How many home visits?",
  text: "1,500 families. An observer visits each home when the infant is nine months old and counts how many bids are answered. At 13 months comes the Strange Situation. Choose how many visits of an hour are made. The lives are the same each time; only the visits differ.",
  dial: { question: "Home visits", choices: counts.map((value) => ({ value, label: value === 1 ? "1 visit" : `${value} visits` })), start: 1, key: counts },
  worlds: (seed, choice) => [
    plan(seed, "baseline", 1500, 1.5, ["record.ages=[9,13]", 'record.instruments=["strange_situation","observed_sensitivity"]', `observed_sensitivity.visits=${choice}`]),
  ],
  read: { observed: ["ssp_class", "sensitivity_observed"], latent: ["responsiveness", "security"] },
  measure([book]): Measures {
    const seen = book!.at("observed", "sensitivity_observed", 9);
    const care = book!.at("latent", "responsiveness", 9);
    const secure = book!.is("ssp_class", 13, "B");
    const security = book!.at("latent", "security", 13);
    return { class: correlation(seen, secure), security: correlation(seen, security), care: correlation(seen, care), truth: correlation(care, security), instrument: correlation(secure, security) };
  },
  show(trials) {
    const now = trials.at(-1)!;
    const tried = byChoice(trials);
    const named = (value: number) => (value === 1 ? "1 visit" : `${value} visits`);
    return {
      pictures: [
        {
          kind: "dots",
          title: "Care as observers see it: how far does it go with three other things?",
          rowName: "visits: observed care with",
          unit: "r",
          axis: { label: "correlation r", low: 0, high: 1 },
          rows: [
            ...pairs.flatMap(([name, label, colour]) => tried.map((trial) => ({ label: `${named(trial.choice)}: ${label}`, estimate: trial.measures[name]!, colour, ...(name === "class" && trial === tried[0] ? { published: published.sensitivity } : {}) }))),
            { label: "true care, true security", estimate: now.measures.truth!, colour: "--good" },
          ],
          caption: "The last row needs no observer: it is what one would like to know.",
        },
      ],
      sentence: `With ${named(now.choice)} observed sensitivity and class B correlate ${r(now.measures.class!)}; in truth care and security correlate ${r(now.measures.truth!)}.`,
    };
  },
  blank: { head: ["visits", "observed care and class B", "observed care and true care", "true care and true security"], rows: counts.map(String) },
};

const again: Experiment = {
  id: "again",
  title: "The same infants, five months later",
  text: "The same 1,500 infants come to the Strange Situation at 13 and again at 18 months. How many get the same class, beyond what chance would give ([[kappa]])? And how much did their true security change in between?",
  worlds: (seed) => [plan(seed, "baseline", 1500, 1.5, ["record.ages=[13,18]", 'record.instruments=["strange_situation"]'])],
  read: { observed: ["ssp_class"], latent: ["security"] },
  measure([book]): Measures {
    const [first, second] = [book!.coded("ssp_class", 13), book!.coded("ssp_class", 18)];
    const [was, is] = [book!.is("ssp_class", 13, "B"), book!.is("ssp_class", 18, "B")];
    return {
      same: share(first.map((code, k) => (Number.isNaN(code + second[k]!) ? NaN : code === second[k] ? 1 : 0))),
      kappa: kappa(first, second),
      phi: correlation(was, is),
      truth: correlation(book!.at("latent", "security", 13), book!.at("latent", "security", 18)),
    };
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    return {
      pictures: [
        {
          kind: "dots",
          title: "Stability from 13 to 18 months",
          rowName: "measure",
          unit: "r",
          axis: { label: "agreement (kappa, phi or r)", low: 0, high: 1 },
          rows: [
            { label: "four classes, kappa", estimate: found.kappa!, published: published.kappa },
            { label: "B or not, phi", estimate: found.phi! },
            { label: "true security, r", estimate: found.truth!, colour: "--good" },
          ],
        },
      ],
      sentence: `${percent(found.same!)} of the infants get the same class again, which is a kappa of ${r(found.kappa!)}. Their true security correlates ${r(found.truth!)} over the same five months.`,
    };
  },
  blank: { head: ["measure", "value", "95 % interval"], rows: ["same class (%)", "kappa", "B or not, phi", "true security, r"] },
};

export const instruments: Lesson = {
  id: "4",
  title: "How instruments fool us",
  minutes: 15,
  teaser: "One home visit says little. Does that mean that care matters little?",
  goals: ["Explain how errors of measurement weaken correlations.", "Say why one home visit misleads, and how many would be enough.", "Tell a child who changed from a class that changed."],
  reading: [
    "Meta-analyses of some 170 studies find that mothers' observed [[sensitivity]] and infants' security go together by r = .25. Many textbooks call that modest. Critics say: if attachment theory were right, it should be far more. Ainsworth's own study had found .78.",
    "But nobody sees sensitivity itself. A typical study sees an hour on one day; the mother slept badly or well, the infant called seven times or twenty, the coder had her own eye. And nobody sees security: the [[Strange Situation]] lasts twenty minutes, once. Two good measures of security, Strange Situation and [[Attachment Q-Sort]], agree by .31. Every error that has nothing to do with the question draws a [[correlation]] towards nought. Charles Spearman worked out how far. Begin with the true correlation. Multiply it by how well the first instrument shows what it should (its own correlation with that), then by how well the second does. If the truth is .80 and each instrument shows its matter by .50, one will see .80 times .50 times .50, which is .20.",
    "In a real study the truth is what one does not have. In a simulation one can print it beside what the instruments see. That is no proof about real families, for Dyad's instruments err as much as their builders told them to. It shows that a small observed correlation and a large true one can live together, and what one would have to do to find out.",
    "Stability is a second case. If an infant is B today and C in five months, has the child changed, the care, or only the day?",
  ],
  sources: ["Madigan et al. 2024, Psychological Bulletin 150:839-872", "van IJzendoorn et al. 2004, Child Development 75:1188-1213 (Q-Sort)", "Spearman 1904, American Journal of Psychology 15:72-101", "Opie et al. 2021, Attachment & Human Development 23:897-930 (stability)"],
  predict: {
    kind: "choice",
    text: "In this world good care makes security very likely. An observer visits each home once, for an hour, and each infant is once in the Strange Situation. Which correlation of observed sensitivity with class B will she find?",
    options: ["About .8", "About .6", "About .3", "About 0"],
  },
  judged(answer, results) {
    const found = chosen(results, "visits", 1) ?? last(results, "visits");
    const said = [0.8, 0.6, 0.3, 0][Number(answer)]!;
    const off = said - found.class!.value;
    return `You said about ${plainR(said).replace(".00", "0")}. After one visit it is ${r(found.class!)}: ${Math.abs(off) < 0.15 ? "that is near" : off > 0 ? "less than you thought" : "more than you thought"}. In truth the two correlate ${r(found.truth!)}.`;
  },
  judgedBy: ["visits"],
  runs: [visits, again],
  explain: {
    question: "Use Spearman's formula: multiply the true correlation by how well one visit shows true care. Then say where the rest is lost. Why do even 50 visits not bring the correlation with class B up to the true one?",
    model(results) {
      const found = chosen(results, "visits", 1) ?? last(results, "visits");
      const most = byChoice(results.visits!).at(-1)!;
      const retest = last(results, "again");
      const expected = found.truth!.value * found.care!.value * found.instrument!.value;
      return [
        `True care and true security correlate ${plainR(found.truth!)}. One visit shows true care with ${plainR(found.care!)}, the class shows true security with ${plainR(found.instrument!)}. The product is ${plainR(expected)}; observed is ${r(found.class!)}. ${most.choice > 1 ? `With ${most.choice} visits care is seen with ${plainR(most.measures.care!)}, and the correlation with class B rises to ${r(most.measures.class!)}. ` : ""}More visits mend one side only: the other is still one Strange Situation, cut into B or not.`,
        `So r = .25 shows neither that care is unimportant nor that it is important, only how it was seen. Published .25 was used to fit Dyad's errors; that the truth behind it is large is what Dyad assumes, and what only better measurement could test.`,
        `Five months later ${percent(retest.same!)} of the infants have the same class, while true security correlates ${r(retest.truth!)}. ${compared(retest.truth!, retest.phi!, "Classes change more than children do: much of it is the day", "Children change more than classes", "Whether the child changed or the day cannot be told")}. A single classification must not be used to judge a child or a parent.`,
      ];
    },
  },
  transfer: {
    text: [
      "Your town wants to screen: every infant is seen once in the Strange Situation, and whoever is not B is sent to a programme. Write down how many of these infants would be in another group if they came a second time, and whether you would support the plan.",
      "Then watch one infant and code it yourself, episode by episode. Would you and your neighbour give the same class?",
    ],
    link: { label: "Watch a Strange Situation", view: "dyad", patch: { scenario: "baseline", settings: {}, part: "situation", age: 13 } },
    model(results) {
      const found = last(results, "again");
      return [
        `${percent(found.same!)} would get the same class a second time, and about ${Math.round(100 - 100 * found.same!.value)} of 100 another; B or not agrees by a phi of ${r(found.phi!)}; true security correlates ${r(found.truth!)}. ${compared(found.truth!, found.phi!, "Many families would be alarmed, or calmed, by the day on which they came. ", "", "")}Groups can be compared with such an instrument, since errors even out; one child cannot be judged by it.`,
      ];
    },
  },
  notes: [
    "Let groups take different numbers of visits, and draw the curve on the board before anybody has seen all of it.",
    "Ainsworth's .78 rests on 23 infants (from memory): its 95 % interval reaches from .54 to .90. Compare it with what many visits show here.",
  ],
};
