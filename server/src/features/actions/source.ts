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
import { idOf } from "../../model/basics/id.ts";
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

/** The source for a page. @param taken The ids of sources that are added before it, to which its own is added. */
export function pageSource(page: PageSource, assessment: Assessment, taken: Set<string>): NewPair {
  const name = idOf(page.title === "TODO" ? page.URL : page.title).slice(0, MAX_ID_LENGTH);
  const id = free(name.replace(/(?<!-)-+$/, ""), assessment, taken);
  taken.add(id);
  return { levels: 1, key: id, value: page };
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

function read(pasted: string): ParsedEntries {
  const text = pasted.replace(/^\uFEFF/, "");
  if (/^\s*(?:\{|\[\s*[{\]])/.test(text)) return readCslJson(text);
  return IS_RIS.test(text) ? readRis(text, { needsKey: false }) : bibtexEntries(readBibtex(text));
}

/** The line with which an entry of RIS begins. Some sites write one space. */
const IS_RIS = /^[ \t]*TY[ \t]{1,4}-/m;

const MAX_ID_LENGTH = 40;

/** A page of the Web as a source. */
interface PageSource {
  readonly type: string;
  readonly title: string;
  readonly URL: string;
  readonly accessed?: string;
}

/** The URL of the first page in a text, with the first other line as its title. */
export function pageIn(text: string, today: string | undefined): PageSource | undefined {
  const [found] = linksIn(text);
  if (!found) return undefined;
  const title = text
    .split(/\r\n|\r|\n/)
    .map((line) => titleIn(line))
    .find((line) => line !== "");
  return pageOf(found.address, found.title ?? title, today);
}

/**
 * The pages that a text links to. Of several, each has what is written with its link as its title, or else the line above; the line below
 * if the text begins with a link alone.
 */
export function pagesIn(text: string, today: string | undefined): PageSource[] {
  const addresses = new Set(linksIn(text).map(({ address }) => address));
  if (addresses.size < 2) return [pageIn(text, today)].flatMap((page) => page ?? []);
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => ({ words: titleIn(line) || undefined, links: linksIn(line) }));
  const first = lines.find(({ words, links }) => words !== undefined || links.length > 0);
  const step = first?.words === undefined && first?.links[0]?.title === undefined ? 1 : -1;
  const pages = new Map<string, PageSource>();
  for (const [at, { words, links }] of lines.entries()) {
    const next = lines[at + step];
    const near = words ?? (next?.links.length === 0 ? next.words : undefined);
    for (const { address, title } of links)
      if (!pages.has(address))
        pages.set(address, pageOf(address, title ?? (links.length === 1 ? near : undefined), today));
  }
  return [...pages.values()];
}

function pageOf(address: string, title: string | undefined, today: string | undefined): PageSource {
  return {
    type: "webpage",
    title: title ?? "TODO",
    URL: address,
    ...(today === undefined ? {} : { accessed: today }),
  };
}

/** A link of Markdown, or an address without the punctuation of the sentence around it. */
const LINK =
  /\[(?<title>[^[\]\n]+)\]\((?<target>https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)|<(?<inside>https?:\/\/[^\s<>]+)>|(?<bare>https?:\/\/[^\s<>"]+)/g;

function linksIn(text: string): { readonly address: string; readonly title: string | undefined }[] {
  return Array.from(text.matchAll(LINK), ({ groups = {} }) => ({
    address: groups.target ?? groups.inside ?? withoutPunctuation(groups.bare ?? ""),
    title: /^\s*https?:/.test(groups.title ?? "") ? undefined : groups.title?.trim(),
  }));
}

/** "https://e.org/a)." at the end of a sentence is "https://e.org/a", but a parenthesis that it opens is its own. */
function withoutPunctuation(address: string): string {
  let unopened = address.split(")").length - address.split("(").length;
  let end = endBefore(address, ENDS);
  for (; unopened > 0 && address.charAt(end - 1) === ")"; unopened--) end = endBefore(address, ENDS, end - 1);
  return address.slice(0, end);
}

const ENDS = ".,;:!?'’”»";

/** What a line says beside its links, without the sign or the number of a list. */
function titleIn(line: string): string {
  // A parenthesis around a link alone has nothing left.
  const text = line.replace(LINK, "").replace(/\((?=\s|$)/g, "");
  const words = text.slice(0, endBefore(text, SEPARATORS));
  return words.replace(/^(?:[\s\-–—•*:|)]|\d{1,3}[.)](?=\s|$))*/u, "").replace(/\s+/g, " ");
}

const SEPARATORS = " \t-–—:|(";

/** Where the beginning of a text ends without signs at its end. */
function endBefore(text: string, signs: string, length = text.length): number {
  let end = length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return end;
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
