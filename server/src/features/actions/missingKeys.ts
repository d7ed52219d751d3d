/** Adds the required keys that a map lacks. */
import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import type { Range } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import { allows, propertyOf, resolve, schemas } from "../../format/schema.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { textOf } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { comparePositions, pieceSpan } from "../../syntax/span.ts";
import type { Source } from "../../syntax/source.ts";
import type { NewPair } from "../../syntax/write/collection.ts";
import { addPairs } from "../../syntax/write/collection.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { addSectionsAbove } from "../../syntax/write/section.ts";
import type { ActionRequest, ActionOffer } from "./action.ts";

/** Offers to add the missing keys of the document and of the maps in the range. */
export function missingKeys(asking: ActionRequest): ActionOffer[] {
  return [...ofDocument(asking), ...ofMaps(asking)];
}

/** Offered at the first entry, which is where the missing keys of the document are reported. */
function ofDocument({ assessment, range }: ActionRequest): ActionOffer[] {
  const { kind, sections, source } = assessment;
  const [first] = sections;
  const schema = schemas[kind];
  const missing = missingIn(
    schema,
    sections.map(({ name }) => name),
  );
  if (!first || missing.length === 0 || !touch(source, pieceSpan(first.piece, first.key), range)) return [];
  return [offer(missing, source, addSectionsAbove(first, missing))];
}

function ofMaps({ assessment, range }: ActionRequest): ActionOffer[] {
  const { source, facts } = assessment;
  const touched = facts.flatMap(({ item, violations }: Facts) =>
    violations
      .filter(({ keyword, span }) => keyword === "required" && touch(source, span, range))
      .map(({ node, schema }) => ({ node, schema, piece: item.piece })),
  );
  const maps = new Map(touched.map((each) => [each.node, each]));
  return Array.from(maps.values()).flatMap(({ node, schema, piece }): ActionOffer[] => {
    if (node?.kind !== "map" || !schema) return [];
    const missing = missingIn(
      schema,
      node.pairs.map(({ key }) => textOf(key)),
    );
    const edit = addPairs(node, missing, piece);
    return edit ? [offer(missing, source, edit)] : [];
  });
}

function touch(source: Source, span: PieceSpan, range: Range): boolean {
  const { start, end } = source.range(span);
  return comparePositions(start, range.end) <= 0 && comparePositions(range.start, end) <= 0;
}

function missingIn(schema: Schema, present: readonly (string | undefined)[]): NewPair[] {
  return (schema.required ?? [])
    .filter((key) => !present.includes(key))
    .map((key) => ({ key, value: beginningOf(propertyOf(schema, key)) }));
}

function offer(missing: readonly NewPair[], source: Source, edit: PieceEdit): ActionOffer {
  const keys = missing.map(({ key }) => key);
  const title =
    keys.length === 1 ? t('Add the key "{0}"', keys[0] ?? "") : t("Add the missing keys: {0}", listed(keys));
  return { title, kind: "quickfix", edits: [textEditOf(source, edit)], fixes: ["require-key"] };
}

/** An initial value: the only allowed value, an empty collection, or "TODO". */
function beginningOf(schema: Schema | undefined): unknown {
  const value = resolve(schema ?? {});
  if (value.const !== undefined) return value.const;
  if (allows(value, "string")) return "TODO";
  return allows(value, "array") ? [] : allows(value, "object") ? {} : "TODO";
}
