/** Formatting: white space and nothing else. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { formatDocument, formatOnType, formatRange } from "../../server/src/features/formatting.ts";
import { rules } from "../../server/src/rules/index.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { withoutAnnotations } from "../annotations.ts";
import { edited, TestWorkspace } from "./workspace.ts";
import { fc, runs } from "../property.ts";

const sourceOf = (text: string): Source => Source.of("file:///a.threat.yaml", text);
const formatted = (text: string): string => edited(sourceOf(text), formatDocument(sourceOf(text)));
const examples = [
  "us-mexico-2005.threat.yaml",
  "andean-water-utility/agua.threat.yaml",
  "first.threat.yaml",
].map((name) => readFileSync(`examples/${name}`, "utf8"));

/** What a text says, read by the package "yaml" alone; and its comments. */
function saying(text: string): unknown {
  const documents = parseAllDocuments(text);
  const all = Array.isArray(documents) ? documents : [];
  return [
    all.map((document) =>
      document.errors.length > 0 ? "wrong" : (document.toJS({ maxAliasCount: -1 }) as unknown),
    ),
    text.match(/(?<=^|\s)#.*$/gm)?.map((comment) => comment.trim()),
  ];
}

describe("a document", () => {
  it("gets its indentation, one space behind a colon and a dash, one blank line at most", () => {
    const text = `title:   T${"   "}
actors:
    port:
        name:    "Port"  # c
        # inside
        aliases:
        - a
        -   b


    # about the union
    union: {name:  Union}
rankings:
- a
`;
    expect(formatted(text)).toBe(`title: T
actors:
  port:
    name: "Port"  # c
    # inside
    aliases:
      - a
      - b

  # about the union
  union: {name:  Union}
rankings:
  - a
`);
  });

  it("keeps what is in texts, and moves them as a whole", () => {
    const text = `actors:
      port:
            description: |
                 One.

                   Two.${"  "}
                 # no comment
            remarks: >-
              Folded
              twice
            name: A long
               name
`;
    expect(formatted(text)).toBe(`actors:
  port:
    description: |
      One.

        Two.${"  "}
      # no comment
    remarks: >-
      Folded
      twice
    name: A long
       name
`);
  });

  it("keeps line breaks, marks, several documents and what is in brackets", () => {
    const text =
      "%YAML 1.2\r\n---\r\nactors:\r\n    a: &a {name: A,\r\n        kind: state}\r\n    b:\r\n        <<: *a\r\n---\r\ntitle:  T\r\n";
    expect(formatted(text)).toBe(
      "%YAML 1.2\r\n---\r\nactors:\r\n  a: &a {name: A,\r\n      kind: state}\r\n  b:\r\n    <<: *a\r\n---\r\ntitle: T\r\n",
    );
  });

  it("leaves alone what cannot be read, and formats its neighbours", () => {
    const text = 'actors:\n    a: {name: "A\n    b:\n        name: B\nsources:\n    s:\n        type: book\n';
    const after = formatted(text);
    expect(after).toContain('    a: {name: "A\n');
    expect(after).toContain("sources:\n  s:\n    type: book\n");
    expect(formatted("summary: |2\n    x\n")).toBe("summary: |2\n    x\n");
  });

  it.each(examples.map((text, index) => [index, text] as const))(
    "of the examples stays as it is (%i)",
    (_, text) => {
      expect(formatDocument(sourceOf(text))).toEqual([]);
    },
  );
});

it("formats only the lines that are asked for", () => {
  const text = "actors:\n    a:\n        name:  A\n    b:\n        name:  B\nrankings:\n    r: {order: []}\n";
  const source = sourceOf(text);
  const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
  expect(edited(source, formatRange(source, range))).toBe(text.replace("    r:", "  r:"));
});

it("takes the white space away that Enter leaves behind", () => {
  const { source, position } = new TestWorkspace({ "a.threat.yaml": "title: T   \n$0" });
  expect(edited(source, formatOnType(source, position))).toBe("title: T\n");
  const inText = new TestWorkspace({ "a.threat.yaml": "summary: |\n  One.  \n  $0" });
  expect(formatOnType(inText.source, inText.position)).toEqual([]);
});

/** Texts of all kinds with their indentation doubled, lines blank or full of spaces, spaces behind colons. */
const texts = [
  ...examples,
  ...rules.flatMap((rule) => rule.examples.map(({ text }) => withoutAnnotations(text))),
];
const mangled = fc
  .record({
    text: fc.constantFrom(...texts),
    factor: fc.integer({ min: 1, max: 3 }),
    every: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ text, factor, every }) =>
    text
      .split("\n")
      .map((line, index) => {
        const wide = line.replace(/^ +/, (indent) => indent.repeat(factor));
        return index % every === 0 ? wide.replace(/^( *[a-z-]+:) (?=[a-z])/, "$1   ") : wide;
      })
      .join("\n"),
  );

describe("whatever the text", () => {
  it("says the same, and formatting again changes nothing", () => {
    fc.assert(
      fc.property(mangled, (text) => {
        const after = formatted(text);
        expect(saying(after)).toEqual(saying(text));
        expect(formatted(after)).toBe(after);
      }),
      runs(150),
    );
  });

  it("loses no word where it is half typed", () => {
    fc.assert(
      fc.property(
        mangled,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom("", "{", "'", "- ", "|", "&"),
        (text, cut, added) => {
          const half = text.slice(0, Math.floor(text.length * cut)) + added;
          expect(formatted(half).replace(/\s/g, "")).toBe(half.replace(/\s/g, ""));
        },
      ),
      runs(150),
    );
  });
});
