// Lesson 7: psychotherapy, when and how much; and what is left of it five years later.
import { type Book, type Experiment, type Measures, type Trial, plan } from "./experiment";
import { byChoice, chosen, last, type Lesson } from "./lesson";
import { published } from "./published";
import { each, type Estimate, mean, spread } from "./statistics";
import { compared, count, sd, sure } from "./words";

const least = 0.5; // who is more insecure than this, in SD of the norm, in both worlds before therapy begins

interface Twins {
  control: Book;
  treated: Book;
  begins: number; // age in years
}

/** Of those who are insecure in both worlds when therapy begins: by how much less insecure they are at `then` than without it. */
function gain({ control, treated, begins }: Twins, then: number): Measures[string] {
  const generation = control.person("generation");
  const [before, after] = [control.insecurity(12 * begins), control.insecurity(12 * then)];
  const [twinBefore, twinAfter] = [control.twin(treated, treated.insecurity(12 * begins)), control.twin(treated, treated.insecurity(12 * then))];
  const differences = each(before.length, (k) => (generation[k] === 1 && before[k]! > least && twinBefore[k]! > least ? after[k]! - twinAfter[k]! - (before[k]! - twinBefore[k]!) : NaN));
  return mean(differences, control.person("family"));
}

/** What a questionnaire shows of it, in SD of those asked. */
function reported({ control, treated, begins }: Twins, field: string, then: number): Measures[string] {
  const generation = control.person("generation");
  const [before, twinBefore] = [control.insecurity(12 * begins), control.twin(treated, treated.insecurity(12 * begins))];
  const [score, twinScore] = [control.at("observed", field, 12 * then), control.twin(treated, treated.at("observed", field, 12 * then))];
  const width = spread(score);
  return mean(each(before.length, (k) => (generation[k] === 1 && before[k]! > least && twinBefore[k]! > least ? (score[k]! - twinScore[k]!) / width : NaN)), control.person("family"));
}

/** Where a gain lies beside a range, by its interval. */
function inside(gain: Estimate, low: number, high: number, name: string): string {
  return `${name} ${gain.low > high ? "changes more than that" : gain.high < low ? "changes less than that" : gain.low >= low && gain.high <= high ? "lies inside" : "may lie inside or beside it"}.`;
}

/** Which length brings the largest sum of lasting gains. */
function best(all: Trial[]): string {
  if (all.length < 2) return "Try other lengths to compare sums.";
  const sum = (trial: Trial) => trial.measures.later!.value / trial.choice;
  return `The largest sum among those tried is that of ${lengths(all.reduce((a, b) => (sum(b) > sum(a) ? b : a)).choice)}.`;
}

const given = (begins: number) => ["psychotherapy.rate=0", "psychotherapy.neediest_share=1", `psychotherapy.given_age=${begins}`, "record.ages=[]"];
const read = { latent: ["self_avoidance", "self_anxiety"], persons: ["generation", "lineage"] };
const doses = [12, 24, 36, 48];
const endOf = (dose: number) => 30 + dose / 12;
const lengths = (dose: number) => `${dose} months`;

const dose: Experiment = {
  id: "dose",
  title: "How much?",
  text: "350 families. At 30 everybody is offered psychotherapy; we look at those who were insecure before (more than .5 [[SD]] above the norm). The same people also live without it: the difference between twins is what therapy did. Choose how long it lasts.",
  dial: { question: "Length of the therapy", choices: doses.map((value) => ({ value, label: lengths(value) })), start: 12, key: doses },
  worlds: (seed, choice) => {
    const settings = [...given(30), "record.years=[30,31,32,33,34,36,37,38,39]", 'record.instruments=["close_relationships"]'];
    return [["psychotherapy.given_share=0"], ["psychotherapy.given_share=1", `psychotherapy.dose=${choice}`]].map((more) => plan(seed, "therapy_dose", 350, 43, [...settings, ...more]));
  },
  read: { ...read, observed: ["ecr_anxiety", "ecr_avoidance"] },
  measure([control, treated], choice): Measures {
    const twins = { control: control!, treated: treated!, begins: 30 };
    const end = endOf(choice);
    return { end: gain(twins, end), later: gain(twins, end + 5), anxiety: reported(twins, "ecr_anxiety", end), avoidance: reported(twins, "ecr_avoidance", end) };
  },
  show(trials) {
    const now = trials.at(-1)!;
    const rows = (name: string) => byChoice(trials).map((trial) => ({ label: lengths(trial.choice), estimate: trial.measures[name]!, colour: "--good" }));
    return {
      pictures: [
        { kind: "dots", title: "Less insecure at the end than without therapy", rowName: "length", unit: "SD", axis: { label: "gain (SD)", low: 0, high: 2.4 }, rows: rows("end") },
        { kind: "dots", title: "And five years after its end", rowName: "length", unit: "SD", axis: { label: "gain (SD)", low: 0, high: 2.4 }, rows: rows("later") },
        {
          kind: "dots",
          title: `What a questionnaire shows at the end (${lengths(now.choice)})`,
          rowName: "scale",
          unit: "SD",
          axis: { label: "gain (SD of those asked)", low: 0, high: 1.6 },
          rows: [
            { label: "anxiety", estimate: now.measures.anxiety!, published: published.therapyAnxiety },
            { label: "avoidance", estimate: now.measures.avoidance!, published: published.therapyAvoidance },
          ],
        },
      ],
      sentence: `${lengths(now.choice)} of therapy at 30 leave insecure people less insecure by ${sd(now.measures.end!)} at its end, and by ${sd(now.measures.later!)} five years later.`,
    };
  },
  blank: { head: ["length", "gain at the end (SD)", "gain five years later (SD)"], rows: doses.map(lengths) },
};

const ages = [20, 30, 40, 50, 60];
const when: Experiment = {
  id: "when",
  title: "When?",
  text: "300 families, and two years of psychotherapy. Choose the age at which it begins. Again those are looked at who were insecure before, beside themselves without therapy.",
  dial: { question: "Age at the beginning", choices: ages.map((value) => ({ value, label: String(value) })), start: 40, key: [20, 40, 60] },
  worlds: (seed, choice) =>
    [0, 1].map((share) => plan(seed, "never_too_late", 300, choice + 12, [...given(choice), `record.years=[${choice},${choice + 2},${choice + 7}]`, "record.instruments=[]", `psychotherapy.given_share=${share}`])),
  read,
  measure([control, treated], choice): Measures {
    const twins = { control: control!, treated: treated!, begins: choice };
    return { end: gain(twins, choice + 2), later: gain(twins, choice + 7) };
  },
  show(trials) {
    const now = trials.at(-1)!;
    return {
      pictures: [
        {
          kind: "bars",
          title: "What two years of therapy bring, by the age at which they begin",
          rowName: "age",
          unit: "SD",
          axis: { label: "gain (SD)", low: 0, high: 2.4 },
          rows: byChoice(trials).map((trial) => ({ label: `begun at ${trial.choice}`, estimate: trial.measures.end!, before: trial.measures.later!, colour: "--good" })),
          names: { now: "at its end", before: "five years later" },
        },
      ],
      sentence: `Begun at ${now.choice}, two years of therapy bring ${sd(now.measures.end!)} at their end and leave ${sd(now.measures.later!)} five years later (${count(now.measures.end!.n)} insecure people).`,
    };
  },
  blank: { head: ["age at the beginning", "gain at the end (SD)", "gain five years later (SD)"], rows: ages.map(String) },
};

export const therapy: Lesson = {
  id: "7",
  title: "Therapy, when and how much",
  minutes: 20,
  teaser: "Is twice as long twice as good? Is it too late at sixty?",
  goals: ["Explain how a relationship can change a general model.", "Tell a gain at the end from a gain that lasts.", "Say why twins of the same people are a fair comparison, and what real trials must do instead."],
  reading: [
    "Psychotherapy is, among other things, a relationship. Somebody notices nearly every [[bid]], rejects hardly any, and is there next week. Bowlby saw the therapist as a [[secure base]] from which to look again at one's models. Controlled studies that measured attachment before and after are few. A review finds that security rises and [[anxiety]] falls; for [[avoidance]] the findings are unclear. Typical changes on questionnaires are .3 to .6 standard deviations for anxiety and .1 to .4 for avoidance, a rough synthesis from memory and no firm number.",
    "Dyad's therapist does three things. She answers well. She draws out direct bids, so that a way that was given up is tried again. And her safety raises [[plasticity]] for the time of the therapy. How much each of these does was partly fitted to those changes, partly assumed. About one in five leaves early, as in real practices (19.7 %, Swift and Greenberg 2012).",
    "The comparison is one that no real study can make: the same persons live twice, with therapy and without. Whoever is looked at was insecure in both lives before it began. In a real trial others must stand in for the untreated self, and chance decides who is treated.",
    "If you wonder whether therapy could help yourself, no simulation answers that. A first talk with a professional does.",
  ],
  sources: ["Bowlby 1988, A Secure Base", "Taylor, Rietzschel, Danquah & Berry 2015, Psychotherapy Research 25:222-238", "Levy et al. 2018, Journal of Clinical Psychology 74:1996-2013", "Swift & Greenberg 2012, Journal of Consulting and Clinical Psychology 80:547-559"],
  predict: {
    kind: "choice",
    text: "Twelve months of therapy bring a certain gain at their end. What do 48 months bring, and what is left five years later?",
    options: ["Four times as much at the end, and all of it stays", "More at the end but not four times, and part of it fades", "No more than twelve months, and all of it fades"],
  },
  judged(answer, results) {
    const [year, four] = [chosen(results, "dose", 12), chosen(results, "dose", 48)];
    const said = ["four times as much, for good", "more, but not four times, and part of it fades", "no more, and all of it fades"][Number(answer)]!;
    if (!year || !four) return `You chose \u201c${said}\u201d. Run both 12 and 48 months to see.`;
    return `You chose \u201c${said}\u201d. Twelve months bring ${sd(year.end!)} and 48 months ${sd(four.end!)}; five years later ${sd(year.later!)} and ${sd(four.later!)} are left.`;
  },
  judgedBy: ["dose"],
  runs: [dose, when],
  explain: {
    question: "How does the gain grow with the length of the therapy, and what is left of it after five years? Why? And does an easily changed person of 20 gain more than one of 60?",
    model(results) {
      const [year, four] = [chosen(results, "dose", 12), chosen(results, "dose", 48)];
      const tried = byChoice(results.when!);
      const [young, old] = [tried[0]!, tried.at(-1)!];
      const now = last(results, "dose");
      return [
        year && four
          ? `Twelve months bring ${sd(year.end!)}, 48 months ${sd(four.end!)}: ${compared(four.end!, year.end!, four.end!.low > 3 * year.end!.value ? "about in proportion" : "more, but not four times as much", "less", "no sure difference")}. A model moves towards what is lived, and the nearer it is, the smaller the step. Five years later ${sd(year.later!)} and ${sd(four.later!)} are left: of 48 months ${compared(four.later!, four.end!, "more than at the end", "less than at the end, because partners, friends and family answer as they always did", "not surely less than at the end")}.`
          : `With the length tried last the gain is ${sd(now.end!)} at the end and ${sd(now.later!)} five years later. Try 12 and 48 months to see whether it grows in proportion. A model moves towards what is lived, the nearer it is the less.`,
        young !== old
          ? `Begun at ${young.choice} therapy brings ${sd(young.measures.end!)}, begun at ${old.choice} ${sd(old.measures.end!)}: ${compared(young.measures.end!, old.measures.end!, "surely more when young", "surely more when old", "no sure difference")}; at ${old.choice} it is ${sure(old.measures.end!) && old.measures.end!.value > 0 ? "surely more than nothing" : "not surely more than nothing"}. In Dyad plasticity reaches its floor well before forty.`
          : "Try at least two ages to compare.",
        `On a questionnaire the length tried last moves anxiety by ${sd(now.anxiety!)} and avoidance by ${sd(now.avoidance!)}. (The ranges set beside are from weak memory.) ${inside(now.anxiety!, 0.3, 0.6, "Anxiety")} ${inside(now.avoidance!, 0.1, 0.4, "Avoidance")} The people here were insecure, not patients, and all were offered therapy.`,
      ];
    },
  },
  transfer: {
    text: [
      "A health service can pay for 1,200 months of therapy. Should it give 100 people 12 months, 50 people 24, or 25 people 48? Add up the gains that last, and say what a sum leaves out.",
      "Then look at one simulated person: with therapy at 25, and, beside it, the same person with therapy at 55. When do the two lives part, and do they meet again?",
    ],
    link: { label: "Live one life with therapy", view: "dyad", patch: { scenario: "rejecting", settings: {}, part: "life", choices: { life_therapy: "25", if_therapy: "55", twin: "same" } } },
    model(results) {
      const all = byChoice(results.dose!);
      const sums = all.map((trial) => `${Math.round(1200 / trial.choice)} people with ${lengths(trial.choice)}: ${((1200 / trial.choice) * trial.measures.later!.value).toFixed(0)} SD in all`);
      return [
        `What lasts, added up: ${sums.join("; ")}. ${best(all)} The sum leaves out that some need longer, that a little may not be enough for anyone to notice, and that who drops out early was not asked.`,
        "One life shows what can happen, not what does on average: chance, partners and friends bend it as well.",
      ];
    },
  },
  notes: [
    "The idea of twins of one person is worth ten minutes: it is what a randomized trial imitates.",
  ],
};
