// Lesson 2: mute, ask, amplify. With which caregiver does which way of showing a need pay?
import { classes, classColours, classNames, classShares, printedShare } from "./01_ainsworth";
import { type Book, type Experiment, type Measures, plan } from "./experiment";
import { last, type Lesson } from "./lesson";
import { each, mean, share } from "./statistics";
import { compared, percent, plainPercent, sd } from "./words";

export const tricks = ["mute", "ask", "amplify"] as const;
const situation = ['record.instruments=["strange_situation"]', "record.ages=[13]"];
const caregivers = ["sensitive", "rejecting", "inconsistent"] as const;
const chances = ["chance_mute", "chance_ask"];
const worths = ["q_mute", "q_ask", "q_amplify"];

/** How often each way is used with the main figure, and what it has come to be worth. */
function used(book: Book, months: number): Record<string, Float64Array> {
  const mute = book.at("latent", "chance_mute", months);
  const ask = book.at("latent", "chance_ask", months);
  return { mute, ask, amplify: each(mute.length, (k) => 1 - mute[k]! - ask[k]!) };
}

function ofCaregivers(books: Book[]): Measures {
  const found: Measures = {};
  caregivers.forEach((caregiver, k) => {
    const often = used(books[k]!, 13);
    for (const trick of tricks) {
      found[`${caregiver} ${trick}`] = mean(often[trick]!);
      found[`${caregiver} worth ${trick}`] = mean(books[k]!.at("latent", `q_${trick}`, 13));
    }
  });
  return found;
}

const three: Experiment = {
  id: "three",
  title: "Three caregivers",
  text: "Three worlds of 200 infants. In each of them all caregivers are the same: sensitive (notices nearly all, rejects hardly ever), rejecting (notices most, rejects many), inconsistent (never rejects, but misses many bids and answers by mood). All infants begin alike: they know all three ways and expect most of asking.",
  worlds: (seed) => caregivers.map((name) => plan(seed, name, 200, 1.5, situation)),
  read: { latent: [...chances, ...worths] },
  measure: ofCaregivers,
  show(trials) {
    const found = trials.at(-1)!.measures;
    const rows = (what: string) => caregivers.flatMap((caregiver) => tricks.map((trick) => ({ label: `${caregiver}: ${trick}`, estimate: found[`${caregiver} ${what}${trick}`]!, colour: `--${trick}` })));
    return {
      pictures: [
        { kind: "bars", title: "What infants of 13 months do with a need", rowName: "caregiver: way", unit: "%", axis: { label: "bids (%)", low: 0, high: 100 }, rows: rows("") },
        { kind: "dots", title: "What they have come to expect of each way", rowName: "caregiver: way", unit: "reward", axis: { label: "expected outcome (1: comforted at once; below 0: it hurts)", low: -0.4, high: 1 }, rows: rows("worth ") },
      ],
      sentence: `With a sensitive caregiver infants ask in ${percent(found["sensitive ask"]!)} of cases; with a rejecting one they mute in ${percent(found["rejecting mute"]!)}; with an inconsistent one they amplify in ${percent(found["inconsistent amplify"]!)}.`,
    };
  },
  blank: { head: ["caregiver", "mute (%)", "ask (%)", "amplify (%)"], rows: [...caregivers] },
};

/** Which way is expected to end best with a caregiver. */
function pays(found: Measures, caregiver: string): string {
  const [best, next] = [...tricks].sort((a, b) => found[`${caregiver} worth ${b}`]!.value - found[`${caregiver} worth ${a}`]!.value);
  return compared(found[`${caregiver} worth ${best}`]!, found[`${caregiver} worth ${next}`]!, `to ${best} pays best`, "", `to ${best} and to ${next} pay about alike`);
}

const knob = [-5, -3, -2, -1, 0, 1];
const rejection: Experiment = {
  id: "knob",
  title: "One knob: rejection",
  text: "Now the inconsistent caregiver is kept, and only one thing is changed: how often a noticed bid is rejected. Six worlds of 100 infants, from hardly ever (-5) to most of the time (1), in [[logit|logits]].",
  worlds: (seed) => knob.map((value) => plan(seed, "inconsistent", 100, 1.5, [...situation, `caregiving.rejection=${value}`])),
  read: { latent: [...chances, ...worths] },
  measure(books) {
    const found: Measures = {};
    books.forEach((book, k) => Object.entries(used(book, 13)).forEach(([trick, often]) => (found[`${trick} ${knob[k]}`] = mean(often))));
    return found;
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    const dashes = { mute: [2, 3], ask: undefined, amplify: [8, 4] };
    return {
      pictures: [
        {
          kind: "lines",
          title: "What infants do, by how much their caregiver rejects",
          x: { label: "rejection (logit)", values: knob },
          y: { label: "bids (%)", low: 0, high: 100 },
          lines: tricks.map((trick) => ({ label: trick, colour: `--${trick}`, dash: dashes[trick], estimates: knob.map((value) => found[`${trick} ${value}`]!) })),
        },
      ],
      sentence: `From no rejection to much, amplifying goes from ${percent(found["amplify -5"]!)} to ${percent(found["amplify 1"]!)} and muting from ${percent(found["mute -5"]!)} to ${percent(found["mute 1"]!)}.`,
    };
  },
  blank: { head: ["rejection", "mute (%)", "ask (%)", "amplify (%)"], rows: knob.map(String) },
};

const fright: Experiment = {
  id: "fright",
  title: "A caregiver who sometimes frightens",
  text: "Two worlds of 300 infants with ordinary caregivers. They differ in one thing: in the second, a few of a hundred noticed bids end in a fright (a sudden loom, a frozen face).",
  worlds: (seed) => [["caregiving.frightening=-9"], []].map((never) => plan(seed, "frightening", 300, 1.5, [...situation, ...never])),
  read: { latent: [...chances, "q_ask", "frightening"], observed: ["ssp_class", "ssp_class_abc"] },
  measure: ([calm, frightening]) => ({
    ...Object.fromEntries(Object.entries(classShares(calm!, 13)).map(([name, one]) => [`calm ${name}`, one])),
    ...classShares(frightening!, 13),
    forcedB: share(frightening!.is("ssp_class_abc", 13, "B")),
    frights: mean(frightening!.at("latent", "frightening", 13)),
    worth: mean(frightening!.at("latent", "q_ask", 13)),
    calmWorth: mean(calm!.at("latent", "q_ask", 13)),
    ask: mean(frightening!.at("latent", "chance_ask", 13)),
    calmAsk: mean(calm!.at("latent", "chance_ask", 13)),
  }),
  show(trials) {
    const found = trials.at(-1)!.measures;
    return {
      pictures: [
        {
          kind: "bars",
          title: "Classes with caregivers who sometimes frighten, beside the same who never do",
          rowName: "class",
          unit: "%",
          axis: { label: "infants (%)", low: 0, high: 100 },
          rows: classes.map((name) => ({ label: classNames[name], estimate: found[name]!, before: found[`calm ${name}`]!, colour: classColours[name] })),
          names: { now: "sometimes frightening", before: "never frightening" },
        },
      ],
      sentence: `Where ${printedShare(found.frights!)} of noticed bids end in a fright, ${percent(found.D!)} of infants are disorganized, without frights ${percent(found["calm D"]!)}. If a coder must choose among A, B and C alone, ${percent(found.forcedB!)} of the frightened infants are called B.`,
    };
  },
  blank: { head: ["class", "never frightening (%)", "sometimes (%)"], rows: classes.map((name) => classNames[name]) },
};

export const threeTricks: Lesson = {
  id: "2",
  title: "Three tricks and what pays",
  minutes: 15,
  teaser: "Mute it, ask, or call louder: an infant finds out what works.",
  goals: ["Explain the classes A, B and C as three ways of showing a need that were found to pay.", "Tell what rejection does from what inconsistency does.", "Explain why fear is a second thing, beside these three."],
  reading: [
    "A baby in need can do three things. It can [[mute]] the need: turn to a toy, keep still. It can [[ask]]: whimper, look, reach out, as strongly as it feels. It can [[amplify]]: cry longer, cling, protest. Every infant can do all three. Which of them it mostly does, so the idea of Mary Main, depends on what its caregiver answers. Researchers speak of deactivating and hyperactivating strategies.",
    "Each way has its own odds. A muted need is easily missed, but seldom rejected. A loud bid is three tries at being noticed, but it costs effort, and it is what annoyed adults reject most. Asking stands between. In Dyad an infant remembers for each way how it usually ended: comforted, unnoticed, turned away. That memory is its expectation. It mostly does what it expects most of, and sometimes tries another. Nobody tells it that it is avoidant or resistant, and the program does not know these words: coders of the [[Strange Situation]] read them off behaviour.",
    "[[fear|Fear]] is learned apart. A caregiver who frightens is at once the danger and the place to run to. Main and Hesse called it fright without solution. Fear of the caregiver blocks asking without making another way pay.",
    "That inconsistent care makes infants amplify is the theory, supported by small samples; no meta-analysis has measured it.",
  ],
  sources: ["Main 1990, Human Development 33:48-61", "Cassidy & Kobak 1988", "Main & Hesse 1990", "Isabella & Belsky 1991, Child Development 62:373-384 (inconsistency)"],
  predict: {
    kind: "choice",
    text: "An infant's bids are never rejected, but more than half of those that it makes by asking go unnoticed. What will it mostly do at one year?",
    options: ["Mute: it gives up", "Ask, as it did at first", "Amplify: it calls louder"],
  },
  judged(answer, results) {
    const found = last(results, "three");
    const shares = tricks.map((trick) => found[`inconsistent ${trick}`]!);
    const most = shares.reduce((best, one, k) => (one.value > shares[best]!.value ? k : best), 0);
    return `You chose \u201c${tricks[Number(answer)]}\u201d. With the inconsistent caregiver infants ${tricks.map((trick, k) => `${trick} in ${plainPercent(shares[k]!)}`).join(", ")} of cases: ${Number(answer) === most ? "as you said." : `mostly they ${tricks[most]}.`}`;
  },
  judgedBy: ["three"],
  runs: [three, rejection, fright],
  explain: {
    question: "Why does the infant of a rejecting caregiver mute, although its caregiver does notice most bids? And why does it not amplify, as the infant of the inconsistent one does? Use the expected outcomes in the second picture.",
    model(results) {
      const [found, turned, fear] = [last(results, "three"), last(results, "knob"), last(results, "fright")];
      const worth = (caregiver: string, trick: string) => sd(found[`${caregiver} worth ${trick}`]!, "");
      return [
        `With the rejecting caregiver asking has come to be worth ${worth("rejecting", "ask")} and amplifying ${worth("rejecting", "amplify")}: both can be turned away, the loud bid most. Muting is worth ${worth("rejecting", "mute")}: self-soothing is not comfort, but it hardly ever hurts. Of the three, ${pays(found, "rejecting")}.`,
        `With the inconsistent caregiver nothing is rejected. Amplifying is worth ${worth("inconsistent", "amplify")}, asking ${worth("inconsistent", "ask")}: ${compared(found["inconsistent worth amplify"]!, found["inconsistent worth ask"]!, "three tries are noticed more often than one, by more than the effort costs", "the effort costs more than three tries bring", "no sure difference")}. With the one knob of rejection muting goes from ${percent(turned["mute -5"]!)} to ${percent(turned["mute 1"]!)}, though the caregiver notices as much as before.`,
        `With frights asking is worth ${sd(fear.worth!, "")}, without them ${sd(fear.calmWorth!, "")}: ${compared(fear.worth!, fear.calmWorth!, "more", "less", "no sure difference")}. Infants ask in ${percent(fear.ask!)} of cases, without frights in ${percent(fear.calmAsk!)}: ${compared(fear.ask!, fear.calmAsk!, "more", "less, for fear keeps from doing what would pay", "no sure difference")}. ${percent(fear.D!)} are disorganized, without frights ${percent(fear["calm D"]!)}. Forced into A, B or C, ${percent(fear.forcedB!)} of these infants look secure: so D could stay unseen for some fifteen years.`,
      ];
    },
  },
  transfer: {
    text: [
      "A training for parents promises: we teach you to reject less. In a family where many bids are overlooked, what would it do to the infant's class? Decide, and write it down.",
      "Then try it on one infant: open a caregiver who misses much and rejects much, and lower rejection alone. Afterwards raise sensitivity as well.",
    ],
    link: { label: "Open an infant whose caregiver misses and rejects", view: "dyad", patch: { scenario: "inconsistent", settings: { "caregiving.rejection": 0.5 } } },
    model(results) {
      const found = last(results, "knob");
      return [
        `In the run with one knob asking has ${percent(found["ask 0"]!)} at a rejection of 0 and ${percent(found["ask -5"]!)} at -5, ${compared(found["ask -5"]!, found["ask 0"]!, "more", "less", "no sure difference")}; in between it has ${plainPercent(Math.max(...knob.map((value) => found[`ask ${value}`]!.value)))} at most. Amplifying goes from ${percent(found["amplify 0"]!)} to ${percent(found["amplify -5"]!)}. What is not noticed cannot be comforted. In trials programmes which raise sensitivity more also raise security more (Bakermans-Kranenburg et al. 2003).`,
      ];
    },
  },
  notes: [
    "Students often read A as independent and C as spoilt. Ask what each infant would lose if it changed its way with this caregiver: nothing pays better there.",
    "All caregivers of a world are alike in the first run, so that infants who differ from the others show chance and the error of the instrument.",
  ],
};
