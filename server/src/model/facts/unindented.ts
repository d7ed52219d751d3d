/**
 * Finds keys at the same column as the entry that they belong to. YAML reads them as entries of their own, and the
 * entry as empty. This is one mistake, so it is one syntax problem, and its consequences are not reported.
 */
import { t } from "@vscode/l10n";
import type { Kind } from "../../format/kind.ts";
import type { Schema } from "../../format/schema.ts";
import { allows, propertyOf, schemas } from "../../format/schema.ts";
import type { SyntaxProblem } from "../../syntax/anchors.ts";
import type { Item, Section } from "../../syntax/document.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import { addAll, memo, memoOn } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { indentLines } from "../../syntax/write/edit.ts";
import { endOfPair, isFromAlias } from "../../syntax/write/extent.ts";
import type { Facts } from "./facts.ts";

/**
 * Returns the syntax problems of all entries of sections whose keys are at their own column. Those of one mistake are
 * consecutive.
 */
export function unindentedIn(sections: readonly Section[], kind: Kind): readonly SyntaxProblem[] {
  return sections.flatMap((section) => inSection(section, kind));
}

const inSection = memoOn(({ name, shape, items, merged }: Section, kind: Kind): readonly SyntaxProblem[] => {
  const schema = propertyOf(schemas[kind], name);
  if (shape !== "map" || merged || !schema) return NONE;
  return syntaxProblemsAmong(items, schema);
});

/** Returns the same problems in the maps of an item, only if the item violates its schema. */
export const unindentedInItem = memo(({ item, visits, violations }: Facts): readonly SyntaxProblem[] => {
  if (violations.length === 0) return NONE;
  const { piece } = item;
  return visits.flatMap(({ node, schema }) => {
    if (node?.kind !== "map" || node.flow || isFromAlias(node, piece)) return [];
    const entries = node.pairs.filter(({ merged }) => !merged).map((pair): Entry => ({ piece, ...pair }));
    return syntaxProblemsAmong(entries, schema);
  });
});

/** A key with its value, like an item of a section. */
type Entry = Pick<Item, "piece" | "key" | "value">;

/** Checks quickly first, since nearly every entry has a value. */
function syntaxProblemsAmong(entries: readonly Entry[], schema: Schema): readonly SyntaxProblem[] {
  let syntaxProblems: SyntaxProblem[] | undefined;
  for (const [index, entry] of entries.entries())
    if (!entry.value)
      addAll((syntaxProblems ??= []), syntaxProblemsOf(entry, entries.slice(index + 1), schema));
  return syntaxProblems ?? NONE;
}

/** Returns the problem of an entry without a value, and a part of it in every piece that belongs below the entry. */
function syntaxProblemsOf(
  { piece, key, value }: Entry,
  below: readonly Entry[],
  schema: Schema,
): SyntaxProblem[] {
  const own = key && !value ? propertyOf(schema, textOf(key) ?? "") : undefined;
  if (!key || !own || !allows(own, "object")) return [];
  const count = below.findIndex((entry) => !belongsTo(entry, own, schema));
  const held = count < 0 ? below : below.slice(0, count);
  if (held.length === 0) return [];
  const id = textOf(key) ?? "";
  const message = t(
    '"{0}" is empty, because the lines below it are not indented further. Indent them by two more spaces.',
    id,
  );
  const edits = held.flatMap((entry) => indentLines(spanOfEntry(entry)));
  const title = t('Indent what belongs to "{0}"', id);
  const syntaxProblem = { span: pieceSpan(piece, key), message, fixes: [{ title, edits, isSafe: false }] };
  return [
    syntaxProblem,
    ...held.map((entry): SyntaxProblem => ({ span: spanOfEntry(entry), message, fixes: [], isPart: true })),
  ];
}

function spanOfEntry({ piece, key, value }: Entry): PieceSpan {
  const { start } = key ?? { start: 0 };
  return pieceSpan(piece, { start, end: key ? endOfPair({ key, value }, piece) : start });
}

/**
 * Whether an entry is a key of the entry above and not its sibling: only the schema of the entry above allows the key,
 * and its value is not a map.
 */
function belongsTo({ key, value }: Entry, own: Schema, siblings: Schema): boolean {
  const name = textOf(key) ?? "";
  const schema = memberOf(own.properties, name);
  if (!schema || memberOf(siblings.properties, name) || !value) return false;
  return value.kind !== "map";
}

const NONE: readonly never[] = [];
