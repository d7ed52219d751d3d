/** Finds the lines of a piece that its tree does not have, so that they can be shown as they are. */
import type { Node } from "./node.ts";
import { textOf } from "./node.ts";
import type { Piece } from "./piece.ts";
import type { PieceSpan, Span } from "./span.ts";

/** What is wrong in a piece. */
export interface Mistakes {
  readonly errors: readonly PieceSpan[];
  /** The keys that a map has already. */
  readonly repeatedKeys: readonly PieceSpan[];
  /** Maps and lists where none can be. */
  readonly mistypedValues: readonly PieceSpan[];
}

/**
 * Returns the lines with mistakes, with the whole entries that they are in. If there are errors, also the lines with words that no value of the
 * tree has.
 * @returns Spans of whole lines, in order. Lines that follow each other are one span.
 */
export function unreadLines(
  { tree, text, lineStarts }: Piece,
  { errors, repeatedKeys, mistypedValues }: Mistakes,
): readonly Span[] {
  const entries = [...errors, ...repeatedKeys].map(({ start, end }) => {
    const first = start + text.slice(start).search(/\S|$/);
    return { start, end: Math.max(end, first), ...entryAt(tree, first) };
  });
  const shown = [...entries, ...mistypedValues];
  const rest = errors.length > 0 ? withoutValues(text, tree) : "";
  const spans: Span[] = [];
  for (const [line, start] of lineStarts.entries()) {
    const end = lineStarts[line + 1] ?? text.length;
    const isShown = shown.some((each) => each.start < end && (each.end > start || each.start >= start));
    if (!isShown && !WORD.test(rest.slice(start, end).replace(COMMENT, ""))) continue;
    const last = spans.at(-1);
    if (last?.end === start) spans[spans.length - 1] = { start: last.start, end };
    else spans.push({ start, end });
  }
  return spans;
}

const WORD = /[\p{L}\p{N}]+/u;
const COMMENT = /(?:^|\s)#.*/;

/** The entry of a map or a list whose key or single value contains an offset: such a value may have lost some of its lines. */
function entryAt(node: Node | undefined, offset: number): Span | undefined {
  const has = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  if (node?.kind === "list") return node.items.flatMap((item) => entryAt(item, offset) ?? [])[0];
  if (node?.kind !== "map") return node && has(node) ? { start: node.start, end: node.end } : undefined;
  for (const { key, value } of node.pairs) {
    const entry = { start: key.start, end: value?.end ?? key.end };
    if (has(key)) return entry;
    const inside = has(entry) ? entryAt(value, offset) : undefined;
    if (inside) return value?.kind === "map" || value?.kind === "list" ? inside : entry;
  }
  return undefined;
}

/** The text with spaces in place of the values that have all of its words: a recovery may have left some out. */
function withoutValues(text: string, tree: Node | undefined): string {
  let rest = "";
  for (const { start, end, words } of valuesIn(tree).toSorted((a, b) => a.start - b.start)) {
    const written = text.slice(start, end);
    if (start < rest.length || !wordsIn(written).every((word) => words.has(word))) continue;
    rest += text.slice(rest.length, start) + " ".repeat(written.length);
  }
  return rest + text.slice(rest.length);
}

function valuesIn(node: Node | undefined): (Span & { readonly words: ReadonlySet<string> })[] {
  switch (node?.kind) {
    case "scalar":
      return [
        { start: node.start, end: node.end, words: new Set(wordsIn(node.originalKey ?? textOf(node) ?? "")) },
      ];
    case "alias":
      return [{ start: node.start, end: node.end, words: new Set(wordsIn(node.name)) }];
    case "list":
      return node.items.flatMap(valuesIn);
    case "map":
      return node.pairs.flatMap(({ key, value }) => [...valuesIn(key), ...valuesIn(value)]);
    default:
      return [];
  }
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
