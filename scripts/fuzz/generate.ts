/** Makes patterns of texts that may be slow: tokens of YAML, Markdown and the format, pumped and put into each other. */
import type { Pattern, Segment, SlowKind } from "./text.ts";
import { slowKinds } from "./text.ts";

/** Chance between 0 and 1. */
export type Random = () => number;

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
] as const;

const HEAD = "assessment: 1\ntitle: T\n";

/** Where a text can stand: what is before and behind it, and how far its lines are indented. */
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
    [`# `, `\n${HEAD}`],
  ],
  taxonomy: [["taxonomy: 1\nid: t\ntitle: T\ncategories:\n", "\n"]],
  scale: [["scale: 1\nid: s\nof: likelihood\ntitle: T\nterms:\n", "\n"]],
  configuration: [
    ["rules:\n", "\n"],
    ["ignore: ['", "']\n"],
  ],
  bibtex: [
    ["", ""],
    ["@book{a, title={", "}}\n"],
    ["@book{a, author={", "}}\n"],
  ],
  "csl-json": [['[{"id": "a", "title": "', '"}]']],
  "csl-yaml": [["references:\n- id: a\n  title: ", "\n"]],
};

/** Entries of the format that lead to each other. */
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

/** A pattern by chance, or one that is found slow already, changed by chance. */
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
