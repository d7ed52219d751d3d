/** The mistakes that authors make in a file, and the words that no document may lose because of them. */
import { parseAllDocuments } from "yaml";
import { fc } from "../property.ts";

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

/** A text that can be broken, and the words of its authors. */
interface Breakable {
  /** The text with mistakes. */
  readonly broken: (mistakes: readonly Mistake[]) => string;
  /** A mistake at any of its lines. */
  readonly anyMistake: fc.Arbitrary<Mistake>;
  /** The words of its authors that a broken text still has, and that a document does not show. */
  readonly lostWords: (broken: string, shown: string) => string[];
}

/** What an author does, and the line. */
type Mistake = readonly [kind: string, line: number];

/** Prepares a text to be broken. */
export function breakable(text: string): Breakable {
  const documents = parseAllDocuments(text).map((each) => each.toJS() as unknown);
  const names = new Set(documents.flatMap((each) => wordsOfNames(each)));
  const words = new Set(documents.flatMap((each) => wordsOfAuthors(each)).filter((word) => !names.has(word)));
  const lines = text.split("\n");
  return {
    broken: (mistakes) =>
      mistakes
        .reduce<readonly string[]>(
          (all, [kind, at]) => (at < all.length ? (MISTAKES[kind]?.(all, at) ?? all) : all),
          lines,
        )
        .join("\n"),
    anyMistake: fc.tuple(fc.constantFrom(...Object.keys(MISTAKES)), fc.nat(lines.length - 2)),
    lostWords: (broken, shown) => {
      const own = new Set(withoutComments(broken).match(/\p{L}{5,}/gu));
      return Array.from(words).filter((word) => own.has(word) && !shown.includes(word));
    },
  };
}
