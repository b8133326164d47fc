// Lesson 8: orchids and dandelions: for whom care matters more, and how an experimenter can see it or miss it.
import { type Book, type Experiment, type Measures, plan } from "./experiment";
import { last, type Lesson } from "./lesson";
import { correlation, each, mean, only, partOf, share } from "./statistics";
import { compared, percent, plainPercent, plainR, r, sd } from "./words";

const levels = ["hard", "ordinary", "easy", "best"] as const;
const [hardest, easiest] = ["hard", "best"] as const;
const circumstances = {
  hard: ["adversity.level=1.5"],
  ordinary: [],
  easy: ["adversity.level=-1"],
  best: ["adversity.level=-2", "caregiving.sensitivity=3.5", "caregiving.rejection=-3.5"],
};
const situation = ["record.ages=[9,18]", 'record.instruments=["strange_situation"]'];

/** Who belongs to the highest (2) or lowest (0) third of a trait among the infants. */
function thirds(book: Book, trait: string): Float64Array {
  const security = book.at("latent", "security", 18);
  const values = book.person(trait);
  return partOf(each(values.length, (k) => (Number.isFinite(security[k]!) ? values[k]! : NaN)), 3);
}

const isPart = (parts: Float64Array, part: number) => parts.map((one) => Number(one === part));

function bySusceptibility(books: Book[]): Measures {
  const found: Measures = {};
  books.forEach((book, k) => {
    const level = levels[k]!;
    const security = book.at("latent", "security", 18);
    const secure = book.is("ssp_class", 18, "B");
    found[`care ${level}`] = mean(book.at("latent", "responsiveness", 9));
    for (const [trait, name] of [["susceptibility", "true"], ["reactivity", "seen"]] as const) {
      const parts = thirds(book, trait);
      for (const [part, who] of [[2, "high"], [0, "low"]] as const) {
        found[`${name} ${who} ${level}`] = mean(only(security, isPart(parts, part)));
        found[`${name} ${who} B ${level}`] = share(only(secure, isPart(parts, part)));
      }
    }
  });
  return found;
}

/** By how much the same infants are more secure in the easiest world than in the hardest, by susceptibility. */
function rises(books: Book[]): Measures {
  const [hard, easy] = [books[0]!, books.at(-1)!];
  const [before, after] = [hard.at("latent", "security", 18), hard.twin(easy, easy.at("latent", "security", 18))];
  const gain = each(before.length, (k) => after[k]! - before[k]!);
  const parts = thirds(hard, "susceptibility");
  return { "rise high": mean(only(gain, isPart(parts, 2))), "rise low": mean(only(gain, isPart(parts, 0))) };
}

const worlds: Experiment = {
  id: "worlds",
  title: "The same infants in four worlds",
  text: "1,800 infants live four times: in hard, ordinary and easy circumstances, and with the best care that Dyad can give them (caregivers notice nearly all bids and hardly ever reject or frighten). Compared are the third of infants who are most susceptible to what they live (orchids) and the third who are least (dandelions). Nobody can see this trait; here it can be printed. True security is how much better asking is expected to end than muting or amplifying, less fear.",
  worlds: (seed) => levels.map((level) => plan(seed, "baseline", 1800, 1.5, [...situation, ...circumstances[level]])),
  read: { observed: ["ssp_class"], latent: ["responsiveness", "security"], persons: ["susceptibility", "reactivity", "lineage"] },
  measure: (books) => ({ ...bySusceptibility(books), ...rises(books) }),
  show(trials) {
    const found = trials.at(-1)!.measures;
    const lines = (name: string, high: string, low: string) =>
      [
        { label: high, colour: "--class-c", who: "high", dash: undefined },
        { label: low, colour: "--good", who: "low", dash: [6, 4] },
      ].map(({ label, colour, who, dash }) => ({ label, colour, ...(dash ? { dash } : {}), estimates: levels.map((level) => found[`${name} ${who} ${level}`]!) }));
    const care = levels.map((level) => Math.round(100 * found[`care ${level}`]!.value));
    return {
      pictures: [
        {
          kind: "lines",
          title: "True security of orchids and dandelions, by the care of their world",
          x: { label: "bids that are answered (%)", values: care },
          y: { label: "true security (reward)", low: -0.4, high: 0.6 },
          lines: lines("true", "most susceptible third", "least susceptible third"),
          caption: "From left to right: hard, ordinary and easy circumstances, and the best care.",
        },
        {
          kind: "lines",
          title: "The same, by what a parent can see: reactivity",
          x: { label: "bids that are answered (%)", values: care },
          y: { label: "true security (reward)", low: -0.4, high: 0.6 },
          lines: lines("seen", "most reactive third", "least reactive third"),
        },
        {
          kind: "bars",
          title: "Class B in the Strange Situation",
          rowName: "world: who",
          unit: "%",
          axis: { label: "infants (%)", low: 0, high: 100 },
          rows: levels.flatMap((level) => [
            { label: `${level}: orchids`, estimate: found[`true high B ${level}`]!, colour: "--class-c" },
            { label: `${level}: dandelions`, estimate: found[`true low B ${level}`]!, colour: "--good" },
          ]),
        },
      ],
      sentence:
        `In hard circumstances the most susceptible third is ${compared(found[`true high ${hardest}`]!, found[`true low ${hardest}`]!, "more", "less", "neither more nor less")} secure than the least susceptible (${sd(found[`true high ${hardest}`]!, "")} and ${sd(found[`true low ${hardest}`]!, "")}), ` +
        `with the best care ${compared(found[`true high ${easiest}`]!, found[`true low ${easiest}`]!, "more", "less", "neither surely more nor less")} (${sd(found[`true high ${easiest}`]!, "")} and ${sd(found[`true low ${easiest}`]!, "")}). ` +
        `From the one to the other the same infants gain ${sd(found["rise high"]!, "")} if they are susceptible, and ${sd(found["rise low"]!, "")} if they are not.`,
    };
  },
  blank: { head: ["world", "orchids: security", "dandelions: security", "orchids: B (%)", "dandelions: B (%)"], rows: [...levels] },
};

const slopes: Experiment = {
  id: "slopes",
  title: "One world, every home",
  text: "2,000 infants in a mix of families from all over the world. How strongly does care go with security among orchids, and among dandelions? And how far does the visible marker, reactivity, mark them?",
  worlds: (seed) => [plan(seed, "global", 2000, 1.5, situation)],
  read: { observed: ["ssp_class"], latent: ["responsiveness", "security"], persons: ["susceptibility", "reactivity"] },
  measure([book]): Measures {
    const [care, security] = [book!.at("latent", "responsiveness", 9), book!.at("latent", "security", 18)];
    const found: Measures = {};
    for (const [trait, name] of [["susceptibility", "true"], ["reactivity", "seen"]] as const) {
      const parts = thirds(book!, trait);
      for (const [part, who] of [[2, "high"], [0, "low"]] as const) found[`${name} ${who}`] = correlation(only(care, isPart(parts, part)), security);
    }
    found.overlap = share(only(isPart(thirds(book!, "susceptibility"), 2), isPart(thirds(book!, "reactivity"), 2)));
    found.marker = correlation(only(book!.person("reactivity"), care.map((one) => Number(Number.isFinite(one)))), book!.person("susceptibility"));
    return found;
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    return {
      pictures: [
        {
          kind: "dots",
          title: "Care at nine months and security at 18 months",
          rowName: "who",
          unit: "r",
          axis: { label: "correlation r", low: 0, high: 1 },
          rows: [
            { label: "most susceptible third", estimate: found["true high"]!, colour: "--class-c" },
            { label: "least susceptible third", estimate: found["true low"]!, colour: "--good" },
            { label: "most reactive third", estimate: found["seen high"]! },
            { label: "least reactive third", estimate: found["seen low"]! },
          ],
        },
      ],
      sentence: `Care and security correlate ${r(found["true high"]!)} among the most susceptible and ${r(found["true low"]!)} among the least. Between thirds of reactivity there is ${compared(found["seen high"]!, found["seen low"]!, "such a difference too", "a difference the other way", "no difference that could be seen")}; reactivity marks susceptibility by ${r(found.marker!)}.`,
    };
  },
  blank: { head: ["who", "r of care and security", "95 % interval"], rows: ["most susceptible", "least susceptible", "most reactive", "least reactive"] },
};

export const orchids: Lesson = {
  id: "8",
  title: "Orchids and dandelions",
  minutes: 15,
  teaser: "Vulnerable, or open to everything? It depends on where one looks.",
  goals: ["Tell differential susceptibility from mere vulnerability.", "Say which design can show the difference, and which cannot.", "Explain why a weak marker hides a real trait."],
  reading: [
    "Some children are said to be vulnerable: they suffer most where life is hard. Jay Belsky asked whether that is half of the truth. If a child is simply moved more by what it lives, it should lose most in bad circumstances and gain most in good ones. Thomas Boyce and Bruce Ellis gave the image: dandelions grow nearly anywhere; orchids wither in poor soil and flower in good. The scientific name is [[differential susceptibility]].",
    "To tell it from vulnerability one must look at good circumstances, too. Many studies look only at risk, and can find nothing but vulnerability. A meta-analysis of 84 studies (Slagt and colleagues 2016) found that children who were difficult as infants were hurt more by negative parenting and profited more from positive. That was about behaviour and adjustment; of attachment no such finding is known.",
    "What makes an orchid? Single genes were suggested and did not replicate. Infants' [[reactivity]], how readily they are upset, is used as a marker, and a questionnaire sorts adults into some 31 % orchids, 40 % tulips and 29 % dandelions, although the trait has no steps (Lionetti and colleagues 2018). Dyad has one latent number for each person, their susceptibility. It makes what they live count for more, in both directions, and correlates with reactivity by .3, which is assumed.",
    "Words like orchid are images for a dial, and no kinds of people.",
  ],
  sources: ["Belsky & Pluess 2009, Psychological Bulletin 135:885-908", "Boyce & Ellis 2005, Development and Psychopathology 17:271-301", "Slagt, Dubas, Deković & van Aken 2016, Psychological Bulletin 142:1068-1110", "Lionetti et al. 2018, Translational Psychiatry 8:24"],
  predict: {
    kind: "choice",
    text: "In hard circumstances the most susceptible infants are less secure than the least susceptible. What about the best care?",
    options: ["They are less secure there, too: susceptibility is a weakness", "There is no difference there: good care protects everybody", "They are more secure there: for better and for worse"],
  },
  judged(answer, results) {
    const found = last(results, "worlds");
    const now = compared(found[`true high ${easiest}`]!, found[`true low ${easiest}`]!, "more secure", "less secure", "neither surely more nor less secure");
    return `You chose \u201c${["less secure there, too", "no difference", "more secure there"][Number(answer)]}\u201d. With the best care the most susceptible third is ${now}: ${sd(found[`true high ${easiest}`]!, "")} against ${sd(found[`true low ${easiest}`]!, "")}.`;
  },
  judgedBy: ["worlds"],
  runs: [worlds, slopes],
  explain: {
    question: "A study in a poor district finds: susceptible infants are less secure, so they are vulnerable. Use the first picture to say what it could not see. Then use the second and the third to say why studies with reactivity, or with class B alone, do not find orchids either.",
    model(results) {
      const [found, slope] = [last(results, "worlds"), last(results, "slopes")];
      return [
        `From hard circumstances to the best care true security rises by ${sd(found["rise high"]!, "")} among the most susceptible and by ${sd(found["rise low"]!, "")} among the least. In hard ones orchids stand at ${sd(found[`true high ${hardest}`]!, "")} and dandelions at ${sd(found[`true low ${hardest}`]!, "")}; with the best care at ${sd(found[`true high ${easiest}`]!, "")} and ${sd(found[`true low ${easiest}`]!, "")}. A study in hard circumstances alone would call the first ${compared(found[`true high ${hardest}`]!, found[`true low ${hardest}`]!, "strong", "vulnerable", "no different")}; with the best care they are ${compared(found[`true high ${easiest}`]!, found[`true low ${easiest}`]!, "more secure", "less secure, too", "not surely more or less secure")}.`,
        `Reactivity marks susceptibility by ${r(slope.marker!)}, and it makes infants amplify besides. Care and security correlate ${plainR(slope["seen high"]!)} among the most and ${plainR(slope["seen low"]!)} among the least reactive: ${compared(slope["seen high"]!, slope["seen low"]!, "the marker shows something of the orchids", "the other way round", "who looks at the marker looks past the orchids")}. In the second picture the reactive are ${compared(found[`seen high ${easiest}`]!, found[`seen low ${easiest}`]!, "more secure with the best care", "less secure even with the best care", "not surely more secure with the best care")}.`,
        `And class B? With the best care ${percent(found[`true high B ${easiest}`]!)} of orchids and ${percent(found[`true low B ${easiest}`]!)} of dandelions are B: ${compared(found[`true high B ${easiest}`]!, found[`true low B ${easiest}`]!, "more", compared(found[`true high ${easiest}`]!, found[`true low ${easiest}`]!, "fewer, although they are on average more secure", "fewer", "fewer, although they are on average no less secure"), "no sure difference")}. Who is moved more is more often on either side of the coder's cut; averages and classes need not agree.`,
        "Where Dyad and the literature part: Slagt and colleagues found the effect on later adjustment, with reactivity as the marker. Dyad finds none of it at 15 years (i.N2 of its scorecard). A miss.",
      ];
    },
  },
  transfer: {
    text: [
      "A town has places for 50 parents in a training that raises sensitivity. Should it offer them to parents of reactive infants first? What would you need to know, and what could go wrong if the marker is weak?",
      "Now change one thing yourself: let reactivity mark susceptibility well, and compare a reactive baby with a calm one, in a sensitive and in a rejecting home.",
    ],
    link: { label: "Watch babies whose temperament marks them well", view: "dyad", patch: { scenario: "baseline", settings: { "temperament.reactive_susceptible": 0.9 } } },
    model(results) {
      const [found, slope] = [last(results, "worlds"), last(results, "slopes")];
      return [
        `From the hardest world to the best security rises by ${sd(found["rise high"]!, "")} where susceptibility is high and by ${sd(found["rise low"]!, "")} where it is low: ${compared(found["rise high"]!, found["rise low"]!, "if one could see it, a training would bring most to the susceptible", "a training would bring most to the least susceptible", "choosing by it would gain nothing sure")}. But of the most reactive third ${percent(slope.overlap!)} belong to the most susceptible third (a third would by chance; the marker is ${plainR(slope.marker!)}). And of dandelions ${plainPercent(found[`true low B ${hardest}`]!)} are B in hard circumstances.`,
      ];
    },
  },
  notes: [
    "Highly sensitive is a word that students use of themselves. In Dyad it is susceptibility to experience of both kinds, which is what researchers mean; it is neither delicate health nor a diagnosis.",
    "Ask which axis was missing in the study of the poor district: not more children, but other circumstances.",
  ],
};
