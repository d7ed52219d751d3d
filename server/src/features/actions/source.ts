/** Makes a source of what an author pastes: an entry in BibTeX, or the address of a page on the Web. */
import { t } from "@vscode/l10n";
import type { BibtexEntry } from "../../model/bibtex.ts";
import { bibtexEntries, withoutBraces } from "../../model/bibtex.ts";
import { idOf } from "../../model/id.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { NewPair } from "../../syntax/write/collection.ts";
import { editBetween, lineEdit, textEditOf } from "../../syntax/write/edit.ts";
import { addEntry } from "../../syntax/write/section.ts";
import { applied } from "../../syntax/write/sound.ts";
import { assessmentsOf } from "../../workspace/assessments.ts";
import type { Asking, Offer } from "./action.ts";

/** Where an entry in BibTeX has been pasted: it is taken out, and becomes a source. */
export function sourceFromBibtex({ assessment, range }: Asking): Offer[] {
  const { source, library } = assessment;
  const lines = Array.from({ length: source.lineCount }, (_, line) => source.line(line));
  const first = lines.slice(0, range.start.line + 1).findLastIndex((line) => /^\s*@\w+\s*[{(]/.test(line));
  if (first < 0) return [];
  const last = lastLineOf(lines, first);
  const entry = sourceIn(lines.slice(first, last + 1).join("\n"), assessment);
  if (last < range.start.line || !entry) return [];
  // What follows the entry can only be read without it.
  const without = applied(source, [lineEdit(source, [first, last + 1], "")]);
  const [{ document } = assessment] = assessmentsOf(without, library);
  const addition = addEntry(document, "sources", entry);
  if (!addition) return [];
  const after = applied(without, [textEditOf(without, addition)]);
  const title = t('Make a source of the BibTeX entry "{0}"', entry.key);
  return [{ title, kind: "quickfix", edits: editBetween(source, after), fixes: ["no-syntax-error"] }];
}

/** The source that a pasted text describes; `undefined` where it describes none. */
export function sourceIn(text: string, assessment: Assessment): NewPair | undefined {
  const [entry] = bibtexEntries(text);
  if (entry) return { key: free(idOf(entry.key.text), assessment), value: csl(entry), levels: 1 };
  const page = pageIn(text, assessment.today);
  return (
    page && {
      levels: 1,
      key: free(
        idOf(page.title === "TODO" ? page.URL : page.title)
          .slice(0, LONGEST_ID)
          .replace(/(?<!-)-+$/, ""),
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
const TYPES: ReadonlyMap<string, string> = new Map([
  ["article", "article-journal"],
  ["book", "book"],
  ["booklet", "book"],
  ["inbook", "chapter"],
  ["incollection", "chapter"],
  ["inproceedings", "paper-conference"],
  ["conference", "paper-conference"],
  ["manual", "report"],
  ["mastersthesis", "thesis"],
  ["phdthesis", "thesis"],
  ["thesis", "thesis"],
  ["techreport", "report"],
  ["report", "report"],
  ["online", "webpage"],
  ["unpublished", "manuscript"],
]);

/** CSL's key for a field, where it has one. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["title", "title"],
  ["journal", "container-title"],
  ["journaltitle", "container-title"],
  ["booktitle", "container-title"],
  ["series", "collection-title"],
  ["volume", "volume"],
  ["number", "number"],
  ["pages", "page"],
  ["publisher", "publisher"],
  ["institution", "publisher"],
  ["school", "publisher"],
  ["organization", "publisher"],
  ["address", "publisher-place"],
  ["location", "publisher-place"],
  ["edition", "edition"],
  ["doi", "DOI"],
  ["url", "URL"],
  ["isbn", "ISBN"],
  ["issn", "ISSN"],
  ["urldate", "accessed"],
  ["language", "language"],
  ["type", "genre"],
  ["note", "note"],
]);

/** The fields that name people. */
const PEOPLE = ["author", "editor", "translator"];

function csl({ type, fields }: BibtexEntry): NewPair["value"] {
  const date = fields.get("date") ?? dateOf(fields.get("year"), fields.get("month"));
  const { title, ...others } = Object.fromEntries(
    Array.from(FIELDS).flatMap(([field, key]): [string, string][] => {
      const value = withoutBraces(fields.get(field) ?? "");
      // Only what appears again and again has issues.
      const own = key === "number" && type === "article" ? "issue" : key;
      return value === "" ? [] : [[own, value]];
    }),
  );
  const people = PEOPLE.flatMap((field): [string, unknown][] => {
    const names = fields.get(field);
    return names === undefined ? [] : [[field, peopleIn(names)]];
  });
  return {
    type: TYPES.get(type) ?? "document",
    title: title ?? "TODO",
    ...Object.fromEntries(people),
    ...(date === undefined ? {} : { issued: asPeriod(date) }),
    ...others,
  };
}

/** A date or period as EDTF writes it: "1998--2002" is "1998/2002". */
function asPeriod(date: string): string {
  return withoutBraces(date).replace(/(?:(?<!\s)\s+)?[–—]\s*/, "/");
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function dateOf(year: string | undefined, month: string | undefined): string | undefined {
  if (year === undefined || !/^\{?\d{4}\}?$/.test(year)) return year;
  const number = MONTHS.indexOf((month ?? "").slice(0, 3).toLowerCase()) + 1 || Number(month);
  return number >= 1 && number <= 12 ? `${withoutBraces(year)}-${String(number).padStart(2, "0")}` : year;
}

function peopleIn(names: string): unknown[] {
  return names.split(/(?<!\s)\s+and\s+/).map((name) => {
    const literal = /^\{(.*)\}$/.exec(name.trim())?.[1];
    if (literal !== undefined) return { literal: withoutBraces(literal) };
    const [family = "", given] = withoutBraces(name).split(/(?:(?<!\s)\s+)?,\s*/);
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
