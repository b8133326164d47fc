// The figures beside the map: shares in infancy and by age, change, stability; beside what was published and the world before.
import { BarChart, type BarRow, type Pattern } from "../charts/bars";
import { DotPlot } from "../charts/dots";
import { LineChart } from "../charts/lines";
import { printed } from "../charts/figure";
import { type ChartRow, type Published } from "../charts/rows";
import { adultShares, anxietyOverYears, type Finding, infancyWithAge, infantShares, sameAt20, sourceOf } from "./findings";
import { type Measure, type People } from "./people";
import { ages } from "./plan";
import { correlationOf, differenceOfShares, type Estimate, share } from "./statistics";
import { anxietyBetween, changes, hasChange, infancyWith, isAdult, isInfant, isSame, shareOf, stopOfAge, type Trait } from "./summary";

export interface ResultsProps {
  people: People;
  before: People | null;
  /** Whether the world is one like that of the published samples: then it is said where it misses them. */
  isOrdinary: boolean;
}

const perCent = ({ value, low, high }: Estimate) => ({ value: 100 * value, low: 100 * low, high: 100 * high });
const published = (finding: Finding | undefined, factor = 1): Published | undefined => finding && { value: factor * finding.value, source: sourceOf(finding) };
const patterns: Pattern[] = ["rising", "solid", "falling", "dotted"];
const colours = ["var(--class-a)", "var(--class-b)", "var(--class-c)", "var(--class-d)"];
const infantNames = ["avoidant (A)", "secure (B)", "resistant (C)", "disorganized (D)"];
const adultNames = ["dismissing (Ds)", "autonomous (F)", "preoccupied (E)", "unresolved (U)"];

function shareRow(label: string, trait: Trait, { people, before }: ResultsProps, finding?: Finding): BarRow {
  return { label, ...perCent(shareOf(people, trait)), before: before ? perCent(shareOf(before, trait)) : undefined, published: published(finding, 100) };
}

const words = (rows: ChartRow[], unit: string) => rows.map((row) => `${row.label} ${printed(row.value, unit)}`).join(", ");

const z95 = 1.959963984540054;
/** How far studies of the same thing differ beyond chance, as a standard deviation: as in the scorecard. */
const betweenStudies = { "%": 0.05, r: 0.08 };

/** Of a difference between the engine and one study: the interval that both samples and the spread between studies leave. */
function differenceFrom(found: Estimate, finding: Finding & { n: number }, unit: "%" | "r"): { low: number; high: number } {
  const { value, low, high } = differenceOfShares(found, unit === "%" ? share(finding.value * finding.n, finding.n) : correlationOf(finding.value, finding.n));
  const spread = z95 * betweenStudies[unit];
  return { low: value - Math.hypot(value - low, spread), high: value + Math.hypot(high - value, spread) };
}

/** Where the engine is further from what was published than chance and the spread between studies explain. */
function misses(pairs: { label: string; found: Estimate; finding: Finding | undefined }[], unit: "%" | "r", isOrdinary: boolean): string {
  if (!isOrdinary) return " This world is another than that of the published samples.";
  const judged = pairs.filter(({ found, finding }) => finding && finding.n !== null && found.n > 0);
  const open = pairs.filter(({ finding }) => finding?.n === null).map(({ label }) => ` No verdict on ${label}: how many persons that rests on is not given.`).join("");
  if (judged.length === 0) return open;
  const told = judged.flatMap(({ label, found, finding }) => {
    const { low, high } = differenceFrom(found, finding as Finding & { n: number }, unit);
    return low > 0 ? [`${label} too ${unit === "%" ? "many" : "high"}`] : high < 0 ? [`${label} too ${unit === "%" ? "few" : "low"}`] : [];
  });
  const verdict = told.length > 0 ? ` Differs by more than chance and the spread between studies: ${told.join(", ")}.` : " No difference from the published is more than chance and the spread between studies explain.";
  return verdict + open;
}

/** A, B, C and D at 13 months. `scenario` decides which published shares stand beside. */
export function InfantShares(props: ResultsProps & { scenario: string }) {
  const { people, scenario, isOrdinary } = props;
  const findings = scenario === "global" ? infantShares.worldWide : infantShares.ordinary;
  const rows = infantNames.map((label, k): BarRow => ({ ...shareRow(label, isInfant(k + 1), props, findings[k]), colour: colours[k], pattern: patterns[k] }));
  const coded = shareOf(people, isInfant(1)).n;
  return (
    <BarChart
      title="Infants in the Strange Situation, at 13 months" rowLabel="class" unit="%" axis={{ label: "share of those coded (%)", low: 0, high: 100 }} rows={rows}
      alt={`Shares of infant classes: ${words(rows, "%")}. Published: ${findings.map((one, k) => `${infantNames[k]} ${(100 * one.value).toFixed(0)} %`).join(", ")}.`}
      caption={
        <>
          {coded} infants coded, {people.count - coded} not codable. Published for {findings[0]!.people}: {findings[0]!.source}
          {findings.some((one) => one.checked !== "read") ? "; the shares of A, B and C are from memory, not checked" : ""}.
          {misses(infantNames.map((label, k) => ({ label, found: shareOf(people, isInfant(k + 1)), finding: findings[k] })), "%", isOrdinary)}
        </>
      }
    />
  );
}

/** Ds, F, E and U at an age. */
export function AdultShares(props: ResultsProps & { stop: number }) {
  const { people, stop, isOrdinary } = props, age = ages[stop]!;
  const rows = adultNames.map((label, k): BarRow => ({ ...shareRow(label, isAdult(k + 1, stop), props, adultShares[k]), colour: colours[k], pattern: patterns[k] }));
  return (
    <BarChart
      title={`Adults in the interview, at ${age}`} rowLabel="class" unit="%" axis={{ label: "share of those interviewed (%)", low: 0, high: 100 }} rows={rows}
      alt={`Shares of the interview's classes at ${age} years: ${words(rows, "%")}. Published: ${adultShares.map((one, k) => `${adultNames[k]} ${(100 * one.value).toFixed(0)} %`).join(", ")}.`}
      caption={`${shareOf(people, isAdult(1, stop)).n} people interviewed (Adult Attachment Interview). Published for ${adultShares[0]!.people}: ${adultShares[0]!.source}; all but the share of U are from memory, not checked, and add up to 99 %.${misses(adultNames.map((label, k) => ({ label, found: shareOf(people, isAdult(k + 1, stop)), finding: adultShares[k] })), "%", isOrdinary)}`}
    />
  );
}

const lineColours = ["--class-a", "--class-b", "--class-c", "--class-d"];
const dashes = [[8, 4], undefined, [2, 4], [10, 4, 2, 4]];

/** The four classes of the interview over the ages. */
export function AdultsByAge({ people }: Pick<ResultsProps, "people">) {
  const shares = adultNames.map((_, k) => ages.map((__, stop) => perCent(shareOf(people, isAdult(k + 1, stop)))));
  const series = adultNames.map((label, k) => ({
    label, colour: lineColours[k]!, dash: dashes[k], values: shares[k]!.map((one) => one.value),
    band: { low: shares[k]!.map((one) => one.low), high: shares[k]!.map((one) => one.high) },
  }));
  const told = (stop: number) => adultNames.map((label, k) => `${label} ${shares[k]![stop]!.value.toFixed(0)} %`).join(", ");
  return (
    <LineChart
      title="Adults in the interview, by age" x={{ label: "age (years)", values: [...ages], low: 18, high: 60 }} y={{ label: "share of those interviewed (%)", low: 0, high: 100 }} series={series} height={230}
      alt={`Shares of the interview's classes over age. At 18: ${told(0)}. At 60: ${told(ages.length - 1)}.`} caption="Bands: 95 % intervals."
    />
  );
}

/** What became of the secure and the insecure infants by an age. */
export function Change(props: ResultsProps & { stop: number }) {
  const { people, stop, isOrdinary } = props, age = ages[stop]!;
  const labels = ["stayed secure", "secure, then insecure", "insecure, then secure", "stayed insecure"];
  const rows: BarRow[] = changes.map((_, k) => ({ ...shareRow(labels[k]!, hasChange(k, stop), props), colour: k === 0 || k === 2 ? "var(--class-b)" : "var(--soft)", pattern: k === 1 || k === 2 ? "rising" : "solid" }));
  rows.push({ ...shareRow("the same as in infancy", isSame(stop), props, age === 20 ? sameAt20 : undefined), colour: "var(--edge)" });
  return (
    <BarChart
      title={`From infancy to ${age}: who changed`} rowLabel="path" unit="%" axis={{ label: "share of those seen at both ages (%)", low: 0, high: 100 }} rows={rows}
      alt={`Paths from the Strange Situation to the interview at ${age}: ${words(rows, "%")}.`}
      caption={
        <>
          Secure is B in infancy and F in the interview; striped bars changed sides. Part of the change is error of measurement: nobody is classified without any.
          {age === 20 ? ` Published: ${(100 * sameAt20.value).toFixed(0)} % the same, of ${sameAt20.people} (${sameAt20.source}); larger studies found less.${misses([{ label: "the same", found: shareOf(people, isSame(stop)), finding: sameAt20 }], "%", isOrdinary)}` : " A published share stands at 20."}
        </>
      }
    />
  );
}

/** Security in infancy with security at every age. */
export function FromInfancy({ people, before, isOrdinary }: ResultsProps) {
  const rows = ages.map((age, stop): ChartRow => ({ label: `at ${age}`, ...infancyWith(people, stop), before: before ? infancyWith(before, stop) : undefined, published: published(infancyWithAge[age]) }));
  return (
    <DotPlot
      title="Secure as an infant, autonomous as an adult: how far they go together" rowLabel="age" unit="r" axis={{ label: "correlation (phi)", low: -0.3, high: 0.7 }} rows={rows}
      alt={`Correlation of infant security with adult security by age: ${words(rows, "r")}. Published: .11 at 18, .27 at about 19.`}
      caption={`Published: ${Object.values(infancyWithAge).map((one) => `${one.value.toFixed(2).slice(1)}, ${sourceOf(one)}`).join(". ")}. The two disagree; no study reaches to 25 and beyond with these instruments.${misses(ages.map((age, stop) => ({ label: `at ${age}`, found: infancyWith(people, stop), finding: infancyWithAge[age] })), "r", isOrdinary)}`}
    />
  );
}

/** Anxiety at 25 with anxiety later. */
export function FromTwentyFive({ people, before, measure, isOrdinary }: ResultsProps & { measure: Measure }) {
  const first = stopOfAge(25), later = ages.slice(first + 1);
  const between = (of: People, age: (typeof ages)[number]) => anxietyBetween(of, measure, first, stopOfAge(age));
  const rows = later.map((age): ChartRow => ({ label: `25 and ${age}`, ...between(people, age), before: before ? between(before, age) : undefined, published: age === 30 && measure === "asked" ? published(anxietyOverYears) : undefined }));
  return (
    <DotPlot
      title={`Anxiety at 25 and later, ${measure === "asked" ? "as asked" : "true"}`} rowLabel="ages" unit="r" axis={{ label: "correlation", low: -0.2, high: 1 }} rows={rows}
      alt={`Correlation of anxiety at 25 with anxiety later: ${words(rows, "r")}.`}
      caption={
        measure === "asked"
          ? `Questionnaires err, so that even a person who never changed answers otherwise the second time. Published: .50, ${sourceOf(anxietyOverYears)}.${misses([{ label: "25 and 30", found: between(people, 30), finding: anxietyOverYears }], "r", isOrdinary)}`
          : "Of what is true there is no published number: nobody can see it. Switch to the questionnaire for that."
      }
    />
  );
}
