/**
 * Reads RIS: one line for each value, with a tag of two letters. We find the spans, and `@citation-js/plugin-ris` reads
 * the content.
 * Source: RIS Format Specifications (2011).
 */
import { readCsl } from "./csl.ts";
import type { CslWork } from "./csl.ts";
import type { ParsedEntries, BibliographyEntry, BibliographyProblem } from "./entries.ts";
import { normal, withOwn } from "./risEntry.ts";
import { parsers } from "./parsers.generated.js";

const LINE = /^[ \t]*([A-Z][A-Z\d])[ \t]{1,4}-(.*)$/;
/** The tags that identify an entry, in order of preference: many exports have no id. */
const KEYS = ["ID", "DO"];
const ONE_LINE: ReadonlySet<string> = new Set(["TY", ...KEYS]);
/** The tags whose values are searched. */
const SEARCHED = /^(?:A[U12]|ED|T[I1]|CT|BT|PY|Y1|DA)$/;

/** A line of an entry: its tag, and its value with the start offset. */
export interface RisField {
  readonly tag: string;
  readonly text: string;
  /** The start of the value. */
  readonly start: number;
}

/**
 * Returns the entries of a RIS file.
 * @param needsKey Whether an entry without a key is a problem, because nothing can cite it. Otherwise its key is empty.
 */
export function readRis(text: string, { needsKey = true } = {}): ParsedEntries {
  const entries: BibliographyEntry[] = [];
  const problems: BibliographyProblem[] = [];
  let open: RisField[] | undefined;
  let at = 0;
  const end = (): void => {
    const key = open && keyOf(open);
    if (open && key === undefined && needsKey) problems.push(problemAt("no-key", open));
    else if (open) entries.push(entryOf(open, key));
    open = undefined;
  };
  for (const line of text.split("\n")) {
    const value = valueIn(line, at);
    at += line.length + 1;
    if (value?.tag === "TY") {
      if (open) problems.push(problemAt("unclosed-entry", open));
      end();
      open = [value];
    } else if (value?.tag === "ER") end();
    else if (value) open?.push(value);
    else if (open && line.trim() !== "") continueLast(open, line);
  }
  if (open) problems.push(problemAt("unclosed-entry", open));
  end();
  if (entries.length + problems.length === 0)
    problems.push({ kind: text.trim() === "" ? "empty" : "no-entry", start: 0, end: 0 });
  return { entries, problems };
}

function valueIn(line: string, at: number): RisField | undefined {
  const [whole, tag, rest = ""] = LINE.exec(line.replace(/\r$/, "")) ?? [];
  if (whole === undefined || tag === undefined) return undefined;
  const text = rest.trim();
  return { tag, text, start: at + whole.length - rest.length + (rest.length - rest.trimStart().length) };
}

/** Appends a line that continues the last value. A type and a key have one line: what follows is a mistake. */
function continueLast(open: RisField[], line: string): void {
  const last = open.at(-1);
  if (last && !ONE_LINE.has(last.tag) && last.text.length < MAX_LENGTH)
    open[open.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
}

const MAX_LENGTH = 20_000;

function problemAt(kind: BibliographyProblem["kind"], [first]: readonly RisField[]): BibliographyProblem {
  const start = first?.start ?? 0;
  return { kind, start, end: start + (first?.text.length ?? 0) };
}

function keyOf(values: readonly RisField[]): RisField | undefined {
  return KEYS.map((tag) => values.find((value) => value.tag === tag && value.text !== "")).find(
    (each) => each,
  );
}

function entryOf(values: readonly RisField[], key: RisField | undefined): BibliographyEntry {
  const { text, start } = key ?? { text: "", start: values[0]?.start ?? 0 };
  let csl: CslWork | undefined;
  const read = (): CslWork => (csl ??= contentOf(values));
  return {
    key: { text, start, end: start + text.length },
    words: () => values.flatMap(({ tag, text: words }) => (SEARCHED.test(tag) ? [words] : [])).join(" "),
    csl: read,
    brief: read,
  };
}

/** Passes the entry to the library in normalized form, since it reads a continued line as another author. */
function contentOf(values: readonly RisField[]): CslWork {
  const entry = normal(values);
  const text = [...entry.map((each) => `${each.tag}  - ${each.text}`), "ER  - "].join("\n");
  return withOwn(readCsl({ ...translated(text), ...numberOfReport(entry) }), entry);
}

function translated(text: string): object {
  try {
    const { readRis: read, parseMixed } = parsers();
    return parseMixed(read(text)[0]) as object;
  } catch {
    return {};
  }
}

/** The library puts the ISSN of a report in place of its number. */
function numberOfReport(values: readonly Pick<RisField, "tag" | "text">[]): { number?: string } {
  const number = values.find(({ tag }) => tag === "IS") ?? values.find(({ tag }) => tag === "M1");
  return values.some(({ tag, text }) => tag === "TY" && text === "RPRT") && number
    ? { number: number.text }
    : {};
}
