/**
 * Reads comments that can be answered. Programs that do not know them get a comment with an explanation instead of the author.
 * Source: [MS-XLSX] 2.6.205, threadedComment.
 */
import type { Sheet as ReadSheet, Workbook as ReadWorkbook } from "hucre";
import { addToIndex } from "../../syntax/memo.ts";

/** Returns the comments on cells with their answers, by the names of the cells, such as "B2". */
export function threadedComments(
  { threadedComments: all = [] }: ReadSheet,
  persons: NonNullable<ReadWorkbook["persons"]>,
): ReadonlyMap<string, string> {
  const names = new Map(persons.map(({ id, displayName }) => [id, displayName]));
  const cells = new Map(all.flatMap(({ id, ref }) => (ref === undefined ? [] : [[id, ref] as const])));
  const lines = new Map<string, string[]>();
  for (const { id, parentId, personId, text } of all) {
    const cell = cells.get(parentId ?? id);
    const name = names.get(personId);
    if (cell !== undefined) addToIndex(lines, cell, name === undefined ? text : `${name}: ${text}`);
  }
  return new Map(Array.from(lines, ([cell, texts]) => [cell, texts.join("\n")]));
}
