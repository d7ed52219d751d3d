/** Makes a source of what an author pastes: an entry in BibTeX, CSL JSON or RIS, or the address of a page on the Web. */
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
import type { ActionRequest, Offer } from "./action.ts";

/** Where an entry in BibTeX has been pasted: it is taken out, and becomes a source. */
export function sourceFromBibtex({ assessment, range }: ActionRequest): Offer[] {
  const { source, library } = assessment;
  const lines = Array.from({ length: source.lineCount }, (_, line) => source.line(line));
  const first = lines.slice(0, range.start.line + 1).findLastIndex((line) => /^\s*@\w+\s*[{(]/.test(line));
  if (first < 0) return [];
  const pasted = pastedIn(lines.slice(first, first + MAX_LINES));
  const [work] = worksIn(pasted);
  const last = first + pasted.split("\n").length - 1;
  if (last < range.start.line || !work) return [];
  const entry = sourceOf(work, assessment);
  // What follows the entry can only be read without it.
  const without = applyTextEdits(source, [lineEdit(source, [first, last + 1], "")]);
  const [{ document } = assessment] = assessmentsOf(without, library);
  const addition = addEntry(document, "sources", entry);
  if (!addition) return [];
  const after = applyTextEdits(without, [textEditOf(without, addition)]);
  const title = t('Make a source of the BibTeX entry "{0}"', entry.key);
  return [{ title, kind: "quickfix", edits: editBetween(source, after), fixes: ["no-syntax-error"] }];
}

/** No entry that somebody pastes has more. */
const MAX_LINES = 500;

/** The lines of the entry that comes first; where it never ends, those before a blank one. */
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

/** The source that a pasted text describes; `undefined` where it describes none. */
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

function sourceOf({ key, csl }: BibliographyEntry, assessment: Assessment): NewPair {
  return { key: free(idOf(key.text), assessment), value: sourceAs(csl()), levels: 1 };
}

/** The works in a text, whatever format it is in. */
function worksIn(text: string): readonly BibliographyEntry[] {
  const { entries } = read(text);
  return entries;
}

function read(text: string): ParsedEntries {
  if (/^\s*[[{]/.test(text)) return readCslJson(text);
  return /^[ \t]*TY {2}- /m.test(text) ? readRis(text) : bibtexEntries(readBibtex(text));
}

const MAX_ID_LENGTH = 40;

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
function free(id: string, { knownIds }: Assessment): string {
  const name = id === "" ? "source" : id;
  if (knownIds.conceptsOf(name).length === 0) return name;
  let number = 2;
  while (knownIds.conceptsOf(`${name}-${number}`).length > 0) number++;
  return `${name}-${number}`;
}

/** The keys that a source can have, in the order in which they are explained. */
const KEYS: readonly string[] = Object.keys(schemas.assessment.definitions?.source?.properties ?? {});
const TYPES: readonly unknown[] = schemas.assessment.definitions?.source?.properties?.type?.enum ?? [];

/** A work as the format writes it, what it has no key for left out. */
function sourceAs({ type, texts, names, dates }: CslWork): NewPair["value"] {
  const all = new Map<string, unknown>();
  for (const [key, value] of texts) all.set(key, value);
  for (const [key, value] of names) all.set(key, value.map(nameAs));
  // What is no date, such as "in press", says how far the publication is.
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

/** What readers look for first. */
const FIRST = ["author", "editor", "translator", "issued"];

function nameAs(name: CslName): unknown {
  const { family, literal } = name;
  return family === undefined && literal !== undefined ? { literal } : name;
}
