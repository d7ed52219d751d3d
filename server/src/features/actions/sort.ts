/** Sorts the definitions of a section by their ids; each takes the comments above it and behind it along. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { Item, Section } from "../../syntax/document.ts";
import { textOf } from "../../syntax/node.ts";
import { placeOf, touches } from "../../syntax/place.ts";
import type { Source } from "../../syntax/source.ts";
import type { Asking, Offer } from "./action.ts";
import { columnOf, lineBreakOf } from "./action.ts";

/** Offered at the key of the section. */
export function sort({ assessment, spot: { piece, offset } }: Asking): Offer[] {
  const { source, document } = assessment;
  const section = document.sections.find((each) => each.piece === piece && touches(each.key, offset));
  const isWhole = document.flaws.every(
    ({ place }) => !section?.items.some((item) => item.piece === place.piece),
  );
  if (!section || section.merged || section.shape !== "map" || !isWhole) return [];
  const blocks = blocksOf(section, source);
  const sorted = blocks?.toSorted((a, b) => a.id.localeCompare(b.id));
  if (!blocks || !sorted || sorted.every((block, index) => block === blocks[index])) return [];
  const [first] = blocks;
  const last = blocks.at(-1);
  const lineBreak = lineBreakOf(source);
  const range = {
    start: { line: first?.start ?? 0, character: 0 },
    end: { line: (last?.end ?? 0) - 1, character: Infinity },
  };
  range.end.character = source.line(range.end.line).length;
  const newText = sorted.flatMap(({ start, end }) => linesOf(source, start, end)).join(lineBreak);
  return [
    {
      title: t('Sort "{0}" by id', section.name),
      kind: CodeActionKind.RefactorRewrite,
      edits: [{ range, newText }],
    },
  ];
}

/** The lines of a definition. */
interface Block {
  readonly id: string;
  readonly start: number;
  /** The line behind the last one. */
  readonly end: number;
}

/** The definitions with all lines between the first and the last of them; nothing where two share a line. */
function blocksOf({ items, piece: head, key }: Section, source: Source): Block[] | undefined {
  if (items.length < 2) return undefined;
  const starts = items.map((item) => firstLineOf(item, source));
  const headLine = source.range(placeOf(head, key)).start.line;
  if (starts.some((start, index) => start <= (starts[index - 1] ?? headLine))) return undefined;
  const tops = starts.map((start, index) => withComments(start, starts[index - 1] ?? headLine, source));
  const [, ...others] = tops;
  const lastItem = items.at(-1) as Item;
  const ends = [...others, endWithComments(lastItem, source)];
  return items.map((item, index) => ({
    id: textOf(item.key) ?? "",
    start: tops[index] ?? 0,
    end: ends[index] ?? 0,
  }));
}

/** The first line of the comments directly above a line. */
function withComments(line: number, above: number, source: Source): number {
  let first = line;
  while (first - 1 > above && /^\s*#/.test(source.line(first - 1))) first--;
  return first;
}

function firstLineOf({ piece, key }: Item, source: Source): number {
  return source.range(placeOf(piece, key ?? { start: 0, end: 0 })).start.line;
}

/** The line behind an item and the comments that are indented below it. */
function endWithComments({ piece, key, value }: Item, source: Source): number {
  const end = piece.text.slice(0, value?.end ?? key?.end ?? 0).trimEnd().length;
  let { line } = source.range(placeOf(piece, { start: end, end })).start;
  const character = columnOf(source, piece, key?.start ?? 0);
  while (new RegExp(`^\\s{${character + 1},}#`).test(source.line(line + 1))) line++;
  return line + 1;
}

function linesOf(source: Source, start: number, end: number): string[] {
  return Array.from({ length: end - start }, (_, index) => source.line(start + index));
}
