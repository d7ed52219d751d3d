/**
 * Tests that one mistake gives one problem: makes mistakes of every kind in the example documents, one at a
 * time, and counts the new problems. `SLIPS=all` tries every possible mistake, which takes minutes; otherwise
 * a sample is tried.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { FileProblem } from "../../server/src/rules/inspect.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { addToIndex } from "../../server/src/syntax/memo.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { libraryOf, TODAY } from "../assessments.ts";
import { exampleFiles } from "../examples.ts";
import type { Mutation } from "./mutations.ts";
import { mutationsIn } from "./mutations.ts";

const all = rules.map((rule) => asActive(rule));
const isWhole = process.env.SLIPS === "all";
/** The number of mistakes of each kind to try in each document. */
const MAX_COUNT = isWhole ? Infinity : 4;

/**
 * The fraction of mistakes of a kind that may give more or fewer problems than one, and the reason. All other
 * kinds always give exactly one.
 */
const allowed: Readonly<Record<string, { readonly share: number; readonly because: string }>> = {
  "id definition": { share: 0.05, because: "Evidence that is not defined does not count." },
  "type list": { share: 0.02, because: "Rules of the document do not see what stood there." },
  "type map": { share: 0.03, because: "Rules of the document do not see what stood there." },
  "type nothing": { share: 0.03, because: "Rules of the document do not see what stood there." },
  word: { share: 0.03, because: "Requirements of one kind of source also apply to a misspelled kind." },
  required: {
    share: 0.03,
    because: "Requirements of one kind of source also apply to a source without a kind.",
  },
  "id value": { share: 0.03, because: "Evidence whose reference is undefined does not count." },
  colon: { share: 0.09, because: "The meaning of lines below a key without a colon is unknown." },
  dash: { share: 0.35, because: "Without its dash, a line may be a valid key of the item above." },
  "indent more": { share: 0.07, because: "The first of several keys settles where the others should stand." },
  "indent less": { share: 0.06, because: "The first of several keys settles where the others should stand." },
};

describe.each(exampleFiles)("%s", (name) => {
  const { source, library } = opened(name);
  const before = inspect(source, library, all);
  const mutations = mutationsIn(assessmentsOf(source, library)[0] ?? expect.unreachable());
  const kinds = new Map<string, Mutation[]>();
  for (const mutation of mutations) addToIndex(kinds, mutation.kind, mutation);

  it.each([...kinds.keys()])(
    "a mistake of the kind %s is one problem",
    (kind) => {
      const planted = sample(kinds.get(kind) ?? []);
      const wrong = planted.filter((mutation) => {
        const news = newsIn(inspect(source.edit([mutation], 1), library, all), before);
        return news.length !== 1;
      });
      const share = allowed[kind]?.share ?? 0;
      // A sample may exceed the fraction by one.
      const most = Math.ceil(share * planted.length) + (isWhole || share === 0 ? 0 : 1);
      expect(wrong.slice(most).map((mutation) => described(mutation, source))).toEqual([]);
    },
    600_000,
  );

  it("has its original problems again after a mistake is undone", () => {
    for (const list of kinds.values()) {
      for (const mutation of sample(list).slice(0, 2)) {
        const broken = source.edit([mutation], 1);
        inspect(broken, library, all);
        const fixed = broken.edit([whole(broken, source.text)], 2);
        expect(inspect(fixed, library, all)).toEqual(before);
      }
    }
  }, 600_000);

  it("has the same problems after an edit as in a fresh program", () => {
    for (const list of kinds.values()) {
      const [mutation] = sample(list);
      if (!mutation) continue;
      const broken = source.edit([mutation], 1);
      const anew = Source.of(source.uri, broken.text);
      expect(inspect(broken, library, all)).toEqual(inspect(anew, opened(name).library, all));
    }
  }, 600_000);
});

describe("a file that the assessment names", () => {
  const text = `assessment: 1
title: Threats to the port
date: 2026-11-02
taxonomy: ./own.taxonomy.yaml
bibliography: ./works.bib
actors:
  port: {name: Port of Santa Rosa, kind: company}
summary: The port is busy [@adams-2020], and the fleet is old [@baker-2021].
rankings:
  priorities: {of: port, estimated-by: author, basis: analyst-judgment, order: [floods, fires]}
  others: {of: port, estimated-by: author, basis: analyst-judgment, order: [fires, floods]}
`;
  const files: Readonly<Record<string, string>> = {
    "file:///own.taxonomy.yaml":
      'taxonomy: 1\nid: own\ntitle: Own\nversion: "1"\ncategories:\n  floods: {title: Floods, definition: Water.}\n  fires: {title: Fires, definition: Heat.}\n',
    "file:///works.bib":
      "@book{adams-2020, title = {Ports}, author = {Adams}, publisher = {Quay}, year = 2020}\n@book{baker-2021, title = {Fleets}, author = {Baker}, publisher = {Quay}, year = 2021}\n",
  };
  const found = (around: Readonly<Record<string, string>>): readonly string[] =>
    inspect(Source.of("file:///a.threat.yaml", text), libraryOf(around), all).map(({ rule }) => rule);
  const without = (name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(files).filter(([uri]) => !uri.endsWith(name)));

  it("causes no problem if it is correct", () => {
    expect(found(files)).toEqual([]);
  });

  it.each([
    ["a missing taxonomy", without("own.taxonomy.yaml")],
    ["a taxonomy that is a letter", { ...files, "file:///own.taxonomy.yaml": "Dear all,\nsee attached.\n" }],
    [
      "a taxonomy that is an assessment",
      { ...files, "file:///own.taxonomy.yaml": "assessment: 1\ntitle: X\n" },
    ],
    ["an empty taxonomy", { ...files, "file:///own.taxonomy.yaml": "" }],
    ["a missing bibliography", without("works.bib")],
    ["a bibliography that is a letter", { ...files, "file:///works.bib": "Dear all,\nsee attached.\n" }],
  ])("%s is one problem", (_, around) => {
    expect(found(around)).toEqual(["no-missing-file"]);
  });

  it.each([
    ["a taxonomy with a syntax error", ["file:///own.taxonomy.yaml", "Water.}", "Water."]],
    ["a taxonomy with a misspelled section", ["file:///own.taxonomy.yaml", "categories", "Categories"]],
    [
      "a taxonomy with a section in another language",
      ["file:///own.taxonomy.yaml", "categories", "kategorien"],
    ],
    [
      "a taxonomy that extends a missing one",
      ["file:///own.taxonomy.yaml", "title: Own", "extends: ./no.taxonomy.yaml"],
    ],
  ] as const)("%s is only reported in that file", (_, [uri, from, to]) => {
    const broken = { ...files, [uri]: (files[uri] ?? "").replace(from, to) };
    const here = found(broken).filter((rule) => rule !== "no-missing-file");
    expect(here).toEqual([]);
    const there = inspect(Source.of(uri, broken[uri]), libraryOf(broken), all);
    expect(there.filter(({ severity }) => severity === "error")).toHaveLength(1);
  });
});

it.each([
  [
    "two misspelled sections",
    "Actors:\n  port: {name: Port}\nsurces: {}\n",
    ["no-unknown-key", "no-unknown-key"],
  ],
  [
    "a misspelled section and an error in it",
    "Actors:\n  port: {name: Port, kind: frm}\n",
    ["no-unknown-key", "no-wrong-value"],
  ],
  [
    "a misspelled key and a wrong value in it",
    "actors:\n  port: {name: Port, knd: frm}\n",
    ["no-unknown-key", "no-wrong-value"],
  ],
  [
    "a broken item and an error in the next one",
    'actors:\n  port: {name: "Port}\n  city: {name: City, kind: frm}\n',
    ["no-syntax-error", "no-wrong-value"],
  ],
  [
    "two undefined ids",
    "actors:\n  port: {name: Port, part-of: [one, two]}\n",
    ["no-undefined-reference", "no-undefined-reference"],
  ],
])("%s are two problems", (_, text, expected) => {
  const source = Source.of(
    "file:///a.threat.yaml",
    `assessment: 1\ntitle: Threats\nsummary: See [[port]].\n${text}`,
  );
  const found = inspect(source, libraryOf(), all).filter(({ severity }) => severity === "error");
  expect(found.map(({ rule }) => rule).sort()).toEqual(expected);
});

function opened(name: string): { source: Source; library: Library } {
  const read = new Map<string, Source | undefined>();
  const fromDisk = (uri: string): Source | undefined => {
    try {
      return Source.of(uri, readFileSync(fileURLToPath(uri), "utf8"));
    } catch {
      return undefined;
    }
  };
  const files = {
    read: (uri: string): Source | undefined => {
      if (!read.has(uri)) read.set(uri, fromDisk(uri));
      return read.get(uri);
    },
  };
  const uri = new URL(`../../examples/${name}`, import.meta.url).href;
  return {
    source: fromDisk(uri) ?? expect.unreachable(),
    library: new Library(files, { today: () => TODAY }),
  };
}

/** Returns mistakes spread over the whole document. */
function sample(mutations: readonly Mutation[]): readonly Mutation[] {
  const step = Math.max(1, Math.ceil(mutations.length / MAX_COUNT));
  return mutations.filter((_, index) => index % step === 0);
}

function whole(source: Source, text: string): { range: Mutation["range"]; text: string } {
  const line = source.lineCount - 1;
  return {
    range: { start: { line: 0, character: 0 }, end: { line, character: source.line(line).length } },
    text,
  };
}

function described({ range, text }: Mutation, source: Source): string {
  return `${range.start.line + 1}: ${source.line(range.start.line)} → ${JSON.stringify(text)}`;
}

/** Returns the new problems. A known problem whose message has changed is not new. */
function newsIn(found: readonly FileProblem[], before: readonly FileProblem[]): readonly FileProblem[] {
  const keyOf = ({ rule, message }: FileProblem): string => `${rule} ${message}`;
  const rest = withoutMatching(found, before, keyOf);
  const lost = withoutMatching(before, found, keyOf);
  return withoutMatching(rest, lost, ({ rule }) => rule);
}

function withoutMatching(
  found: readonly FileProblem[],
  others: readonly FileProblem[],
  keyOf: (finding: FileProblem) => string,
): readonly FileProblem[] {
  const counts = new Map<string, number>();
  for (const each of others) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return found.filter((each) => {
    const left = counts.get(keyOf(each)) ?? 0;
    counts.set(keyOf(each), left - 1);
    return left <= 0;
  });
}
