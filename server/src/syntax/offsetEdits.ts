/** Edits of a text by offsets, and the mapping from the edited text back to the original. */

/** Replaces `remove` code units at an offset with a text. */
export interface OffsetEdit {
  /** The offset in the original text. */
  readonly at: number;
  /** The number of code units to remove. */
  readonly remove: number;
  /** The text to insert. */
  readonly insert: string;
}

/** Applies edits that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly OffsetEdit[]): string {
  let result = "";
  let from = 0;
  for (const { at, remove, insert } of edits) {
    result += text.slice(from, at) + insert;
    from = at + remove;
  }
  return result + text.slice(from);
}

/**
 * Returns a function that maps an offset in the edited text to the original. Offsets inside an insertion map to its
 * start.
 */
export function toOriginal(edits: readonly OffsetEdit[]): (offset: number) => number {
  // Where each edit begins in the edited text, and by how much it shifts the text after it.
  const starts: number[] = [];
  const shifts: number[] = [];
  let shift = 0;
  for (const { at, remove, insert } of edits) {
    starts.push(at + shift);
    shift += insert.length - remove;
    shifts.push(shift);
  }
  return (offset) => {
    let low = 0;
    for (let high = starts.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const edit = edits[low - 1];
    if (!edit) return offset;
    const inside = offset - (starts[low - 1] ?? 0);
    if (inside < edit.insert.length) return edit.at + Math.min(inside, edit.remove);
    return offset - (shifts[low - 1] ?? 0);
  };
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}
