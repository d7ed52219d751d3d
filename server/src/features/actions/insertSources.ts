/** Inserts the sources that a text describes, such as that of the clipboard. Those that are already there are named instead. */
import { t } from "@vscode/l10n";
import type { TextEdit } from "vscode-languageserver-types";
import { quotedList } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { sentences } from "../../language/texts.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { CslWork } from "../../model/bibliography/csl.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { NewPair } from "../../syntax/write/collection.ts";
import { editBetween, textEditOf } from "../../syntax/write/edit.ts";
import { addEntry } from "../../syntax/write/section.ts";
import { applyTextEdits } from "../../syntax/write/safety.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { assessmentsOf } from "../../workspace/assessments.ts";
import { documentsOf } from "../../syntax/document.ts";
import { pageSource, pagesIn, sourceOf, worksIn } from "./source.ts";

/** The edit that adds sources, and what there is to say. */
export interface SourceInsertion {
  readonly edit?: TextEdit;
  /** What is added and what is already there, if that is not obvious; or why nothing is added. */
  readonly note?: string;
}

/** The most entries that are inserted at once: a whole library belongs in a bibliography file. */
const MAX_ENTRIES = 500;

/** Inserts every work that a text describes, or the pages that it links to. */
export function insertSources(text: string, assessment: Assessment): SourceInsertion {
  const works = worksIn(text);
  const pages = works.length === 0 ? pagesIn(text, assessment.today) : [];
  if (works.length > MAX_ENTRIES || pages.length > MAX_ENTRIES)
    return {
      note: formatMessage(works.length > 0 ? tooManyEntries() : tooManyPages(), { limit: MAX_ENTRIES }),
    };
  const known = new KnownWorks(assessment);
  const taken = new Set<string>();
  const present: string[] = [];
  const added: NewPair[] = [];
  for (const work of works) {
    const names = namesOfWork(work.csl());
    if (known.has(names)) present.push(work.csl().texts.get("title") ?? work.key.text);
    else added.push(sourceOf(work, assessment, taken));
    known.add(names);
  }
  for (const page of pages) {
    const title = known.titleAt(page.URL);
    if (title === undefined) added.push(pageSource(page, assessment, taken));
    else present.push(title);
  }
  const edit = editFor(added, assessment);
  if (works.length === 0 && present.length === 0 && !edit)
    return {
      note: t(
        "The clipboard contains no entry in BibTeX, RIS or CSL JSON, and no web address. Copy one of them first.",
      ),
    };
  return { ...(edit ? { edit } : {}), ...noteOf(edit ? added.length : 0, present) };
}

function tooManyEntries(): string {
  return t(
    "The text has more than {limit, plural, other {# entries}}. Save them in a file, and name it under “bibliography”.",
  );
}

function tooManyPages(): string {
  return t("The text has more than {limit, plural, other {# web addresses}}. Copy fewer of them.");
}

function noteOf(added: number, present: readonly string[]): Pick<SourceInsertion, "note"> {
  if (added < 2 && present.length === 0) return {};
  const note = sentences(
    added > 0
      ? formatMessage(t("{count, plural, one {# source is} other {# sources are}} inserted."), {
          count: added,
        })
      : undefined,
    present.length > 0
      ? formatMessage(t("{count, plural, one {# source is} other {# sources are}} already there: {names}."), {
          count: present.length,
          names: quotedList(present.slice(0, MAX_NAMED).map(showHidden), "and"),
        })
      : undefined,
  );
  return { note };
}

/** How many sources that are already there are named. */
const MAX_NAMED = 5;

/** One edit that adds all entries. The first one may make the section. */
function editFor([first, ...others]: readonly NewPair[], assessment: Assessment): TextEdit | undefined {
  if (!first) return undefined;
  const { source, library, document } = assessment;
  const at = documentsOf(source).indexOf(document);
  const addition = addEntry(document, "sources", first);
  if (!addition) return undefined;
  const once = applyTextEdits(source, [textEditOf(source, addition)]);
  const next = assessmentsOf(once, library)[at]?.document;
  const edits = others.flatMap((entry) => (next && addEntry(next, "sources", entry)) ?? []);
  const after = applyTextEdits(
    once,
    edits.map((edit) => textEditOf(once, edit)),
  );
  return editBetween(source, after)[0];
}

/** What identifies a work: its DOI, or its title and year with who wrote it. What is not known is `undefined`. */
interface WorkNames {
  readonly doi: string | undefined;
  readonly title: string | undefined;
  readonly author: string | undefined;
}

/** The works that the document has or that its bibliographies have. */
class KnownWorks {
  readonly #byDoi = new Map<string, WorkNames[]>();
  readonly #byTitle = new Map<string, WorkNames[]>();
  /** The titles of pages and other works by their web addresses. */
  readonly #byAddress = new Map<string, string>();

  constructor(assessment: Assessment) {
    for (const { value } of assessment.section("sources")?.items ?? []) {
      this.add(namesOfSource(value));
      const [address, title] = ["URL", "title"].map((key) => textOf(valueAt(value, key)));
      if (address !== undefined) this.#byAddress.set(address, title ?? address);
    }
    for (const bibliography of assessment.bibliographies)
      for (const { csl } of bibliography.values()) this.add(namesOfWork(csl));
  }

  /** The title of the source of the document that has a web address. */
  titleAt(address: string): string | undefined {
    return this.#byAddress.get(address);
  }

  add(names: WorkNames): void {
    if (names.doi !== undefined) addToIndex(this.#byDoi, names.doi, names);
    if (names.title !== undefined) addToIndex(this.#byTitle, names.title, names);
  }

  /** Whether a work is known: by its DOI, or by its title if neither the DOI nor the author is another one. */
  has({ doi, title, author }: WorkNames): boolean {
    if (doi !== undefined && this.#byDoi.has(doi)) return true;
    const isOther = (a: string | undefined, b: string | undefined): boolean =>
      a !== undefined && b !== undefined && a !== b;
    const same = title === undefined ? [] : (this.#byTitle.get(title) ?? []);
    return same.some((each) => !isOther(each.doi, doi) && !isOther(each.author, author));
  }
}

function namesOfWork({ texts, names, dates }: CslWork): WorkNames {
  const [first] = names.get("author") ?? names.get("editor") ?? [];
  const title = titleWithYear(texts.get("title"), dates.get("issued"));
  return namesFor(texts.get("DOI"), title, first?.family ?? first?.literal);
}

function namesOfSource(value: Node | undefined): WorkNames {
  const [doi, title, issued] = ["DOI", "title", "issued"].map((key) => textOf(valueAt(value, key)));
  const people = valueAt(value, "author") ?? valueAt(value, "editor");
  const first = people?.kind === "list" ? people.items[0] : people;
  const author = textOf(valueAt(first, "family")) ?? textOf(valueAt(first, "literal"));
  return namesFor(doi, titleWithYear(title, issued), author);
}

function titleWithYear(title: string | undefined, issued: string | undefined): string | undefined {
  return title === undefined ? undefined : `${normalizedName(title)} ${issued?.slice(0, 4) ?? ""}`;
}

function namesFor(doi: string | undefined, title: string | undefined, author: string | undefined): WorkNames {
  const bare = doi?.toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/, "");
  return { doi: bare, title, author: author === undefined ? undefined : normalizedName(author) };
}
