// Lesson 10: is Bowlby right? Findings against the model: what it was fitted to, what it was not, and what it misses.
import { type Experiment, type Measures, type Published, plan } from "./experiment";
import { last, type Lesson, type Results } from "./lesson";
import { published, publishedR } from "./published";
import { correlation, each, type Estimate, mean, spread } from "./statistics";
import { r, sd, sure } from "./words";

interface Finding {
  id: string;
  label: string;
  isFitted: boolean; // its value was used to fit the model; otherwise it was held out
  published: Published;
}

const betweenStudies = 0.08; // spread of correlations between studies, where the source gives none

type Verdict = "agrees" | "near" | "misses" | "open";

/** The rule of `dyad evidence`: would a new study of this kind be expected there? Without a published interval the error is
 *  that of a sample of this size; without either there is no verdict. */
function verdict(found: Estimate, { value, low, high, n }: Published): Verdict {
  const error = low !== undefined && high !== undefined ? (high - low) / 3.92 : n === undefined ? NaN : (1 - value * value) / Math.sqrt(n - 1);
  const z = Math.abs(found.value - value) / Math.hypot(error, betweenStudies);
  if (Number.isNaN(z)) return "open";
  return z <= 1.96 ? "agrees" : z <= 1.5 * 1.96 ? "near" : "misses";
}

const infant: Finding[] = [
  { id: "sensitivity", label: "sensitivity, B", isFitted: true, published: published.sensitivity },
  { id: "resistant", label: "sensitivity, C", isFitted: true, published: published.sensitivityC },
  { id: "frightening", label: "frightening, D", isFitted: true, published: published.frightening },
  { id: "reactivity", label: "reactivity, B", isFitted: true, published: published.reactivity },
  { id: "parents", label: "B mother, B father", isFitted: true, published: published.concordance },
  { id: "stable", label: "D at 13, D at 18 months", isFitted: true, published: published.disorganized },
];
const adult: Finding[] = [
  { id: "lasts", label: "B infant, F at 18", isFitted: true, published: published.toAdult },
  { id: "report", label: "F, secure by report", isFitted: true, published: published.interviewReport },
  { id: "loveAvoidance", label: "avoidance, satisfaction", isFitted: false, published: published.loveAvoidance },
  { id: "loveAnxiety", label: "anxiety, satisfaction", isFitted: false, published: published.loveAnxiety },
  { id: "esteemAvoidance", label: "avoidance, self-esteem", isFitted: false, published: published.esteemAvoidance },
  { id: "esteemAnxiety", label: "anxiety, self-esteem", isFitted: false, published: published.esteemAnxiety },
  { id: "helping", label: "anxiety, helping", isFitted: false, published: published.helping },
];
const noBox = "Without a box: no published interval; agreement is judged by the size of its sample.";

function rowsOf(findings: Finding[], found: Measures) {
  return findings.map((one) => ({ label: one.isFitted ? `${one.label} (fit)` : one.label, estimate: found[one.id]!, published: one.published, colour: one.isFitted ? "--uncoded" : "--accent" }));
}

function counted(findings: Finding[], found: Measures): string {
  const agree = findings.filter((one) => verdict(found[one.id]!, one.published) === "agrees").length;
  return `${agree} of ${findings.length}`;
}

const list = (findings: Finding[]) => findings.map((one) => one.label).join("; ");
const missed = (findings: Finding[], found: Measures) => findings.filter((one) => ["near", "misses"].includes(verdict(found[one.id]!, one.published)));

const infancy: Experiment = {
  id: "infancy",
  title: "Six findings about infants",
  text: "1,500 ordinary families, studied as real studies do: one home visit, one rating of frightening behaviour, the Strange Situation with mother and father and again at 18 months. A finding agrees if Dyad lies where 95 of 100 new studies of its kind would be expected. All six had been used to fit the model.",
  worlds: (seed) => [plan(seed, "baseline", 1500, 1.5, ["record.ages=[9,13,18]", 'record.instruments=["strange_situation","observed_sensitivity","frightening_behaviour"]'])],
  read: { observed: ["ssp_class", "ssp_class_father", "sensitivity_observed", "frightening_observed"], persons: ["reactivity"] },
  measure([book]): Measures {
    const seen = book!.at("observed", "sensitivity_observed", 9);
    const [secure, disorganized] = [book!.is("ssp_class", 13, "B"), book!.is("ssp_class", 13, "D")];
    return {
      sensitivity: correlation(seen, secure),
      resistant: correlation(seen, book!.is("ssp_class", 13, "C")),
      frightening: correlation(book!.at("observed", "frightening_observed", 9), disorganized),
      reactivity: correlation(book!.person("reactivity"), secure),
      parents: correlation(secure, book!.is("ssp_class_father", 13, "B")),
      stable: correlation(disorganized, book!.is("ssp_class", 18, "D")),
    };
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    const misses = missed(infant, found);
    return {
      pictures: [{ kind: "dots", title: "Dyad and the literature: infancy (all used to fit it)", rowName: "finding", unit: "r", axis: { label: "correlation", low: -0.4, high: 0.6 }, rows: rowsOf(infant, found), caption: noBox }],
      sentence: `${counted(infant, found)} findings agree.${misses.length ? ` Not so: ${list(misses)}.` : " That they do shows that the model can agree with them, and no more: it was fitted to them."}`,
    };
  },
  blank: { head: ["finding", "published", "Dyad", "agrees?"], rows: infant.map((one) => one.label) },
};

const lives: Experiment = {
  id: "lives",
  title: "Seven findings about adults",
  text: "400 families and their children's lives to 30. Two of the findings had been used to fit the model (grey); five had been held out (coloured). The two on satisfaction in love ask nearly the same as fitted findings of another study: a weaker test.",
  worlds: (seed) => [
    plan(seed, "life_course", 400, 42, [
      "parenthood.generations=1", "record.ages=[13]", "record.years=[18,25,30]", 'record.instruments=["strange_situation","adult_interview","close_relationships","satisfaction","self_esteem","prosociality"]',
    ]),
  ],
  read: { observed: ["ssp_class", "aai_class_3way", "ecr_anxiety", "ecr_avoidance", "satisfaction", "self_esteem", "prosociality"], persons: ["generation"] },
  measure([book]): Measures {
    const generation = book!.person("generation");
    const family = book!.person("family");
    const of = (field: string, year: number) => each(generation.length, (k) => (generation[k] === 1 ? scores(field, year)[k]! : NaN));
    const kept = new Map<string, Float64Array>();
    const scores = (field: string, year: number) => {
      const name = `${field} ${year}`;
      if (!kept.has(name)) kept.set(name, book!.at("observed", field, 12 * year));
      return kept.get(name)!;
    };
    const pair = (x: string, y: string, year: number) => correlation(of(x, year), scores(y, year), family);
    const report = each(generation.length, (k) => (generation[k] === 1 ? -(scores("ecr_anxiety", 25)[k]! + scores("ecr_avoidance", 25)[k]!) : NaN));
    return {
      lasts: correlation(book!.is("ssp_class", 13, "B"), book!.is("aai_class_3way", 216, "F"), family),
      report: correlation(book!.is("aai_class_3way", 300, "F"), report, family),
      loveAvoidance: pair("ecr_avoidance", "satisfaction", 30),
      loveAnxiety: pair("ecr_anxiety", "satisfaction", 30),
      esteemAvoidance: pair("ecr_avoidance", "self_esteem", 25),
      esteemAnxiety: pair("ecr_anxiety", "self_esteem", 25),
      helping: pair("ecr_anxiety", "prosociality", 25),
    };
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    const held = adult.filter((one) => !one.isFitted);
    const misses = missed(adult, found);
    return {
      pictures: [
        { kind: "dots", title: "Dyad and the literature: adults", rowName: "finding", unit: "r", axis: { label: "correlation", low: -0.8, high: 0.6 }, rows: rowsOf(adult, found), caption: `(fit), grey: used to fit the model. The others were held out. ${noBox}` },
      ],
      sentence: `${counted(held, found)} held-out findings agree.${misses.length ? ` Near or missed: ${list(misses)}.` : ""}`,
    };
  },
  blank: { head: ["finding", "published", "Dyad", "agrees?"], rows: adult.map((one) => one.label) },
};

const way = (one: Estimate) => (!sure(one) ? "not surely more or less" : one.value > 0 ? "more" : "less");
/** Whether "more", which was published, is found. */
const direction = (one: Estimate) => (sure(one) && one.value > 0 ? "found" : "not found");

const hard: Experiment = {
  id: "hard",
  title: "Maltreated children, grown up",
  text: "200 families live twice: once as they are, once with all children maltreated. The same persons are compared at 25 and at 40. Published, from documented cases and matched controls (Widom et al. 2018, read in part; only the direction is used): adults who were maltreated as children report more anxiety at about 40; adults who were neglected report more avoidance. Dyad makes no difference between neglect and abuse.",
  worlds: (seed) => [0, 1].map((share) => plan(seed, "maltreatment", 200, 50, ["record.ages=[]", "record.years=[25,40]", 'record.instruments=["close_relationships"]', `adversity.maltreated_share=${share}`])),
  read: { observed: ["ecr_anxiety", "ecr_avoidance"], latent: ["self_anxiety", "self_avoidance", "self_fear"], persons: ["lineage", "generation"] },
  measure([usual, maltreated]): Measures {
    const generation = usual!.person("generation");
    const family = usual!.person("family");
    const difference = (table: string, field: string, year: number) => {
      const [before, after] = [usual!.at(table, field, 12 * year), usual!.twin(maltreated!, maltreated!.at(table, field, 12 * year))];
      const width = spread(before);
      return mean(each(before.length, (k) => (generation[k] === 1 ? (after[k]! - before[k]!) / width : NaN)), family);
    };
    return {
      anxiety: difference("observed", "ecr_anxiety", 40),
      avoidance: difference("observed", "ecr_avoidance", 40),
      anxietyYoung: difference("observed", "ecr_anxiety", 25),
      trueAnxiety: difference("latent", "self_anxiety", 25),
      trueAvoidance: difference("latent", "self_avoidance", 25),
      fear: difference("latent", "self_fear", 25),
    };
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    const labels: [string, string][] = [
      ["anxiety", "anxiety, reported at 40"], ["avoidance", "avoidance, reported at 40"], ["anxietyYoung", "anxiety, reported at 25"], ["trueAnxiety", "anxiety in truth at 25"], ["trueAvoidance", "avoidance in truth at 25"], ["fear", "fear in truth at 25"],
    ];
    return {
      pictures: [
        { kind: "dots", title: "The same persons with and without maltreatment", rowName: "measure", unit: "SD", axis: { label: "difference (SD)", low: -1.5, high: 4 }, rows: labels.map(([name, label]) => ({ label, estimate: found[name]! })), caption: "Above nought: more where they were maltreated. Published (Widom et al. 2018, read in part): more anxiety if maltreated, more avoidance if neglected." },
      ],
      sentence: `At 25 maltreated persons have in truth ${way(found.trueAnxiety!)} anxiety (${sd(found.trueAnxiety!)}), ${way(found.trueAvoidance!)} avoidance (${sd(found.trueAvoidance!)}) and ${way(found.fear!)} fear (${sd(found.fear!)}). At 40 they report: anxiety ${way(found.anxiety!)} (${sd(found.anxiety!)}), avoidance ${way(found.avoidance!)} (${sd(found.avoidance!)}). The published direction of anxiety is ${direction(found.anxiety!)}, that of avoidance ${direction(found.avoidance!)}.`,
    };
  },
  blank: { head: ["measure", "published", "Dyad (SD)"], rows: ["anxiety, reported at 40", "avoidance, reported at 40", "fear in truth at 25"] },
};

const options = ["Mothers' frightening behaviour goes with class D", "People high in avoidance are less satisfied in love", "People high in anxiety have less self-esteem", "Infants are secure with both parents more often than by chance"];
const ofOptions = ["frightening", "loveAvoidance", "esteemAnxiety", "parents"];

function missedOption(results: Results): string {
  const all = { ...last(results, "infancy"), ...last(results, "lives") };
  const bad = ofOptions.filter((id) => verdict(all[id]!, [...infant, ...adult].find((one) => one.id === id)!.published) === "misses");
  return bad.length ? `missed here: \u201c${bad.map((id) => options[ofOptions.indexOf(id)]!).join("\u201d, \u201c")}\u201d` : "none of the four is missed with this seed";
}

export const isBowlbyRight: Lesson = {
  id: "10",
  title: "Is Bowlby right?",
  minutes: 20,
  teaser: "A model that agrees with much may still be wrong. Where does it fail?",
  goals: ["Tell a fitted finding from one that was held out.", "Judge agreement by intervals instead of by eye.", "Use a miss to ask a better question."],
  reading: [
    "Bowlby's claims, as short as can be: children need somebody to attach to; from how they are answered they build [[internal working model|working models]]; these last and colour later bonds; they can change; and parents pass them on. A theory in words is hard to refute. Written as equations it has to say how large everything is, and it can be caught out.",
    "Dyad is held against 340 published findings. Some of them were used to choose its numbers. That a model agrees with what it was fitted to shows that it can, not that it is true: with enough dials nearly anything can be fitted, and Dyad has some 400, though most do little. So some findings were set aside before and never looked at: they are held out. Others are known misses, and are printed with the rest.",
    "Agreement needs a rule. Studies differ among themselves by more than their [[interval|intervals]] say. A finding agrees if Dyad lies where 95 of 100 new studies would be expected; that is wide, since correlations are taken to differ by some .08 between studies. Small effects are easily agreed with.",
    "And even a model that passes is one of several that would. What a miss shows is more certain: something is wrong, in the model, in the instrument, or in the finding.",
  ],
  sources: ["Bowlby 1969, 1973, 1980, Attachment and Loss", "Popper 1934, Logik der Forschung", "Dyad, analysis/evidence/README.md: all findings, their sources and what is missed"],
  predict: { kind: "choice", text: "Which of these four published findings does Dyad miss?", options },
  judged: (answer, results) => `You chose \u201c${options[Number(answer)]}\u201d; ${missedOption(results)}.`,
  judgedBy: ["infancy", "lives"],
  runs: [infancy, lives, hard],
  explain: {
    question: "Which agreement convinces you more, that of the grey findings or of the coloured ones, and why? Then take one miss. Is the model wrong, the instrument, or the published finding? How could you tell?",
    model(results) {
      const [young, grown, twins] = [last(results, "infancy"), last(results, "lives"), last(results, "hard")];
      const held = adult.filter((one) => !one.isFitted);
      return [
        `All six findings on infants had been used for fitting, so that ${counted(infant, young)} agreeing is no success. ${counted(held, grown)} held-out findings agree, and each of them could have failed. Satisfaction in love goes with avoidance by ${r(grown.loveAvoidance!)} (published ${publishedR(published.loveAvoidance)}) and with anxiety by ${r(grown.loveAnxiety!)} (published ${publishedR(published.loveAnxiety)}); these two convince less, since fitted findings ask nearly the same.`,
        `Anxiety and self-esteem: ${r(grown.esteemAnxiety!)}, published ${publishedR(published.esteemAnxiety)} (from memory, not checked), which Dyad ${{ agrees: "agrees with", near: "comes near, but does not agree with", misses: "misses", open: "cannot be judged by" }[verdict(grown.esteemAnxiety!, published.esteemAnxiety)]}. In Dyad self-esteem follows from how one's bids have been answered over the years, and who amplifies does get answers. Questionnaires of both share a mood, and similar sentences: part of the published correlation may be that. And Dyad has no path of its own from anxiety to self-worth.`,
        `Where they were maltreated, the same people have at 25 in truth: fear ${way(twins.fear!)} (${sd(twins.fear!)}), anxiety ${way(twins.trueAnxiety!)} (${sd(twins.trueAnxiety!)}), avoidance ${way(twins.trueAvoidance!)} (${sd(twins.trueAvoidance!)}). In Dyad who is rejected learns to mute, and who mutes does not amplify. The questionnaire reads fear as well: they report anxiety ${way(twins.anxietyYoung!)} at 25 (${sd(twins.anxietyYoung!)}), ${way(twins.anxiety!)} at 40 (${sd(twins.anxiety!)}), and avoidance ${way(twins.avoidance!)} at 40 (${sd(twins.avoidance!)}). Published avoidance after neglect is ${direction(twins.avoidance!)}, published anxiety after maltreatment ${direction(twins.anxiety!)}.${direction(twins.anxiety!) === "found" ? "" : " Is anxiety in adults more than amplifying? And does fear really fade so far by 40?"}`,
        `So is Bowlby right? ${counted(infant, young)} findings about infants and ${counted(adult, grown)} about adults agree: so far they can follow from answered and unanswered bids. It has not been shown that they do, and where the model misses, it or the ideas behind it lack something.`,
      ];
    },
  },
  transfer: {
    text: [
      "Choose one miss of this lesson or of the scorecard. Write the abstract of a study that would tell which side is wrong: whom you would ask, what you would measure, and which result would make you give up your own favourite answer.",
      "Or change the model: open the population of maltreated children and move the slider that says how much adults can still change. Look at the map at 40 before and after. Does anxiety rise, and what else has moved?",
    ],
    link: { label: "Open a population of maltreated children", view: "population", patch: { scenario: "maltreatment", settings: {} } },
    model: () => [
      "A good abstract names two explanations that differ in something observable. For anxiety after maltreatment: interview adults with documented maltreatment and observe them with a partner in distress. If they amplify, the model is wrong about what rejection teaches. If they mute and still report anxiety, it is right about that, and wrong about how fast fear is unlearned, which their questionnaire reads. Ask the same of the neglected.",
      "A change that repairs one miss and breaks three is no repair.",
    ],
  },
  notes: [
    "Maltreatment may have been lived by somebody in the room. Announce the third run before, let students leave it out, and know whom to send them to. The numbers are of simulated groups, not of anybody's future.",
    "The whole scorecard: `dyad evidence --html scorecard.html`.",
  ],
};
