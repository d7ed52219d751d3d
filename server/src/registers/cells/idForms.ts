/** The form of the ids of a register: what "R-12" and "OP-7" have in common, and which ids only count the rows. */

/** Returns an id without its own letters and digits. */
export function formOfId(id: string): string {
  return id
    .trim()
    .replace(/\d+/g, "0")
    .replace(/\p{L}+/gu, "a");
}

/** Whether an id is a number alone, as where the rows are counted: the next version may give it to another row. */
export function isRowNumber(id: string): boolean {
  return /^\d{1,4}\.?$/.test(id.trim());
}
