/** The citations of a publication, in the order in which its readers meet them. */
import type { Nodes } from "mdast";
import type { CitationNode, CitedItem, CslItem, Publication } from "../../publication/tree/tree.ts";
import { memo } from "../../syntax/memo.ts";

/** What is to be formatted, as plain data. */
export interface CitationOrder {
  readonly works: readonly CslItem[];
  /** The citations in the order of the tree: as `citationsIn` returns them. */
  readonly citations: readonly CitationPlace[];
  /** The places of the citations in the list above, in the order in which readers meet them. */
  readonly reading: readonly number[];
  /** The language of the document. */
  readonly language: string;
}

/** A citation, and where it is. */
export interface CitationPlace {
  readonly works: readonly CitedItem[];
  /** Whether its words are a part of the text, also in a style that has notes. */
  readonly inText: boolean;
  /** Whether it is in a note of the authors. */
  readonly isInNote: boolean;
  /** In a style that has notes: the number of its note, from 1; 0 in the text. */
  readonly note: number;
}

/** Returns what a processor needs to know of a publication. */
export function citationOrder(publication: Publication): CitationOrder {
  const { works, head } = publication;
  return { works, ...placesIn(publication), language: head.language };
}

/** Returns the citations of a publication, in the order of the tree. */
export function citationsIn({ body }: Publication): readonly CitationNode[] {
  return body.children.flatMap(citationsOf);
}

/** Returns the citations of a node, in the order of the tree. */
export const citationsOf = memo((node: Nodes): readonly CitationNode[] =>
  marksOf(node).filter((mark) => typeof mark !== "string"),
);

/** The citations of a node, and the identifiers of the notes that it refers to. Cached: most blocks are those of the version before. */
const marksOf = memo((node: Nodes): readonly (CitationNode | string)[] => {
  if (node.type === "citation") return [node];
  if (node.type === "footnoteReference") return [node.identifier];
  const caption = node.data?.caption?.flatMap(marksOf) ?? [];
  return "children" in node ? [...caption, ...node.children.flatMap(marksOf)] : caption;
});

/** Marks, and the place of their first citation in the tree. */
interface Run {
  readonly marks: readonly (CitationNode | string)[];
  readonly first: number;
}

function placesIn({ body }: Publication): Pick<CitationOrder, "citations" | "reading"> {
  const { texts, notes } = runsIn(body.children);
  const citations: CitationPlace[] = [];
  const reading: number[] = [];
  const waiting = new Set<string>();
  const read = new Set<string>();
  let numbered = 0;
  const readRun = ({ marks, first }: Run, own: number | undefined): void => {
    let place = first;
    for (const mark of marks) {
      if (typeof mark !== "string") {
        const inText = mark.inText ?? false;
        const note = own ?? (inText ? 0 : ++numbered);
        citations[place] = { works: mark.works, inText, isInNote: own !== undefined, note };
        reading.push(place++);
      } else if (own === undefined) readNote(mark);
      else waiting.add(mark);
    }
  };
  const readNote = (identifier: string): void => {
    const run = notes.get(identifier);
    if (!run || read.has(identifier)) return;
    read.add(identifier);
    readRun(run, ++numbered);
  };
  for (const run of texts) readRun(run, undefined);
  // The set grows during the loop: a note may refer to another one. Readers meet it after those of the text.
  for (const identifier of waiting) readNote(identifier);
  for (const identifier of notes.keys()) readNote(identifier);
  return { citations, reading };
}

function runsIn(blocks: readonly Nodes[]): {
  readonly texts: readonly Run[];
  readonly notes: ReadonlyMap<string, Run>;
} {
  const texts: Run[] = [];
  const notes = new Map<string, Run>();
  let first = 0;
  for (const block of blocks) {
    const run = { marks: marksOf(block), first };
    first += citationsOf(block).length;
    if (block.type === "footnoteDefinition" && !notes.has(block.identifier)) notes.set(block.identifier, run);
    else texts.push(run);
  }
  return { texts, notes };
}
