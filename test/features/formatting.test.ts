/** Tests formatting: it changes only white space. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { formatDocument, formatOnType, formatRange } from "../../server/src/features/formatting.ts";
import { rules } from "../../server/src/rules/index.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { withoutAnnotations } from "../annotations.ts";
import { edited, TestWorkspace } from "./workspace.ts";
import { exampleFiles } from "../examples.ts";
import { fc, runs } from "../property.ts";

const sourceOf = (text: string): Source => Source.of("file:///a.threat.yaml", text);
const formatted = (text: string): string => edited(sourceOf(text), formatDocument(sourceOf(text)));
const examples = exampleFiles.map((name) => readFileSync(`examples/${name}`, "utf8"));

/** The values and comments of a text, read by the package "yaml" alone. */
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

describe("formatting", () => {
  it("sets the indentation, one space after a colon and a dash, and at most one blank line", () => {
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

  it("keeps the lines of texts, and moves each text as a whole", () => {
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

  it("keeps line breaks, document markers, several documents and flow collections", () => {
    const text =
      "%YAML 1.2\r\n---\r\nactors:\r\n    a: &a {name: A,\r\n        kind: state}\r\n    b:\r\n        <<: *a\r\n---\r\ntitle:  T\r\n";
    expect(formatted(text)).toBe(
      "%YAML 1.2\r\n---\r\nactors:\r\n  a: &a {name: A,\r\n      kind: state}\r\n  b:\r\n    <<: *a\r\n---\r\ntitle: T\r\n",
    );
  });

  it("leaves invalid text as it is, and formats its neighbours", () => {
    const text = 'actors:\n    a: {name: "A\n    b:\n        name: B\nsources:\n    s:\n        type: book\n';
    const after = formatted(text);
    expect(after).toContain('    a: {name: "A\n');
    expect(after).toContain("sources:\n  s:\n    type: book\n");
    expect(formatted("summary: |2\n    x\n")).toBe("summary: |2\n    x\n");
  });

  it.each(examples.map((text, index) => [index, text] as const))(
    "keeps the layout of the examples (%i)",
    (_, text) => {
      expect(formatDocument(sourceOf(text))).toEqual([]);
    },
  );
});

it("formatting changes only the requested lines", () => {
  const text = "actors:\n    a:\n        name:  A\n    b:\n        name:  B\nrankings:\n    r: {order: []}\n";
  const source = sourceOf(text);
  const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
  expect(edited(source, formatRange(source, range))).toBe(text.replace("    r:", "  r:"));
});

it("formatting removes the white space that Enter leaves", () => {
  const { source, position } = new TestWorkspace({ "a.threat.yaml": "title: T   \n$0" });
  expect(edited(source, formatOnType(source, position))).toBe("title: T\n");
  const inText = new TestWorkspace({ "a.threat.yaml": "summary: |\n  One.  \n  $0" });
  expect(formatOnType(inText.source, inText.position)).toEqual([]);
});

/** Texts of all kinds with doubled indentation, lines that are blank or full of spaces, and spaces after colons. */
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

describe("formatting of any text", () => {
  it("keeps its values, and a second time changes nothing", () => {
    fc.assert(
      fc.property(mangled, (text) => {
        const after = formatted(text);
        expect(saying(after)).toEqual(saying(text));
        expect(formatted(after)).toBe(after);
      }),
      runs(150),
    );
  });

  it("loses no word of half-typed text", () => {
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
