// Published numbers that the lessons set beside Dyad's: value, interval, source and how far each was checked, all as in
// analysis/evidence/findings.toml. Where the source gives no interval there is none here.
import type { Checked, Published } from "./experiment";

const lowRisk = "van IJzendoorn, Schuengel & Bakermans-Kranenburg 1999, low-risk families";
const madigan = "Madigan et al. 2024, meta-analysis";
const verhage = "Verhage et al. 2016, 95 samples";
const zhang = "Zhang et al. 2022, 224 studies, k = 245";
const li = "Li & Chan 2012, 73 studies";
const therapies = "Dyad's own synthesis (Kinley & Reyno 2013, Maxwell et al. 2014 and others), the middle of";

const of = (value: number, n: number, source: string, checked: Checked): Published => ({ value, n, source, checked });
const within = (value: number, low: number, high: number, source: string, checked: Checked): Published => ({ value, low, high, source, checked });

/** A difference of two groups in standard deviations as a correlation, for groups of equal size. */
function fromD(d: number, low: number, high: number, sign: 1 | -1, source: string, checked: Checked): Published {
  const toR = (one: number) => (sign * one) / Math.hypot(one, 2);
  const ends = [toR(low), toR(high)];
  return { value: toR(d), low: Math.min(...ends), high: Math.max(...ends), source: `${source}, converted from d = ${d.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}) as for groups of equal size`, checked };
}

export const published = {
  A: of(0.15, 2104, lowRisk, "recalled"), // i.I3
  B: of(0.62, 2104, lowRisk, "recalled"),
  C: of(0.09, 2104, lowRisk, "recalled"),
  D: of(0.15, 2104, `${lowRisk} (share of D)`, "read"),
  sensitivity: within(0.25, 0.22, 0.28, `${madigan} of 174 studies`, "read"), // i.S1
  sensitivityA: within(-0.24, -0.34, -0.13, madigan, "read"), // i.S3
  sensitivityC: within(-0.12, -0.19, -0.06, madigan, "read"),
  baltimore: within(0.78, 0.54, 0.9, "Ainsworth et al. 1978, 23 infants", "recalled"), // i.S7
  frightening: within(0.34, 0.28, 0.4, "Madigan et al. 2006, 12 studies", "read"), // i.F1
  reactivity: fromD(0.14, 0.08, 0.19, -1, "Groh et al. 2017, 109 samples", "read"), // i.N1.insecure
  concordance: within(0.17, 0.11, 0.23, "van IJzendoorn & De Wolff 1997, 14 samples", "recalled"), // i.C2
  disorganized: of(0.34, 840, "van IJzendoorn et al. 1999, 14 samples, 1 to 60 months apart", "part"), // i.T3
  kappa: of(0.23, 2000, "Opie et al. 2021, meta-analysis over spans from months to years", "read"), // i.T1.kappa
  toAdult: of(0.11, 850, "Groh et al. 2014, about 850 persons, interview in three classes at 18", "part"), // a.S07
  toNineteen: of(0.27, 164, "Fraley 2002, few samples", "recalled"), // a.S02.19y
  watersKappa: of(0.44, 50, "Waters et al. 2000, 50 persons", "read"), // i.T7.kappa
  autonomous: of(0.58, 700, "Bakermans-Kranenburg & van IJzendoorn 2009, mothers in North America, three classes", "read"), // a.A01.F
  interviewReport: within(0.09, 0.03, 0.15, "Roisman et al. 2007, 961 persons", "read"), // a.A07
  transmission: within(0.31, 0.28, 0.34, verhage, "read"), // a.X06
  unresolved: within(0.21, 0.18, 0.24, verhage, "read"),
  loveAvoidance: of(-0.38, 21602, li, "part"), // a.R07
  loveAnxiety: of(-0.28, 21602, li, "part"),
  esteemAvoidance: of(-0.25, 79722, zhang, "recalled"), // a.B03
  esteemAnxiety: of(-0.4, 79722, zhang, "recalled"),
  helping: of(0, 3479, "de Sanctis & Mesurado 2022, empathy in 8 studies", "part"), // a.B06.anxiety
  therapyAnxiety: { value: 0.45, source: `anxiety, ${therapies} .3 to .6`, checked: "vague" }, // a.Y08: falls, so that the gain is above nought
  therapyAvoidance: { value: 0.25, source: `avoidance, ${therapies} .1 to .4`, checked: "vague" },
} satisfies Record<string, Published>;

const checkedWords: Record<Checked, string> = { read: "read in the source", part: "read in part, as in an abstract", recalled: "from memory, not checked", vague: "from weak memory, not checked" };

/** The source, and how far the number was checked there. */
export const sourceOf = ({ source, checked }: Published): string => `${source} [${checkedWords[checked]}]`;

/** ".31 (.28 to .34)", or ".11" where no interval was published. */
export function publishedR({ value, low, high }: Published): string {
  const print = (one: number) => one.toFixed(2).replace("0.", ".");
  return low === undefined || high === undefined ? print(value) : `${print(value)} (${print(low)} to ${print(high)})`;
}
