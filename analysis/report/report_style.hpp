// The looks of a report: one column of text, figures that stand side by side where there is room, light, dark, and paper.
#pragma once

namespace dyad {

inline constexpr const char* report_style = R"css(
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #565656; --line: #dcdcdc; --paper: #fff; --pale: #f3f4f6; --link: #004c7f; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --soft: #b4b4b4; --line: #3d4148; --paper: #15171b; --pale: #22252b; --link: #8cc8f2; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 1180px; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 3rem 0 .6rem; padding-top: .6rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.08rem; line-height: 1.3; margin: 1.8rem 0 .3rem; }
p, ul, ol { max-width: 46rem; } p { margin: .5rem 0; } li { margin: .3rem 0; overflow-wrap: anywhere; }
a { color: var(--link); } nav a { display: inline-block; margin: 0 1rem .2rem 0; }
code { background: var(--pale); padding: .1em .3em; font-size: .92em; overflow-wrap: anywhere; }
pre { background: var(--pale); padding: .7rem .9rem; margin: .4rem 0 .8rem; overflow-x: auto; max-width: 60rem; }
pre code { background: none; padding: 0; overflow-wrap: normal; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; max-width: 60rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); gap: 1.2rem 1.6rem; margin: 1rem 0 .4rem; align-items: start; }
figure { margin: 0; max-width: 440px; } figcaption { font-size: .86rem; color: var(--soft); line-height: 1.35; margin: .1rem .4rem 0; }
details { margin: .4rem 0 1.2rem; } summary { cursor: pointer; color: var(--link); padding: .2rem 0; } summary:focus-visible, pre:focus-visible, .wide:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .86rem; line-height: 1.35; margin: .4rem 0 1rem; }
caption { text-align: left; font-weight: 700; padding: .3rem 0; } th, td { text-align: left; vertical-align: top; padding: .3rem 1.1rem .3rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; } thead th { border-bottom: 1px solid var(--ink); vertical-align: bottom; } td { font-variant-numeric: tabular-nums; }
.short { border-left: 4px solid #0072B2; padding: .1rem 0 .1rem 1rem; margin: 1rem 0; } .warning { border-left-color: #D55E00; }
@media screen and (max-width: 600px) { body { padding: 1rem .9rem 3rem; } h1 { font-size: 1.45rem; } dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .4rem; } }
@page { size: A4; margin: 14mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav { display: none; } h2 { margin-top: 1.6rem; } h2, h3, caption { break-after: avoid; } figure, tr, li, pre { break-inside: avoid; }
  .figures { grid-template-columns: repeat(2, 1fr); } a { color: inherit; text-decoration: none; } summary { color: inherit; }
  details:not([open]) { display: none; } pre { white-space: pre-wrap; }
}
)css";

} // namespace dyad
