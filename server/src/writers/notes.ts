/** The notes of a publication, in the order in which its text refers to them. */
import type { BlockContent, FootnoteDefinition, Publication } from "../publication/tree/tree.ts";
import { notesReferredTo } from "../publication/tree/tree.ts";

/** The blocks of a publication without its notes, and the notes with their numbers. */
interface NotesApart {
  readonly blocks: readonly BlockContent[];
  /** In the order of their numbers. */
  readonly notes: readonly FootnoteDefinition[];
  /** The number of each note by its identifier. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Separates the notes from the other blocks. A note that nothing refers to is left out. */
export function notesApart({ body }: Publication): NotesApart {
  const definitions = new Map<string, FootnoteDefinition>();
  const blocks: BlockContent[] = [];
  for (const node of body.children) {
    if (node.type === "footnoteDefinition") definitions.set(node.identifier, node);
    else blocks.push(node as BlockContent);
  }
  // The set grows during the loop: a note may refer to another one.
  const order = new Set(blocks.flatMap(notesReferredTo));
  const notes: FootnoteDefinition[] = [];
  for (const identifier of order) {
    const definition = definitions.get(identifier);
    if (!definition) continue;
    notes.push(definition);
    for (const inner of notesReferredTo(definition)) order.add(inner);
  }
  return { blocks, notes, numbers: new Map(notes.map(({ identifier }, index) => [identifier, index + 1])) };
}
