/** Turns the short form of a value into the long one, and back: `terrorism` and `{item: terrorism}`. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import { allows, resolve } from "../../format/schema.ts";
import type { MapNode, Node } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { placeOf, touches } from "../../syntax/place.ts";
import type { Asking, Offer } from "./action.ts";
import { replacement } from "./action.ts";

export function forms({ assessment, spot: { piece, offset } }: Asking): Offer[] {
  const { source } = assessment;
  const facts = assessment.facts.find(
    ({ item }) => item.piece === piece && item.value && touches(item.value, offset),
  );
  const around = facts?.visits.filter(
    ({ node, schema }) => node && touches(node, offset) && mainKeyOf(schema) !== undefined,
  );
  // The innermost one is meant.
  const { node, schema } = around?.at(-1) ?? {};
  const main = schema && mainKeyOf(schema);
  if (!node || main === undefined || isBrought(node, piece)) return [];
  const text = node.kind === "map" ? shortForm(node, main, piece) : longForm(node, main, piece);
  if (text === undefined) return [];
  const title = node.kind === "map" ? t("Write it short") : t("Write it with keys");
  return [
    { title, kind: CodeActionKind.RefactorRewrite, edits: [replacement(source, placeOf(piece, node), text)] },
  ];
}

/** The key under which the long form has what the short form says; `undefined` where there are not both forms. */
function mainKeyOf(schema: Schema): string | undefined {
  if (
    !allows(schema, "object") ||
    !(allows(schema, "string") || allows(schema, "integer")) ||
    schema.type === undefined
  )
    return undefined;
  const { required = [], properties = {} } = schema;
  if (required.length === 1) return required[0];
  return Object.keys(properties).find((key) => saysTheSame(resolve(properties[key] ?? {}), schema));
}

/** Whether a key takes the same words as the short form. */
function saysTheSame(value: Schema, short: Schema): boolean {
  const [concept] = short["x-refers-to"] ?? [];
  if (concept) return value["x-refers-to"]?.[0] === concept && !allows(value, "array");
  return short["x-scale"] !== undefined && value["x-scale"] === short["x-scale"];
}

function isBrought(node: Node, { text }: Piece): boolean {
  return text[node.start] === "*";
}

function longForm(node: Node, main: string, { text }: Piece): string | undefined {
  if (node.kind !== "scalar" || textOf(node) === undefined) return undefined;
  if (node.style === "literal" || node.style === "folded") return undefined;
  const written = text.slice(node.start, node.end);
  // What is plain text outside of braces may not be so in them.
  const isSafe = node.style !== "plain" || !/[,[\]{}\n]/.test(written);
  return `{${main}: ${isSafe ? written : JSON.stringify(textOf(node))}}`;
}

/** The value of the only key, where nothing else would be lost, a comment neither. */
function shortForm({ pairs, start, end }: MapNode, main: string, { text }: Piece): string | undefined {
  const [pair] = pairs;
  if (pairs.length !== 1 || !pair || textOf(pair.key) !== main || pair.merged) return undefined;
  const { value } = pair;
  if (value?.kind !== "scalar" || value.style === "literal" || value.style === "folded") return undefined;
  return text.slice(start, end).includes("#") ? undefined : text.slice(value.start, value.end);
}
