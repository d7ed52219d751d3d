/** Inserts the sources that a text describes, such as that of the clipboard. Those that are already there are named instead. */
import { t } from "@vscode/l10n";
import type { TextEdit } from "vscode-languageserver-types";
import { quotedList } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { sentences } from "../../language/texts.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { CslWork } from "../../model/bibliography/csl.ts";
import { normalizedName } from "../../model/normalizedName.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { NewPair } from "../../syntax/write/collection.ts";
import { editBetween, textEditOf } from "../../syntax/write/edit.ts";
import { addEntry } from "../../syntax/write/section.ts";
import { applyTextEdits } from "../../syntax/write/safety.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { assessmentsOf } from "../../workspace/assessments.ts";
import { documentsOf } from "../../syntax/document.ts";
import { sourceIn, sourceOf, worksIn } from "./source.ts";

/** The edit that adds sources, and what there is to say. */
export interface SourceInsertion {
  readonly edit?: TextEdit;
  /** What is added and what is already there, if that is not obvious; or why nothing is added. */
  readonly note?: string;
}

/** The most entries that are inserted at once: a whole library belongs in a bibliography file. */
const MAX_ENTRIES = 500;

/** Inserts every work that a text describes, or the page that it links to. */
export function insertSources(text: string, assessment: Assessment): SourceInsertion {
  const works = worksIn(text);
  if (works.length > MAX_ENTRIES)
    return {
      note: formatMessage(
        t(
          "The text has more than {limit, plural, other {# entries}}. Save them in a file, and name it under “bibliography”.",
        ),
        { limit: MAX_ENTRIES },
      ),
    };
  const known = knownWorks(assessment);
  const taken = new Set<string>();
  const present: string[] = [];
  const added: NewPair[] = [];
  for (const work of works) {
    const names = namesOfWork(work.csl());
    if (names.some((name) => known.has(name))) present.push(work.csl().texts.get("title") ?? work.key.text);
    else added.push(sourceOf(work, assessment, taken));
    for (const name of names) known.add(name);
  }
  const page = works.length === 0 ? sourceIn(text, assessment) : undefined;
  const edit = editFor(page ? [page] : added, assessment);
  if (works.length === 0 && !edit)
    return {
      note: t(
        "The clipboard contains no entry in BibTeX, RIS or CSL JSON, and no web address. Copy one of them first.",
      ),
    };
  return { ...(edit ? { edit } : {}), ...noteOf(edit ? added.length : 0, present) };
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

/** The names of all works that the document has or that its bibliographies have. */
function knownWorks(assessment: Assessment): Set<string> {
  const own = (assessment.section("sources")?.items ?? []).flatMap(({ value }) => namesOfSource(value));
  const cited = assessment.bibliographies.flatMap((bibliography) =>
    [...bibliography.values()].flatMap(({ csl }) => namesOfWork(csl)),
  );
  return new Set([...own, ...cited]);
}

function namesOfWork({ texts, dates }: CslWork): string[] {
  return namesFor(texts.get("DOI"), texts.get("title"), dates.get("issued"));
}

function namesOfSource(value: Node | undefined): string[] {
  const [doi, title, issued] = ["DOI", "title", "issued"].map((key) => textOf(valueAt(value, key)));
  return namesFor(doi, title, issued);
}

/** What identifies a work: its DOI, and its title with the year. */
function namesFor(doi: string | undefined, title: string | undefined, issued: string | undefined): string[] {
  const bare = doi?.toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/, "");
  return [
    ...(bare === undefined ? [] : [`doi ${bare}`]),
    ...(title === undefined ? [] : [`title ${normalizedName(title)} ${issued?.slice(0, 4) ?? ""}`]),
  ];
}
