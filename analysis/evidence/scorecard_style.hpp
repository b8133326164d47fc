// The looks of the scorecard's page: one column of text, tables that fold up on narrow screens, and paper.
#pragma once

namespace dyad {

inline constexpr const char* scorecard_style = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 1180px; background: #fff; color: #1b1b1b;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .6rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 3rem 0 .6rem; padding-top: .6rem; border-top: 2px solid #1b1b1b; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
p, ul.plain { max-width: 46rem; } p { margin: .5rem 0; }
a { color: #004c7f; } code { background: #f2f2f2; padding: .1em .35em; overflow-wrap: anywhere; }
nav a { display: inline-block; margin: 0 1rem .2rem 0; }
dl.run { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; } dl.run dd { margin: 0; }
.tallies { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem 2rem; }
.tallies section > svg { display: block; width: 100%; height: auto; max-width: 26rem; } .tallies h3 { margin-top: .6rem; }
.tallies ul { list-style: none; margin: .4rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem .8rem; font-size: .9rem; }
.tallies p { margin: .2rem 0; }
svg.badge { width: .95em; height: .95em; vertical-align: -.12em; margin-right: .35em; overflow: visible; }
abbr { text-decoration: none; font-weight: 700; }
ul.legend { list-style: none; margin: .8rem 0; padding: .6rem .8rem; border: 1px solid #ccc; display: flex; flex-wrap: wrap;
  gap: .3rem 1.4rem; font-size: .88rem; }
ul.legend li { display: flex; align-items: center; gap: .4rem; } ul.legend svg { width: 48px; height: 20px; flex: none; }
ul.legend span { font-weight: 700; }

table { border-collapse: collapse; width: 100%; font-size: .84rem; line-height: 1.35; margin: .6rem 0 1.6rem; }
caption { text-align: left; font-weight: 700; font-size: 1rem; padding: .6rem 0 .2rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; font-weight: 400; border-bottom: 1px solid #e2e2e2; }
thead th { font-weight: 700; white-space: nowrap; border-bottom: 1px solid #1b1b1b; vertical-align: bottom; background: #fff; position: sticky; top: 0; z-index: 1; }
.number { white-space: nowrap; font-variant-numeric: tabular-nums; } small { font-size: .92em; color: #565656; }
th small, td small { display: block; } th strong { white-space: nowrap; } tr:target { background: #fff6d6; }
tr.use th { font-weight: 700; padding: .5rem 0 .2rem; background: #fff; }

table.forest { table-layout: fixed; } table.forest th, table.forest td { border-bottom: 0; padding-top: 0; padding-bottom: 0; vertical-align: middle; }
table.forest thead th { border-bottom: 1px solid #1b1b1b; vertical-align: bottom; }
table.forest tr.use th { padding: .6rem 0 .25rem; border-bottom: 1px solid #e2e2e2; }
table.forest thead th:nth-child(2) { width: 414px; } table.forest thead th:nth-child(3), table.forest thead th:nth-child(4) { width: 145px; }
table.forest thead th:nth-child(5) { width: 90px; }
table.forest .drawn { padding-right: 14px; } table.forest .drawn svg { display: block; width: 400px; height: auto; max-width: 100%; }
/* Two lines of a sentence, and the rest in its title, so that rows keep the height of their drawing. */
table.forest th > span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; }
table.forest tbody th { line-height: 1.2; } table.forest tbody tr:hover { background: #f6f6f6; }
.verdict { white-space: nowrap; }
svg text { font-size: 12.5px; fill: #333; text-anchor: middle; } svg text.words { font-weight: 700; }
.grid { stroke: #d5d5d5; stroke-width: .8; } .zero { stroke: #555; stroke-width: 1.2; } .tallies section > svg text { font-weight: 700; fill: #fff; }
ol.why { padding-left: 0; list-style: none; max-width: 60rem; } ol.why li { padding: .55rem 0; border-bottom: 1px solid #e2e2e2; }
ol.why p { max-width: none; margin: .15rem 0; } .reason { color: #333; } ul.plain li, .sources li { margin: .25rem 0; overflow-wrap: anywhere; }

@media screen and (max-width: 1099px) {
  table.forest, table.fold { display: block; table-layout: auto; }
  table.forest > *, table.fold > caption, table.fold > tbody { display: block; }
  table.forest thead { position: sticky; top: 0; z-index: 1; background: #fff; }
  table.forest thead th { display: none; } table.forest thead th.drawn { display: block; position: static; width: auto; padding-right: 0; }
  table.forest tbody tr { display: grid; grid-template-columns: minmax(0, 400px) repeat(2, minmax(8.6rem, max-content)) auto; gap: 0 1rem;
    align-items: center; padding-top: .5rem; border-bottom: 1px solid #ececec; }
  table.forest tbody th { grid-column: 1 / -1; padding-right: 0; } table.forest th > span { display: block; -webkit-line-clamp: none; line-clamp: none; }
  table.forest .drawn { padding-right: 0; } table.forest td { padding-right: 0; }
  table.forest td[data-label]::before { content: attr(data-label); display: block; color: #565656; font-size: .9em; }
  table.fold thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.fold tbody tr { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; padding: .5rem 0; border-bottom: 1px solid #ccc; }
  table.fold th, table.fold td { border: 0; padding: 0; } table.fold th { flex: 0 0 100%; } table.fold td:empty { display: none; }
  table.fold td[data-label]::before { content: attr(data-label) " "; color: #565656; }
}
@media screen and (max-width: 759px) {
  body { padding: 1rem .9rem 3rem; } h1 { font-size: 1.5rem; }
  table.forest tbody tr { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 0 .6rem; padding-bottom: .35rem; }
  table.forest tbody tr > th, table.forest tbody tr > .drawn { flex: 0 0 100%; }
  table.forest .number { min-width: 8rem; } table.forest .verdict { margin-left: auto; }
  dl.run { grid-template-columns: minmax(0, 1fr); gap: 0; } dl.run dt { font-weight: 700; margin-top: .3rem; }
}
@page { size: A4 landscape; margin: 11mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 13px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav { display: none; } tr, li { break-inside: avoid; } h2, h3, caption, tr.use { break-after: avoid; } thead th { position: static; }
  a { color: inherit; text-decoration: none; } table { font-size: 11px; } table.forest .drawn svg { width: 360px; }
  table.forest thead th:nth-child(2) { width: 374px; } table.forest thead th:nth-child(3), table.forest thead th:nth-child(4) { width: 125px; }
  table.forest thead th:nth-child(5) { width: 80px; }
}
)css";

} // namespace dyad
