/** Tests that every writer makes a document of a broken file, and that no word of its authors is lost. */
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { plainCitations } from "../../server/src/features/plainCitations.ts";
import { normalizedOf } from "../../server/src/publication/normalized.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { tablesOf } from "../../server/src/publication/tables.ts";
import { assessmentAsMeant } from "../../server/src/workspace/asMeant.ts";
import { withCitations } from "../../server/src/writers/citations/cited.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { writeGithubMarkdown } from "../../server/src/writers/markdown/githubMarkdown.ts";
import { writeMarkdown } from "../../server/src/writers/markdown/markdown.ts";
import { writePlainMarkdown } from "../../server/src/writers/markdown/plainMarkdown.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { writeText } from "../../server/src/writers/text/text.ts";
import { exampleAssessment } from "../exampleAssessments.ts";
import type { exampleFiles } from "../examples.ts";
import { fc, runs, timeout } from "../property.ts";
import { writeSample } from "./wordSample.ts";

const EXAMPLES = [
  "first.threat.yaml",
  "five-state-union.threat.yaml",
  "andean-water-utility/agua.threat.yaml",
] as const satisfies readonly (typeof exampleFiles)[number][];

/** What authors do to a file, at a line. */
const MISTAKES: Readonly<Record<string, (lines: readonly string[], at: number) => readonly string[]>> = {
  "a lost line": (lines, at) => lines.toSpliced(at, 1),
  "the end cut off": (lines, at) => [...lines.slice(0, at), (lines[at] ?? "").slice(0, 7)],
  "too much indentation": (lines, at) => lines.with(at, `   ${lines[at] ?? ""}`),
  "too little indentation": (lines, at) => lines.with(at, (lines[at] ?? "").replace(/^ /, "")),
  "no indentation": (lines, at) => lines.with(at, (lines[at] ?? "").trimStart()),
  "a key twice": (lines, at) => lines.toSpliced(at, 0, (lines[at] ?? "").replace(/: .*/, ": verdoppelt")),
  "a list in place of a map": (lines, at) =>
    lines.with(at, (lines[at] ?? "").replace(/^(\s*)(?=[\w-]+:)/, "$1- ")),
  "an unknown key": (lines, at) => lines.with(at, (lines[at] ?? "").replace(/[\w-]+:/, "unbekannt:")),
  "a map in place of a text": (lines, at) =>
    lines.with(at, (lines[at] ?? "").replace(/: (.+)/, ": { falsch: $1 }")),
  "a list in place of a text": (lines, at) => lines.with(at, (lines[at] ?? "").replace(/: (.+)/, ": [[$1]]")),
  "a tab": (lines, at) => lines.with(at, (lines[at] ?? "").replace(/^ +/, "\t")),
  "an open quotation mark": (lines, at) => lines.with(at, (lines[at] ?? "").replace(/: /, ': "')),
  "an open bracket": (lines, at) => lines.with(at, (lines[at] ?? "").replace(/: /, ": [")),
  "no space after the colon": (lines, at) => lines.with(at, (lines[at] ?? "").replace(/: /, ":")),
  "no colon": (lines, at) => lines.with(at, (lines[at] ?? "").replace(":", "")),
};

/** The words of the authors' texts: those that no document for readers may lose. */
function wordsOfAuthors(value: unknown, key = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => wordsOfAuthors(each, key));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, each]) => wordsOfAuthors(each, name));
  if (typeof value !== "string" || !value.includes(" ") || NOT_WORDS.has(key)) return [];
  const text = value.replace(/\[\[?.*?\]\]?|`.*?`|\bhttps?:\S+/g, " ");
  return wordsIn(text);
}

/** The words of keys, ids and terms: they have another form in a document, and are found in other places. */
function wordsOfNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOfNames);
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, each]) => [...wordsIn(name), ...wordsOfNames(each)]);
  return typeof value === "string" && !value.includes(" ") ? wordsIn(value) : [];
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];

/** Keys whose values are words of the format, names that citations shorten, or lengths and dates. */
const NOT_WORDS: ReadonlySet<string> = new Set(["author", "within", "horizon", "term", "type", "at", "kind"]);

/** The text without comments, in lower case. */
const withoutComments = (text: string): string => text.replace(/(?:^|\s)#.*$/gm, "").toLowerCase();

const squeezed = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");

describe.each(EXAMPLES)("A broken %s", (name) => {
  const { text } = exampleAssessment(name);
  const documents = parseAllDocuments(text).map((each) => each.toJS() as unknown);
  const names = new Set(documents.flatMap((each) => wordsOfNames(each)));
  const words = new Set(documents.flatMap((each) => wordsOfAuthors(each)).filter((word) => !names.has(word)));
  const lines = text.split("\n");
  const anyBreak = fc.tuple(fc.constantFrom(...Object.keys(MISTAKES)), fc.nat(lines.length - 2));

  it("loses no word of its authors", { timeout }, () => {
    const property = fc.property(fc.array(anyBreak, { minLength: 1, maxLength: 2 }), (mistakes) => {
      const broken = mistakes.reduce<readonly string[]>(
        (all, [kind, at]) => (at < all.length ? (MISTAKES[kind]?.(all, at) ?? all) : all),
        lines,
      );
      const { assessment, text: now } = exampleAssessment(name, () => broken.join("\n"));
      const publication = publicationOf(assessmentAsMeant(assessment));
      const shown = squeezed(writeText(withCitations(publication, plainCitations(publication))));
      const own = new Set(withoutComments(now).match(/\p{L}{5,}/gu));
      expect(Array.from(words).filter((word) => own.has(word) && !shown.includes(word))).toEqual([]);
    });
    fc.assert(property, runs(60));
  });

  it("becomes a document in every format", { timeout }, async () => {
    const property = fc.asyncProperty(anyBreak, async ([kind, at]) => {
      const broken = MISTAKES[kind]?.(lines, at) ?? lines;
      const { assessment } = exampleAssessment(name, () => broken.join("\n"));
      const publication = publicationOf(assessmentAsMeant(assessment));
      const cited = withCitations(publication, plainCitations(publication));
      const tables = tablesOf(assessment);
      const written = [
        writeHtml(cited),
        writePlainMarkdown(cited),
        writeGithubMarkdown(cited),
        writeMarkdown(publication, { name: "broken" }).text,
        JSON.stringify(normalizedOf(assessment, publication)),
        (await writeSample(cited)).length,
        tables.length > 0 ? (await writeXlsx(tables)).length + tables.map(writeCsv).length : "no tables",
      ];
      for (const each of written) expect(each).toBeTruthy();
    });
    await fc.assert(property, runs(6));
  });
});
