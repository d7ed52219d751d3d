/** Adds the keys that a map has to have. */
import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { allows, propertyOf, resolve, schemas } from "../../format/schema.ts";
import type { Facts } from "../../model/facts.ts";
import { comparePositions } from "../../syntax/place.ts";
import type { MapNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Source } from "../../syntax/source.ts";
import { placeOf } from "../../syntax/place.ts";
import type { Asking, Offer } from "./action.ts";
import { columnOf, lineBreakOf } from "./action.ts";
import { inFlow } from "./newEntry.ts";

export function missingKeys(asking: Asking): Offer[] {
  return [...ofDocument(asking), ...ofMaps(asking)];
}

/** At the first entry, where the findings about them stand. */
function ofDocument({ assessment, range }: Asking): Offer[] {
  const { kind, sections, source } = assessment;
  const [first] = sections;
  const schema = schemas[kind];
  const missing = (schema.required ?? []).filter((key) => !sections.some(({ name }) => name === key));
  if (!first || missing.length === 0) return [];
  const { start, end } = source.range(placeOf(first.piece, first.key));
  if (comparePositions(start, range.end) > 0 || comparePositions(range.start, end) > 0) return [];
  const lineBreak = lineBreakOf(source);
  const text = missing.map((key) => `${key}: ${beginningOf(propertyOf(schema, key))}${lineBreak}`).join("");
  return [offer(missing, { range: { start, end: start }, newText: text })];
}

function ofMaps({ assessment, range }: Asking): Offer[] {
  const { source, facts } = assessment;
  const touched = facts.flatMap(({ item, violations }: Facts) =>
    violations
      .filter(({ keyword, place }) => {
        const { start, end } = keyword === "required" ? source.range(place) : NOWHERE;
        return comparePositions(start, range.end) <= 0 && comparePositions(range.start, end) <= 0;
      })
      .map(({ node, schema }) => ({ node, schema, piece: item.piece })),
  );
  const maps = new Map(touched.map((each) => [each.node, each]));
  return Array.from(maps.values()).flatMap(({ node, schema, piece }): Offer[] => {
    if (node?.kind !== "map" || !schema) return [];
    const present = new Set(node.pairs.map(({ key }) => textOf(key)));
    const missing = (schema.required ?? []).filter((key) => !present.has(key));
    const entries = missing.map((key) => `${key}: ${beginningOf(propertyOf(schema, key))}`);
    const end = placeOf(piece, endOf(node, piece));
    return [
      offer(missing, {
        range: source.range(end),
        newText: written(entries, node, { piece, source }),
      }),
    ];
  });
}

const NOWHERE = { start: { line: Infinity, character: 0 }, end: { line: -1, character: 0 } };

function offer(missing: readonly string[], edit: Offer["edits"][number]): Offer {
  const title =
    missing.length === 1
      ? t('Add the key "{0}"', missing[0] ?? "")
      : t("Add the missing keys: {0}", missing.join(", "));
  return { title, kind: "quickfix", edits: [edit] };
}

/** Behind the last entry. */
function endOf(map: MapNode, piece: Piece): { start: number; end: number } {
  const last = map.pairs.at(-1);
  const end = last ? Math.max(last.value?.end ?? 0, last.key.end + (last.value ? 0 : 1)) : map.start + 1;
  const at = piece.text.slice(0, end).trimEnd().length;
  return { start: at, end: at };
}

function written(
  entries: readonly string[],
  map: MapNode,
  { piece, source }: { readonly piece: Piece; readonly source: Source },
): string {
  if (map.flow) return (map.pairs.length > 0 ? ", " : "") + entries.join(", ");
  const column = columnOf(source, piece, map.pairs[0]?.key.start ?? map.start);
  return entries.map((entry) => lineBreakOf(source) + " ".repeat(column) + entry).join("");
}

/** A value to begin with: what there is only one of, an empty list, or a mark that says that something is to be done. */
function beginningOf(schema: Schema | undefined): string {
  const value = resolve(schema ?? {});
  if (value.const !== undefined) return inFlow(value.const);
  if (allows(value, "string")) return "TODO";
  return allows(value, "array") ? "[]" : allows(value, "object") ? "{}" : "TODO";
}
