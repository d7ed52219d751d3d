/** Generates patterns of texts that may be slow: repeated and nested tokens of YAML, Markdown and the format. */
import type { Pattern, Segment, SlowKind } from "./text.ts";
import { slowKinds } from "./text.ts";

/** Returns a number from 0 (inclusive) to 1 (exclusive). */
type Random = () => number;

const TOKENS = [
  ..."[ ] { } ( ) < > ' ` \"  @ # & * ! | % ^ ~ \\ : ; , . ? - _ = + / $ 1 a A".split(" "),
  ...[" ", "\t", "\n"],
  ...[
    "- ",
    ": ",
    "? ",
    ", ",
    "[@",
    "[[",
    "]]",
    "[^",
    "](",
    "**",
    "```",
    "~~~",
    "<!--",
    "https://",
    "“",
    "«",
    "’",
  ],
  ...[
    "a: ",
    "a%i: ",
    "a%i: 1\n",
    "- a%i\n",
    "&a%i ",
    "*a%i ",
    "*a ",
    "&a ",
    "!!str ",
    "<<: *a\n",
    "---\n",
    "...\n",
  ],
  ...[
    'a: "',
    "a: 'b' c\n",
    "x: [,\n",
    "x: {a\n",
    "a: b: c\n",
    "|\n",
    ">\n",
    "  ",
    "\r\n",
    "\u00a0",
    "\u2028",
    "é",
    "\u0301",
  ],
  ...[
    "likely ",
    "may ",
    "if a, ",
    "not ",
    "first ",
    "10% ",
    "2020 ",
    "by ",
    "p. 3",
    "ABC ",
    "U.S. ",
    "\n\n",
    ". ",
  ],
  ...["# threat-assessment-disable ", "no-a%i, ", "<<<<<<< a\n", "=======\n", "TODO ", "[@a%i] ", "[[a%i]] "],
  // Line breaks and special characters that few editors write.
  ...[
    "\r",
    "\t",
    "\f",
    "\u0085",
    "\u2029",
    "\ufeff",
    "\u200b",
    "\u202e",
    "\u{1f600}",
    "\ud800",
    "а",
    "中",
    "ß",
    "İ",
  ],
  // Opening delimiters, whose closing ones may come too early, too late or never.
  ...[
    "[[]",
    "[a, ",
    "{a: ",
    "{a: b}",
    "{? a}",
    "[]",
    "{}",
    "]\n",
    "}\n",
    '"\\',
    '"\\q" ',
    "''",
    "' '",
    '"" ',
  ],
  ...[
    "&a *a\n",
    "- &a *a\n",
    "? \n",
    "? a\n: b\n",
    "!a ",
    "!<a> ",
    "x%i: *a\n",
    "{<<: *a}",
    "<<: [*a, *a]\n",
  ],
  ...["%YAML 1.2\n", "%TAG ! a%i\n", "%A\n", "--- a\n", "--- |\n", "---\na: 1\n", "... a\n"],
  ...[
    "a%i: |\n  x\n",
    "a%i: >9\n x\n",
    "|2-\n",
    ">+\n",
    "  # a\n",
    "# a\n",
    "a%i: 1 # x\n",
    "\ta: 1\n",
    "   a: 1\n",
  ],
  ...[
    "a%i = b\n",
    "a%i:b\n",
    "a b c\n",
    "-a\n",
    "title: T\n",
    "titel%i: 1\n",
    "threats:\n",
    "  a%i: {name: N}\n",
  ],
  ...[
    "[a](b) ",
    "![a](b) ",
    "[a][b] ",
    "<https://a.b/%i> ",
    "| a | b |\n",
    "> ",
    "1. a\n",
    "&amp; ",
    "\\* ",
    "_a_ ",
  ],
  ...[
    "12,345.6 % ",
    "1e9",
    "10-20 % ",
    "3 of 4 ",
    "2020-13-%i ",
    "in March 2021 ",
    "Q%i 2020 ",
    "p < 0.05 ",
    "0x%i ",
  ],
  ...[
    "[@a%i; @b, p. 3] ",
    "[-@a] ",
    "see @a, ",
    "[[a|b]] ",
    "It is likely that ",
    "at least ",
    "more likely than ",
  ],
  ...["# threat-assessment-disable-next-line no-a%i -- b\n", "**/", "*?", "{a,b}", "[!a]", "!(a)"],
] as const;

/** Repeated, these become a very long token: a key, a word or a number. */
const LONG = ["k", "k ", "1", "a-", "a.", "-", "é", "%i"] as const;

const HEAD = "assessment: 1\ntitle: T\n";

/** The contexts of a text: what comes before it and after it, and the indentation of its lines. */
const PLACES: Readonly<Record<SlowKind, readonly (readonly [before: string, behind: string])[]>> = {
  assessment: [
    ["", ""],
    [HEAD, "\n"],
    [`${HEAD}summary: `, "\n"],
    [`${HEAD}summary: "`, '"\n'],
    [`${HEAD}summary: |\n  `, "\n"],
    [`${HEAD}statements:\n  s:\n    kind: judgment\n    text: >\n      `, "\n"],
    [`${HEAD}threats:\n`, "\n"],
    [`${HEAD}threats:\n  a: {name: `, "}\n"],
    [`${HEAD}rankings:\n  r:\n    order: [`, "]\n"],
    [`${HEAD}sources:\n  s:\n    date: `, "\n"],
    [`${HEAD}x-a:\n  - `, "\n"],
    [`${HEAD}x-a: [`, "]\n"],
    [`${HEAD}x-a: {`, "}\n"],
    [`${HEAD}threats:\n  a:\n`, "\n"],
    [`${HEAD}threats:\n  - `, "\n"],
    [HEAD, ": 1\n"],
    [`${HEAD}threats:\n  `, ": {name: N}\n"],
    [`${HEAD}? `, "\n"],
    [`${HEAD}x-a: &a [x]\n`, "\n"],
    [HEAD.replaceAll("\n", "\r"), "\r"],
    [HEAD.replaceAll("\n", "\r\n"), "\r\n"],
    [`---\n${HEAD}`, "---\n"],
    ["%YAML 1.1\n", `\n---\n${HEAD}`],
    ['{"assessment": 1, "title": "T", "threats": {', "}}"],
    [`# `, `\n${HEAD}`],
  ],
  taxonomy: [["taxonomy: 1\nid: t\ntitle: T\ncategories:\n", "\n"]],
  scale: [["scale: 1\nid: s\nof: likelihood\ntitle: T\nterms:\n", "\n"]],
  configuration: [
    ["rules:\n", "\n"],
    ["ignore: ['", "']\n"],
    ["ignore:\n", "\n"],
    ["ignore: ['**/", "*.yaml']\n"],
    ["rules:\n  no-loaded-language:\n    options:\n      words: ['", "']\n"],
    ["rules:\n  no-loaded-language:\n    options:\n      words:\n", "\n"],
    ["overrides:\n- files: ['", "']\n  preset: all\n"],
  ],
  bibtex: [
    ["", ""],
    ["@book{a, title={", "}}\n"],
    ["@book{a, author={", "}}\n"],
  ],
  "csl-json": [['[{"id": "a", "title": "', '"}]']],
  "csl-yaml": [["references:\n- id: a\n  title: ", "\n"]],
};

/** Entries that refer to each other. */
const ENTRIES = [
  ["threats:\n", "  t%i: {title: T, part-of: t%j}\n"],
  ["threats:\n", "  t%i:\n    title: T\n    examples: [t%j]\n"],
  ["statements:\n", "  s%i: {kind: judgment, text: 'See [[s%j]] and [@q%i].', based-on: [s%j]}\n"],
  ["sources:\n", "  s%i: {type: report, title: T, via: s%j}\n"],
  ["rankings:\n", "  r%i: {title: T, order: [a, b%i, [c, d]]}\n"],
  ["recommendations:\n", "  r%i: {text: T, addresses: [t%i, thraet-%j]}\n"],
  ["actors:\n", "  a%i: {name: A B, kind: state, part-of: a%j}\n"],
] as const;

function oneOf<T>(all: readonly T[], random: Random): T {
  return all[Math.floor(random() * all.length)] as T;
}

/** A random pattern, or a random variant of a known slow pattern. */
export function patternBy(random: Random, known: readonly Pattern[]): Pattern {
  if (known.length > 0 && random() < 0.3) return mutated(oneOf(known, random), random);
  if (random() < 0.15) {
    const [section, entry] = oneOf(ENTRIES, random);
    const [other, more] = oneOf(ENTRIES, random);
    const segments = [
      HEAD + section,
      { repeat: entry },
      ...(other === section ? [] : [other, { repeat: more }]),
    ];
    return { name: "entries", kind: "assessment", segments };
  }
  const kind = random() < 0.8 ? "assessment" : oneOf(slowKinds, random);
  const [before, behind] = oneOf(PLACES[kind], random);
  const middle: Segment[] = [{ repeat: unit(random) }];
  if (random() < 0.4) middle.unshift(unit(random));
  if (random() < 0.4) middle.push(random() < 0.5 ? { repeat: unit(random) } : unit(random));
  return { name: "tokens", kind, segments: [before, ...middle, behind] };
}

function unit(random: Random): string {
  if (random() < 0.05) return oneOf(LONG, random);
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => oneOf(TOKENS, random)).join("");
}

function mutated({ kind, segments }: Pattern, random: Random): Pattern {
  const changed = segments.map((each): Segment => {
    if (random() < 0.5) return each;
    if (typeof each === "string") return random() < 0.5 ? each : each + unit(random);
    return { repeat: random() < 0.5 ? each.repeat + oneOf(TOKENS, random) : unit(random) };
  });
  return { name: "mutation", kind, segments: changed };
}
