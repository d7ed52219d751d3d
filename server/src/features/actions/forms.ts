/** Converts a value from its short form to its long form and back: `terrorism` and `{item: terrorism}`. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import { allows, resolve } from "../../format/schema.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import type { MapNode, Node, ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { pieceSpan, touches } from "../../syntax/span.ts";
import { flowMap } from "../../syntax/write/collection.ts";
import type { WrittenYaml } from "../../syntax/write/edit.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { endOfNode, isBlockScalar, isFromAlias, isInFlow } from "../../syntax/write/extent.ts";
import { scalarText } from "../../syntax/write/scalar.ts";
import type { ActionRequest, ActionOffer } from "./action.ts";

/** Offers to convert the value at the position. */
export function convertForm({ assessment, piecePosition: { piece, offset } }: ActionRequest): ActionOffer[] {
  const { source } = assessment;
  const facts = assessment.facts.find(
    ({ item }) => item.piece === piece && item.value && touches(item.value, offset),
  );
  const around = facts?.visits.filter(
    ({ node, schema }) => node && touches(node, offset) && mainKeyOf(schema) !== undefined,
  );
  // Convert the innermost value.
  const { node, schema } = around?.at(-1) ?? {};
  const main = schema && mainKeyOf(schema);
  // A value with an anchor would also change wherever it is repeated.
  if (!node || main === undefined || isFromAlias(node, piece) || node.anchor !== undefined) return [];
  const text = node.kind === "map" ? shortForm(node, main, piece) : longForm(node, main);
  if (text === undefined) return [];
  const title = node.kind === "map" ? t("Use the short form") : t("Use the long form, with keys");
  const span = pieceSpan(piece, { start: node.start, end: endOfNode(node, piece) });
  return [{ title, kind: CodeActionKind.RefactorRewrite, edits: [textEditOf(source, { span, text })] }];
}

/** The key that holds the short form's value in the long form; `undefined` if the schema does not have both forms. */
function mainKeyOf(schema: Schema): string | undefined {
  if (
    !allows(schema, "object") ||
    !(allows(schema, "string") || allows(schema, "integer")) ||
    schema.type === undefined
  )
    return undefined;
  const { required = [], properties = {} } = schema;
  if (required.length === 1) return required[0];
  return Object.keys(properties).find((key) =>
    takesSameWords(resolve(memberOf(properties, key) ?? {}), schema),
  );
}

/** Whether a key takes the same words as the short form. */
function takesSameWords(value: Schema, short: Schema): boolean {
  const [concept] = short["x-refers-to"] ?? [];
  if (concept) return value["x-refers-to"]?.[0] === concept && !allows(value, "array");
  return short["x-scale"] !== undefined && value["x-scale"] === short["x-scale"];
}

function longForm(node: Node, main: string): WrittenYaml | undefined {
  const value = valueOf(node);
  return value === undefined ? undefined : flowMap({ key: main, value, style: (node as ScalarNode).style });
}

/** The value of the only key, if nothing else would be lost, not even a comment. */
function shortForm(map: MapNode, main: string, piece: Piece): WrittenYaml | undefined {
  const [pair] = map.pairs;
  if (map.pairs.length !== 1 || !pair || textOf(pair.key) !== main || pair.merged) return undefined;
  const value = valueOf(pair.value);
  const written = piece.text.slice(map.start, endOfNode(map, piece));
  if (value === undefined || pair.value?.kind !== "scalar" || isFromAlias(pair.value, piece))
    return undefined;
  if (pair.value.anchor !== undefined || /#|[&!]\S/.test(written)) return undefined;
  return scalarText(value, { inFlow: isInFlow(piece.tree, map), style: pair.value.style });
}

/** The value of a scalar, with numbers as numbers; `undefined` if it does not fit in one line. */
function valueOf(node: Node | undefined): ScalarNode["value"] | undefined {
  if (node?.kind !== "scalar" || node.value === null || isBlockScalar(node)) return undefined;
  const { value, written } = node;
  // "1.0" would become "1".
  return written === undefined || written === String(value) ? value : undefined;
}
