/** The edits that make an item of an assessment say what a register says. Details that only the assessment has stay. */
import { valueOf } from "../format/validate.ts";
import type { Node, Pair } from "../syntax/node.ts";
import { pairAt, textOf } from "../syntax/node.ts";
import type { NewPair } from "../syntax/write/collection.ts";
import { addItems, addPairs, replacePair, replaceScalar } from "../syntax/write/collection.ts";
import type { PieceEdit } from "../syntax/write/edit.ts";
import type { KnownItem } from "./known.ts";
import { REGISTER_KEY } from "./known.ts";
import type { MergedEntries } from "./rankingOrder.ts";
import { ORDERED_KEYS, entriesEdit, mergedEntries } from "./rankingOrder.ts";
import type { ItemValue } from "./rows.ts";

/** A value that the register says otherwise than the assessment. */
export interface ValueChange {
  readonly id: string;
  readonly key: string;
  readonly before: string;
  readonly now: string;
}

/** What an item should say. */
export interface WantedChange {
  readonly id: string;
  readonly pairs: readonly (readonly [key: string, value: ItemValue])[];
  /** Whether only keys that the item has are changed; otherwise only those that it lacks are added. */
  readonly isPresent?: true;
}

/** The edits of an item, `undefined` for one that cannot be made safely, and the values that they change. */
export interface ItemEdits {
  readonly edits: readonly (PieceEdit | undefined)[];
  readonly changes: readonly ValueChange[];
}

type ItemOf = KnownItem["item"];

/** The edits for a change, and the values that it changes; none if the item says so already. */
export function changeFor({ id, item, register }: KnownItem, { pairs, isPresent }: WantedChange): ItemEdits {
  const differing = pairs.flatMap(([key, value]) => {
    if (key === REGISTER_KEY && register !== undefined) return [];
    const pair = pairAt(item.value, key);
    if ((pair !== undefined) !== (isPresent ?? false)) return [];
    const entries = entriesFor(pair, { key, value });
    const now = entries?.value ?? value;
    if (pair?.value && (entries ? isSameValue(pair.value, now) : covers(pair.value, value))) return [];
    const change = { id, key, before: shown(pair?.value), now: shownValue(now) };
    return [{ key, value: now, pair, entries, change }];
  });
  const fresh = differing.flatMap(({ key, value, pair }) => (pair ? [] : [{ key, value }]));
  const changed = differing.flatMap(({ key, value, pair, entries }) => {
    if (!pair) return [];
    return entries ? [entriesChange(pair, entries, item)] : changeOf(pair, { key, value }, item);
  });
  return {
    edits: fresh.length > 0 ? [newPairs(item, fresh), ...changed] : changed,
    changes: differing.map(({ change }) => change),
  };
}

/** The entries of a ranking after the import; `undefined` for another value. */
function entriesFor(
  pair: Pair | undefined,
  { key, value }: { readonly key: string; readonly value: ItemValue },
): MergedEntries | undefined {
  if (!ORDERED_KEYS.has(key) || pair?.value?.kind !== "list" || !Array.isArray(value)) return undefined;
  return mergedEntries(pair.value, value as readonly ItemValue[]);
}

function entriesChange(pair: Pair, entries: MergedEntries, { piece }: ItemOf): PieceEdit | undefined {
  if (pair.merged || entries.losesDetails || pair.value?.kind !== "list") return undefined;
  return entriesEdit(pair.value, entries.value, piece);
}

function newPairs({ value, piece }: ItemOf, pairs: readonly NewPair[]): PieceEdit | undefined {
  return value?.kind === "map" ? addPairs(value, pairs, piece) : undefined;
}

/** The edits that make a value what the register says; details that only the assessment has stay. */
function changeOf(
  pair: Pair,
  { key, value }: { readonly key: string; readonly value: ItemValue },
  item: ItemOf,
): (PieceEdit | undefined)[] {
  const { piece } = item;
  const node = pair.value;
  if (pair.merged) return [undefined];
  if (!node) return [replacePair(pair, { key, value }, piece)];
  if (node.kind === "map") return mapChange(node, value, item);
  if (node.kind === "list") {
    const wanted = Array.isArray(value) ? (value as ItemValue[]) : [value];
    const missing = wanted.filter((each) => !node.items.some((own) => covers(own, each)));
    return missing.some(isMap) && node.flow ? [undefined] : [addItems(node, missing, piece)];
  }
  if (isScalar(value)) return [replaceScalar(node, value, piece) ?? replacePair(pair, { key, value }, piece)];
  return [replacePair(pair, { key, value }, piece)];
}

/** A term in a map with its details: only the term changes. */
function mapChange(node: Node, value: ItemValue, item: ItemOf): (PieceEdit | undefined)[] {
  const main = MAIN_KEYS.map((key) => pairAt(node, key)).find((pair) => pair !== undefined);
  if (isScalar(value))
    return main ? changeOf(main, { key: textOf(main.key) ?? "", value }, item) : [undefined];
  if (!isMap(value)) return [undefined];
  return Object.entries(value).flatMap(([key, each]) => {
    const pair = pairAt(node, key);
    if (pair?.value && covers(pair.value, each)) return [];
    if (pair) return changeOf(pair, { key, value: each }, item);
    return [node.kind === "map" ? addPairs(node, [{ key, value: each }], item.piece) : undefined];
  });
}

/** The keys that a value alone stands for, in a map with details. */
const MAIN_KEYS = ["term", "level", "text", "marking", "amount"];

/** Whether a node already says everything that a value does. */
function covers(node: Node, value: ItemValue): boolean {
  if (isSameValue(node, value)) return true;
  if (node.kind === "list") {
    const wanted = Array.isArray(value) ? (value as ItemValue[]) : [value];
    return wanted.every((each) => node.items.some((own) => covers(own, each)));
  }
  if (node.kind !== "map")
    return Array.isArray(value) && value.length === 1 && covers(node, value[0] as ItemValue);
  if (isScalar(value))
    return MAIN_KEYS.some((key) => {
      const main = pairAt(node, key)?.value;
      return main !== undefined && covers(main, value);
    });
  return (
    isMap(value) &&
    Object.entries(value).every(([key, each]) => {
      const own = pairAt(node, key)?.value;
      return own !== undefined && covers(own, each);
    })
  );
}

/** Whether a node is a value, without regard to how a text is wrapped. */
export function isSameValue(node: Node | undefined, value: ItemValue): boolean {
  if (node?.kind === "scalar" && isScalar(value)) return (textOf(node) ?? "").trim() === String(value).trim();
  return JSON.stringify(valueOf(node)) === JSON.stringify(value);
}

function isScalar(value: ItemValue): value is string | number | boolean {
  return typeof value !== "object";
}

function isMap(value: ItemValue): value is Readonly<Record<string, ItemValue>> {
  return typeof value === "object" && !Array.isArray(value);
}

function shown(node: Node | undefined): string {
  return node ? (textOf(node) ?? shownValue(valueOf(node) as ItemValue)) : "";
}

function shownValue(value: ItemValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
