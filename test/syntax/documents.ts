/** Random texts, YAML and others, for the property tests of the syntax layer. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { yamlFile } from "./yaml.ts";
import { fc } from "../property.ts";
import { projectRoot } from "../../scripts/root.ts";

/** Fragments with and without a meaning in YAML. */
export const fragments = [
  "assessment: 1\n",
  "title: Threats\n",
  "actors:\n",
  "  mexico:\n",
  "    name: Mexico\n",
  "  port: {name: Port}\n",
  "rankings:\n",
  "  r:\n    of: mexico\n    order:\n      - energy\n      - water\n",
  "- a\n",
  "  - b\n",
  "    - c\n",
  "-",
  "- ",
  ":",
  ": ",
  "\n",
  "\r\n",
  "\r",
  " ",
  "  ",
  "\t",
  "#",
  " # note\n",
  "|\n",
  ">\n",
  "|2\n",
  "  text\n",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  ",",
  "&m ",
  "*m",
  "!t ",
  "!!str ",
  "---\n",
  "...\n",
  "%YAML 1.2\n",
  "%TAG ! x\n",
  "? ",
  "? k\n: v\n",
  "\uFEFF",
  "\u00A0",
  "\u200B",
  "\0",
  "🌋",
  "e\u0301",
  "\uD800",
  "\\",
  "key",
  "key:",
  "a: b\n",
  "<<: *m\n",
  "[[x]]",
  "[@c]",
  "“q”",
  "\u2028",
  "x".repeat(50),
  "<p>\n",
  "summary: |\n  Text\n  more\n",
  "text: >-\n    folded\n\n    more\n",
];

/** Fragments in random order. */
export const scraps: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
    ),
    {
      maxLength: 25,
    },
  )
  .map((parts) => parts.join(""));

/** Fragments that begin the lines of a document, so that more of them form valid YAML. */
const entries = [
  "us-mexico-2005.threat.yaml",
  "andean-water-utility/agua.threat.yaml",
  "first.threat.yaml",
].flatMap((name) => readFileSync(join(projectRoot, `examples/${name}`), "utf8").split(/^(?=\S)/m));

/** A few entries of the examples. */
export const exampleText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(...entries).chain((entry) => {
      const lines = entry.split(/(?<=\n)/);
      return fc
        .tuple(fc.nat(Math.max(lines.length - 1, 0)), fc.integer({ min: 1, max: 14 }))
        .map(([from, count]) => {
          const [head = ""] = lines;
          return head + lines.slice(Math.max(from, 1), Math.max(from, 1) + count).join("");
        });
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const lineBreaks = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r", "mixed");

/** Any text, with any kind of line breaks. */
export const anyText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: exampleText },
      { weight: 4, arbitrary: yamlFile },
      { weight: 3, arbitrary: scraps },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "",
          "\n",
          "#",
          "\uFEFF",
          "---",
          "a",
          "[".repeat(300),
          "- ".repeat(300),
          `a: ${"{b: ".repeat(200)}`,
        ),
      },
    ),
    lineBreaks,
    fc.constantFrom("", "", "", "", "\uFEFF"),
  )
  .map(([text, lineBreak, mark]) => {
    let turn = 0;
    const broken =
      lineBreak === "mixed"
        ? text.replace(/\n/g, () => ["\n", "\r\n", "\r"][turn++ % 3] as string)
        : text.replace(/\n/g, lineBreak);
    return mark + broken;
  });
