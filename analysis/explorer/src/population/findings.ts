// Published findings beside which the page sets what the engine finds, from analysis/evidence/findings.toml: value and source.

/** How far the number was checked against its source. */
type Checked = "read" | "part" | "recalled";

export interface Finding {
  id: string; // in findings.toml
  value: number;
  n: number | null; // null where persons are not given: then there is neither interval nor verdict
  source: string;
  people: string; // who was looked at
  checked: Checked;
}

const vanIJzendoorn1999 = "van IJzendoorn, Schuengel & Bakermans-Kranenburg 1999, Dev Psychopathol 11:225-249";
const madigan2023 = "Madigan et al. 2023, Psychol Bull 149:99-132";
const bakermans2009 = "Bakermans-Kranenburg & van IJzendoorn 2009, Attach Hum Dev 11:223-263";

const inOrdinaryFamilies = (id: string, value: number, checked: Checked): Finding => ({ id, value, n: 2104, source: vanIJzendoorn1999, people: "ordinary middle-class families", checked });
const worldWide = (id: string, value: number): Finding => ({ id, value, n: 20720, source: madigan2023, people: "families of all circumstances, in more than 20 countries", checked: "read" });
const ofMothers = (id: string, value: number, checked: Checked): Finding => ({ id, value, n: 700, source: bakermans2009, people: "non-clinical mothers in North America", checked });

/** Shares of A, B, C and D: in ordinary families, and of all families together. */
export const infantShares = {
  ordinary: [inOrdinaryFamilies("i.I3.A", 0.15, "recalled"), inOrdinaryFamilies("i.I3.B", 0.62, "recalled"), inOrdinaryFamilies("i.I3.C", 0.09, "recalled"), inOrdinaryFamilies("i.I3.D", 0.15, "read")],
  worldWide: [worldWide("i.I1.A", 0.147), worldWide("i.I1.B", 0.516), worldWide("i.I1.C", 0.102), worldWide("i.I1.D", 0.235)],
};

/** Shares of Ds, F, E and U in the Adult Attachment Interview. */
export const adultShares = [ofMothers("a.A03.Ds", 0.16, "recalled"), ofMothers("a.A03.F", 0.56, "recalled"), ofMothers("a.A03.E", 0.09, "recalled"), ofMothers("a.A02", 0.18, "read")];

/** Infant with adult security, by age in years. */
export const infancyWithAge: Record<number, Finding> = {
  18: { id: "a.S07", value: 0.11, n: 850, source: "Groh et al. 2014, Monogr SRCD 79(3), chapter 4", people: "the largest study, ten places in the United States", checked: "part" },
  20: { id: "a.S02.19y", value: 0.27, n: null, source: "Fraley 2002, Pers Soc Psychol Rev 6:123-151", people: "few samples, mostly at low risk, at about 19", checked: "recalled" },
};

/** How many of 50 infants were still secure or still insecure at 20. */
export const sameAt20: Finding = { id: "i.T7.same", value: 0.72, n: 50, source: "Waters et al. 2000, Child Dev 71:684-689", people: "50 middle-class families", checked: "read" };

/** Reported anxiety with itself over two to six years. */
export const anxietyOverYears: Finding = { id: "a.P09.anxiety_5y", value: 0.5, n: null, source: "a rough summary of several retest studies", people: "adults", checked: "recalled" };

const checkedWords: Record<Checked, string> = { read: "", part: "; checked in part", recalled: "; from memory, not checked" };

export function sourceOf(finding: Finding): string {
  return `${finding.source}; ${finding.people}${checkedWords[finding.checked]}`;
}
