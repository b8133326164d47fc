// Lesson 6: never too late. At which plasticity does a good partner at 25 make most insecure people secure?
import { type Book, type Experiment, type Measures, plan } from "./experiment";
import { byChoice, chosen, type Lesson, type Results } from "./lesson";
import { each, share } from "./statistics";
import { compared, count, percent } from "./words";

const floors = [0.002, 0.01, 0.02, 0.03, 0.04, 0.06, 0.1, 0.2, 0.5, 1];
const insecureAbove = 0.5; // SD of the norm, as in the figure `earned_security`
const secureBelow = 0;
const [met, seen] = [25, 35];
const printedFloor = (value: number) => String(value).replace(/^0/, "");

/** Of those who are insecure and alone at 25, whether they are secure at 35; others have no value. */
function becameSecure(book: Book): Float64Array {
  const [before, after] = [book.insecurity(12 * met), book.insecurity(12 * seen)];
  const [partnered, generation] = [book.at("latent", "partnered", 12 * met), book.person("generation")];
  return each(before.length, (k) => (generation[k] === 1 && before[k]! > insecureAbove && partnered[k] === 0 && Number.isFinite(after[k]!) ? Number(after[k]! < secureBelow) : NaN));
}

const partner: Experiment = {
  id: "partner",
  title: "A good partner at 25",
  text: "500 families; their children grow up and fall in love. Who is alone at 25 is given a partner. We follow those who were insecure then (more than .5 [[SD]] above the norm of insecurity) and ask how many are secure (below the norm) at 35. In one world partners are good: their mean sensitivity is set to 3.5 [[logit|logits]]. In its twin it is 1.9, as usual. Choose how much of an infant's plasticity adults keep, run, and try other values.",
  dial: { question: "Plasticity that adults keep (1: as plastic as an infant)", choices: floors.map((value) => ({ value, label: printedFloor(value) })), start: 0.002, key: [0.002, 0.02, 0.03, 0.04, 0.06, 0.2, 1] },
  worlds: (seed, choice) =>
    [1.9, 3.5].map((sensitivity) =>
      plan(seed, "secure_partner", 500, 41, ["record.ages=[]", `record.years=[${met},${seen}]`, "record.instruments=[]", `plasticity.adult_floor=${choice}`, `responsiveness.partner_sensitivity=${sensitivity}`]),
    ),
  read: { latent: ["self_avoidance", "self_anxiety", "partnered"], persons: ["generation"] },
  measure([usual, good]): Measures {
    return { usual: share(becameSecure(usual!), usual!.person("family")), good: share(becameSecure(good!), good!.person("family")) };
  },
  show(trials) {
    const now = trials.at(-1)!;
    const all = byChoice(trials);
    const { good, usual } = now.measures as Record<"good" | "usual", Measures[string]>;
    const verdict = good!.low > 0.5 ? "That is most of them." : good!.high < 0.5 ? "That is fewer than half." : "From so few people one cannot tell whether it is more than half.";
    return {
      pictures: [
        {
          kind: "bars",
          title: "Insecure and alone at 25: how many are secure at 35?",
          rowName: "adult plasticity",
          unit: "%",
          axis: { label: "secure at 35 (%)", low: 0, high: 100 },
          rows: all.map((trial) => ({ label: `plasticity ${printedFloor(trial.choice)}`, estimate: trial.measures.good!, before: trial.measures.usual!, colour: "--good" })),
          names: { now: "good partners", before: "usual partners" },
          caption: `${all.length} of ${floors.length} plasticities tried.`,
        },
      ],
      sentence: `With a plasticity of ${printedFloor(now.choice)}, ${percent(good!)} of ${count(good!.n)} people become secure with a good partner, and ${percent(usual!)} of ${count(usual!.n)} with a usual one. ${verdict}`,
    };
  },
  blank: { head: ["trial", "plasticity", "good partners: secure (%)", "usual partners: secure (%)"], rows: ["", "", "", "", "", ""].map((_, k) => `trial ${k + 1}`) },
};

/** The lowest plasticity tried at which surely more than half become secure, and the highest below it at which surely fewer do. */
function threshold(results: Results): { below?: number; above?: number } {
  const all = byChoice(results.partner!);
  const above = all.find((trial) => trial.measures.good!.low > 0.5)?.choice;
  const below = all.filter((trial) => trial.measures.good!.high < 0.5 && (above === undefined || trial.choice < above)).at(-1)?.choice;
  return { ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }) };
}

function where(results: Results): string {
  const { below, above } = threshold(results);
  if (above === undefined) return "Among the values tried, none makes surely more than half secure yet.";
  return below === undefined ? `At ${printedFloor(above)} it is surely more than half; lower values have not been tried, or leave it open.` : `Between ${printedFloor(below)} (surely fewer than half) and ${printedFloor(above)} (surely more than half) most begin to become secure.`;
}

const guesses = [0.01, 0.04, 0.2, Infinity];

export const neverTooLate: Lesson = {
  id: "6",
  title: "Never too late",
  minutes: 20,
  teaser: "How plastic must adults be for a good partner at 25 to make a difference?",
  goals: ["Explain plasticity as how far one experience moves what is expected.", "Find a threshold by trying values, and say how sure one is of it.", "Explain earned security, and what it needs besides plasticity."],
  reading: [
    "Some adults whose childhood was hard speak of it clearly and love securely. The field calls this [[earned security]]. How many there are depends on how one counts: mostly by what people tell of their childhood, looking back. They tell of alternative figures: an aunt, a teacher, a friend, a partner, often a therapist (Saunders and colleagues 2011). Observed over years, a warm partner at 25 went with more security at 27 (Dinero and colleagues 2008).",
    "Whether it can happen at all depends on [[plasticity]]: how far one experience still moves what one expects. In Dyad plasticity is 1 at birth and falls to a floor in adults; the floor can be set between .002 (locked in) and 1 (as plastic as an infant). A single relationship is learned fast at any age. What is slow is the [[general model]], with which one meets everybody else. To change it, a good relationship must be good for long.",
    "Nobody has measured this floor in people. Its default, .06, was fitted: at much lower values nobody would change in therapy, at much higher ones nobody would stay like themselves over ten years.",
    "If you think of your own life: these are groups of simulated people. They show what follows from assumptions, not what anyone can become.",
  ],
  sources: ["Roisman, Padrón, Sroufe & Egeland 2002", "Saunders et al. 2011, Attachment & Human Development 13:403-420", "Dinero et al. 2008, Journal of Family Psychology 22:622-632", "Filosa et al. 2024, Psychological Reports (review)"],
  predict: {
    kind: "choice",
    text: "From which adult plasticity on does a good partner at 25 make most insecure people secure by 35? (0 is locked in, 1 is as plastic as an infant.)",
    options: ["About .01: hardly any is needed", "About .04", "About .20", "Never: a partner cannot do that"],
  },
  judged(answer, results) {
    const { below, above } = threshold(results);
    const said = `You chose \u201c${["about .01", "about .04", "about .20", "never"][Number(answer)]}\u201d.`;
    if (below === undefined || above === undefined) return `${said} To compare, run a value at which surely fewer than half become secure, and one at which surely more do. ${where(results)}`;
    const guess = guesses[Number(answer)]!;
    const verdict = guess > above ? "Less was needed than you thought." : guess < below ? "More was needed than you thought." : "Your answer lies there, as far as the values tried can tell.";
    return `${said} ${where(results)} ${verdict}${floors.some((floor) => floor > below && floor < above && !chosen(results, "partner", floor)) ? " Try one in between." : ""}`;
  },
  runs: [partner],
  explain: {
    question: "Try at least four values. Where is the threshold, and how sure are you? Does more plasticity always help? Look at usual partners too: what does plasticity alone do?",
    model(results) {
      const all = byChoice(results.partner!);
      const best = all.reduce((a, b) => (b.measures.good!.value > a.measures.good!.value ? b : a));
      const [first, final] = [all[0]!, all.at(-1)!];
      const usualMost = all.reduce((a, b) => (b.measures.usual!.value > a.measures.usual!.value ? b : a));
      return [
        `${where(results)} The threshold is a range: around each value stands an interval, since only the people who are insecure and alone at 25 count (${count(Math.min(...all.map((one) => one.measures.good!.n)))} to ${count(Math.max(...all.map((one) => one.measures.good!.n)))} of them). The default, .06, was not chosen for this result.`,
        `With plasticity ${printedFloor(first.choice)} a good partner makes ${percent(first.measures.good!)} secure. The share is largest at ${printedFloor(best.choice)} (${percent(best.measures.good!)})${all.length > 2 && best.choice !== final.choice ? `; at ${printedFloor(final.choice)} it is ${percent(final.measures.good!)}` : ""}. More plasticity helps a good partner and a bad year alike: who is easily changed is changed by everything.`,
        `Plasticity alone: with usual partners at most ${percent(usualMost.measures.usual!)} become secure (at ${printedFloor(usualMost.choice)}), with good ones at most ${percent(best.measures.good!)}. ${compared(best.measures.good!, usualMost.measures.usual!, "So it takes both, the openness and somebody who answers", "So good partners do no better", "Whether good partners add to it cannot be told from so few")}.`,
        "A caution about this design: in a world of good partners parents have good partners too, and first loves before 25 are good as well, so that fewer are insecure at 25. Those who still are may be harder to reach. In Dyad one cannot order good partners from 25 on alone; the twin shows what usual ones do.",
      ];
    },
  },
  transfer: {
    text: [
      "In Dyad's default world a partner who is secure, rather than one whose answers are set by hand, does very little (scenario secure_partner). Why might that be? Think of what makes a partner answer well: being secure, or answering?",
      "Now look at one life: choose an insecure childhood, then a partner's style at 25, and watch the model bend or hold. Compare with the twin who stays alone.",
    ],
    link: { label: "Live one life", view: "dyad", patch: { scenario: "rejecting", settings: {}, part: "life" } },
    model: () => [
      "What a partner learns from is answers, not styles. In Dyad a partner's own model shapes its answers little (that was fitted: in published studies partners' styles have small effects on each other, r around -.15 to -.19 with satisfaction; Candel & Turliuc 2019, from memory). So a secure partner answers hardly better than any other, and hardly changes anybody. Many therapists believe otherwise.",
      "Either partners' styles matter more than questionnaires show, or what heals is not a style but what happens between two people. Which study could tell?",
    ],
  },
  notes: [
    "Let groups take different plasticities and draw the curve together; with seven values the bend is plain.",
    "Some students will be insecure by their own account and alone at 25. Say that the share is no forecast, that usual partners differ widely, and that lesson 7 has other ways.",
    "Published shares of earned security (a.E06 of the scorecard, from weak memory) rest on what is told of childhood, not on change from 25 to 35: they cannot be compared with these.",
  ],
};
