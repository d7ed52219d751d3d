/** Adds an entry to a section, in the style of the section. Creates the section if it is missing. */
import type { Document, Item, Section } from "../document.ts";
import type { NewPair } from "./collection.ts";
import { addPairs, insertEdit, linesBelowEdit, pairLines } from "./collection.ts";
import type { PieceEdit } from "./edit.ts";
import { endOfNode, endOfPair, isFromAlias, lineEnd, startOfPair, startWithComments } from "./extent.ts";
import { withDash } from "./rows.ts";

/** The indentation of entries in a section that has none yet. */
const STEP = 2;

/**
 * The edit that adds an entry to the section with a name; `undefined` if the section is not a map, or comes from an
 * alias.
 */
export function addEntry(document: Document, name: string, entry: NewPair): PieceEdit | undefined {
  const section = document.sections.find((each) => each.name === name);
  if (!section) return addSection(document, withEntry(name, entry));
  const { value, piece, shape, items } = section;
  if (section.merged || (shape !== "map" && shape !== "nothing")) return undefined;
  if (value && isFromAlias(value, piece)) return undefined;
  if (value?.kind === "map" && value.flow) return addPairs(value, [entry], piece);
  const own = items.filter(({ merged }) => !merged);
  const last = own.at(-1);
  const lines = pairLines(entry);
  if (last?.key)
    return linesBelowEdit(endOfItem(last), lines, { column: columnOf(own[0] ?? last), piece: last.piece });
  if (items.length > 0 || shape === "map") return undefined;
  const end = endOfPair({ key: section.key, value: undefined }, piece);
  return linesBelowEdit(end, lines, { column: columnOf(section) + STEP, piece });
}

/** The edit that puts an item with a pair on each line at its place in a list; `undefined` if the list is in brackets or empty. */
export function insertItem({ key, items, piece }: Section, at: number, value: object): PieceEdit | undefined {
  const [first, before] = [items[0], items[at - 1]];
  const column = first && /^ *(?=- )/m.exec(first.piece.text)?.[0].length;
  if (column === undefined) return undefined;
  const end = before
    ? before.value && endOfNode(before.value, before.piece)
    : endOfPair({ key, value: undefined }, piece);
  const lines = Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    pairLines({ key: name, value: each }),
  );
  return end === undefined
    ? undefined
    : linesBelowEdit(end, withDash(lines), { column, piece: before?.piece ?? piece });
}

/** A section with one entry. */
function withEntry(name: string, { key, value, levels = 0, layout }: NewPair): NewPair {
  return { key: name, value: { [key]: value }, levels: levels + 1, ...(layout && { layout }) };
}

/** The edit that adds a section after all content of the document and the comments below it. */
export function addSection({ pieces }: Document, section: NewPair): PieceEdit | undefined {
  const piece = pieces.findLast(
    ({ text, role }) => text.trim() !== "" && role !== "marker" && role !== "directive",
  );
  const lines = pairLines(section);
  if (!piece) {
    const [first] = pieces;
    return first && insertEdit(first, first.text.length, `${lines.join("\n")}\n`);
  }
  const { tree, text } = piece;
  if (tree?.kind === "map" && tree.flow) return addPairs(tree, [section], piece);
  const end = Math.max(tree ? endOfNode(tree, piece) : 0, text.trimEnd().length);
  return linesBelowEdit(end, lines, { column: 0, piece });
}

/** The edit that adds sections above another one and the comments on it. */
export function addSectionsAbove({ key, piece }: Section, sections: readonly NewPair[]): PieceEdit {
  const lines = sections.flatMap(pairLines).map((line) => `${line}\n`);
  return insertEdit(piece, startWithComments(piece.text, key.start), lines.join(""));
}

/** The end of an item, including comments that are indented below it, because they refer to it. */
function endOfItem(item: Item): number {
  const { piece, key, value } = item;
  const { text } = piece;
  let end = key ? endOfPair({ key, value }, piece) : 0;
  // eslint-disable-next-line patterns/no-pattern-of-text -- The pattern contains only a number.
  const comment = new RegExp(String.raw`^(?:\r\n|\r|\n)[ \t]{${String(columnOf(item) + 1)},}#`);
  for (let line = lineEnd(text, end); comment.test(text.slice(line)); line = lineEnd(text, end)) {
    end = lineEnd(text, line + (text.startsWith("\r\n", line) ? 2 : 1));
  }
  return end;
}

function columnOf({ key, value, piece }: Item | Section): number {
  return key ? piece.position(startOfPair({ key, value }, piece)).character : 0;
}
