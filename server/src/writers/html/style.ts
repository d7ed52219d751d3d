/** The style sheet of a publication: for the screen, light and dark, and for paper. */
import type { Head, Labels } from "../../publication/tree/tree.ts";

/** Returns the style sheet. The running lines of pages have the marking and the number of the page. */
export function styleSheet({ marking }: Head, { page }: Labels): string {
  return SCREEN + paper(marking, page);
}

/** A text in a style sheet. */
function cssText(words: string): string {
  return `"${words.replace(/[^\p{L}\p{N} .,:;+/()–-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

function paper(marking: string | undefined, page: string): string {
  const line =
    marking === undefined
      ? ""
      : `@top-center { content: ${cssText(marking)}; font: 600 9pt var(--sans); }
  @bottom-center { content: ${cssText(marking)}; font: 600 9pt var(--sans); }`;
  return `
@page {
  size: A4; margin: 24mm 22mm;
  ${line}
  @bottom-right { content: ${cssText(page)} " " counter(page) " / " counter(pages); font: 8pt var(--sans); }
}
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; --rule: #999; --tint: #f1f1f1; --accent: #000; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  nav { break-after: page; }
  h2, h3, h4, h5, caption, figcaption { break-after: avoid; }
  figure, tr, thead, table.short { break-inside: avoid; }
  p, li, blockquote, dd { orphans: 2; widows: 2; }
  thead, thead tr { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  .field:has(+ .table), .field:has(+ ul.field), :is(h2, h3, h4, h5) + .field { break-after: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; } table { min-width: 0 !important; }
  a { color: inherit; text-decoration: none; }
  a[href^="http"], a[href^="mailto"] { text-decoration: underline; }
  a.named::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
  .back { display: none; }
}
`;
}

const SCREEN = `
:root {
  color-scheme: light dark;
  --serif: "Source Serif 4", "Source Serif Pro", Charter, "Bitstream Charter", Cambria, Georgia, serif;
  --sans: "Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  --ink: #1c2126; --paper: #fff; --soft: #4a535c; --rule: #b9c0c7; --tint: #f2f4f6; --accent: #14416b;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7ea; --paper: #16191c; --soft: #b3bbc3; --rule: #4b545d; --tint: #22272c; --accent: #8fc1f0; }
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body { margin: 0 auto; max-width: 50rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.55 var(--serif); hyphens: auto; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6, th, caption, figcaption, .marking, nav, dt, .authors, .date, .field strong { font-family: var(--sans); }
h2 { font-size: clamp(1.25rem, 7vw, 1.65rem); line-height: 1.25; margin: 3rem 0 1rem; padding-top: .6rem; border-top: 2px solid var(--ink); color: var(--ink); }
h1 { font-size: clamp(1.4rem, 9vw, 2.3rem); line-height: 1.15; margin: 1.5rem 0 .5rem; }
h3 { font-size: 1.25rem; line-height: 1.3; margin: 2.2rem 0 .6rem; color: var(--accent); }
h4, h5, h6 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
p { margin: .6rem 0; }
a { color: var(--accent); text-decoration-line: underline; text-underline-offset: .18em; text-decoration-thickness: 1px; }
a[href^="#"] { text-decoration-color: var(--rule); } a:hover { text-decoration-color: currentColor; }
a:focus-visible, .table:focus-visible, .picture:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.marking { text-align: center; font-weight: 700; letter-spacing: .06em; border: 1px solid var(--ink); padding: .3rem; margin: 0 0 1.5rem; }
footer .marking { margin: 3rem 0 0; }
.subtitle { font-size: 1.3rem; color: var(--soft); margin: 0 0 1rem; }
.authors, .date { margin: .8rem 0; }
dl { display: grid; grid-template-columns: fit-content(50%) minmax(0, 1fr); overflow-wrap: anywhere; gap: .3rem 1.2rem; margin: 1.5rem 0; padding: .8rem 0; border: solid var(--rule); border-width: 1px 0; }
dt { font-weight: 600; } dd { margin: 0; } dd p { margin: 0; }
nav { margin: 2rem 0; } nav h2 { margin: 0 0 .5rem; border: 0; font-size: 1.2rem; } nav ul { list-style: none; padding-left: 0; margin: 0; }
nav ul ul { padding-left: 1.2rem; font-size: .92rem; } nav li { margin: .15rem 0; } nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
.lead { font-size: 1.12rem; margin-top: 1.4rem; }
.field, .entry { font-family: var(--sans); font-size: .96rem; line-height: 1.45; margin: .3rem 0; }
ul.field { padding-left: 1.6rem; margin: 0 0 .5rem; } ul.field p { margin: .15rem 0; }
.entry { margin: .55rem 0; padding-left: 1rem; text-indent: -1rem; }
.notice { font-family: var(--sans); font-size: .92rem; color: var(--soft); }
.missing { font-style: italic; color: var(--soft); border-bottom: 1px dotted currentColor; }
blockquote { margin: 1rem 0; padding: 0 0 0 1.2rem; border-left: 3px solid var(--rule); }
pre { background: var(--tint); padding: .8rem; overflow-x: auto; font-size: .85rem; white-space: pre-wrap; }
code { font-size: .9em; }
.table { overflow-x: auto; margin: 1.2rem 0; }
table { border-collapse: collapse; width: 100%; font: .9rem/1.4 var(--sans); }
table.wide { font-size: .82rem; } table.wide :is(th, td) { padding-inline: .4rem; }
.field + .table { margin: .4rem 0 .8rem; }
caption, figcaption { text-align: left; font-size: .92rem; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; } tbody th { font-weight: 600; }
figure { margin: 1.8rem 0; } .picture { overflow-x: auto; background: #fff; } .picture svg { max-width: 100%; height: auto; display: block; margin: 0 auto; }
@media screen and (max-width: 40rem) { .picture svg { max-width: none; } }
.footnotes { margin-top: 3rem; border-top: 1px solid var(--rule); font-size: .92rem; }
sup, sub { line-height: 0; }
.small-caps { font-variant-caps: small-caps; }
.underline { text-decoration: underline; }
`;
