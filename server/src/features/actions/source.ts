/** Makes a source of what an author pastes: an entry in BibTeX, or the address of a page on the Web. */
import { t } from "@vscode/l10n";
import type { BibtexEntry } from "../../model/bibtex.ts";
import { bibtexEntries, withoutBraces } from "../../model/bibtex.ts";
import { idOf } from "../../model/id.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Asking, Offer } from "./action.ts";
import type { NewEntry } from "./newEntry.ts";
import { newEntry } from "./newEntry.ts";

/** Where an entry in BibTeX stands in the file: it is taken out, and becomes a source. */
export function sourceFromBibtex({ assessment, range }: Asking): Offer[] {
  const { source } = assessment;
  const lines = Array.from({ length: source.lineCount }, (_, line) => source.line(line));
  const first = lines.slice(0, range.start.line + 1).findLastIndex((line) => /^\s*@\w+\s*[{(]/.test(line));
  if (first < 0) return [];
  const last = lastLineOf(lines, first);
  const entry = sourceIn(lines.slice(first, last + 1).join("\n"), assessment);
  if (last < range.start.line || !entry) return [];
  const start = { line: first, character: 0 };
  const end =
    last + 1 < lines.length
      ? { line: last + 1, character: 0 }
      : { line: last, character: lines[last]?.length ?? 0 };
  return [
    {
      title: t('Make a source of the BibTeX entry "{0}"', entry.id),
      kind: "quickfix",
      edits: [{ range: { start, end }, newText: "" }, newEntry(assessment, "sources", entry)],
    },
  ];
}

/** The source that a pasted text describes; `undefined` where it describes none. */
export function sourceIn(text: string, assessment: Assessment): NewEntry | undefined {
  const [entry] = bibtexEntries(text);
  if (entry) return { id: free(idOf(entry.key.text), assessment), value: csl(entry) };
  const page = pageIn(text, assessment.today);
  return (
    page && {
      id: free(
        idOf(page.title === "TODO" ? page.URL : page.title)
          .slice(0, LONGEST_ID)
          .replace(/-+$/, ""),
        assessment,
      ),
      value: page,
    }
  );
}

const LONGEST_ID = 40;

/** The address of a page in a text, and a title in another line of it. */
export function pageIn(
  text: string,
  today: string | undefined,
): { type: string; title: string; URL: string; accessed?: string } | undefined {
  const address = /https?:\/\/\S+/.exec(text)?.[0];
  if (address === undefined) return undefined;
  const title = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(address, "").trim())
    .find((line) => line !== "");
  return {
    type: "webpage",
    title: title ?? "TODO",
    URL: address,
    ...(today === undefined ? {} : { accessed: today }),
  };
}

/** The id, with a number behind it where something has it already. */
function free(id: string, { names }: Assessment): string {
  const name = id === "" ? "source" : id;
  if (names.conceptsOf(name).length === 0) return name;
  let number = 2;
  while (names.conceptsOf(`${name}-${number}`).length > 0) number++;
  return `${name}-${number}`;
}

/** Source: the type map of biblatex (manual 3.19, section 2.1) against the types of CSL 1.0.2. */
const TYPES: Readonly<Record<string, string>> = {
  article: "article-journal",
  book: "book",
  booklet: "book",
  inbook: "chapter",
  incollection: "chapter",
  inproceedings: "paper-conference",
  conference: "paper-conference",
  manual: "report",
  mastersthesis: "thesis",
  phdthesis: "thesis",
  thesis: "thesis",
  techreport: "report",
  report: "report",
  online: "webpage",
  unpublished: "manuscript",
};

/** CSL's key for a field, where it has one. */
const FIELDS: Readonly<Record<string, string>> = {
  title: "title",
  journal: "container-title",
  journaltitle: "container-title",
  booktitle: "container-title",
  volume: "volume",
  number: "issue",
  pages: "page",
  publisher: "publisher",
  institution: "publisher",
  school: "publisher",
  organization: "publisher",
  address: "publisher-place",
  location: "publisher-place",
  edition: "edition",
  doi: "DOI",
  url: "URL",
  isbn: "ISBN",
  issn: "ISSN",
  urldate: "accessed",
  language: "language",
  note: "note",
};

function csl({ type, fields }: BibtexEntry): NewEntry["value"] {
  const issued = fields.get("date") ?? dateOf(fields.get("year"), fields.get("month"));
  const authors = fields.get("author");
  const rest = Object.entries(FIELDS).flatMap(([field, key]): [string, string][] => {
    const value = fields.get(field);
    return value === undefined || value === "" ? [] : [[key, withoutBraces(value)]];
  });
  const { title, ...others } = Object.fromEntries(rest);
  return {
    type: TYPES[type] ?? "document",
    title: title ?? "TODO",
    ...(authors === undefined ? {} : { author: peopleIn(authors) }),
    ...(issued === undefined ? {} : { issued: withoutBraces(issued) }),
    ...others,
  };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function dateOf(year: string | undefined, month: string | undefined): string | undefined {
  if (year === undefined) return undefined;
  const number = MONTHS.indexOf((month ?? "").slice(0, 3).toLowerCase()) + 1 || Number(month);
  return number >= 1 && number <= 12 ? `${withoutBraces(year)}-${String(number).padStart(2, "0")}` : year;
}

function peopleIn(authors: string): unknown[] {
  return authors.split(/\s+and\s+/).map((name) => {
    const literal = /^\{(.*)\}$/.exec(name.trim())?.[1];
    if (literal !== undefined) return { literal: withoutBraces(literal) };
    const [family = "", given] = withoutBraces(name).split(/\s*,\s*/);
    if (given !== undefined) return { family: family.trim(), given: given.trim() };
    const words = family.trim().split(/\s+/);
    const last = words.pop() ?? "";
    return words.length > 0 ? { family: last, given: words.join(" ") } : { literal: last };
  });
}

/** The line in which the entry's last brace closes; the last one before a blank line, where none does. */
function lastLineOf(lines: readonly string[], first: number): number {
  let depth = 0;
  for (let line = first; line < lines.length; line++) {
    const text = (lines[line] ?? "").replace(/\\./g, "");
    depth += (text.match(/[{(]/g)?.length ?? 0) - (text.match(/[})]/g)?.length ?? 0);
    if (depth <= 0) return line;
    if (line > first && text.trim() === "") return line - 1;
  }
  return lines.length - 1;
}
