/** Puts words in place of the citations of a publication. */
import type { FootnoteDefinition, FootnoteReference, Nodes, RootContent } from "mdast";
import { citationText } from "../../publication/tree/plainCitation.ts";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import type {
  BlockContent,
  CitationNode,
  PhrasingContent,
  Publication,
} from "../../publication/tree/tree.ts";
import { linkNode, paragraphNode, textNode } from "../../publication/tree/tree.ts";
import { addAll, lastResults } from "../../syntax/memo.ts";
import { listedIn, withoutListed } from "./listedWorks.ts";
import { citationsOf } from "./order.ts";
import type { Around } from "./placed.ts";
import {
  afterWords,
  aroundMark,
  capitalizedWords,
  inNote,
  inSentence,
  isEmpty,
  isNamedBefore,
  spaced,
  withoutParentheses,
} from "./placed.ts";

/** The citations of a publication in a style, as plain data. */
export interface FormattedCitations {
  /** Whether each citation is a note. */
  readonly isNote: boolean;
  /** The words of each citation, in the order of the tree. */
  readonly citations: readonly (readonly PhrasingContent[])[];
  /** The list of works: paragraphs that references lead to. */
  readonly works: readonly BlockContent[];
}

/** Returns the publication with words in place of its citations, and with the list of works. */
export function withCitations(publication: Publication, formatted: FormattedCitations): Publication {
  const { body, head } = publication;
  const { isNote, citations, works } = formatted;
  const named = nameOfNotes(body.children);
  const notes: FootnoteDefinition[] = [];
  let next = 0;
  const children = withoutListed(body.children, listedIn(works)).flatMap((node): readonly RootContent[] => {
    if (node.type === "bibliography") return works;
    const count = citationsOf(node).length;
    if (count === 0) return [node];
    const first = next;
    next += count;
    const words = citations.slice(first, next);
    const options = { isNote, named, language: head.language, isInNote: node.type === "footnoteDefinition" };
    const made = replacedIn(node, [isNote ? first : "", named, head.language, ...words], () =>
      replaced(node, { first, words, ...options }),
    );
    addAll(notes, made.notes);
    return [made.node];
  });
  return { ...publication, body: { ...body, children: [...children, ...notes] } };
}

/** The beginning of the identifiers of new notes: no note of the authors begins with it. */
function nameOfNotes(blocks: readonly RootContent[]): string {
  const taken = blocks.flatMap((block) => (block.type === "footnoteDefinition" ? [block.identifier] : []));
  let name = "citation-";
  while (taken.some((identifier) => identifier.startsWith(name))) name += "-";
  return name;
}

interface Replaced {
  readonly node: RootContent;
  /** The notes that citations have become. */
  readonly notes: readonly FootnoteDefinition[];
}

/** A block stays the same object as long as its citations have the same words. */
const replacedIn = lastResults<Replaced>();

interface Replacing {
  /** The place of the first citation of the node among those of the document. */
  readonly first: number;
  readonly words: FormattedCitations["citations"];
  readonly isNote: boolean;
  /** The beginning of the identifiers of new notes. */
  readonly named: string;
  readonly language: string;
  /** Whether the node is in a note, which has no notes of its own. */
  readonly isInNote: boolean;
}

function replaced(block: RootContent, replacing: Replacing): Replaced {
  const { first, words, named } = replacing;
  const notes: FootnoteDefinition[] = [];
  let index = 0;
  const put = (citation: CitationNode, around: Around): Put => {
    const place = index++;
    const own = words[place] ?? [];
    // Nothing that an author cites is lost.
    const said = own.length > 0 ? [...own] : [textNode(citationText(citation))];
    if (!isMark(citation, replacing)) return asWords({ ...citation, said }, around, replacing);
    const id = `${named}${String(first + place + 1)}`;
    // A note begins a sentence, also with the words before its first work: "See".
    const sentence = citation.works[0]?.prefix === undefined ? said : capitalizedWords(said);
    notes.push({
      type: "footnoteDefinition",
      identifier: id,
      label: id,
      children: [paragraphNode(sentence)],
    });
    const mark: FootnoteReference = { type: "footnoteReference", identifier: id, label: id };
    return { ...aroundMark(around, replacing.language), nodes: [mark] };
  };
  const visit = <N extends Nodes>(node: N): N => {
    if (citationsOf(node).length === 0) return node;
    const caption = node.data?.caption;
    const own = caption ? { ...node, data: { ...node.data, caption: visitAll(caption) } } : node;
    return "children" in own ? { ...own, children: visitAll(own.children as Nodes[]) } : own;
  };
  const visitAll = <N extends Nodes>(nodes: readonly N[]): N[] =>
    withPut(nodes, { visit, put, isMark: (citation) => isMark(citation, replacing) }) as N[];
  return { node: visit(block), notes };
}

/** Whether a citation becomes the mark of a note. */
function isMark({ inText }: CitationNode, { isNote, isInNote }: Replacing): boolean {
  return isNote && !isInNote && !inText;
}

/** What takes the place of a citation, with the text around it. */
interface Put extends Around {
  readonly nodes: readonly PhrasingContent[];
}

interface Putting {
  /** Replaces the citations in a node that is not one. */
  readonly visit: (node: Nodes) => Nodes;
  readonly put: (citation: CitationNode, around: Around) => Put;
  readonly isMark: (citation: CitationNode) => boolean;
}

/** Replaces the citations among nodes. */
function withPut(nodes: readonly Nodes[], { visit, put, isMark: isMarked }: Putting): Nodes[] {
  const rest = joinedTexts(nodes).reverse();
  const done: Nodes[] = [];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type !== "citation") {
      done.push(visit(node));
      continue;
    }
    // A further mark follows those before it, and the punctuation before all of them.
    const marks = isMarked(node) ? takenMarks(done) : [];
    const preceding = lastWords(done as PhrasingContent[]);
    const made = put(node, { before: takenText(done), after: takenText(rest), preceding });
    addAll(
      done,
      [textNode(made.before), ...marks, ...made.nodes].filter((each) => !isEmpty(each)),
    );
    if (made.after !== "") rest.push(textNode(made.after));
  }
  return done;
}

/** How many letters before a citation are read at least, if there are so many. */
const LETTERS_BEFORE = 1000;

/** The words of the last nodes: those of all would be read again for each citation of a paragraph. */
function lastWords(nodes: readonly PhrasingContent[]): string {
  let words = "";
  for (let index = nodes.length - 1; index >= 0 && words.length < LETTERS_BEFORE; index--)
    words = plainTextOf(nodes.slice(index, index + 1)) + words;
  return words;
}

/** Texts next to each other are one. */
function joinedTexts(nodes: readonly Nodes[]): Nodes[] {
  const all: Nodes[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (last?.type === "text" && node.type === "text")
      all[all.length - 1] = textNode(last.value + node.value);
    else all.push(node);
  }
  return all;
}

/** Takes the last node, if it is a text. */
function takenText(nodes: Nodes[]): string {
  const last = nodes.at(-1);
  if (last?.type !== "text") return "";
  nodes.pop();
  return last.value;
}

/** Takes the marks of notes at the end, with the spaces around them. */
function takenMarks(nodes: Nodes[]): Nodes[] {
  const isMarkOf = (node: Nodes): boolean => node.type === "footnoteReference";
  const from = nodes.findLastIndex(
    (node) => !isMarkOf(node) && !(node.type === "text" && node.value === " "),
  );
  const marks = nodes.slice(from + 1).filter(isMarkOf);
  if (marks.length > 0) nodes.length = from + 1;
  return marks;
}

/** A citation as words of the text or of a note. */
function asWords(
  { said, ...citation }: CitationNode & { readonly said: readonly PhrasingContent[] },
  around: Around,
  { isNote, isInNote, language }: Replacing,
): Put {
  const isPart = citation.inText ?? false;
  // A raised number is set as the mark of a note is.
  if (!isPart && said.every(isRaised))
    return { ...aroundMark(around, language), nodes: linked(citation, said) };
  // What a sentence of a note names is not named again.
  if (isNote && isInNote && isNamedBefore(said, around))
    return { before: around.before.trimEnd(), nodes: [], after: around.after };
  const { before, after } = isPart ? around : spaced(around);
  const plain = isNote && isInNote ? inNote(said, around) : said;
  const words = isPart ? inSentence(said, around) : plain;
  return {
    before,
    nodes: isNote && isInNote ? words : linked(citation, words),
    after: afterWords(words, after),
  };
}

function isRaised(node: PhrasingContent): boolean {
  return node.type === "styled" && node.look === "superscript";
}

/** The words of a citation, which lead to its work in the list of works if it is the only one. */
function linked(
  { works: [only, ...others] }: CitationNode,
  words: readonly PhrasingContent[],
): readonly PhrasingContent[] {
  if (!only || others.length > 0 || words.some(hasLink)) return words;
  const bare = withoutParentheses(words);
  const link = linkNode(`source-${only.id}`, bare);
  return plainTextOf(bare) === plainTextOf(words) ? [link] : [textNode("("), link, textNode(")")];
}

function hasLink(node: Nodes): boolean {
  return node.type === "link" || ("children" in node && node.children.some(hasLink));
}
