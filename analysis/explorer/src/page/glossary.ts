// The words of the field as they are used on this page, with the source where a definition is borrowed.

export interface GlossaryEntry {
  word: string;
  also?: string[]; // other forms by which it is looked up
  meaning: string; // one to three sentences
  source?: string;
}

const ainsworth = "Ainsworth, Blehar, Waters & Wall 1978, Patterns of Attachment";
const bowlby = "Bowlby 1969, Attachment and Loss, vol. 1";
const bowlbyTwo = "Bowlby 1973, Attachment and Loss, vol. 2";
const mainSolomon = "Main & Solomon 1990";
const interview = "George, Kaplan & Main 1985; Main, Kaplan & Cassidy 1985";

export const glossary: GlossaryEntry[] = [
  { word: "Adult Attachment Interview", also: ["interview"], meaning: "An hour of questions about one's own childhood. What is scored is how it is told, not what happened: coherent (autonomous, F), dismissing (Ds), preoccupied (E), or unresolved about loss or fright (U).", source: interview },
  { word: "agent-based model", meaning: "A simulation in which each person is followed as an individual with rules of their own. What holds for the population is not put in: it comes out." },
  { word: "amplify", also: ["amplified", "hyperactivating"], meaning: "The strategy of showing a need loudly: crying longer, clinging, protesting. It is hard to miss, but it costs effort and annoys. Researchers say hyperactivating.", source: "Cassidy & Kobak 1988; Mikulincer & Shaver 2007" },
  { word: "anxiety", also: ["attachment anxiety"], meaning: "In adults: worry that others will not be there, and a strong wish for closeness. One of the two scales of attachment questionnaires.", source: "Brennan, Clark & Shaver 1998" },
  { word: "arousal", also: ["chronic arousal"], meaning: "How stirred up body and mind are. In Dyad chronic arousal follows the share of bids that were left unsoothed; it feeds amplifying and lowers plasticity." },
  { word: "ask", also: ["direct bid"], meaning: "The strategy of showing a need openly and as strongly as it is felt. It pays where the caregiver usually answers." },
  { word: "attachment", meaning: "The bond by which a child (later also an adult) seeks a particular person when distressed, and feels safe with them. It forms to whoever cares, and says nothing about how well they do it.", source: bowlby },
  { word: "attachment figure", also: ["figure"], meaning: "A particular person one turns to when in need: mother, father, grandmother, later a friend or a partner.", source: bowlby },
  { word: "Attachment Q-Sort", also: ["Q-Sort"], meaning: "An observer at home sorts descriptions of the child by how well they fit; the result is compared with how experts describe a very secure child.", source: "Waters & Deane 1985" },
  { word: "autonomous", also: ["F"], meaning: "Class F of the Adult Attachment Interview: speaks of good and bad in childhood openly, evenly and to the point. Also called secure. It goes with a secure child (B).", source: interview },
  { word: "avoidance", also: ["attachment avoidance"], meaning: "In adults: discomfort with closeness and with depending on others. The second scale of attachment questionnaires. Not to be confused with infant class A, although both come from muting.", source: "Brennan, Clark & Shaver 1998" },
  { word: "avoidant", also: ["A", "class A"], meaning: "Class A of the Strange Situation: on reunion the child turns away from the caregiver and attends to the toys, though its body is stressed. In Dyad it is the mark of a child who has learned to mute.", source: ainsworth },
  { word: "bid", also: ["bids"], meaning: "One attempt to be cared for: a look, a whimper, a cry, a hand stretched out. In Dyad each bid is muted, asked or amplified, and is then answered, missed, rejected or met with a fright." },
  { word: "caregiver", meaning: "Whoever looks after the child. In Dyad four traits describe how: sensitivity, inconsistency, rejection and frightening behaviour." },
  { word: "correlation", also: ["r"], meaning: "How closely two measures go together, from −1 to 1; 0 is not at all. In this field .10 is usual, .30 is much." },
  { word: "d", also: ["effect size"], meaning: "A difference between two groups, in standard deviations. .20 is small, .50 middling, .80 large.", source: "Cohen 1988" },
  { word: "differential susceptibility", meaning: "The idea that some children are moved more than others by what they live, for better and for worse. The others do middling well nearly anywhere.", source: "Belsky & Pluess 2009; Boyce & Ellis 2005" },
  { word: "dismissing", also: ["Ds"], meaning: "Class Ds of the Adult Attachment Interview: plays attachment down, praises parents without examples, remembers little. It goes with an avoidant child (A).", source: interview },
  { word: "disorganized", also: ["D", "class D"], meaning: "Class D of the Strange Situation: freezing, contradictory or fearful behaviour towards the caregiver, who is haven and alarm at once. Common enough in ordinary families (about 15 %), and no diagnosis.", source: mainSolomon },
  { word: "earned security", also: ["earned secure"], meaning: "Being secure as an adult after an insecure or hard childhood. In Dyad one can see through whom it came: friend, mentor, partner or therapist.", source: "Roisman, Padrón, Sroufe & Egeland 2002" },
  { word: "family event", meaning: "Something that strikes a household (illness, divorce, a death, a lost job) and changes how its adults care for a while." },
  { word: "fear", meaning: "In Dyad: what a person has come to fear from a particular figure, or from people in general. It is learned from frightening moments, fades slowly, and blocks asking." },
  { word: "frightening behaviour", also: ["frightening moments", "frightening"], meaning: "Sudden looming, trance-like freezing, rough handling, or a caregiver's own alarm. Rare moments of it are thought to lead to disorganization.", source: "Main & Hesse 1990" },
  { word: "general model", also: ["working model in general"], meaning: "What a person expects of people as such. It averages what is learned in single relationships, slowly, and every new relationship starts from it." },
  { word: "inconsistency", meaning: "How much a caregiver's attention varies from one moment to the next, so that the same bid is answered now and missed then. Amplifying pays with an inconsistent caregiver." },
  { word: "insecurity", also: ["insecure"], meaning: "Whatever is not secure: A, C or D in infants, Ds, E or U in adults. It is a way of coping with the care one has had, common in ordinary families, and no disorder." },
  { word: "instrument", meaning: "A way to measure: an interview, a questionnaire, an observation. In Dyad instruments err as real ones do, and never change the person; what is true is shown beside what they see." },
  { word: "internal working model", also: ["working model", "expectations"], meaning: "What a person has come to expect of a figure, and of themselves with that figure. In Dyad it is four numbers per relationship: what muting, asking and amplifying are worth, and fear.", source: bowlbyTwo },
  { word: "interval", also: ["95 % interval"], meaning: "A range that says how sure a number is. Were the study done again and again, 95 of 100 such ranges would hold the true value. More people make it narrower." },
  { word: "kappa", meaning: "How far two classifications agree beyond what chance would give: 0 is chance, 1 is complete agreement.", source: "Cohen 1960" },
  { word: "logit", meaning: "A scale for chances: 0 is 50 %, 1 about 73 %, 2 about 88 %, 3 about 95 %; with a minus sign 27 %, 12 %, 5 %. Steps on it make sense near 0 and near 100 % alike." },
  { word: "mute", also: ["muted", "deactivating"], meaning: "The strategy of hiding a need, or turning to something else. It is easily missed, but seldom rejected. Researchers say deactivating.", source: "Cassidy & Kobak 1988; Mikulincer & Shaver 2007" },
  { word: "orchid and dandelion", also: ["orchid", "dandelion", "orchids and dandelions"], meaning: "Pictures for children of high and of low susceptibility. An orchid does badly in bad care and very well in good care; a dandelion grows nearly anywhere.", source: "Boyce & Ellis 2005" },
  { word: "phi", meaning: "The correlation between two yes-or-no measures, such as secure as an infant and autonomous as an adult. From −1 to 1; 0 is not at all." },
  { word: "plasticity", meaning: "How far one experience still moves what is expected. It is highest at birth and falls to a floor in adults; how high that floor is, is one of the great questions, and a slider here." },
  { word: "preoccupied", also: ["E"], meaning: "Class E of the Adult Attachment Interview: still entangled in childhood, angry or vague, at great length. It goes with a resistant child (C).", source: interview },
  { word: "prototype", also: ["prototype and revision", "revisionist"], meaning: "Two views of lasting. Prototype: what infancy laid down stays and keeps shaping what comes. Revision: later experience overwrites it. They predict different curves of stability over time.", source: "Fraley 2002" },
  { word: "reactivity", also: ["temperament"], meaning: "Inborn readiness to be upset. A reactive baby amplifies somewhat more with any caregiver; how secure it becomes depends little on it." },
  { word: "rejection", meaning: "A bid is noticed and turned away: told off, pushed aside, mocked. Loud bids are rejected more. Muting pays with a rejecting caregiver." },
  { word: "resistant", also: ["C", "class C", "ambivalent"], meaning: "Class C of the Strange Situation: on reunion the child clings and is angry at once, and is hard to soothe. Also called ambivalent. In Dyad it is the mark of a child who has learned to amplify.", source: ainsworth },
  { word: "scenario", meaning: "A question put to the model, with everything needed to put it again: who lives, how long, what is changed, what is recorded." },
  { word: "secure", also: ["B", "class B"], meaning: "Class B of the Strange Situation: the child seeks the caregiver on reunion, is soothed, and plays again. In Dyad it is the mark of a child for whom asking pays.", source: ainsworth },
  { word: "secure base", also: ["safe haven"], meaning: "The figure as the place from which a child explores (secure base) and to which it returns in need (safe haven).", source: "Ainsworth 1963; Bowlby 1988, A Secure Base" },
  { word: "seed", meaning: "The number from which all chance of a run is drawn. The same seed and settings give the same people and the same numbers again; another seed gives other people in the same world." },
  { word: "sensitive period", meaning: "A time of life in which experience leaves more than the same experience would earlier or later." },
  { word: "sensitivity", meaning: "Noticing a child's signals, understanding them, and answering promptly and fittingly. In Dyad: how likely a bid is noticed.", source: ainsworth },
  { word: "standard deviation", also: ["SD"], meaning: "The usual distance of people from their mean. About two thirds lie within one standard deviation (SD) of it, 95 % within two." },
  { word: "state of mind", meaning: "How an adult thinks and speaks about attachment, as the interview reads it: autonomous (F), dismissing (Ds), preoccupied (E), unresolved (U). It goes with the class of their child.", source: interview },
  { word: "Strange Situation", meaning: "Some twenty minutes in an unknown room at 11 to 18 months, in eight episodes: the caregiver leaves twice and returns twice. What the child does on return is coded A, B, C or D.", source: ainsworth },
  { word: "strategy", also: ["strategies"], meaning: "What a baby in need does: mute, ask or amplify. Each has a learned value, and the one that pays comes to be used more.", source: "after Main 1990" },
  { word: "susceptibility", meaning: "How much a child is moved by what it lives. In Dyad it is inborn and 1 is usual: below, care shapes the child less, above, more, for better and for worse. See orchid and dandelion.", source: "Belsky & Pluess 2009" },
  { word: "transmission", also: ["transmission gap"], meaning: "That parents' state of mind and their children's attachment go together. Observed sensitivity explains only part of it; the rest is called the transmission gap.", source: "van IJzendoorn 1995" },
  { word: "twin world", also: ["twin", "what if", "What if?"], meaning: "The same people with the same luck in a world where one thing is different. What differs between the two lives came from that one thing." },
  { word: "unresolved", also: ["U"], meaning: "Class U of the Adult Attachment Interview: when it comes to a loss or a fright, speech or reasoning slips for moments. It goes with a disorganized child (D).", source: interview },
  { word: "window of tolerance", meaning: "The range of arousal within which a person can still feel, think and turn to others. Above it one is overwhelmed; most authors add a lower edge, below which one goes numb. Dyad has the upper edge only.", source: "Siegel 1999, The Developing Mind" },
];

const byWord = new Map<string, GlossaryEntry>();
for (const entry of glossary) for (const word of [entry.word, ...(entry.also ?? [])]) byWord.set(word.toLowerCase(), entry);

/** The entry of a word or of another form of it. */
export function termOf(word: string): GlossaryEntry | undefined {
  return byWord.get(word.toLowerCase());
}

/** Entries in which every word of a search stands somewhere. */
export function searchGlossary(search: string): GlossaryEntry[] {
  const parts = search.toLowerCase().split(/\s+/).filter(Boolean);
  return glossary.filter((entry) => {
    const text = [entry.word, ...(entry.also ?? []), entry.meaning, entry.source ?? ""].join(" ").toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}
