/** Edits of a text by offsets, and the way back from the edited text to the original one. */

export interface Edit {
  /** The offset in the original text. */
  readonly at: number;
  /** How many code units go. */
  readonly remove: number;
  /** What comes in their place. */
  readonly insert: string;
}

/** Applies edits that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const { at, remove, insert } of edits) {
    result += text.slice(from, at) + insert;
    from = at + remove;
  }
  return result + text.slice(from);
}

/** The offset in the original text of an offset in the edited one; inside an insertion, the place of the insertion. */
export function originalOffset(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { at, remove, insert } of edits) {
    const start = at + shift;
    if (offset < start) break;
    if (offset < start + insert.length) return at + Math.min(offset - start, remove);
    shift += insert.length - remove;
  }
  return offset - shift;
}

/** The line break of a text. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}
