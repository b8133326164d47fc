// A life on a line: with whom it was shared, what happened, how it was assessed.
import { type Room, Figure, widthOfWords } from "../charts/figure";
import { type CsvColumn } from "../charts/save";
import { type Life, type Tie } from "./life";
import { yearsOfLife } from "./use";
import { capital, shortAge } from "./words";

interface Bar {
  from: number;
  to: number;
  solid: boolean;
  words: string;
}

interface Mark {
  at: number;
  shape: "dot" | "ring" | "diamond" | "cross" | "letter";
  words: string;
}

interface Lane {
  name: string;
  rows: Bar[][]; // bars that overlap lie in different rows
  marks: Mark[];
}

/** Bars in as few rows as they need. */
function packed(bars: Bar[]): Bar[][] {
  const rows: Bar[][] = [];
  for (const bar of bars) {
    const row = rows.find((one) => (one[one.length - 1]?.to ?? 0) <= bar.from + 1e-6);
    if (row) row.push(bar);
    else rows.push([bar]);
  }
  return rows;
}

function barsOf(life: Life, kind: Tie["kind"]): Bar[] {
  const end = life.last / 12;
  return life.ties
    .filter((tie) => tie.kind === kind && tie.from <= end)
    .map((tie) => {
      const to = Math.min(end, Number.isFinite(tie.to) ? tie.to : end);
      const ending = !(tie.to <= end) ? "lasts where the record ends" : tie.byDeath ? `until a death at ${shortAge(to)}` : `until ${shortAge(to)}`;
      return { from: Math.max(0, tie.from), to, solid: kind !== "partner", words: `${kind} from ${shortAge(tie.from)}, ${ending}` };
    });
}

/** A shared home is drawn over the whole of a love. */
function homes(life: Life): Bar[] {
  const end = life.last / 12;
  return life.ties.filter((tie) => tie.kind === "partner" && tie.home <= end).map((tie) => ({ from: tie.home, to: Math.min(end, Number.isFinite(tie.to) ? tie.to : end), solid: true, words: `shared home from ${shortAge(tie.home)}` }));
}

function familyMarks(life: Life): Mark[] {
  return life.events
    .filter((one) => one.lane === "family")
    .map((one) => ({ at: one.age, shape: one.text.includes("died") ? "diamond" : one.text.includes("parted") ? "cross" : "ring", words: `${one.text} at ${shortAge(one.age)}` }));
}

function lanesOf(life: Life): Lane[] {
  const therapies = life.therapies.map((one) => ({ from: one.from, to: one.to, solid: true, words: `psychotherapy from ${shortAge(one.from)}` }));
  const seen: Mark[] = [];
  for (const one of life.assessed) if ((one.aai || (one.ssp && seen.length === 0)) && one.month <= life.last) seen.push({ at: one.month / 12, shape: "letter", words: one.aai || one.ssp });
  return [
    { name: "Family", rows: [], marks: familyMarks(life) },
    { name: "Friends", rows: packed(barsOf(life, "friend")), marks: [] },
    { name: "Mentor", rows: packed(barsOf(life, "mentor")), marks: [] },
    { name: "Love", rows: packed(barsOf(life, "partner")), marks: [] },
    { name: "Children", rows: [], marks: life.children.map((age) => ({ at: age, shape: "dot", words: `a child born at ${shortAge(age)}` })) },
    { name: "Therapy", rows: packed(therapies), marks: [] },
    { name: "Coded as", rows: [], marks: seen },
  ];
}

function Shape({ mark, x, y, em }: { mark: Mark; x: number; y: number; em: number }) {
  const r = 0.38 * em;
  if (mark.shape === "letter")
    return (
      <text x={x} y={y + 0.35 * em} font-size={em} text-anchor="middle" class="chart-value">
        {mark.words}
      </text>
    );
  return (
    <g class={`life-mark ${mark.shape}`}>
      <title>{capital(mark.words)}</title>
      {mark.shape === "diamond" && <path d={`M${x} ${y - 1.25 * r}L${x + 1.25 * r} ${y}L${x} ${y + 1.25 * r}L${x - 1.25 * r} ${y}Z`} />}
      {mark.shape === "cross" && <path d={`M${x - r} ${y - r}L${x + r} ${y + r}M${x - r} ${y + r}L${x + r} ${y - r}`} />}
      {(mark.shape === "dot" || mark.shape === "ring") && <circle cx={x} cy={y} r={r} />}
    </g>
  );
}

function picture(life: Life, month: number, { width, em }: Room, alt: string) {
  const lanes = lanesOf(life), overlaid = homes(life);
  const beside = width > 32 * em;
  const left = beside ? 1 + Math.max(...lanes.map((lane) => widthOfWords(lane.name, em))) + em : 0.6 * em;
  const right = width - 0.9 * em, row = 1.25 * em;
  const x = (age: number) => left + (Math.min(age, yearsOfLife) / yearsOfLife) * (right - left);
  let y = 0.5 * em;
  const drawn = lanes.map((lane) => {
    const top = y + (beside ? 0 : 1.2 * em), rows = Math.max(1, lane.rows.length);
    y = top + rows * row + 0.45 * em;
    return { lane, top, middle: top + (rows * row) / 2 };
  });
  const foot = y, height = foot + 2.5 * em;
  const step = width < 32 * em ? 20 : 10;
  const ticks = Array.from({ length: Math.floor(yearsOfLife / step) + 1 }, (_, k) => k * step);
  return (
    <svg class="chart-svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={alt}>
      {ticks.map((age) => (
        <g key={age}>
          <line class="chart-grid" x1={x(age)} x2={x(age)} y1={0} y2={foot} />
          <text class="chart-soft" x={x(age)} y={foot + 1.1 * em} font-size={em} text-anchor="middle">{age}</text>
        </g>
      ))}
      <text class="chart-soft" x={right} y={foot + 2.1 * em} font-size={em} text-anchor="end">Age in years</text>
      {drawn.map(({ lane, top, middle }) => (
        <g key={lane.name}>
          <text x={beside ? 0 : left} y={beside ? middle + 0.35 * em : top - 0.25 * em} font-size={em}>{lane.name}</text>
          {lane.rows.map((bars, k) =>
            [...bars, ...(lane.name === "Love" && k === 0 ? overlaid : [])].map((bar) => (
              <rect class={bar.solid ? "life-bar" : "life-bar open"} x={x(bar.from)} y={top + k * row + 0.18 * em} width={Math.max(2, x(bar.to) - x(bar.from))} height={row - 0.36 * em} rx={2}>
                <title>{capital(bar.words)}</title>
              </rect>
            )),
          )}
          {lane.marks.map((mark) => <Shape mark={mark} x={x(mark.at)} y={middle} em={em} />)}
        </g>
      ))}
      <line class="life-now" x1={x(month / 12)} x2={x(month / 12)} y1={0} y2={foot} />
    </svg>
  );
}

function columnsOf(life: Life): CsvColumn[] {
  return [
    { label: "Age", values: life.events.map((one) => Number(one.age.toFixed(2))) },
    { label: "What happened", values: life.events.map((one) => capital(one.text)) },
  ];
}

const signs =
  "In the family, a ring is a brother or sister born, a cross the parents' parting, a diamond a death. A love is drawn open, a shared home filled. Letters are classes: of the first Strange Situation (A, B, C, D), then of interviews (F autonomous, Ds dismissing, E preoccupied, U unresolved).";

export function Timeline({ life, month, title, explained }: { life: Life; month: number; title: string; explained: boolean }) {
  const of = (kind: Tie["kind"]) => life.ties.filter((tie) => tie.kind === kind && tie.from > -0.01).length;
  const alt = `${of("friend")} friendships, ${of("mentor")} mentors, ${of("partner")} loves, ${life.children.length} children and ${life.therapies.length} therapies by ${shortAge(life.last / 12)}. All of them stand in the table of numbers below.`;
  return (
    <Figure
      title={title}
      caption={explained ? signs : undefined}
      columns={columnsOf(life)}
      draw={(room) => picture(life, month, room, alt)}
    />
  );
}
