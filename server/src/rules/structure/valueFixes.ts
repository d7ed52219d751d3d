/** Fixes wrong values that can mean only one thing. */
import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { allows, itemOf } from "../../format/schema.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import { valueSynonyms } from "../../format/valueSynonyms.ts";
import { isIdShaped } from "../../model/basics/id.ts";
import type { Violation } from "../../model/facts/violations.ts";
import { dashed } from "../../syntax/recovery/dashes.ts";
import { lineAt } from "../../syntax/recovery/lines.ts";
import type { ListNode, MapNode, Node, ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Span } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { scalarText } from "../../syntax/write/scalar.ts";
import type { PieceEdit, WrittenYaml } from "../../syntax/write/edit.ts";
import { copyEdit, pieceEditsOf } from "../../syntax/write/edit.ts";
import { flowItems } from "../../syntax/write/collection.ts";
import type { Fix } from "../rule.ts";
import { intendedNumber, isPercentage, percentMeant, intendedBoolean } from "./intendedValues.ts";

type Wrong = Pick<Violation, "node" | "schema" | "span" | "key">;

/** Returns the fixes of a wrong value; none if it may mean several things. */
export function valueFixes({ node, schema, span, key }: Wrong): readonly Fix[] {
  if (!schema || !node) return [];
  if (node.kind === "scalar") return scalarFixes(node, { schema, span, key });
  if (node.kind === "list" && !allows(schema, "array")) return withoutList(node, { schema, span, key });
  if (node.kind === "map" && allows(schema, "array") && !allows(schema, "object"))
    return inBraces(node, { schema, span, key }) ?? asOnlyItem(node, { schema, span, key });
  return [];
}

type About = Pick<Wrong, "span" | "key"> & { readonly schema: Schema };

function scalarFixes(node: ScalarNode, { schema, span }: About): readonly Fix[] {
  const text = textOf(node);
  // In braces, "27,5" parses as 27 and another entry. The comma is the mistake, not the value.
  if (text === undefined || /^[ \t]*,[ \t]*\d/.test(span.piece.text.slice(node.end))) return [];
  const pair = pairMeant(text, node, { schema, span });
  if (pair.length > 0) return pair;
  const value = withoutMark(text, schema) ?? intended(text, node, schema);
  if (value !== undefined) return [writing(span, inStyle(value, node))];
  if (allows(schema, "string")) return severalWords(text, node, { schema, span });
  if (!allows(schema, "array")) return colonBetween(text, node, { schema, span });
  const list = listText(node, { schema, span });
  return list === undefined ? brokenList(node, span) : [writing(span, list)];
}

/** Converts `severity = warning` to `severity: warning`. */
function pairMeant(
  text: string,
  { start, style }: ScalarNode,
  { schema, span }: Pick<About, "schema" | "span">,
): readonly Fix[] {
  const [before, key = ""] = /^([\w-]+)(?:[ \t]*=[ \t]*|[ \t]+[-–—][ \t]+)(?=[\p{L}\p{N}])/u.exec(text) ?? [];
  if (before === undefined || style !== "plain" || !Object.hasOwn(schema.properties ?? {}, key)) return [];
  const place = { start: start + key.length, end: start + before.length };
  return [fixAt(span.piece, t("Write a colon and a space"), [{ ...place, text: ": " }])];
}

/** Removes a comma or semicolon after a date. */
function withoutMark(text: string, { format }: Schema): string | undefined {
  return format === "edtf" ? /^(\d{4}(?:-\d\d){0,2})\s*[;,]$/.exec(text)?.[1] : undefined;
}

/** Converts `name Mexico` to `name: Mexico`. */
function colonBetween(
  text: string,
  { start, style }: ScalarNode,
  { schema, span }: Pick<About, "schema" | "span">,
): readonly Fix[] {
  const key = /^[\w-]+(?=[ \t]+\S)/.exec(text)?.[0];
  if (key === undefined || style !== "plain" || !Object.hasOwn(schema.properties ?? {}, key)) return [];
  const at = start + key.length;
  return [fixAt(span.piece, t('Write a colon after "{0}"', key), [{ start: at, end: at, text: ":" }])];
}

/** Fixes lines that begin with numbers or plus signs, and lists without their opening bracket. */
function brokenList({ start, end, style }: ScalarNode, { piece }: PieceEdit["span"]): readonly Fix[] {
  const text = piece.text.slice(start, end);
  if (style !== "plain") return [];
  if (/^[^[\]{}\r\n]+\]$/.test(text))
    return [fixAt(piece, t('Write "[" before it'), [{ start, end: start, text: "[" }])];
  const lines = text.split(/(?<=\n)/);
  if (!lines.every((line) => NUMBERED.test(line)) || start > lineAt(piece.text, start).contentStart)
    return [];
  let at = start;
  const edits = lines.map((line) => {
    const [, margin = "", number = ""] = NUMBERED.exec(line) ?? [];
    const from = at + margin.length;
    at += line.length;
    return { start: from, end: from + number.length, text: "- " as const };
  });
  return [fixAt(piece, t("Write the lines as items of a list"), edits)];
}

const NUMBERED = /^([ \t]*)((?:\d+[.)]|\+)[ \t]+)\S/;

function fixAt(piece: Piece, title: string, edits: readonly (Span & Pick<PieceEdit, "text">)[]): Fix {
  return {
    title,
    edits: edits.map(({ start, end, text }) => ({ span: pieceSpan(piece, { start, end }), text })),
    isSafe: false,
  };
}

/** The fix that replaces a value. */
export function writing(span: PieceEdit["span"], text: WrittenYaml): Fix {
  return { title: t("Write {0}", text), edits: [{ span, text }], isSafe: false };
}

/** Returns the value of the accepted type that a text means; `undefined` if it means none. */
function intended(text: string, node: ScalarNode, schema: Schema): string | number | boolean | undefined {
  if (typeof schema.const === "number") return /^v?1(?:\.0+)?$/i.test(text) ? schema.const : undefined;
  if (allows(schema, "boolean") && !allows(schema, "string")) return intendedBoolean(text);
  if (isPercentage(schema)) return percentMeant(text, schema);
  if (!allows(schema, "string") && allows(schema, "number")) return intendedNumber(text, "decimal");
  if (!allows(schema, "string") && allows(schema, "integer")) return intendedNumber(text, "whole");
  if (schema.pattern?.startsWith("^[a-z]{2,3}")) return languageMeant(text, schema);
  const words = wordsOf(schema);
  if (words && typeof node.value !== "string")
    return nameForSynonym(text, valueSynonyms, (word) => words.includes(word));
  const isText = allows(schema, "string") && schema.enum === undefined && schema.pattern === undefined;
  // A value that looks like a number needs quotes to be text.
  return isText && typeof node.value !== "string" && schema.format === undefined ? text : undefined;
}

function wordsOf({ enum: words, "x-words": also }: Schema): readonly string[] | undefined {
  return words?.filter((word) => typeof word === "string") ?? also;
}

function languageMeant(text: string, schema: Schema): string | undefined {
  const isCode = (code: string): boolean => fitting(code, schema) !== undefined;
  const [language = "", ...rest] = text.trim().split(/[-_]/);
  const code = [language.toLowerCase(), ...rest].join("-");
  return isCode(code) ? code : nameForSynonym(text, valueSynonyms, (name) => /^[a-z]{2}$/.test(name));
}

function fitting(text: string | undefined, { pattern }: Schema): string | undefined {
  // eslint-disable-next-line patterns/no-pattern-of-text -- The schemas are our own.
  return text !== undefined && (pattern === undefined || new RegExp(pattern, "u").test(text))
    ? text
    : undefined;
}

/** Formats a value to replace another one. A quoted text keeps its quotes. */
function inStyle(value: string | number | boolean, { style }: ScalarNode): WrittenYaml {
  const sameStyle = style === "single" || style === "double" ? style : "plain";
  return scalarText(value, { inFlow: true, ...(typeof value === "string" ? { style: sameStyle } : {}) });
}

/** Converts a text to a list with one item, or ids separated by commas to a list of ids. */
function listText(
  node: ScalarNode,
  { schema, span }: Pick<About, "schema" | "span">,
): WrittenYaml | undefined {
  const items = itemOf(schema);
  const text = textOf(node) ?? "";
  const isBlock = node.style === "literal" || node.style === "folded";
  if (!items || !allows(items, "string") || isBlock || text.trim() === "") return undefined;
  if (/[\r\n]/.test(span.piece.text.slice(node.start, node.end))) return undefined;
  // "[a, b" and "a, b]" are unclosed lists, which are fixed elsewhere.
  if (/[[\]{}]/.test(text)) return undefined;
  const inner = /^\(([^()]+)\)$/.exec(text)?.[1] ?? text;
  const parts = inner.split(separatorOf(inner, items)).map((part) => part.trim().replace(/^["']|["']$/g, ""));
  if (parts.length > 1 && !parts.every((part) => isPart(part, items))) return undefined;
  if (inner !== text) return parts.every((part) => isPart(part, items)) ? scalarText(parts) : undefined;
  return scalarText(parts.length > 1 ? parts : [text]);
}

/** Converts several words of the format without commas to a list. */
function severalWords(
  text: string,
  { start }: ScalarNode,
  { schema, span }: Pick<About, "schema" | "span">,
): readonly Fix[] {
  const words = text.split(/(?:(?:(?<!\s)\s+)?[,;]\s*|(?<!\s)\s+)(?:(?:and|y|e|&)\s+)?/);
  if (!schema.enum || words.length < 2 || !words.every((word) => schema.enum?.includes(word))) return [];
  return /[[,]/.test(span.piece.text.slice(0, start).trimEnd().slice(-1))
    ? [writing(span, flowItems(words))]
    : [];
}

/** Converts `{a, b}` to `[a, b]`. */
function inBraces({ flow, pairs, start, end }: MapNode, { span, schema }: About): readonly Fix[] | undefined {
  const { text } = span.piece;
  const isWord = ({ key, value }: MapNode["pairs"][number]): boolean =>
    (!value || value.start === value.end) && text.charAt(key.end) !== ":";
  if (!flow || !pairs.every(isWord) || pairs.length === 0 || !allows(itemOf(schema) ?? {}, "string"))
    return undefined;
  return [
    fixAt(span.piece, t("Write square brackets"), [
      { start, end: start + 1, text: "[" },
      { start: end - 1, end, text: "]" },
    ]),
  ];
}

/**
 * Returns the separator of items in a list without brackets. Between words of the format it includes "and".
 */
function separatorOf(text: string, items: Schema): RegExp {
  const words = text.split(/(?<!\s)\s+(?:and|y|e|&)\s+|[,;]/).map((part) => part.trim());
  return items.enum && words.every((word) => items.enum?.includes(word))
    ? /(?<!\s)\s+(?:and|y|e|&)\s+|[,;]/
    : /[,;]/;
}

/**
 * Returns whether a text between commas is an item, such as an id, a name or a word, and not a part of a
 * sentence.
 */
function isPart(part: string, items: Schema): boolean {
  if (items.enum) return items.enum.includes(part);
  if (isIdShaped(part)) return true;
  const count = part.split(/\s+/).length;
  if (items.contentMediaType !== undefined || items["x-refers-to"] || /[.:!?()#]/.test(part)) return false;
  // "Mora, Ana" is one person.
  if (allows(items, "object")) return count > 1 && count < 6 && /^\p{Lu}/u.test(part);
  return part !== "" && count < 5;
}

/** Removes the brackets or the dash of a list with one item, if the key accepts a single value. */
function withoutList(node: ListNode, { schema, span, key }: About): readonly Fix[] {
  const [only, ...others] = node.items;
  if (!only || others.length > 0 || !takes(schema, only)) return [];
  const { piece } = span;
  const value = piece.text.slice(only.start, only.end).trimEnd();
  const between = piece.text.slice(span.end, node.start);
  if (only.kind === "map" || /[\r\n]/.test(value)) return [];
  const written = { start: only.start, end: only.start + value.length };
  const copy = copyEdit(span, pieceSpan(piece, written));
  if (span.start === node.start) return [{ title: t("Write {0}", value), edits: [copy], isSafe: false }];
  if (!/^\s*:\s*$/.test(between)) return [];
  return [
    fixAt(piece, t("Write {0}", `${key ?? ""}: ${value}`), [
      { start: span.end, end: written.start, text: ": " },
      ...(node.flow ? [{ start: written.end, end: node.end, text: "" as const }] : []),
    ]),
  ];
}

function takes(schema: Schema, node: Node): boolean {
  if (node.kind !== "scalar") return allows(schema, node.kind === "map" ? "object" : "array");
  if (schema.enum) return schema.enum.includes(node.value);
  return typeof node.value === "string" ? allows(schema, "string") : allows(schema, "number");
}

/** Converts keys to the only item of a list, if the key expects a list of maps. */
function asOnlyItem(node: MapNode, { schema, span }: About): readonly Fix[] {
  const items = itemOf(schema);
  const { piece } = span;
  const isKnown = (word: string): boolean => Object.hasOwn(items?.properties ?? {}, word);
  if (!node.flow && node.pairs.every(({ key }) => isKnown(/^-(.*)$/.exec(textOf(key) ?? "")?.[1] ?? "")))
    return withSpaces(node, piece);
  const known = node.pairs.every(({ key }) => isKnown(textOf(key) ?? ""));
  if (!items || !allows(items, "object") || !known || node.pairs.length === 0) return [];
  const edits = node.flow
    ? [
        { at: node.start, remove: 0, insert: "[" },
        { at: node.end, remove: 0, insert: "]" },
      ]
    : dashed(piece.text, lineAt(piece.text, node.start));
  return [{ title: t("Make it a list item"), edits: pieceEditsOf(piece, edits), isSafe: false }];
}

/** Converts `-source: poll` to a list item. */
function withSpaces({ pairs }: MapNode, piece: Piece): readonly Fix[] {
  const edits = pairs.map(({ key }) => ({ start: key.start + 1, end: key.start + 1, text: " " as const }));
  return edits.length > 0 ? [fixAt(piece, t("Write a space after the dash"), edits)] : [];
}
