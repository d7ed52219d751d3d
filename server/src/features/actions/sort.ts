/** Sorts the definitions of a section by id; each keeps the comments above and below it. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { Item, Section } from "../../syntax/document.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan, touches } from "../../syntax/span.ts";
import type { Source } from "../../syntax/source.ts";
import { lineEdit } from "../../syntax/write/edit.ts";
import type { ActionRequest, ActionOffer } from "./action.ts";

/** Offered on the key of the section. */
export function sort({ assessment, piecePosition: { piece, offset } }: ActionRequest): ActionOffer[] {
  const { source, document } = assessment;
  const section = document.sections.find((each) => each.piece === piece && touches(each.key, offset));
  if (!section || section.merged || section.shape !== "map") return [];
  const blocks = blocksOf(section, source);
  const sorted = blocks?.toSorted((a, b) => a.id.localeCompare(b.id));
  if (!blocks || !sorted || sorted.every((block, index) => block === blocks[index])) return [];
  const [start, end] = [blocks[0]?.start ?? 0, blocks.at(-1)?.end ?? 0];
  const head = source.range(pieceSpan(section.piece, section.key)).start.line;
  if (isBound(source, head + 1, end)) return [];
  const text = sorted.flatMap((block) => linesOf(source, block.start, block.end)).map((line) => `${line}\n`);
  return [
    {
      title: t('Sort "{0}" by id', section.name),
      kind: CodeActionKind.RefactorRewrite,
      edits: [
        lineEdit(source, [start, end], end < source.lineCount ? text.join("") : text.join("").slice(0, -1)),
      ],
      keeps: "values",
    },
  ];
}

/** Whether a comment belongs to more than one definition: it begins or ends a suppression, or heads a group. */
function isBound(source: Source, start: number, end: number): boolean {
  return linesOf(source, start, end).some(
    (line, index, lines) =>
      /#\s*threat-assessment-(?:disable|enable)(?!-)/.test(line) ||
      (/^\s*#/.test(line) && lines[index + 1]?.trim() === ""),
  );
}

/** The lines of a definition. */
interface Block {
  readonly id: string;
  readonly start: number;
  /** The line after the last one. */
  readonly end: number;
}

/** The definitions, with all lines between the first and the last one; `undefined` if two share a line. */
function blocksOf({ items, piece: head, key }: Section, source: Source): Block[] | undefined {
  if (items.length < 2) return undefined;
  const starts = items.map((item) => firstLineOf(item, source));
  const headLine = source.range(pieceSpan(head, key)).start.line;
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
  return source.range(pieceSpan(piece, key ?? { start: 0, end: 0 })).start.line;
}

/** The line after an item and the comments that are indented below it. */
function endWithComments({ piece, key, value }: Item, source: Source): number {
  const end = piece.text.slice(0, value?.end ?? key?.end ?? 0).trimEnd().length;
  let { line } = source.range(pieceSpan(piece, { start: end, end })).start;
  const start = key?.start ?? 0;
  const { character } = source.range(pieceSpan(piece, { start, end: start })).start;
  // eslint-disable-next-line patterns/no-pattern-of-text -- A number is no text.
  while (new RegExp(`^\\s{${character + 1},}#`).test(source.line(line + 1))) line++;
  return line + 1;
}

function linesOf(source: Source, start: number, end: number): string[] {
  return Array.from({ length: end - start }, (_, index) => source.line(start + index));
}
