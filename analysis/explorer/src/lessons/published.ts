// Published numbers that the lessons set beside Dyad's, with their sources (analysis/evidence/findings.toml).
import type { Published } from "./experiment";

const lowRisk = "van IJzendoorn, Schuengel & Bakermans-Kranenburg 1999, low-risk families";
const madigan = "Madigan et al. 2024, meta-analysis";

export const published = {
  A: { value: 0.15, source: lowRisk },
  B: { value: 0.62, source: lowRisk },
  C: { value: 0.09, source: lowRisk },
  D: { value: 0.15, source: lowRisk },
  sensitivity: { value: 0.25, low: 0.22, high: 0.28, source: `${madigan} of 174 studies` },
  sensitivityA: { value: -0.24, low: -0.34, high: -0.13, source: madigan },
  sensitivityC: { value: -0.12, low: -0.19, high: -0.06, source: madigan },
  sensitivityD: { value: -0.19, low: -0.27, high: -0.11, source: madigan },
  baltimore: { value: 0.78, low: 0.54, high: 0.9, source: "Ainsworth et al. 1978, 23 infants" },
  frightening: { value: 0.34, low: 0.28, high: 0.4, source: "Madigan et al. 2006, 12 studies" },
  concordance: { value: 0.17, low: 0.11, high: 0.23, source: "van IJzendoorn & De Wolff 1997, 14 samples" },
  kappa: { value: 0.23, source: "Opie et al. 2021, meta-analysis" },
  toAdult: { value: 0.11, low: 0.07, high: 0.15, source: "Groh et al. 2014, about 850 persons" },
  toNineteen: { value: 0.27, source: "Fraley 2002, few samples" },
  watersKappa: { value: 0.44, source: "Waters et al. 2000, 50 persons" },
  interviewReport: { value: 0.09, low: 0.03, high: 0.15, source: "Roisman et al. 2007, 961 persons" },
  transmission: { value: 0.31, low: 0.28, high: 0.34, source: "Verhage et al. 2016, 95 samples" },
  unresolved: { value: 0.21, low: 0.18, high: 0.24, source: "Verhage et al. 2016, 95 samples" },
} satisfies Record<string, Published>;
