/** What the parts of a publication need to know of the document that they show. */
import { t } from "@vscode/l10n";
import { labelOfWord } from "../../format/labels.ts";
import type { Concept } from "../../format/schema.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { capitalized, locale, translated } from "../../language/texts.ts";
import { readCsl } from "../../model/bibliography/csl.ts";
import { definitionsNamed } from "../../model/facts/definitions.ts";
import { isIdShaped } from "../../model/basics/id.ts";
import { categoryOf } from "../../model/taxonomies/taxonomy.ts";
import type { Item } from "../../syntax/document.ts";
import { memoOn } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt, valueOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { workIn } from "../../workspace/occurrences.ts";
import { firstWords } from "./firstWords.ts";
import type { CitationNode, CitedItem, MissingNode, PhrasingContent } from "../tree/tree.ts";
import { authorAndYear, nameFromContent } from "./untitled.ts";
import { linkNode, missingNode, textNode } from "../tree/tree.ts";

/** The document, and the piece of the text that is shown. */
export interface Place {
  readonly assessment: Assessment;
  readonly piece: Piece;
}

/** Returns the span of a node. */
export function sourceSpan({ piece }: Pick<Place, "piece">, node: Node | undefined): PieceSpan | undefined {
  return node && pieceSpan(piece, node);
}

/** Returns the place of a whole item in the source, with its key; `undefined` for one without a value. */
export function itemSpan({ piece, key, value }: Item): PieceSpan | undefined {
  const [first, last] = [key ?? value, value ?? key];
  return first && last && pieceSpan(piece, { start: first.start, end: last.end });
}

/** The keys that can hold the title of an item. */
const TITLES = ["title", "name", "label"] as const;

/** Returns the title that an item gives itself; `undefined` if it has none. */
export function ownTitle(value: Node | undefined): string | undefined {
  return TITLES.map((key) => textOf(valueAt(value, key))).find(
    (each) => each !== undefined && each.trim() !== "",
  );
}

/** Returns the id of the part of the publication that shows an item, for links. */
export function anchorOf(concept: Concept, id: string): string {
  return `${concept}-${id}`;
}

/** Returns the words for what an id names, with a link to it; a citation of a work. */
export function crossReference(
  id: string,
  assessment: Assessment,
  concepts: readonly Concept[] = assessment.conceptsOf(id),
): PhrasingContent {
  const concept = concepts.find((each) => assessment.conceptsOf(id).includes(each));
  // What is not an id is the author's own name for something, such as an office that the document does not describe.
  if (concept === undefined) return isIdShaped(id) ? notDefined(id) : textNode(showHidden(id));
  if (concept === "source") return citationInText([{ id }], assessment);
  if (concept === "note") return { type: "footnoteReference", identifier: id, label: id };
  return linkNode(anchorOf(concept, id), [textNode(showHidden(displayName(id, concept, assessment)))]);
}

/** The most letters with which a sentence points at what is named by its own text. */
const MAX_POINTER = 40;

/** How a sentence points at an item: by its name, or by the first words of its text. */
interface Pointer {
  readonly link: PhrasingContent;
  /** Whether the words are a title or a sentence, which needs quotation marks within another one. */
  readonly isTitle: boolean;
}

/** Returns the words with which a sentence points at an item. */
export function pointerTo(id: string, assessment: Assessment): Pointer {
  const link = crossReference(id, assessment);
  const [concept] = assessment.conceptsOf(id);
  if (link.type !== "link" || concept === undefined) return { link, isTitle: false };
  const [definition] = definitionsNamed(assessment.definitionsBySection, { concept, id });
  const value = definition?.item.value;
  if (givenName(value, concept, assessment) !== undefined) return { link, isTitle: true };
  const words = nameWithNumber(value, concept) === undefined ? firstWords(value, MAX_POINTER) : undefined;
  if (words === undefined) return { link, isTitle: false };
  return { link: { ...link, children: [textNode(showHidden(words))] }, isTitle: true };
}

/** Returns the words for an id that nothing defines. */
export function notDefined(id: string): MissingNode {
  return missingNode(t("“{0}” (not described)", id));
}

/** Returns a citation whose words are a part of their sentence or of a list. */
export function citationInText(works: readonly CitedItem[], assessment: Assessment): CitationNode {
  const named = works.map((cited) => ({ ...cited, name: titleOfWork(cited.id, assessment) }));
  return { type: "citation", works: named, inText: true };
}

/** Returns the name of what an id names: its title, what it is about, the beginning of its text, or the id as words. */
export function displayName(id: string, concept: Concept, assessment: Assessment): string {
  if (concept === "category" || concept === "cluster") {
    // A ranking may have a taxonomy of its own.
    const taxonomies = [assessment.taxonomy, ...assessment.namedTaxonomies.values()];
    const category = taxonomies.flatMap((each) => categoryOf(each, id) ?? [])[0];
    if (category) return category.title;
  }
  if (concept === "source") return titleOfWork(id, assessment);
  const [definition] = definitionsNamed(assessment.definitionsBySection, { concept, id });
  const value = definition?.item.value;
  const given = givenName(value, concept, assessment);
  if (given !== undefined) return given;
  // A term is what its definition explains.
  if (concept === "term") return id.replaceAll("-", " ");
  return (value && nameOfItem(value, concept, locale())) ?? id.replaceAll("-", " ");
}

/** The title of an item, or what it is about. */
function givenName(value: Node | undefined, concept: Concept, assessment: Assessment): string | undefined {
  return ownTitle(value) ?? nameFromContent(value, concept, assessment);
}

/** The name that an item gives itself. Cached: a document names its items often. */
const nameOfItem = memoOn(
  (value: Node, concept: Concept, _language: string): string | undefined =>
    ownTitle(value) ?? nameWithNumber(value, concept) ?? firstWords(value),
);

/** Returns the title of a work, of the document or of one of its bibliographies; without one, its authors and its year. */
export function titleOfWork(id: string, assessment: Assessment): string {
  const [own] = definitionsNamed(assessment.definitionsBySection, { concept: "source", id });
  const at = (key: string): string | undefined => textOf(valueAt(own?.item.value, key));
  const work = workIn(assessment.bibliographies, id)?.csl;
  const texts = work?.texts;
  const title = at("title-short") ?? at("title") ?? texts?.get("title-short") ?? texts?.get("title");
  const known = title ?? at("container-title") ?? texts?.get("container-title");
  if (known !== undefined) return showHidden(known);
  const people = own?.item.value ? peopleOf(own.item.value, locale()) : work && authorAndYear(work);
  return showHidden(people ?? id.replaceAll("-", " "));
}

/** Authors and year of a source without a title. Cached: a document names its sources often. */
const peopleOf = memoOn((value: Node, _language: string): string | undefined =>
  authorAndYear(readCsl(valueOf(value))),
);

/** Returns what an item with a number is called without its title: "Recommendation 3", "Key judgment 1". */
export function nameWithNumber(value: Node | undefined, concept: Concept): string | undefined {
  const number = textOf(valueAt(value, "number"));
  if (number === undefined) return undefined;
  switch (concept) {
    case "recommendation":
      return t("Recommendation {0}", number);
    case "note":
      return t("Note {0}", number);
    case "statement":
      return `${roleOfStatement(value)} ${number}`;
    default:
      return undefined;
  }
}

/** What a statement is: points are numbered by their roles, so that there are several with the number 1. */
function roleOfStatement(value: Node | undefined): string {
  const role = textOf(valueAt(value, "role"));
  return capitalized(role === undefined ? t("Statement") : translated(labelOfWord(role)));
}

/** Whether an id names a work that the document or one of its bibliographies describes. */
export function isWork(id: string, assessment: Assessment): boolean {
  return assessment.conceptsOf(id).includes("source") || workIn(assessment.bibliographies, id) !== undefined;
}
