/** Shows the keys of a map as lines with a label. What is too long for a line becomes paragraphs or a list below its label. */
import { isProse, itemOf } from "../../format/schema.ts";
import type { Schema } from "../../format/schema.ts";
import type { ListNode, MapNode, Node, Pair, ScalarNode } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { withAmounts } from "../words/amounts.ts";
import type { Place } from "../texts/context.ts";
import { sourceSpan } from "../texts/context.ts";
import { voiceLine, voicesOf } from "./dissent.ts";
import { listTable } from "./listTables.ts";
import { proseBlocks } from "../texts/prose.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { withSpan, bulletList, paragraphNode, strongNode, textNode } from "../tree/tree.ts";
import type { Typed } from "./values.ts";
import { joined } from "../words/joined.ts";
import {
  hasOwnWords,
  isMapOfItems,
  keyLabel,
  orderedPairs,
  plainTextOf,
  schemaOf,
  unlabelled,
  valueWords,
} from "./values.ts";

/** A longer list is set as a list below its label. */
const MAX_LINE = 120;

/** Returns the lines for the keys of a map, except those that are shown elsewhere; for a list in its place, the list. */
export function fields({ node, schema }: Typed, place: Place, shown: readonly string[] = []): BlockContent[] {
  if (node?.kind === "list") return listBlocks(node, place);
  if (node?.kind !== "map") return [];
  const pairs = factsOf(node, schema).filter(
    ({ key }) => !shown.includes(textOf(key) ?? "") && !repeatsRole(textOf(key), node),
  );
  return linesOf(pairs, schema, place).flatMap((line) => sharedLine(line, schema, place));
}

/** The pairs of a map in the order of the schema. */
function factsOf({ pairs }: MapNode, schema: Schema | undefined): readonly Pair[] {
  const ordered = orderedPairs(pairs, schema);
  return schema?.["x-definition"] === "result" ? withAmounts(ordered) : ordered;
}

/** Puts short facts that follow each other on one line, as long as there is room for them. */
function linesOf(pairs: readonly Pair[], schema: Schema | undefined, place: Place): Pair[][] {
  const lines: Pair[][] = [];
  let room = 0;
  for (const pair of pairs) {
    const width = widthOnLine(pair, schema, place);
    const isNext = width <= room;
    if (isNext) lines.at(-1)?.push(pair);
    else lines.push([pair]);
    room = (isNext ? room : MAX_LINE) - width;
  }
  return lines;
}

/** How many letters a fact takes of a line that it shares with others; infinity if it has a line of its own. */
function widthOnLine(pair: Pair, schema: Schema | undefined, place: Place): number {
  const own = schemaOf(pair, schema);
  if (!pair.value || !isPlainFact(pair.value, own)) return Infinity;
  const words = plainTextOf(valueWords(pair.value, own, place));
  const label = unlabelled(pair, schema) === undefined ? keyLabel(pair, schema, place) : "";
  const width = label.length + words.length + BETWEEN.length;
  return width <= MAX_LINE / 2 ? width : Infinity;
}

/** Whether a value is a word, a date, a number or a name, or some of them: nothing that is estimated or explained. */
function isPlainFact(value: Node, schema: Schema | undefined): boolean {
  if (!schema || hasOwnWords(schema) || isProse(schema)) return false;
  if (value.kind !== "list") return value.kind === "scalar";
  const own = itemOf(schema);
  return value.items.every((item) => item.kind === "scalar") && own !== undefined && isPlainScalar(own);
}

function isPlainScalar(schema: Schema): boolean {
  return !isProse(schema) && !hasOwnWords(schema);
}

/** What stands between two facts on a line. */
const BETWEEN = " · ";

/** The facts of a line: "Category: Flooding · Origin: natural". */
function sharedLine(pairs: readonly Pair[], schema: Schema | undefined, place: Place): BlockContent[] {
  const [first, ...others] = pairs.flatMap((pair) => field(pair, schema, place));
  if (first?.type !== "paragraph" || pairs.length === 1) return first ? [first, ...others] : [];
  const words = others.flatMap((each) =>
    each.type === "paragraph" ? [textNode(BETWEEN), ...each.children] : [],
  );
  const end = others.at(-1)?.data?.span?.end;
  const span = first.data?.span;
  return [
    {
      ...first,
      children: [...first.children, ...words],
      data: { ...first.data, ...(span && end !== undefined && { span: { ...span, end } }) },
    },
  ];
}

/** Whether a key is the kind of a statement whose role has the same word, such as "assumption". */
function repeatsRole(key: string | undefined, statement: Node): boolean {
  const kind = key === "kind" ? textOf(valueAt(statement, "kind")) : undefined;
  return kind !== undefined && kind === textOf(valueAt(statement, "role"));
}

/** Returns the lines for one key. */
export function field(pair: Pair, schema: Schema | undefined, place: Place): BlockContent[] {
  const own = schemaOf(pair, schema);
  const { voices, others } = voicesOf(pair.value, own);
  if (voices.length > 0)
    return [
      ...voices.map((each) => voiceLine(each, place)),
      ...(others ? field({ ...pair, value: others }, schema, place) : []),
    ];
  const content = contentOf(pair, schema, place);
  const span = sourceSpan(place, pair.value ?? pair.key);
  const said = unlabelled(pair, schema);
  if (said !== undefined) return [withSpan(span, paragraphNode([textNode(said)], { role: "field" }))];
  const head = (words: PhrasingContent[]): BlockContent =>
    withSpan(
      span,
      paragraphNode(
        [
          strongNode(textNode(`${keyLabel(pair, schema, place)}:`)),
          ...(words.length > 0 ? [textNode(" "), ...words] : []),
        ],
        { role: "field" },
      ),
    );
  return "words" in content
    ? [head(content.words)]
    : [head([]), ...content.blocks.map((block) => withSpan(span, asField(block)))];
}

/** A list below a label is set as the label is. */
function asField(block: BlockContent): BlockContent {
  return block.type === "list" ? { ...block, data: { ...block.data, role: "field" } } : block;
}

/** The keys of a map in one line: "Kind: country. Also called: Mexico"; the lines of those that are too long for it come apart. */
export function lineOfFields(
  { node, schema }: Typed,
  place: Place,
  shown: readonly string[],
): { readonly words: PhrasingContent[]; readonly others: BlockContent[] } {
  if (node?.kind !== "map") return { words: [], others: fields({ node, schema }, place) };
  const pairs = factsOf(node, schema).filter(({ key }) => !shown.includes(textOf(key) ?? ""));
  const contents = pairs.map((pair) => ({
    pair,
    content: contentOf(pair, schema, place),
  }));
  const isShort = (content: Content): boolean =>
    "words" in content && plainTextOf(content.words).length <= MAX_LINE;
  return {
    words: joined(
      contents.flatMap(({ pair, content }) =>
        "words" in content && isShort(content) ? [labelledWords(pair, content.words, { schema, place })] : [],
      ),
      ". ",
    ),
    others: contents.flatMap(({ pair, content }) => (isShort(content) ? [] : field(pair, schema, place))),
  };
}

/** "Part of: Mexico", or "Country" if the words need no label. */
function labelledWords(
  pair: Pair,
  words: readonly PhrasingContent[],
  { schema, place }: { readonly schema: Schema | undefined; readonly place: Place },
): PhrasingContent[] {
  const said = unlabelled(pair, schema);
  return said === undefined ? [textNode(`${keyLabel(pair, schema, place)}: `), ...words] : [textNode(said)];
}

/** What stands behind a label: words, or blocks. */
type Content = { readonly words: PhrasingContent[] } | { readonly blocks: BlockContent[] };

function contentOf(pair: Pair, parent: Schema | undefined, place: Place): Content {
  const node = pair.value;
  const schema = schemaOf(pair, parent);
  if (node?.kind === "scalar" && schema && isProse(schema)) return proseContent(node, place);
  if (node?.kind === "list" && node.items.length > 0) {
    const name = keyLabel(pair, parent, place);
    const table = listTable(node.items, schema && itemOf(schema), { name, place });
    return table ? { blocks: [table] } : listContent(node.items, schema, place);
  }
  if (node?.kind === "map" && node.pairs.length > 0 && isByKey(schema))
    return mapContent(node.pairs, schema, place);
  if (node?.kind === "map" && listsIn(node, schema).length > 0)
    return { blocks: withListsBelow(node, schema, place) };
  return { words: valueWords(node, schema, place) };
}

/** The pairs of a map whose values are lists of maps: on one line, nobody would see where one of them ends. */
function listsIn({ pairs }: MapNode, schema: Schema | undefined): readonly Pair[] {
  if (hasOwnWords(schema)) return [];
  return orderedPairs(pairs, schema).filter(
    ({ value }) =>
      value?.kind === "list" && value.items.length > 1 && value.items.some(({ kind }) => kind === "map"),
  );
}

/** The words of a value, and the lists of maps in it below them, each with its label. */
function withListsBelow(node: Node, schema: Schema | undefined, place: Place): BlockContent[] {
  const lists = node.kind === "map" ? listsIn(node, schema) : [];
  if (node.kind !== "map" || lists.length === 0) return [paragraphNode(valueWords(node, schema, place))];
  const others = node.pairs.filter((pair) => !lists.includes(pair));
  return [
    ...(others.length > 0 ? [paragraphNode(valueWords({ ...node, pairs: others }, schema, place))] : []),
    ...lists.flatMap((pair) => field(pair, schema, place)),
  ];
}

/** Whether each key of a map is a line of its own: ids, names or words of the author, and the many facts of a survey. */
function isByKey(schema: Schema | undefined): boolean {
  return isMapOfItems(schema) || schema?.["x-definition"] === "survey";
}

function proseContent(node: ScalarNode, place: Place): Content {
  const blocks = proseBlocks(node, place);
  const [first, ...others] = blocks;
  return first?.type === "paragraph" && others.length === 0 ? { words: first.children } : { blocks };
}

/** A list where the format expects a map. */
function listBlocks(node: ListNode, place: Place): BlockContent[] {
  if (node.items.length === 0) return [];
  const content = listContent(node.items, undefined, place);
  return "words" in content
    ? [withSpan(sourceSpan(place, node), paragraphNode(content.words))]
    : content.blocks;
}

/** A list of short values is a line; of several long ones, a list. */
function listContent(items: readonly Node[], schema: Schema | undefined, place: Place): Content {
  const own = schema && itemOf(schema);
  const all = items.map((item) => ({ item, words: valueWords(item, own, place) }));
  const [only] = all;
  if (only && all.length === 1)
    return only.item.kind === "map" && listsIn(only.item, own).length > 0
      ? { blocks: withListsBelow(only.item, own, place) }
      : { words: only.words };
  const isShort =
    all.every(({ item }) => item.kind === "scalar") &&
    !(own && isProse(own)) &&
    plainTextOf(all.flatMap(({ words }) => words)).length <= MAX_LINE;
  if (isShort)
    return { words: all.flatMap(({ words }, index) => (index === 0 ? words : [textNode(", "), ...words])) };
  return {
    blocks: [
      bulletList(
        items.map((item) =>
          withListsBelow(item, own, place).map((block) => withSpan(sourceSpan(place, item), block)),
        ),
      ),
    ],
  };
}

function mapContent(pairs: readonly Pair[], schema: Schema | undefined, place: Place): Content {
  return {
    blocks: [
      bulletList(
        orderedPairs(pairs, schema).map((pair) => [
          withSpan(
            sourceSpan(place, pair.value ?? pair.key),
            paragraphNode([
              strongNode(textNode(`${keyLabel(pair, schema, place)}:`)),
              textNode(" "),
              ...valueWords(pair.value, schemaOf(pair, schema), place),
            ]),
          ),
        ]),
      ),
    ],
  };
}
