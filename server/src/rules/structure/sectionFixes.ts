/**
 * Fixes sections with the wrong kind of items: a list in place of entries with ids, or keys in place of a
 * list item.
 */
import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { allows, itemOf } from "../../format/schema.ts";
import type { Item, Section } from "../../syntax/document.ts";
import { withoutDash } from "../../syntax/recovery/dashes.ts";
import { isBlank, lineAt, linesBelow } from "../../syntax/recovery/lines.ts";
import { pairAt, textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { isIdShaped } from "../../model/basics/id.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { copyEdit, pieceEditsOf } from "../../syntax/write/edit.ts";
import type { Fix } from "../rule.ts";
import { valueFixes } from "./valueFixes.ts";

/** Returns the fix that turns a list into a map, or the reverse. */
export function sectionFixes(section: Section, schema: Schema): readonly Fix[] {
  const { shape, items } = section;
  if (items.length === 0) return [];
  if (shape === "list" && !allows(schema, "array") && !schema["x-defines"])
    return asOnlyValue(section, schema);
  if (shape === "list" && schema["x-defines"]) return whole(t("Write entries with ids"), items.map(asEntry));
  return shape === "map" && allows(schema, "array") ? asOnlyItem(items, schema) : [];
}

/** Combines the edits of all items into one fix; none if any item cannot be converted. */
function whole(title: string, edits: readonly (readonly PieceEdit[] | undefined)[]): readonly Fix[] {
  const all = edits.filter((each) => each !== undefined);
  return all.length < edits.length ? [] : [{ title, edits: all.flat(), isSafe: false }];
}

/** Converts `- mexico: …` to `mexico: …`, and `- id: mexico` with more keys to `mexico:` with those keys. */
function asEntry({ piece, value }: Item): readonly PieceEdit[] | undefined {
  if (value?.kind !== "map" || value.flow) return undefined;
  const [first, ...others] = value.pairs;
  const line = lineAt(piece.text, value.start);
  const before = piece.text.slice(line.contentStart, value.start);
  if (!first || !/^-[ \t]+$/.test(before)) return undefined;
  const idOf = pairAt(value, "id");
  if (others.length === 0 && !idOf) return pieceEditsOf(piece, withoutDash(piece.text, line));
  const id = idOf === first ? textOf(first.value) : undefined;
  if (id === undefined || !first.value || !isIdShaped(id)) return undefined;
  const { start, end } = first.value;
  return [
    { span: pieceSpan(piece, { start: line.contentStart, end: start }), text: "" },
    { span: pieceSpan(piece, { start: end, end }), text: ":" },
  ];
}

/** Converts a list of one item to that item, if the key accepts a single value. */
function asOnlyValue({ key, piece, value, items }: Section, schema: Schema): readonly Fix[] {
  const name = textOf(key) ?? "";
  const span = pieceSpan(piece, key);
  if (value) return valueFixes({ node: value, schema, span, key: name });
  const [only, ...others] = items;
  if (only?.value?.kind !== "scalar" || textOf(only.value) === undefined || others.length > 0) return [];
  const line = lineAt(only.piece.text, only.value.start);
  const written = only.piece.text.slice(only.value.start, only.value.end);
  const colon = key.end + 1;
  if (piece.text.charAt(key.end) !== ":" || /[\r\n]/.test(written)) return [];
  const edits: PieceEdit[] = [
    { span: pieceSpan(piece, { start: key.end, end: colon }), text: ": " },
    copyEdit(pieceSpan(piece, { start: colon, end: colon }), pieceSpan(only.piece, only.value)),
    { span: pieceSpan(only.piece, line), text: "" },
  ];
  return [{ title: t("Write {0}", `${name}: ${written}`), edits, isSafe: false }];
}

/** Converts keys to the only item of a list, by adding a dash before the first. */
function asOnlyItem(items: readonly Item[], schema: Schema): readonly Fix[] {
  const properties = itemOf(schema)?.properties ?? {};
  if (!items.every(({ key }) => Object.hasOwn(properties, textOf(key) ?? ""))) return [];
  const starts = new Map<Piece, number>();
  for (const { piece, key } of items) if (!starts.has(piece) && key) starts.set(piece, key.start);
  const edits = Array.from(starts, ([piece, start]) => indented(piece, start)).flat();
  const [first, ...others] = edits;
  return first
    ? [
        {
          title: t("Make it a list item"),
          edits: [{ ...first, text: "- " }, ...others],
          isSafe: false,
        },
      ]
    : [];
}

/** Indents each line of a piece, from an offset on, by two more spaces. */
function indented(piece: Piece, start: number): PieceEdit[] {
  const first = lineAt(piece.text, start);
  return [first, ...linesBelow(piece.text, first)]
    .filter((line) => !isBlank(line))
    .map(({ contentStart }) => ({
      span: pieceSpan(piece, { start: contentStart, end: contentStart }),
      text: "  ",
    }));
}
