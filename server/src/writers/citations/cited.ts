/** Puts words in place of the citations of a publication. */
import type { FootnoteDefinition, Nodes, RootContent } from "mdast";
import { citationText } from "../../publication/plainCitation.ts";
import type { BlockContent, CitationNode, PhrasingContent, Publication } from "../../publication/tree.ts";
import { paragraphNode, textNode } from "../../publication/tree.ts";
import { addAll, lastResults, memo } from "../../syntax/memo.ts";

/** The citations of a publication in a style, as plain data. */
export interface FormattedCitations {
  /** Whether each citation is a note. */
  readonly isNote: boolean;
  /** The words of each citation, in the order of the document. */
  readonly citations: readonly (readonly PhrasingContent[])[];
  /** The list of works: paragraphs that references lead to. */
  readonly works: readonly BlockContent[];
}

/** Returns the citations of a publication, in order. */
export function citationsIn({ body }: Publication): readonly CitationNode[] {
  return body.children.flatMap(citationsOf);
}

/** The citations of a node, in order. Cached: most blocks are those of the version before. */
const citationsOf = memo((node: Nodes): readonly CitationNode[] => {
  if (node.type === "citation") return [node];
  const caption = node.data?.caption?.flatMap(citationsOf) ?? [];
  return "children" in node ? [...caption, ...node.children.flatMap(citationsOf)] : caption;
});

/** Returns the publication with words in place of its citations, and with the list of works. */
export function withCitations(publication: Publication, formatted: FormattedCitations): Publication {
  const { body } = publication;
  const { isNote, citations, works } = formatted;
  const notes: FootnoteDefinition[] = [];
  let next = 0;
  const children = body.children.flatMap((node): readonly RootContent[] => {
    if (node.type === "bibliography") return works;
    const count = citationsOf(node).length;
    if (count === 0) return [node];
    const first = next;
    next += count;
    const words = citations.slice(first, next);
    const made = replacedIn(node, [isNote ? first : "", ...words], () =>
      replaced(node, { first, words, isNote, isInNote: node.type === "footnoteDefinition" }),
    );
    addAll(notes, made.notes);
    return [made.node];
  });
  return { ...publication, body: { ...body, children: [...children, ...notes] } };
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
  /** Whether the node is in a note, which has no notes of its own. */
  readonly isInNote: boolean;
}

function replaced(block: RootContent, { first, words, isNote, isInNote }: Replacing): Replaced {
  const notes: FootnoteDefinition[] = [];
  let index = 0;
  const wordsOf = (citation: CitationNode): PhrasingContent[] => {
    const place = index++;
    const own = words[place] ?? [];
    // Nothing that an author cites is lost.
    const said = own.length > 0 ? [...own] : [textNode(citationText(citation))];
    if (!isNote) return said;
    // A style for notes ends each of them; within another note, its sentence goes on.
    if (isInNote) return withoutStop(said);
    const id = `citation-${String(first + place + 1)}`;
    notes.push({ type: "footnoteDefinition", identifier: id, label: id, children: [paragraphNode(said)] });
    return [{ type: "footnoteReference", identifier: id, label: id }];
  };
  const visit = <N extends Nodes>(node: N): N => {
    const caption = node.data?.caption;
    const own = caption ? { ...node, data: { ...node.data, caption: visitAll(caption) } } : node;
    return "children" in own ? { ...own, children: visitAll(own.children as Nodes[]) } : own;
  };
  const visitAll = <N extends Nodes>(nodes: readonly N[]): N[] =>
    nodes.flatMap((node) => (node.type === "citation" ? (wordsOf(node) as N[]) : [visit(node)]));
  return { node: visit(block), notes };
}

function withoutStop(words: PhrasingContent[]): PhrasingContent[] {
  const last = words.at(-1);
  if (last?.type !== "text") return words;
  return [...words.slice(0, -1), { type: "text", value: last.value.replace(/\.$/, "") }];
}
