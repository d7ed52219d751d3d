/** Tests that the fast parser gives the same result as the YAML parser. */
import { stringify } from "yaml";
import { describe, expect, it } from "vitest";
import { paper } from "../../scripts/bench/document.ts";
import { parsePiece } from "../../server/src/syntax/parse.ts";
import { parseSimple } from "../../server/src/syntax/simple/parse.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { RawPiece } from "../../server/src/syntax/split.ts";
import { anyText, exampleText, fragments } from "./documents.ts";
import { fc, expectSame, runs, timeout } from "../property.ts";

const piecesOf = (text: string): readonly RawPiece[] => Source.of("file:///any.threat.yaml", text).pieces;

/** The number of simple pieces. Checks that each has the same result from both parsers. */
function simpleIn(text: string): number {
  const simple = piecesOf(text).filter((piece) => {
    const reading = parseSimple(piece);
    if (reading) expectSame(reading, parsePiece(piece));
    return reading;
  });
  return simple.length;
}

/** Whether the text is simple as one piece, regardless of how the splitter would split it. */
function isSimple(text: string): boolean {
  const piece: RawPiece = { text, lines: 1, role: "entry", before: "start" };
  const reading = parseSimple(piece);
  if (reading) expect(reading).toEqual(parsePiece(piece));
  return reading !== undefined;
}

describe("simple YAML", () => {
  it.each([
    "title: Threats to trade, 2005\n",
    "url: https://example.org/a?b=c\n",
    "a: ñandú\nb: Ελλάδα\nc: угроза\nd: 安全\ne: [تهديد, ภัย]\n",
    "a: 1.0\nb: 007\nc: 0x1f\nd: yes\ne: null\nf: True\ng: -1\nh: .5\ni: 1e3\nj: 2005-01-25\nk: 12:30\n",
    "null: a\ntrue: b\n",
    "a: \"q: #1, 'x'\"\nb: 'q \"x\"'\n",
    "a: [b, c d, 1, \"e, f\"]\nb: [ x ,y ]\nc: { k: v, l: [w, 'x'] }\nd: [{ k: v }, { l: w }]\n",
    "a:\n  b:\n    c: d\n  e:\n    - f\n    - g: h\n      i:\n        - j\n  k: l",
    "  - a: b\n    c: d\n  - e\n",
    "a: |\n  b\n\n    c # no comment\n\nd: e\n",
    "- |\n  a\n- b",
    "a: b # c\n# d\n\ne: f\n",
    "a:\r\n  b: |\r\n    c\r\n\r\n    d\r\n  e: f # g\r\n# h\r\n",
    "a: b\n  c\n\n\n    d, e\nf: g\n",
    "a: 1\n  2\n",
    "- b\n  c\n- d\n",
    "a:\n  Some words\n  over lines.\nb: c\n",
    "a: >\n  b\n  c\n\n  d\n    e\n\n    f\n  g\n\nh: i\n",
    "a: >-\n  b\n  c\nd: |-\n  e\n\n  f\n",
    "a: \"b \\\"c\\\" \\u00e9\\x41\\U0001F30B \\\\ \\n d\"\nb: 'it''s'\n",
    'a: "b\n  c\n\n  d \\\n  \\ e\\\\\n  f"\n',
    "a: 'b\n  c\n\n  d '\n",
    'a:\n  "b c"\n',
    "a:\n  b:\n  - c\n  - d: e\n    f:\n    - g\n  h: i\n",
    "a: [b,\n  c,\n  { d: e,\n    f: g }\n  ]\n",
    "a: &x b\nc: &y\n  d: &z [e]\nf: [*x, *z]\ng: *y\nh:\n- &w i\n- *w\n",
    "actors:\n",
    "actors:\n  # Those who threaten\n\n",
    "# nothing but a comment\n\n",
    "",
  ])("includes %j", (text) => {
    expect(isSimple(text)).toBe(true);
  });

  it("makes up nearly all of an assessment", () => {
    expect(simpleIn(paper)).toBeGreaterThan(0.98 * piecesOf(paper).length);
    expect(simpleIn(paper.replaceAll("\n", "\r\n"))).toBe(simpleIn(paper));
  });
});

describe("other YAML", () => {
  it.each([
    "a: b: c\n",
    "a:b\n",
    "a: # c\n",
    "a: b #1\n",
    "a: &x\n",
    "- &x\n  a: b\n",
    "a: &x *y\n",
    "a: *x: b\n",
    "a: !t b\n",
    "a: |\n\n  b\n",
    "a: |\n    b\n  c\n",
    "a: |\n",
    'a: "b\n',
    'a: "C:\\new"\n',
    "a: [b\n",
    "a: [[b]]\n",
    "a: [^b]\n",
    "a: {b}\n",
    "a: [b]: c\n",
    "a: • b\n",
    "a: - b\n",
    "- - a\n",
    "-\n",
    "a:\tb\n",
    "\ta: b\n",
    "a: b\r",
    "\uFEFFa: b\n",
    "a\u200B: b\n",
    "\u00A0a: b\n",
    "a: b\n c: d\n",
    "  a: b\nc: d\n",
    "a: b\n- c\n",
    "a: b\n  # c\n",
    "a:\n- b\n# c\n",
    "  a:\n  - b\n  # c\n",
    "a: |+\n  b\n\nc: d\n",
    "a: b\n  c: d\n",
    "a: b # c\n  d\n",
    "a: b\n  # c\n  d\n",
    "a: b\n  - c\n",
    'a: "b\nc"\n',
    'a: "b\\q"\n',
    'a: "\\UFFFFFFFF"\n',
    "a: [b,\nc]\n",
    "a:\n  b\n",
    "a:\n  b:c d\n",
    "? a\n: b\n",
    "text\n",
    `${" ".repeat(41)}a: b\n`,
  ])("includes %j", (text) => {
    expect(isSimple(text)).toBe(false);
  });
});

const words = fc.constantFrom(
  "floods",
  "of",
  "Río",
  "a",
  "the port",
  "12",
  "3.5 %",
  "- x",
  "x: y",
  "“q”",
  "it's",
  '"so"',
  "\\\\",
  "#1",
  "é\u0301",
  "\n",
  "\n\n",
  "\n  - ",
  "\t",
  "1.",
  "•",
);
const sentence = fc.array(words, { minLength: 1, maxLength: 24 }).map((parts) => parts.join(" "));
const { value: content } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { weight: 4, arbitrary: sentence },
    {
      weight: 1,
      arbitrary: fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true })),
    },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    {
      weight: 3,
      arbitrary: fc.dictionary(fc.constantFrom("title", "text", "order", "a-b", "c_d", "ñ"), tie("value"), {
        maxKeys: 3,
      }),
    },
  ),
}));
const choice = (...options: string[]): fc.Arbitrary<unknown> => fc.constantFrom(undefined, ...options);
const layout = fc.record({
  lineWidth: fc.constantFrom(0, 12, 30, 80),
  minContentWidth: fc.constantFrom(0, 20),
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  singleQuote: fc.constantFrom(null, true, false),
  blockQuote: fc.constantFrom<unknown>(true, false, "folded", "literal"),
  doubleQuotedMinMultiLineLength: fc.constantFrom(0, 40),
  defaultStringType: choice("QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_FOLDED", "BLOCK_LITERAL", "PLAIN"),
  collectionStyle: choice("flow", "block"),
});

/** What programs write: any content in any style of YAML. */
const written = fc
  .tuple(
    fc.dictionary(fc.constantFrom("summary", "threats", "terms"), content, { minKeys: 1, maxKeys: 3 }),
    layout,
  )
  .map(([value, options]) =>
    stringify(
      value,
      Object.fromEntries(Object.entries(options).filter(([, option]) => option !== undefined)),
    ),
  );

/** Entries of the examples, and what programs write, with random fragments inserted. */
const spoilt = fc
  .tuple(
    fc.oneof(exampleText, written),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...fragments)), { maxLength: 3 }),
  )
  .map(([text, insertions]) =>
    insertions.reduce((spoiling, [share, fragment]) => {
      const at = share % (spoiling.length + 1);
      return spoiling.slice(0, at) + fragment + spoiling.slice(at);
    }, text),
  );

it("every simple piece has the same result from both parsers", { timeout }, () => {
  let simple = 0;
  fc.assert(
    fc.property(fc.oneof(written, spoilt, anyText), (text) => {
      simple += simpleIn(text);
    }),
    runs(3000),
  );
  expect(simple).toBeGreaterThan(3000);
});
