/** Writes a new definition at the end of its section, in the style of the section; and the section, where there is none. */
import type { TextEdit } from "vscode-languageserver-types";
import { stringify } from "yaml";
import type { Item, Section } from "../../syntax/document.ts";
import type { Piece } from "../../syntax/piece.ts";
import { placeOf } from "../../syntax/place.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Source } from "../../syntax/source.ts";
import { columnOf, lineBreakOf } from "./action.ts";

/** A definition: its id, and what it says, key by key. */
export interface NewEntry {
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export function newEntry(assessment: Assessment, section: string, entry: NewEntry): TextEdit {
  const { source } = assessment;
  const existing = assessment.sections.find(({ name, merged }) => name === section && !merged);
  const flow = existing && endOfFlow(existing);
  if (flow) {
    const { piece, offset, isEmpty } = flow;
    const at = source.range(placeOf(piece, { start: offset, end: offset }));
    return { range: at, newText: `${isEmpty ? "" : ", "}${entry.id}: ${inFlow(entry.value)}` };
  }
  const indent = existing ? indentOf(existing, source) : 2;
  const lines = [...(existing ? [] : [`${section}:`]), ...below(linesOf(entry), indent)];
  const last = existing?.items.at(-1);
  const end = last
    ? endOf(last)
    : existing
      ? { piece: existing.piece, offset: existing.key.end }
      : endOfDocument(assessment);
  const lineBreak = lineBreakOf(source);
  const { line } = source.range(placeOf(end.piece, { start: end.offset, end: end.offset })).start;
  const position = { line, character: source.line(line).length };
  const isFirst = !existing && end.offset === 0;
  const text = lines.join(lineBreak);
  return {
    range: { start: position, end: position },
    newText: isFirst ? text + lineBreak : lineBreak + text,
  };
}

interface End {
  readonly piece: Piece;
  readonly offset: number;
}

/** Where a map in braces ends, if the section is written so. */
function endOfFlow({ value, piece, shape }: Section): (End & { readonly isEmpty: boolean }) | undefined {
  if (shape !== "map" || value?.kind !== "map" || !value.flow) return undefined;
  const text = piece.text.slice(value.start, value.end);
  const brace = text.lastIndexOf("}");
  return brace < 0
    ? undefined
    : {
        piece,
        offset: value.start + text.slice(0, brace).trimEnd().length,
        isEmpty: value.pairs.length === 0,
      };
}

/** The end of the last word of an item: what follows it in its piece may belong to the next section. */
function endOf({ piece, key, value }: Item): End {
  const end = value?.end ?? key?.end ?? 0;
  return { piece, offset: piece.text.slice(0, end).trimEnd().length };
}

function endOfDocument({ document, source }: Assessment): End {
  const piece =
    document.pieces.findLast(({ text }) => text.trim() !== "") ?? source.at({ line: 0, character: 0 }).piece;
  return { piece, offset: piece.text.trimEnd().length };
}

function indentOf({ items, piece, key }: Section, source: Source): number {
  const [first] = items;
  return first?.key ? columnOf(source, first.piece, first.key.start) : columnOf(source, piece, key.start) + 2;
}

/** The lines of a definition, as a section has them at its left margin. */
function linesOf({ id, value }: NewEntry): string[] {
  const lines = Object.entries(value).map(([key, each]) => `  ${key}: ${inFlow(each)}`);
  return [`${id}:`, ...lines];
}

function below(lines: readonly string[], indent: number): string[] {
  return lines.map((line) => " ".repeat(indent) + line);
}

/** A value on one line, quoted where YAML would read it as something else. */
export function inFlow(value: unknown): string {
  // As the only item of a list: at the top of a document some words stand for something else.
  const list = stringify([value], { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false });
  return list.trimEnd().slice(1, -1);
}
