// What happened, in words: today's bids, the log of the last days, and what has paid so far.
import { type Layout, type Answer, type Bid, bidInWords, percent, printed, strategies } from "./days";
import { Sign, answerWords, strategyWords } from "./marks";
import { Numbers, Step } from "./parts";

const daysInLog = 5;

/** Today's bids as buttons: each shows its bid in the picture. */
export function TodayBids({ bids, figures, shown, onLook, whose }: { bids: Bid[]; figures: string[]; shown: number; onLook: (bid: number) => void; whose?: string }) {
  if (bids.length === 0) return <p class="soft">It has just been born. Press Play, or take a step in time.</p>;
  return (
    <ol class="dyad-bids" aria-label={`Today's bids${whose ? `: ${whose}` : ""}`}>
      {bids.map((bid, index) => (
        <li key={index}>
          <Step pressed={index === shown} onDo={() => onLook(index)}>
            <Sign strategy={bid.strategy} />
            <span>
              {strategyWords[bid.strategy].short} ({figures[bid.slot - 1]}): {answerWords[bid.answer]}
            </span>
            <Sign answer={bid.answer} />
          </Step>
        </li>
      ))}
    </ol>
  );
}

/** The last days, newest first. */
export function Log({ layout, days, figures, whose }: { layout: Layout; days: Float32Array[]; figures: string[]; whose: string }) {
  const first = Math.max(0, days.length - daysInLog);
  const lines = days.slice(first).flatMap((day, index) =>
    layout.bids(day).map((bid, episode) => ({ key: `${first + index} ${episode}`, text: `Day ${first + index + 1}: ${bidInWords(bid, figures[bid.slot - 1] ?? "a caregiver")}` })),
  );
  return (
    <div class="dyad-log" tabIndex={0} role="region" aria-label={`Log of the last ${daysInLog} days${whose && `: ${whose}`}`}>
      {whose && <p class="small soft">{whose === "the twin" ? "The twin" : "The baby"}</p>}
      <ol reversed>
        {lines.reverse().map((line) => (
          <li key={line.key}>{line.text}</li>
        ))}
      </ol>
    </div>
  );
}

const answers: Answer[] = ["comforted", "unnoticed", "rejected", "frightened"];

/** How often each strategy was tried, what came of it, and how it felt on average. */
export function WhatPaid({ layout, days, slot, figure, whose }: { layout: Layout; days: Float32Array[]; slot: number; figure: string; whose: string }) {
  const bids = days.flatMap((day) => layout.bids(day)).filter((bid) => slot === 0 || bid.slot === slot);
  const rows = strategies.map((strategy) => {
    const own = bids.filter((bid) => bid.strategy === strategy), count = own.length;
    const shares = answers.map((answer) => (count ? percent(own.filter((bid) => bid.answer === answer).length / count) : "–"));
    const name = <><Sign strategy={strategy} /> {strategyWords[strategy].title}</>;
    return [name, count, ...shares, count ? printed(own.reduce((sum, bid) => sum + bid.felt, 0) / count) : "–"];
  });
  const caption = `What has paid so far for ${whose}: all bids ${slot === 0 ? "to anybody" : `to ${figure}`}, and how they ended`;
  return <Numbers caption={caption} head={["Strategy", "Bids", ...answers.map((answer) => answerWords[answer]), "felt, on average"]} rows={rows} />;
}
