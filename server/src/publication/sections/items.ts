/** Shows an item of a section: its title as a heading, its text, and a line for each of its other keys. */
import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node, ScalarNode } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Place } from "../texts/context.ts";
import { anchorOf, displayName, itemSpan, ownTitle } from "../texts/context.ts";
import { firstWords } from "../texts/firstWords.ts";
import { fields, lineOfFields } from "../values/fields.ts";
import { cachedByItem } from "../texts/itemCache.ts";
import { proseBlocks } from "../texts/prose.ts";
import type { BlockContent, Heading, Paragraph } from "../tree/tree.ts";
import { withSpan, headingNode, missingNode, paragraphNode, strongNode, textNode } from "../tree/tree.ts";
import { joined } from "../words/joined.ts";
import { plain, plainTextOf } from "../values/values.ts";

/** The keys of an item that its heading shows. */
const HEADING = ["title", "name", "label", "number"] as const;
/** The keys of the text of an item: its first paragraphs, without a label. */
const TEXTS = ["text", "definition", "description"] as const;

/** What has a heading also without a title of its own, made of what it is about. */
const NAMED: ReadonlySet<string> = new Set(["ranking", "comparison", "term"]);

/** How an item is shown. */
export interface ItemStyle {
  readonly depth: Heading["depth"];
  /** The number before its title, by which figures and tables name it, if its author gives it none. */
  readonly number?: string | undefined;
  /** The keys that another part of the document shows. */
  readonly shown?: readonly string[];
  /** The keys whose lines come first. */
  readonly first?: readonly string[];
  /** What comes between its text and its lines. A function at the top of a module: what is made of an item is cached. */
  readonly below?: (facts: Facts, place: Place) => BelowText;
  /** Blocks at the end of the item. */
  readonly after?: readonly BlockContent[];
  /** Whether it has a heading also without a title of its own: its text, or the beginning of it. */
  readonly hasHeading?: boolean;
  /** Whether its title, its text and its short keys are one paragraph: for what readers look up. */
  readonly isEntry?: true;
}

/** Blocks below the text of an item, with the keys that they show. */
export interface BelowText {
  readonly blocks: readonly BlockContent[];
  readonly shown: readonly string[];
}

/** Returns the blocks of an item. */
export function itemBlocks(facts: Facts, assessment: Assessment, style: ItemStyle): BlockContent[] {
  const { depth, shown = [], first = [], below, after = [], isEntry = false } = style;
  const { hasHeading = false } = style;
  const inputs = [depth, isEntry, hasHeading, style.number, after.length > 0, below, ...shown, "|", ...first];
  const make = (): BlockContent[] => (isEntry ? entryOf : blocksOf)(facts, assessment, style);
  return [...ownBlocks(facts, { assessment, inputs }, make), ...after];
}

const ownBlocks = cachedByItem<readonly BlockContent[]>();

function blocksOf(
  facts: Facts,
  assessment: Assessment,
  { depth, number, shown = [], first = [], below, after = [], hasHeading = false }: ItemStyle,
): BlockContent[] {
  const { item, schema } = facts;
  const { value, piece } = item;
  const place = { assessment, piece };
  const texts = textsOf(value);
  const under = below?.(facts, place) ?? { blocks: [], shown: [] };
  const keys = [...HEADING, ...texts.map(({ key }) => key), ...shown, ...under.shown];
  const blocks = [
    ...withTitle(facts, assessment, {
      depth,
      number,
      hasHeading,
      body: texts.flatMap(({ node }) => proseBlocks(node, place)),
    }),
    ...under.blocks,
    ...fields({ node: onlyKeys(value, first), schema }, place, keys),
    ...fields({ node: value, schema }, place, [...keys, ...first]),
  ];
  if (blocks.length > 1 || texts.length + after.length > 0 || ownTitle(value) !== undefined) return blocks;
  return [...blocks, paragraphNode([missingNode(t("Nothing more is written here."))], { role: "notice" })];
}

/** An item as one paragraph, with what is too long for it below. */
function entryOf(facts: Facts, assessment: Assessment, style: ItemStyle): BlockContent[] {
  const { item, schema, definition } = facts;
  const title = titleOf(facts, assessment);
  const texts = textsOf(item.value);
  const place = placeOfItem(facts, assessment);
  const [first, ...others] = texts.flatMap(({ node }) => proseBlocks(node, place));
  if (title === undefined || (first && first.type !== "paragraph")) return blocksOf(facts, assessment, style);
  const isNamed =
    ownTitle(item.value) !== undefined || (definition && NAMED.has(definition.concept)) === true;
  const line = lineOfFields({ node: item.value, schema }, place, [
    ...HEADING,
    ...texts.map(({ key }) => key),
    ...(style.shown ?? []),
  ]);
  const words = joined(
    [...(isNamed || !first ? [[strongNode(plain(title))]] : []), first?.children ?? [], line.words],
    ". ",
  );
  const id = definition && anchorOf(definition.concept, definition.id);
  return [
    withSpan(itemSpan(item), paragraphNode(words, { role: "entry", ...(id !== undefined && { id }) })),
    ...others,
    ...line.others,
  ];
}

/** A map with only some of its keys. */
export function onlyKeys(value: Node | undefined, keys: readonly string[]): Node | undefined {
  if (value?.kind !== "map") return undefined;
  return { ...value, pairs: value.pairs.filter(({ key }) => keys.includes(textOf(key) ?? "")) };
}

/** Puts the title above the text of an item. An item without a title begins with its text, which links lead to. */
function withTitle(
  facts: Facts,
  assessment: Assessment,
  {
    depth,
    number: given,
    hasHeading,
    body,
  }: Pick<ItemStyle, "depth" | "number"> & {
    readonly hasHeading: boolean;
    readonly body: readonly BlockContent[];
  },
): BlockContent[] {
  const { item, definition } = facts;
  const id = definition && anchorOf(definition.concept, definition.id);
  const [first, ...others] = body;
  const isNamed = definition && NAMED.has(definition.concept);
  if (ownTitle(item.value) === undefined && !isNamed && first?.type === "paragraph") {
    const number = numberText(item.value) ?? given;
    if (hasHeading) return [...textHeading(first, { item, depth, number, id }), ...others];
    const children =
      number === undefined
        ? first.children
        : [strongNode(textNode(number)), textNode(" "), ...first.children];
    return [
      withSpan(itemSpan(item), paragraphNode(children, { role: "lead", ...(id !== undefined && { id }) })),
      ...others,
    ];
  }
  const title = titleOf(facts, assessment, given);
  if (title === undefined) return [...body];
  return [withSpan(itemSpan(item), headingNode(depth, [plain(title)], id)), ...body];
}

/** The most letters of a text that is its own heading. */
const MAX_HEADING = 200;

/** A heading made of a text, or of its beginning and with the text below it. */
function textHeading(
  text: Paragraph,
  {
    item,
    depth,
    number,
    id,
  }: Pick<ItemStyle, "depth"> & {
    readonly item: Facts["item"];
    readonly number: string | undefined;
    readonly id: string | undefined;
  },
): BlockContent[] {
  const before = number === undefined ? [] : [textNode(`${number} `)];
  const isHeading = plainTextOf(text.children).length <= MAX_HEADING;
  const words = isHeading ? text.children : [plain(firstWords(item.value) ?? "")];
  const heading = withSpan(itemSpan(item), headingNode(depth, [...before, ...words], id));
  return isHeading ? [heading] : [heading, text];
}

/** The heading of an item: its number and its title, or the beginning of its text. */
function titleOf({ item, definition }: Facts, assessment: Assessment, given?: string): string | undefined {
  if (!definition) return ownTitle(item.value);
  const ownNumber = numberText(item.value);
  const own = ownTitle(item.value);
  const name = own ?? displayName(definition.id, definition.concept, assessment);
  // The name of an item without a title has its own number already.
  const number = own === undefined && ownNumber !== undefined ? undefined : (ownNumber ?? given);
  return withNumber(number, name);
}

/** Returns a name after a number, if there is one. */
export function withNumber(number: string | undefined, name: string): string {
  return number === undefined ? name : `${number} ${name}`;
}

/** Returns the number of an item by its place among the others, as figures and tables name it; `undefined` for a single one. */
export function placeNumber(index: number, all: readonly Facts[]): string | undefined {
  const place = `${String(index + 1)}.`;
  return all.length > 1 && !ownNumbers(all).has(place) ? place : undefined;
}

const ownNumbers = memo(
  (all: readonly Facts[]): ReadonlySet<string> =>
    new Set(all.flatMap(({ item }) => numberText(item.value) ?? [])),
);

/** Returns the number of an item as it stands before a title: "3.", or "(4)" as its author writes it. */
export function numberText(value: Node | undefined): string | undefined {
  const number = textOf(valueAt(value, "number"))?.trim();
  return number === undefined || number === "" || /[.)]$/.test(number) ? number : `${number}.`;
}

/** Returns the texts of an item; an item that is only a text is its own. */
function textsOf(value: Node | undefined): { readonly key: string; readonly node: ScalarNode }[] {
  if (value?.kind === "scalar" && textOf(value) !== undefined) return [{ key: "", node: value }];
  return TEXTS.flatMap((key) => {
    const node = valueAt(value, key);
    return node?.kind === "scalar" && textOf(node) !== undefined ? [{ key, node }] : [];
  });
}

/** The position and piece of an item. */
export function placeOfItem({ item }: Facts, assessment: Assessment): Place {
  return { assessment, piece: item.piece };
}
