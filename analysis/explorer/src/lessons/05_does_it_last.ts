// Lesson 5: does it last? From infancy to adulthood, in what is true and in what instruments see; and what plasticity has to do with it.
import { type Experiment, type Measures, plan } from "./experiment";
import { last, type Lesson } from "./lesson";
import { published, publishedR, sourceOf } from "./published";
import { correlation, each, type Estimate, only, share } from "./statistics";
import { compared, near, percent, plainR, r, sure } from "./words";

const within = (of: Estimate, value: number) => of.low <= value && value <= of.high;

const years = [6, 12, 18, 25, 35, 45];
const grown = [18, 25, 35, 45];

const life: Experiment = {
  id: "life",
  title: "A cohort from birth to 45",
  text: "400 founding families; their children are followed to 45. At 13 months they are in the Strange Situation; from 18 years on they are interviewed about their childhood; everybody falls into one of three classes, as in the studies set beside. What is true is shown beside: security with the mother at 13 months, the general model, and the state of mind, which keeps the models of childhood's figures. (Phi is a [[correlation]] of two things that are so or not so.)",
  worlds: (seed) => [plan(seed, "stability", 400, 58, ["record.ages=[13]", `record.years=[${years}]`, 'record.instruments=["strange_situation","adult_interview"]'])],
  read: { observed: ["ssp_class", "aai_class_3way"], latent: ["security", "self_avoidance", "self_anxiety", "mind_avoidance", "mind_anxiety"] },
  measure([book]): Measures {
    const family = book!.person("family");
    const secure = book!.is("ssp_class", 13, "B");
    const security = book!.at("latent", "security", 13);
    const found: Measures = {};
    for (const year of years) {
      const general = book!.insecurity(12 * year).map((one) => -one);
      const [avoidance, anxiety] = [book!.at("latent", "mind_avoidance", 12 * year), book!.at("latent", "mind_anxiety", 12 * year)];
      found[`general ${year}`] = correlation(security, general, family);
      found[`mind ${year}`] = correlation(security, each(general.length, (k) => -avoidance[k]! - anxiety[k]!), family);
    }
    for (const year of grown) {
      const autonomous = book!.is("aai_class_3way", 12 * year, "F");
      found[`phi ${year}`] = correlation(secure, autonomous, family);
      found[`B ${year}`] = share(only(autonomous, secure), family);
      found[`not ${year}`] = share(only(autonomous, secure.map((one) => 1 - one)), family);
      found[`same ${year}`] = share(each(secure.length, (k) => (Number.isNaN(secure[k]! + autonomous[k]!) ? NaN : Number(secure[k] === autonomous[k]))), family);
    }
    return found;
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    return {
      pictures: [
        {
          kind: "bars",
          title: "Autonomous (F) in the interview at 25",
          rowName: "as infants",
          unit: "%",
          axis: { label: "autonomous (%)", low: 0, high: 100 },
          rows: [
            { label: "class B as infants", estimate: found["B 25"]!, colour: "--class-b" },
            { label: "A, C or D as infants", estimate: found["not 25"]!, colour: "--uncoded" },
          ],
        },
        {
          kind: "dots",
          title: "Infant class B and being autonomous, by age at the interview",
          rowName: "age",
          unit: "r",
          axis: { label: "phi", low: -0.1, high: 0.6 },
          rows: grown.map((year) => ({ label: `${year} years`, estimate: found[`phi ${year}`]!, ...(year === 18 ? { published: published.toAdult } : {}) })),
        },
        {
          kind: "lines",
          title: "What is left of security at 13 months, in truth",
          x: { label: "age (years)", values: years },
          y: { label: "correlation r with security at 13 months", low: -0.2, high: 0.7 },
          lines: [
            { label: "state of mind (keeps childhood's figures)", colour: "--ask", estimates: years.map((year) => found[`mind ${year}`]!) },
            { label: "general model (people as such)", colour: "--mute", dash: [6, 4], estimates: years.map((year) => found[`general ${year}`]!) },
          ],
        },
      ],
      sentence: `At 25, ${percent(found["B 25"]!)} of those who were B as infants are autonomous, and ${percent(found["not 25"]!)} of the others (phi ${r(found["phi 25"]!)}). In the general model security at 13 months shows by ${r(found["general 18"]!)} at 18 years and by ${r(found["general 45"]!)} at 45.`,
    };
  },
  blank: { head: ["age", "B: autonomous (%)", "others: autonomous (%)", "phi", "r, general model", "r, state of mind"], rows: grown.map((year) => `${year} years`) },
};

const floors = [0.002, 0.06, 1];
const floorNames = ["locked in (.002)", "default (.06)", "fully revisable (1)"];
const later = [25, 30, 35, 40];

const plasticity: Experiment = {
  id: "floors",
  title: "The same people, three plasticities",
  text: "The same 250 families live three times. What differs is how much of an infant's plasticity adults keep: next to nothing, the default, or all of it. How well does insecurity at 25 tell insecurity later?",
  worlds: (seed) => floors.map((floor) => plan(seed, "prototype_or_revision", 250, 41, [`record.years=[${later}]`, "record.ages=[]", "record.instruments=[]", `plasticity.adult_floor=${floor}`])),
  read: { latent: ["self_avoidance", "self_anxiety"] },
  measure(books): Measures {
    const found: Measures = {};
    books.forEach((book, k) => {
      const first = book.insecurity(300);
      for (const year of later) found[`${floors[k]} ${year}`] = correlation(first, book.insecurity(12 * year), book.person("family"));
    });
    return found;
  },
  show(trials) {
    const found = trials.at(-1)!.measures;
    const dashes = [undefined, [8, 4], [2, 3]];
    return {
      pictures: [
        {
          kind: "lines",
          title: "Insecurity at 25 and later, by adult plasticity",
          x: { label: "age (years)", values: later },
          y: { label: "correlation r with insecurity at 25", low: 0, high: 1 },
          lines: floors.map((floor, k) => ({ label: floorNames[k]!, colour: ["--class-d", "--ask", "--mute"][k]!, dash: dashes[k], estimates: later.map((year) => found[`${floor} ${year}`]!) })),
        },
      ],
      sentence: `Over ten years insecurity correlates ${r(found["0.002 35"]!)} if adults are locked in, ${r(found["0.06 35"]!)} at the default and ${r(found["1 35"]!)} if they are as plastic as infants.`,
    };
  },
  blank: { head: ["adult plasticity", "r, 25 to 30", "r, 25 to 35", "r, 25 to 40"], rows: floorNames },
};

export const doesItLast: Lesson = {
  id: "5",
  title: "Does it last?",
  minutes: 20,
  teaser: "Of a hundred secure infants, how many are secure adults?",
  goals: ["Report how far security in infancy tells security in adulthood.", "Explain prototype and revision, and what curve each predicts.", "Say why different instruments give different answers to the same question."],
  reading: [
    "Is attachment destiny? Bowlby held two things at once: early models are resistant to change, and they change when relationships do. Forty years later the numbers are in, and they quarrel. Waters and colleagues saw 50 infants again at 20: 72 % were still on the same side of secure and insecure. In the largest study, of some 850, infancy told next to nothing of the interview at 18 (r .07 to .15). Meta-analyses over shorter and longer intervals find .39, and nothing significant over more than 15 years.",
    "Two ideas compete. [[prototype|Prototype]]: what infancy laid down stays beneath later experience and keeps pulling; correlations fall at first and then level off above nought. Revision: every model follows what one lives now; correlations fall towards nought. Chris Fraley showed that the form of the curve can tell the two apart, and that adults' questionnaires fit the prototype better.",
    "Dyad does not choose. It has a [[general model]], which follows the people one lives with, the faster the more [[plasticity]] is left, and a [[state of mind]], which keeps the models of childhood's figures and which the [[Adult Attachment Interview]] reads. How much plasticity adults keep is one number. Nobody has measured it; it was chosen so that ten-year stability and gains in therapy come out as published.",
  ],
  sources: ["Waters et al. 2000, Child Development 71:684-689", "Groh et al. 2014, Monographs of the SRCD 79(3)", "Bakermans-Kranenburg & van IJzendoorn 2009, Attachment & Human Development 11:223-263 (58 %)", "Fraley 2002, Personality and Social Psychology Review 6:123-151", "Pinquart, Feussner & Ahnert 2013, Attachment & Human Development 15:189-218", "Fraley et al. 2011, Journal of Personality and Social Psychology 101:974-992"],
  predict: { kind: "guess", text: "Of 100 children who were secure (B) with their mother at 13 months, how many are autonomous (F) in the interview at 25? (Of mothers in North American studies 58 % are, with three classes as here.)", low: 0, high: 100, step: 5, unit: " %" },
  judged: (answer, results) => `${near(Number(answer), last(results, "life")["B 25"]!)} Of those who were not B it is ${percent(last(results, "life")["not 25"]!)}.`,
  judgedBy: ["life"],
  runs: [life, plasticity],
  explain: {
    question: "Is attachment destiny in this world? Give an answer for the interview, and one for the general model, and say why they differ. Which of the two curves is a prototype's, which a revision's?",
    model(results) {
      const [found, floor] = [last(results, "life"), last(results, "floors")];
      return [
        `By the interview ${percent(found["B 25"]!)} against ${percent(found["not 25"]!)} are autonomous at 25: ${compared(found["B 25"]!, found["not 25"]!, "a trace, and no destiny", "the other way round than expected", "no sure trace")}. ${percent(found["same 25"]!)} stayed on the same side. Phi is ${r(found["phi 18"]!)} at 18 and ${r(found["phi 45"]!)} at 45: ${compared(found["phi 18"]!, found["phi 45"]!, "it fades, as revision would have it", "it even grows", sure(found["phi 45"]!) ? "it lasts, as a prototype's would" : "whether it lasts cannot be told from so few")}. The state of mind keeps the models of childhood's figures, with whom one has ever less to do.`,
        `The general model tells another story: ${r(found["general 6"]!)} at 6, ${r(found["general 18"]!)} at 18, ${r(found["general 45"]!)} at 45: ${compared(found["general 6"]!, found["general 45"]!, "it falls, which is revision: it follows friends and partners", "it rises", "no sure change")}. The state of mind has ${r(found["mind 45"]!)} at 45. One person, two models; what is found depends on which of them an instrument reads.`,
        `Among adults the number for plasticity decides: over ten years ${plainR(floor["0.002 35"]!)}, ${plainR(floor["0.06 35"]!)} or ${plainR(floor["1 35"]!)}. Where everything is revisable it ${sure(floor["1 35"]!) ? "does not fall to nought in that time, since partners, friends and temperament last as well" : "cannot be told from nought after that time"}.`,
        `Beside the literature: its phi at 18 is ${r(found["phi 18"]!)}; the largest study has ${publishedR(published.toAdult)}, which ${within(found["phi 18"]!, published.toAdult.value) ? "this interval holds" : "this interval does not hold"}, older and smaller ones ${publishedR(published.toNineteen)}, which it ${within(found["phi 18"]!, published.toNineteen.value) ? "holds" : "does not hold"}.`,
      ];
    },
  },
  transfer: {
    text: [
      "A newspaper writes: \u201cStudy shows: secure babies become secure adults.\u201d With the numbers of this lesson, write the headline and two sentences that are right. Say it so that a reader whose infancy was hard is not told a lie in either direction.",
      "Then look at a whole population and change how plastic adults are. What moves on the map of anxiety and avoidance?",
    ],
    link: { label: "Open a population with locked-in adults", view: "population", patch: { scenario: "life_course", settings: { "plasticity.adult_floor": 0.002 } } },
    model(results) {
      const found = last(results, "life");
      return [
        `For instance: \u201cAn early start helps a little, and decides nothing. Of a hundred adults who were secure infants ${Math.round(100 * found["B 25"]!.value)} are secure at 25 in this simulation, of a hundred others ${Math.round(100 * found["not 25"]!.value)}.\u201d Any good headline gives both shares: a correlation alone sounds like fate, or like nothing.`,
      ];
    },
  },
  notes: [
    "Students hear a correlation of .2 as nothing, and 72 % the same as fate. Let them work out how many chance alone gives.",
    "For some this lesson is about their own mother. Say early that it speaks of groups, that most change is ordinary, and that nobody has to tell anything.",
    `Published for comparison: kappa ${plainR(published.watersKappa.value)} (${sourceOf(published.watersKappa)}); r ${plainR(published.toNineteen.value)} to about 19 (${sourceOf(published.toNineteen)}).`,
  ],
};
