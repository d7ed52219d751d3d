/** Edits of a text by offsets, and the way back from the edited text to the original one. */

export interface OffsetEdit {
  /** The offset in the original text. */
  readonly at: number;
  /** How many code units go. */
  readonly remove: number;
  /** What comes in their place. */
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

/** Leads from an offset in the edited text to the one in the original; inside an insertion, to the place of the insertion. */
export function toOriginal(edits: readonly OffsetEdit[]): (offset: number) => number {
  // Where each edit begins in the edited text, and the shift of what is behind it.
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

/** The line break of a text. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}
