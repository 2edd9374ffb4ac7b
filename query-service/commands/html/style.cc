#include "query-service/commands/html/style.h"

namespace waymark::query::client {

std::string_view PageStyle() {
  return R"css(
:root { --ink: #1b1f24; --quiet: #51585f; --line: #c9ced4; --accent: #1d4f91; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1.25rem 3rem; color: var(--ink);
  background: #fff; font: 1rem/1.5 system-ui, "Liberation Sans", "DejaVu Sans", Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem;
  border-bottom: 2px solid var(--accent); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; }
p { margin: .4rem 0; }
a { color: var(--accent); }
.subtitle { color: var(--quiet); font-size: 1.05rem; }
.asked { border-left: 4px solid var(--accent); padding-left: .75rem; }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: .25rem 1rem; margin: .5rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
.table { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; }
thead th { color: var(--quiet); font-weight: 600; border-bottom: 2px solid var(--line); }
tbody { border-bottom: 1px solid var(--line); }
tbody th { font-weight: 600; }
.details td { padding: 0 0 .6rem 1rem; }
ul { margin: .2rem 0; padding-left: 1.2rem; }
li { margin: .15rem 0; }
.items { list-style: none; padding: 0; }
.items > li { margin: .6rem 0; }
.note { color: var(--quiet); }
.note b { color: var(--ink); }
.tone { display: inline-block; padding: 0 .5rem; border-left: 5px solid; border-radius: 2px; }
.weak { background: #fbe9e7; border-color: #a8321f; }
.inconsistent { background: #fdf3dc; border-color: #a06a00; }
.sound { background: #e6f1ea; border-color: #2b7147; }
.strong { background: #dfeaf7; border-color: #1d4f91; }
.sources a { overflow-wrap: anywhere; }
.sources span { overflow-wrap: anywhere; }
figure { margin: .75rem 0; }
figcaption { color: var(--quiet); font-size: .85rem; }
svg { max-width: 100%; height: auto; display: block; }
svg text { font: 12px system-ui, "Liberation Sans", "DejaVu Sans", Arial, sans-serif; fill: #1b1f24; }
svg .scale { fill: #51585f; }
svg .value { font-weight: 600; }
svg .axis { stroke: #51585f; }
svg .grid { stroke: #dde1e5; }
svg .span { stroke: #1d4f91; stroke-width: 1.5; }
svg .figure { fill: #1d4f91; }
svg .about { fill: #fff; stroke: #1d4f91; stroke-width: 2; }
svg .target { fill: #fff; stroke: #51585f; stroke-width: 1.5; }
svg .bar { fill: #5b87bd; }
svg .before { stroke: #1b1f24; stroke-width: 3; }
footer { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid var(--line);
  color: var(--quiet); font-size: .85rem; overflow-wrap: anywhere; }
:target { background: #fff3bf; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin: 0 0 .4rem; } }
@page { size: A4; margin: 17mm 16mm 18mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 9pt "Liberation Sans", Arial, sans-serif; color: #51585f; } }
@media print {
  :root { font-size: 9.5pt; }
  body { max-width: none; padding: 0; line-height: 1.4; }
  h2, h3, thead, figure { break-after: avoid; }
  article, figure, dl, tr, li { break-inside: avoid; }
  tr:has(+ .details) { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  figure svg { width: 150mm; }
  .table { overflow: visible; }
  a { color: inherit; text-decoration: none; }
  .tone { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";
}

}  // namespace waymark::query::client
