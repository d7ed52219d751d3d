/**
 * Tests that a rule, whatever it reads and in whatever way, finds the same after every edit as in a fresh
 * program.
 */
import { expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ActiveRule } from "../../server/src/rules/active.ts";
import { asActive } from "../../server/src/rules/active.ts";
import { check } from "../../server/src/rules/check.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import type { Stroke } from "../syntax/typing.ts";
import { changesOf, strokes } from "../syntax/typing.ts";
import { ids, programs, ruleOfProgram } from "./programs.ts";
import { fc, expectSame, runs, timeout } from "../property.ts";

const text = `assessment: 1
status: draft
date: 2005-01-25
taxonomy: ./own.taxonomy.yaml
supersedes: ./earlier.threat.yaml
actors:
  mexico: {name: Mexico, kind: state}
  port: {name: Port, part-of: mexico}
sources:
  poll: {type: report, title: Poll, issued: 2004, survey: {of: mexico, sample-size: 1000}}
results:
  share: {source: poll, of: mexico, share: 40%}
threats:
  drugs: {title: Drugs, category: crime}
rankings:
  first: {of: mexico, order: [drugs]}
  second: {of: port, estimated-by: poll, order: [crime, drugs]}
comparisons:
  both: {between: [first, second], claim: converge}
terms:
  harbour: {name: Harbour, definition: Where ships lie.}
statements:
  worse: {text: "The harbour gets worse [@poll].", evidence: [{ranking: first}]}
recommendations:
  patrol: {title: Patrol, addresses: [drugs], rests-on: [worse]}
`;

/** Other files that the document reads. */
const others: Readonly<Record<string, string>> = {
  "own.taxonomy.yaml": "taxonomy: 1\nid: own\ncategories:\n  crime: {title: Crime}\n",
  "earlier.threat.yaml":
    "date: 2004-01-01\nactors:\n  mexico: {name: Mexico}\nrankings:\n  first: {of: mexico}\n",
};

const words = [
  ...ids,
  "state",
  "company",
  "draft",
  "final",
  "2004",
  "2006",
  "[]",
  "own",
  "x",
  "of",
  "between",
];

/**
 * What changes between two checks: a word in the document or in another file, a line, the date, or random
 * typing.
 */
type Edit =
  | { readonly kind: "word" | "line" | "other"; readonly at: number; readonly to: string }
  | { readonly kind: "strokes"; readonly strokes: readonly Stroke[] }
  | { readonly kind: "day" };

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const to = fc.constantFrom(...words);
const edits: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom("word", "line", "other"), at: share, to }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("strokes"), strokes: fc.array(strokes, { maxLength: 1 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "day" }) },
);

/** The files as an editor has them: the current texts, and the sources that were read from them. */
interface Files {
  readonly documents: Map<string, TextDocument>;
  readonly sources: Map<string, Source>;
  day: number;
}

const folder = "file:///";
const main = `${folder}any.threat.yaml`;

function opened(): Files {
  const all = Object.entries({ "any.threat.yaml": text, ...others });
  const entries = all.map(([name, content]) => [folder + name, content] as const);
  return {
    documents: new Map(entries.map(([uri, content]) => [uri, TextDocument.create(uri, "yaml", 0, content)])),
    sources: new Map(entries.map(([uri, content]) => [uri, Source.of(uri, content)])),
    day: 1,
  };
}

function libraryOf(read: (uri: string) => Source | undefined, files: Files): Library {
  return new Library({ read }, { today: () => `2026-11-${String(files.day)}` });
}

function make(edit: Edit, files: Files): void {
  if (edit.kind === "day") {
    files.day++;
    return;
  }
  const names = Object.keys(others);
  const name = edit.kind === "other" ? names[Math.floor(edit.at * 100) % names.length] : undefined;
  const uri = name === undefined ? main : folder + name;
  const document = files.documents.get(uri) as TextDocument;
  const { changes, edited } =
    edit.kind === "strokes" ? changesOf(edit.strokes, document) : changed(edit, document);
  files.documents.set(uri, edited);
  files.sources.set(uri, (files.sources.get(uri) as Source).edit(changes, edited.version));
}

type Changed = ReturnType<typeof changesOf>;

/** Replaces a word, or deletes or duplicates a line. */
function changed({ kind, at, to: word }: Extract<Edit, { at: number }>, document: TextDocument): Changed {
  const content = document.getText();
  const parts = [...content.matchAll(kind === "line" ? /^.*\n/gm : /[\w-]+/g)];
  const part = parts[Math.floor(at * parts.length)];
  const start = part?.index ?? 0;
  const range = {
    start: document.positionAt(start),
    end: document.positionAt(start + (part?.[0].length ?? 0)),
  };
  const change = { range, text: kind === "line" ? (word < "o" ? "" : (part?.[0] ?? "").repeat(2)) : word };
  return { changes: [change], edited: TextDocument.update(document, [change], document.version + 1) };
}

/** Returns the messages of the problems, or the error if a rule throws. */
function found(files: Files, library: Library, active: readonly ActiveRule[]): readonly string[] {
  const source = library.read(main) ?? files.sources.get(main);
  try {
    return assessmentsOf(source as Source, library).flatMap((assessment) =>
      check(assessment, active)
        .flat()
        .map(({ message }) => message),
    );
  } catch (error) {
    return [String(error)];
  }
}

it("a rule finds the same after every edit as in a fresh program", { timeout }, () => {
  let again = 0;
  let anew = 0;
  let findings = 0;
  fc.assert(
    fc.property(
      fc.array(programs, { minLength: 1, maxLength: 3 }),
      fc.array(edits, { minLength: 15, maxLength: 15 }),
      (all, made) => {
        const files = opened();
        const library = libraryOf((uri) => files.sources.get(uri), files);
        const active = all.map((each) => asActive(ruleOfProgram(each, () => again++)));
        const fresh = all.map((each) => asActive(ruleOfProgram(each, () => anew++)));
        found(files, library, active);
        for (const edit of made) {
          make(edit, files);
          const sources = new Map(
            [...files.documents].map(([uri, document]) => [uri, Source.of(uri, document.getText())]),
          );
          const expected = found(
            files,
            libraryOf((uri) => sources.get(uri), files),
            fresh,
          );
          expectSame(found(files, library, active), expected);
          findings += expected.length;
        }
      },
    ),
    runs(40),
  );
  expect(findings).toBeGreaterThan(1000);
  // Without this, rules that run after every edit would pass the test.
  expect(again).toBeLessThan(0.8 * anew);
});
