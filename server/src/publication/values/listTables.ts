/** Shows a list of maps as a table: a row for each, and a column for each key that one of them has. */
import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { isProse } from "../../format/schema.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { Node, Pair } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Place } from "../texts/context.ts";
import { sourceSpan } from "../texts/context.ts";
import { joined } from "../words/joined.ts";
import type { PhrasingContent, Table } from "../tree/tree.ts";
import { tableNode, textNode } from "../tree/tree.ts";
import { keyLabel, mapWords, orderedPairs, schemaOf, valueWords } from "./values.ts";

/** The heads of the first column, by the definitions of the schema whose lists are tables. */
function rowTitle(definition: string | undefined): string | undefined {
  switch (definition) {
    case "control":
      return t("Control");
    case "variant":
      return t("Variant");
    case "step":
      return t("Step");
    default:
      return undefined;
  }
}

/**
 * Returns the table of a list; `undefined` if the format does not describe such a list, or if it has only one row or column.
 * The columns are the short facts that most rows have. The text of a row comes first, with all else that is said of it.
 * @param schema That of an item.
 * @param name What the table shows, in a few words.
 */
export function listTable(
  items: readonly Node[],
  schema: Schema | undefined,
  { name, place }: { readonly name: string; readonly place: Place },
): Table | undefined {
  const title = rowTitle(schema?.["x-definition"]);
  if (title === undefined || items.length < 2) return undefined;
  const columns = columnsOf(items, schema);
  if (columns.length === 0) return undefined;
  const heads = [title, ...columns.map((pair) => keyLabel(pair, schema, place))];
  const names = columns.map(nameOf);
  const rows = items.map((item) => {
    const pairs = pairsOf(item);
    const others = pairs.filter((pair) => !names.includes(nameOf(pair)));
    return [
      item.kind === "map" && others.length > 0
        ? mapWords({ ...item, pairs: others }, schema, place)
        : valueWords(item.kind === "map" ? undefined : item, schema, place),
      ...names.map((key) => pairWords(pairs, key, { schema, place })),
    ];
  });
  const spans = items.map((item) => sourceSpan(place, item));
  return tableNode([heads.map((head) => [textNode(head)]), ...rows], { name }, spans);
}

function pairsOf(item: Node): readonly Pair[] {
  return item.kind === "map" ? item.pairs : [];
}

function nameOf({ key }: Pair): string {
  return textOf(key) ?? "";
}

/** A pair for each key that at least half of the items have as a short fact, in the order of the schema. */
function columnsOf(items: readonly Node[], schema: Schema | undefined): Pair[] {
  const byKey = new Map<string, Pair[]>();
  for (const pair of orderedPairs(items.flatMap(pairsOf), schema)) addToIndex(byKey, nameOf(pair), pair);
  return Array.from(byKey.values()).flatMap((pairs) => {
    const [first] = pairs;
    const isColumn = pairs.length * 2 >= items.length && pairs.every((pair) => isShortFact(pair, schema));
    return first && isColumn ? [first] : [];
  });
}

/** Whether a value is a rating, or words of the format or names: no sentences, and no list of maps. */
function isShortFact(pair: Pair, schema: Schema | undefined): boolean {
  const own = schemaOf(pair, schema);
  const { value } = pair;
  if (!own || !value || isProse(own) || LONG.has(nameOf(pair))) return false;
  return value.kind !== "list" || value.items.every(({ kind }) => kind === "scalar");
}

/** What is said in a row is not a fact beside it. */
const LONG: ReadonlySet<string> = new Set(["text", "evidence", "condition"]);

/** The words for a key, which a file with a mistake has twice; a dash without it. */
export function pairWords(
  pairs: readonly Pair[],
  name: string,
  { schema, place }: { readonly schema: Schema | undefined; readonly place: Place },
): PhrasingContent[] {
  const own = pairs.filter((pair) => nameOf(pair) === name);
  if (own.length === 0) return [textNode("–")];
  return joined(
    own.map((pair) => valueWords(pair.value, schemaOf(pair, schema), place)),
    "; ",
  );
}
