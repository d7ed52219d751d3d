/** Tests that files dropped onto an assessment are named under `bibliography`, once, and that nothing else changes. */
import { describe, expect, it } from "vitest";
import { addBibliographies } from "../../server/src/features/actions/addBibliographies.ts";
import { normalizeUri } from "../../server/src/files/uris.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { applyTextEdits } from "../../server/src/syntax/write/safety.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { fileNamesIn } from "../../server/src/workspace/links.ts";
import { libraryOf } from "../assessments.ts";

const HERE = "file:///docs/a.threat.yaml";
const NEW = "file:///docs/refs/new.bib";
const BOTH = [NEW, "file:///docs/b.json"];

interface Dropped {
  readonly text: string;
  readonly note: string | undefined;
  /** How often the text names each of the files afterwards. */
  readonly counts: readonly number[];
}

function dropped(
  before: string,
  uris: readonly string[] = [NEW],
  { from = HERE, files = {}, index = 0 } = {},
): Dropped | undefined {
  const library = libraryOf(files);
  const source = Source.of(from, before);
  const assessment = assessmentsOf(source, library)[index] ?? expect.unreachable("There is no assessment.");
  const answer = addBibliographies(uris, assessment);
  if (!answer) return undefined;
  const { edit, note } = answer;
  const after = edit ? applyTextEdits(source, [edit]) : source;
  const [named = []] = [assessmentsOf(after, library)[index]?.sections].map((sections = []) =>
    fileNamesIn(sections).bibliographies.map(({ text }) => normalizeUri(library.uriOf(text, from))),
  );
  const counts = uris.map((uri) => named.filter((each) => each === normalizeUri(uri)).length);
  return { text: after.text, note, counts };
}

/** The value of the key before, and with one or two more files. */
const VALUES: readonly (readonly [before: string, one: string, two: string])[] = [
  ["", "bibliography: refs/new.bib\n", "bibliography: [refs/new.bib, b.json]\n"],
  ["bibliography:\n", "bibliography: refs/new.bib\n", "bibliography: [refs/new.bib, b.json]\n"],
  [
    "bibliography: # ours\n",
    "bibliography: refs/new.bib # ours\n",
    "bibliography: [refs/new.bib, b.json] # ours\n",
  ],
  ["bibliography: ~\n", "bibliography: refs/new.bib\n", "bibliography: [refs/new.bib, b.json]\n"],
  ["bibliography: ''\n", "bibliography: refs/new.bib\n", "bibliography: [refs/new.bib, b.json]\n"],
  ["bibliography: []\n", "bibliography: [refs/new.bib]\n", "bibliography: [refs/new.bib, b.json]\n"],
  [
    "bibliography: old.bib # ours\n",
    "bibliography: [old.bib, refs/new.bib] # ours\n",
    "bibliography: [old.bib, refs/new.bib, b.json] # ours\n",
  ],
  [
    "bibliography: 'it''s.bib'\n",
    "bibliography: ['it''s.bib', refs/new.bib]\n",
    "bibliography: ['it''s.bib', refs/new.bib, b.json]\n",
  ],
  [
    'bibliography: "o\\u006Cd.bib"\n',
    'bibliography: ["o\\u006Cd.bib", refs/new.bib]\n',
    'bibliography: ["o\\u006Cd.bib", refs/new.bib, b.json]\n',
  ],
  [
    "bibliography: a, b.bib\n",
    'bibliography: ["a, b.bib", refs/new.bib]\n',
    'bibliography: ["a, b.bib", refs/new.bib, b.json]\n',
  ],
  [
    "bibliography: >-\n  old.bib\n",
    "bibliography: [old.bib, refs/new.bib]\n",
    "bibliography: [old.bib, refs/new.bib, b.json]\n",
  ],
  [
    "bibliography: [ 'old.bib', x.ris ] # ours\n",
    "bibliography: [ 'old.bib', x.ris, refs/new.bib ] # ours\n",
    "bibliography: [ 'old.bib', x.ris, refs/new.bib, b.json ] # ours\n",
  ],
  [
    "bibliography: [\n  old.bib, # one\n  x.ris # two\n]\n",
    "bibliography: [\n  old.bib, # one\n  x.ris, refs/new.bib # two\n]\n",
    "bibliography: [\n  old.bib, # one\n  x.ris, refs/new.bib, b.json # two\n]\n",
  ],
  [
    'bibliography:\n  - "old.bib" # one\n  # below\n  - x.ris # two\n',
    'bibliography:\n  - "old.bib" # one\n  # below\n  - x.ris # two\n  - refs/new.bib\n',
    'bibliography:\n  - "old.bib" # one\n  # below\n  - x.ris # two\n  - refs/new.bib\n  - b.json\n',
  ],
  [
    "bibliography:\n- old.bib\n",
    "bibliography:\n- old.bib\n- refs/new.bib\n",
    "bibliography:\n- old.bib\n- refs/new.bib\n- b.json\n",
  ],
];

/** What is around the value: with text after it, with other line breaks, and at the end of a text without a line break. */
const PLACES: readonly (readonly [string, (value: string) => string])[] = [
  ["in the middle", (value) => `# Top\nassessment: 1\n${value}# Next\ntitle: T # t\n`],
  [
    "with the line breaks of Windows",
    (value) => `assessment: 1\n${value}title: T\n`.replaceAll("\n", "\r\n"),
  ],
  ["at the end", (value) => `assessment: 1\ntitle: T\n${value}`.replace(/\n$/, "")],
];

describe("files dropped onto the text", () => {
  it.each(PLACES)("are added to every form of the key %s", (_, around) => {
    for (const [before, one, two] of VALUES) {
      const text = around(before);
      // A new key is at the end.
      const expected = (value: string): string =>
        before === ""
          ? `${text.replace(/(?<!\n)$/, lineBreakOf(text))}${inLineBreaksOf(text, value)}`
          : around(value);
      const same = (value: string): string => value.trimEnd();
      expect(same(dropped(text)?.text ?? "")).toBe(same(expected(one)));
      expect(same(dropped(text, BOTH)?.text ?? "")).toBe(same(expected(two)));
      expect(dropped(text, BOTH)).toMatchObject({ note: undefined, counts: [1, 1] });
    }
  });

  it("are not added twice", () => {
    for (const [, one] of VALUES) {
      const text = `assessment: 1\n${one}`;
      expect(dropped(text)).toEqual({
        text,
        note: 'The file "refs/new.bib" is already there, under “bibliography”.',
        counts: [1],
      });
      expect(dropped(text, BOTH)).toMatchObject({ counts: [1, 1] });
    }
    expect(dropped("assessment: 1\n", [NEW, NEW])?.counts).toEqual([1, 1]);
  });

  it.each(["./refs/new.bib", "../docs/refs/new.bib", "/docs/refs/new.bib", NEW, "refs\\new.bib"])(
    "are not added if another path leads there: %s",
    (path) => {
      const text = `assessment: 1\nbibliography: ${path}\n`;
      const answer = dropped(text);
      expect(answer?.text).toBe(text);
      expect(answer?.note).toContain("is already there");
    },
  );

  it.each([
    ["file:///docs/My%20Library.bib", "My Library.bib"],
    ["file:///docs/C%23%20notes.bib", "C# notes.bib"],
    ["file:///docs/a%20%23b.bib", '"a #b.bib"'],
    ["file:///docs/a%3A%20b.bib", '"./a: b.bib"'],
    ["file:///docs/zotero%3Ax.bib", "./zotero:x.bib"],
    ["file:///docs/a%2C%5Bb%5D.bib", "a,[b].bib"],
    ["file:///docs/100%25.bib", "100%.bib"],
    ["file:///docs/%C3%B1.bib", "ñ.bib"],
    ["file:///docs/-%20x.bib", '"- x.bib"'],
    ["file:///docs/it%27s%20%22x%22.bib", 'it\'s "x".bib'],
    ["file:///other/x.bib", "../other/x.bib"],
    ["file://server/share/x.bib", "file://server/share/x.bib"],
    ["vscode-vfs://github/owner/x.bib", "vscode-vfs://github/owner/x.bib"],
  ])("are named by their path, quoted where YAML needs it: %s", (uri, written) => {
    expect(dropped("assessment: 1\n", [uri])).toEqual({
      text: `assessment: 1\nbibliography: ${written}\n`,
      note: undefined,
      counts: [1],
    });
    for (const value of ["bibliography: old.bib\n", "bibliography:\n  - old.bib\n", "bibliography: []\n"])
      expect(dropped(`assessment: 1\n${value}`, [uri])?.counts).toEqual([1]);
  });

  it.each([
    ["file:///c%3A/docs/a.threat.yaml", "file:///C:/docs/refs/x.bib", "refs/x.bib"],
    ["file:///c%3A/docs/a.threat.yaml", "file:///d:/x.bib", "file:///d%3A/x.bib"],
    ["vscode-remote://ssh/docs/a.threat.yaml", "vscode-remote://ssh/refs/x.bib", "../refs/x.bib"],
    ["untitled:/docs/a.threat.yaml", "file:///docs/x.bib", "x.bib"],
    ["untitled:Untitled-1", "file:///docs/x.bib", "file:///docs/x.bib"],
  ])("are named from where the assessment is: %s, %s", (from, uri, written) => {
    const answer = dropped("assessment: 1\n", [uri], { from });
    expect(answer?.text).toBe(`assessment: 1\nbibliography: ${written}\n`);
    expect(answer?.counts).toEqual([1]);
  });

  it("are left out if they are not bibliographies: the content of JSON and YAML decides", () => {
    const files = {
      "file:///docs/package.json": '{"name": "x"}',
      "file:///docs/ci.yaml": "on: push\n",
      "file:///docs/csl.yaml": "references:\n- id: clark\n  title: On Rivers\n",
      "file:///docs/csl.json": '[{"id": "clark", "title": "On Rivers"}]',
    };
    const others = ["package.json", "ci.yaml", "b.threat.yaml", "b.taxonomy.yaml", "x.txt"];
    const uriOf = (name: string): string => `file:///docs/${name}`;
    expect(dropped("assessment: 1\n", others.map(uriOf), { files })).toBeUndefined();
    expect(
      dropped("assessment: 1\n", ["ci.yaml", "csl.yaml", "csl.json"].map(uriOf), { files }),
    ).toMatchObject({
      text: "assessment: 1\nbibliography: [csl.yaml, csl.json]\n",
    });
  });

  it("are added to the document onto which they are dropped", () => {
    const text = "assessment: 1\nbibliography: old.bib\n---\nassessment: 1\nbibliography: [x.bib]\n";
    expect(dropped(text, [NEW], { index: 1 })?.text).toBe(text.replace("x.bib", "x.bib, refs/new.bib"));
  });

  it("are added to a text with an anchor, which stays on the text", () => {
    const text = "assessment: 1\nx-old: *old\nbibliography: &old old.bib\n";
    expect(dropped(text)?.text).toBe(text.replace("&old old.bib", "[&old old.bib, refs/new.bib]"));
  });

  it("are added to a list that is not closed yet", () => {
    expect(dropped("assessment: 1\nbibliography: [old.bib\n")?.text).toBe(
      "assessment: 1\nbibliography: [old.bib, refs/new.bib\n",
    );
  });

  it("are added to a document in braces", () => {
    expect(dropped("{assessment: 1, title: T}\n")?.text).toBe(
      "{assessment: 1, title: T, bibliography: refs/new.bib}\n",
    );
    expect(dropped("{assessment: 1, bibliography: old.bib}\n", BOTH)?.text).toBe(
      "{assessment: 1, bibliography: [old.bib, refs/new.bib, b.json]}\n",
    );
  });

  it.each([
    "assessment: 1\nbibliography: {a: b}\n",
    "assessment: 1\nx-all: &all [old.bib]\nbibliography: *all\n",
  ])("change nothing, and say so, if the key cannot hold them: %j", (text) => {
    const answer = dropped(text);
    expect(answer?.text).toBe(text);
    expect(answer?.note).toBe(
      'The file "refs/new.bib" cannot be added under “bibliography”. Write its path there.',
    );
  });

  it("are not added to a taxonomy", () => {
    expect(dropped("taxonomy: 1\n", [NEW], { from: "file:///docs/a.taxonomy.yaml" })).toBeUndefined();
  });
});

function lineBreakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

function inLineBreaksOf(text: string, value: string): string {
  return value.replaceAll("\n", lineBreakOf(text));
}
