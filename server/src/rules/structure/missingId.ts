/** Finds entries without an id: their keys stand where the ids of entries are expected, and are read as ids. */
import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { propertyOf } from "../../format/schema.ts";
import type { Item, Section } from "../../syntax/document.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem } from "../rule.ts";

/** Returns whether an item is a key of an entry that has no id, such as "kind: judgment" in the map of statements. */
export function isWithoutId({ key, value }: Item, entry: Schema | undefined): boolean {
  const isKey = Object.hasOwn(entry?.properties ?? {}, textOf(key) ?? "");
  return isKey && (value?.kind === "list" || textOf(value) !== undefined);
}

/** Returns the problem of the first such item in a section of entries with ids. */
export function missingId({ items }: Section, schema: Schema): Problem | undefined {
  if (!schema["x-defines"]) return undefined;
  const first = items.find((item) => isWithoutId(item, propertyOf(schema, textOf(item.key) ?? "")));
  if (!first?.key) return undefined;
  return {
    span: pieceSpan(first.piece, first.key),
    message: t(
      '"{0}" is a key of an entry, but the entry has no id. Write a line with an id of your own above it, such as "first:", and indent the keys below.',
      textOf(first.key) ?? "",
    ),
  };
}
