/** Makes a source from pasted text: an entry in BibTeX, CSL JSON or RIS, or the URL of a web page. */
import { t } from "@vscode/l10n";
import { schemas } from "../../format/schema.ts";
import { readBibtex } from "../../model/bibliography/bibtex.ts";
import { bibtexEntries } from "../../model/bibliography/bibtexEntries.ts";
import type { CslName, CslWork } from "../../model/bibliography/csl.ts";
import { readCslJson } from "../../model/bibliography/cslEntries.ts";
import { isEdtf } from "../../model/bibliography/dates.ts";
import type { ParsedEntries, BibliographyEntry } from "../../model/bibliography/entries.ts";
import { readRis } from "../../model/bibliography/ris.ts";
import { idOf } from "../../model/id.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { NewPair } from "../../syntax/write/collection.ts";
import { editBetween, lineEdit, textEditOf } from "../../syntax/write/edit.ts";
import { addEntry } from "../../syntax/write/section.ts";
import { applyTextEdits } from "../../syntax/write/safety.ts";
import { assessmentsOf } from "../../workspace/assessments.ts";
import type { ActionRequest, ActionOffer } from "./action.ts";

/** Offered on a pasted BibTeX entry: removes it and adds a source instead. */
export function sourceFromBibtex({ assessment, range }: ActionRequest): ActionOffer[] {
  const { source, library } = assessment;
  const lines = Array.from({ length: source.lineCount }, (_, line) => source.line(line));
  const first = lines.slice(0, range.start.line + 1).findLastIndex((line) => /^\s*@\w+\s*[{(]/.test(line));
  if (first < 0) return [];
  const pasted = pastedIn(lines.slice(first, first + MAX_LINES));
  const [work] = worksIn(pasted);
  const last = first + pasted.split("\n").length - 1;
  if (last < range.start.line || !work) return [];
  const entry = sourceOf(work, assessment);
  // The text after the entry can be parsed only without it.
  const without = applyTextEdits(source, [lineEdit(source, [first, last + 1], "")]);
  const [{ document } = assessment] = assessmentsOf(without, library);
  const addition = addEntry(document, "sources", entry);
  if (!addition) return [];
  const after = applyTextEdits(without, [textEditOf(without, addition)]);
  const title = t('Convert the BibTeX entry "{0}" to a source', entry.key);
  return [{ title, kind: "quickfix", edits: editBetween(source, after), fixes: ["no-syntax-error"] }];
}

/** No pasted entry is longer than this. */
const MAX_LINES = 500;

/** The lines of the first entry; if it is not closed, the lines before the first blank one. */
function pastedIn(lines: readonly string[]): string {
  const text = lines.join("\n");
  const { entries, problems } = readBibtex(text);
  const span = entries[0]?.span;
  if (!span) return "";
  if (!problems.some(({ kind, start }) => kind === "unclosed-entry" && start === span.start))
    return text.slice(0, span.end).trimEnd();
  const blank = lines.findIndex((line) => line.trim() === "");
  return lines.slice(0, blank < 0 ? lines.length : blank).join("\n");
}

/** The source that a pasted text describes; `undefined` if it describes none. */
export function sourceIn(text: string, assessment: Assessment): NewPair | undefined {
  const [work] = worksIn(text);
  if (work) return sourceOf(work, assessment);
  const page = pageIn(text, assessment.today);
  return (
    page && {
      levels: 1,
      key: free(
        idOf(page.title === "TODO" ? page.URL : page.title)
          .slice(0, MAX_ID_LENGTH)
          .replace(/(?<!-)-+$/, ""),
        assessment,
      ),
      value: page,
    }
  );
}

/**
 * The source for a work.
 * @param taken The ids of sources that are added before it, to which its own is added.
 */
export function sourceOf(
  { key, csl }: BibliographyEntry,
  assessment: Assessment,
  taken = new Set<string>(),
): NewPair {
  const id = free(idOf(key.text || nameOfWork(csl())), assessment, taken);
  taken.add(id);
  return { key: id, value: sourceAs(csl()), levels: 1 };
}

/** What people call a work that has no key, such as an entry from the page of a journal: "Pascoe 2005", or else its title. */
function nameOfWork({ texts, names, dates }: CslWork): string {
  const [first] = names.get("author") ?? names.get("editor") ?? [];
  const year = /\d{4}/.exec(dates.get("issued") ?? "")?.[0];
  const name = first?.family ?? first?.literal;
  return (name === undefined ? texts.get("title") : [name, year].join(" "))?.slice(0, MAX_ID_LENGTH) ?? "";
}

/** The works in a text of any supported format. */
export function worksIn(text: string): readonly BibliographyEntry[] {
  const { entries } = read(text);
  return entries;
}

function read(text: string): ParsedEntries {
  if (/^\s*[[{]/.test(text)) return readCslJson(text);
  return /^[ \t]*TY {2}- /m.test(text) ? readRis(text, { needsKey: false }) : bibtexEntries(readBibtex(text));
}

const MAX_ID_LENGTH = 40;

/** The URL of a page in a text, with the first other line as its title. */
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

/** The id, with a number at the end if it is already used. */
function free(id: string, { knownIds }: Assessment, taken: ReadonlySet<string> = new Set()): string {
  const name = id === "" ? "source" : id;
  const isFree = (each: string): boolean => knownIds.conceptsOf(each).length === 0 && !taken.has(each);
  if (isFree(name)) return name;
  let number = 2;
  while (!isFree(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

/** The keys of a source, in the order of the schema. */
const KEYS: readonly string[] = Object.keys(schemas.assessment.definitions?.source?.properties ?? {});
const TYPES: readonly unknown[] = schemas.assessment.definitions?.source?.properties?.type?.enum ?? [];

/** A work as a source of our format, without the fields that have no key there. */
function sourceAs({ type, texts, names, dates }: CslWork): NewPair["value"] {
  const all = new Map<string, unknown>();
  for (const [key, value] of texts) all.set(key, value);
  for (const [key, value] of names) all.set(key, value.map(nameAs));
  // A text instead of a date, such as "in press", is the publication's status.
  for (const [key, value] of dates) all.set(isEdtf(value) || key !== "issued" ? key : "status", value);
  const keys = KEYS.filter((key) => all.has(key) && key !== "type" && key !== "title" && key !== "abstract");
  const first = FIRST.filter((key) => keys.includes(key));
  const rest = keys.filter((key) => !FIRST.includes(key));
  return {
    type: TYPES.includes(type) ? type : "document",
    title: texts.get("title") ?? "TODO",
    ...Object.fromEntries([...first, ...rest].map((key) => [key, all.get(key)])),
  };
}

/** The keys that readers look for first. */
const FIRST = ["author", "editor", "translator", "issued"];

function nameAs(name: CslName): unknown {
  const { family, literal } = name;
  return family === undefined && literal !== undefined ? { literal } : name;
}
