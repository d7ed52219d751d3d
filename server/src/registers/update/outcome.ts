/**
 * What a value of an assessment becomes if a register says another one. The edits and the preview both follow from it, so that the
 * preview says what is written.
 */
import type { ListNode, MapNode, Node, Pair, ScalarNode } from "../../syntax/node.ts";
import { addToIndex } from "../../syntax/memo.ts";
import { pairAt, textOf, valueAt } from "../../syntax/node.ts";
import { CELL_KEYS, isValueMap, isSameValue, isScalar, writtenValue } from "./itemValues.ts";
import { REGISTER_KEY } from "../items/known.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import { ORDERED_KEYS, mergedEntries } from "./rankingOrder.ts";
import type { ItemValue } from "../items/rows.ts";

/** The keys and the indexes that lead to a value in an item. */
export type ValuePath = readonly (string | number)[];

/** A value that becomes another one. */
export interface PlaceChange {
  readonly path: ValuePath;
  /** The path for a reader: with the text of an item of a list instead of its index. */
  readonly key: string;
  readonly before: ItemValue | undefined;
  /** `undefined` if it is taken away. */
  readonly now: ItemValue | undefined;
  readonly place: ValuePlace;
}

/** Where a value is written. */
export type ValuePlace =
  | { readonly kind: "pair"; readonly pair: Pair }
  | { readonly kind: "missing"; readonly map: MapNode; readonly key: string }
  | { readonly kind: "scalar"; readonly node: ScalarNode }
  | { readonly kind: "list"; readonly list: ListNode }
  | { readonly kind: "entries"; readonly list: ListNode }
  | { readonly kind: "removed"; readonly map: MapNode; readonly pair: Pair }
  /** The change would lose something. */
  | { readonly kind: "unsafe" };

/** A value that stays, although the register does not say it. */
export interface KeptValue {
  readonly key: string;
  readonly value: ItemValue;
}

/** What becomes of a value. */
interface ValueOutcome {
  readonly changes: readonly PlaceChange[];
  readonly kept: readonly KeptValue[];
}

/** Where in an item a value is. */
interface At {
  readonly path: ValuePath;
  readonly key: string;
}

/** A whole value: where it is, and where it is written. */
interface Where {
  readonly at: At;
  readonly place: ValuePlace;
}

const SAME: ValueOutcome = { changes: [], kept: [] };

/** Returns what becomes of the value under a key of an item. Details that only the assessment has stay. */
export function outcomeFor(item: Node | undefined, key: string, value: ItemValue): ValueOutcome {
  const pair = pairAt(item, key);
  const at = { path: [key], key };
  if (!pair)
    return changed(at, undefined, {
      now: value,
      place: item?.kind === "map" ? { kind: "missing", map: item, key } : { kind: "unsafe" },
    });
  const { value: node } = pair;
  if (ORDERED_KEYS.has(key) && node?.kind === "list" && Array.isArray(value))
    return orderOutcome(pair, node, value as readonly ItemValue[]);
  return pairOutcome(pair, value, at);
}

function orderOutcome(pair: Pair, list: ListNode, said: readonly ItemValue[]): ValueOutcome {
  const key = textOf(pair.key) ?? "";
  const { value: now, losesDetails } = mergedEntries(list, said);
  if (isSameValue(list, now)) return SAME;
  const isSafe = pair.merged !== true && !losesDetails;
  return changed({ path: [key], key }, list, { now, place: { kind: isSafe ? "entries" : "unsafe", list } });
}

function pairOutcome(pair: Pair, value: ItemValue, at: At): ValueOutcome {
  const { value: node } = pair;
  const outcome = nodeOutcome(node, value, { at, place: { kind: "pair", pair } });
  return pair.merged === true ? unsafe(outcome) : outcome;
}

function nodeOutcome(node: Node | undefined, value: ItemValue, { at, place }: Where): ValueOutcome {
  if (isSameValue(node, value)) return SAME;
  if (node?.kind === "list") return listOutcome(node, value, at);
  const single = singleOf(value);
  if (node?.kind === "map") return mapOutcome(node, single, { at, place });
  return isSameValue(node, single) ? SAME : changed(at, node, { now: value, place });
}

/** The only item of a list; any other value as it is. */
function singleOf(value: ItemValue): ItemValue {
  const [only, ...others] = Array.isArray(value) ? (value as readonly ItemValue[]) : [];
  return only !== undefined && others.length === 0 ? only : value;
}

/** The keys that a value alone stands for, in a map with details. */
const MAIN_KEYS = ["term", "level", "text", "marking", "amount"];

function mainPair(node: Node | undefined): Pair | undefined {
  return MAIN_KEYS.map((key) => pairAt(node, key)).find((pair) => pair !== undefined);
}

/** In a map with details, a value alone changes only what it stands for. */
function mapOutcome(map: MapNode, value: ItemValue, where: Where): ValueOutcome {
  const { at } = where;
  const said = isValueMap(value) ? Object.keys(value) : [textOf(mainPair(map)?.key) ?? ""];
  if (isScalar(value) && MAIN_KEYS.some((key) => isSameValue(valueAt(map, key), value))) return SAME;
  if (excludes(map, said)) {
    // A range alone becomes a term, and a term a range. What else the map says would be lost.
    const isRatingAlone = map.pairs.every(({ key }) => RANGE_KEYS.has(textOf(key) ?? ""));
    return changed(at, map, { now: value, place: isRatingAlone ? where.place : { kind: "unsafe" } });
  }
  if (isValueMap(value)) {
    const outcomes = Object.entries(value).map(([key, each]) => detailOutcome(map, [key, each], at));
    return withOthers(together(outcomes), map, { said, at });
  }
  const main = mainPair(map);
  if (!main && map.pairs.every(({ key }) => CELL_KEYS.has(textOf(key) ?? "")))
    return changed(at, map, { now: value, place: where.place });
  if (!isScalar(value) || !main) return changed(at, map, { now: value, place: { kind: "unsafe" } });
  const outcome = pairOutcome(main, sameKind(main.value, value), inside(at, textOf(main.key) ?? ""));
  return withOthers(outcome, map, { said, at });
}

/** The keys of a term or level alone, and of a range. */
const TERM_KEYS = ["term", "level"];
const RANGE_KEYS: ReadonlySet<string> = new Set([...TERM_KEYS, "from", "to"]);

/** Whether a map has a range and the register a term, or the other way around. */
function excludes(map: MapNode, said: readonly string[]): boolean {
  const has = (keys: readonly string[]): boolean => keys.some((key) => pairAt(map, key) !== undefined);
  const says = (keys: readonly string[]): boolean => keys.some((key) => said.includes(key));
  return has(TERM_KEYS) ? says(["from", "to"]) : has(["from", "to"]) && says([...TERM_KEYS, ""]);
}

function detailOutcome(map: MapNode, [key, value]: readonly [string, ItemValue], at: At): ValueOutcome {
  const pair = pairAt(map, key);
  const within = inside(at, key);
  return pair
    ? pairOutcome(pair, value, within)
    : changed(within, undefined, { now: value, place: { kind: "missing", map, key } });
}

/** The keys that say how likely or how high something is, so that one of them may no longer fit another one. */
const RATING_KEYS = ["term", "level", "from", "to", "percent"];

/** What a changed rating, or a map of the register's own such as the comments on cells, still says under keys that the register does not have. */
function withOthers(
  outcome: ValueOutcome,
  map: MapNode,
  { said, at }: { readonly said: readonly string[]; readonly at: At },
): ValueOutcome {
  const isRated = outcome.changes.length > 0 && said.some((key) => RATING_KEYS.includes(key));
  const isOwn = at.path.length === 1 && at.key.startsWith("x-");
  const all = isOwn ? map.pairs.map(({ key }) => textOf(key) ?? "") : isRated ? RATING_KEYS : [];
  const others = all.filter((key) => !said.includes(key) && pairAt(map, key) !== undefined);
  const kept = others.map((key) => ({
    key: `${at.key}.${key}`,
    value: writtenValue(valueAt(map, key)),
  }));
  return together([outcome, { changes: [], kept }]);
}

/** An amount stays a number. */
function sameKind(node: Node | undefined, value: ItemValue): ItemValue {
  const isNumber = node?.kind === "scalar" && typeof node.value === "number";
  return isNumber && typeof value === "string" && /^-?\d{1,15}(?:\.\d+)?$/.test(value)
    ? Number(value)
    : value;
}

/** What a list lacks is added; what the register does not say stays. An item with the same text gets the details of the register. */
function listOutcome(list: ListNode, value: ItemValue, at: At): ValueOutcome {
  const wanted = Array.isArray(value) ? (value as readonly ItemValue[]) : [value];
  const own = new OwnItems(list.items);
  const claimed = wanted.map((each) => ({ each, item: own.claim(each) }));
  const missing = claimed.flatMap(({ each, item }) => (item ? [] : [each]));
  const place: ValuePlace =
    list.flow && missing.some(isValueMap) ? { kind: "unsafe" } : { kind: "list", list };
  const added = missing.map((now, index) =>
    changed({ ...at, path: [...at.path, list.items.length + index] }, undefined, { now, place }),
  );
  const kept = own.unclaimed().map((item) => ({ key: at.key, value: writtenValue(item) }));
  return together([
    ...claimed.flatMap(({ each, item }) => (item ? [itemOutcome(item, each, at)] : [])),
    ...added,
    { changes: [], kept },
  ]);
}

/** An item of a list that the assessment has. */
interface OwnItem {
  readonly index: number;
  readonly node: Node;
}

/** The items of a list, to be found by what the register says. */
class OwnItems {
  readonly #all: readonly OwnItem[];
  readonly #byName = new Map<string, OwnItem[]>();
  /** The claimed items, with the values that are about them. */
  readonly #claimed = new Map<OwnItem, ItemValue>();

  constructor(nodes: readonly Node[]) {
    this.#all = nodes.map((node, index) => ({ node, index }));
    for (const item of this.#all)
      for (const name of namesOf(writtenValue(item.node))) addToIndex(this.#byName, name, item);
  }

  /** The item that a value is about: one that is the same, from the same row, or with the same text. A text may say the same twice. */
  claim(value: ItemValue): OwnItem | undefined {
    const found = namesOf(value).flatMap((name) => this.#byName.get(name) ?? []);
    const isSaid = (each: OwnItem): boolean =>
      isScalar(value) && mainText(this.#claimed.get(each)) === mainText(value);
    const item = found.find((each) => !this.#claimed.has(each)) ?? found.find(isSaid);
    if (item && !this.#claimed.has(item)) this.#claimed.set(item, value);
    return item;
  }

  unclaimed(): Node[] {
    return this.#all.filter((item) => !this.#claimed.has(item)).map(({ node }) => node);
  }
}

/** What an item of a list is found by, the best first. */
function namesOf(value: unknown): string[] {
  const row = detail(value, REGISTER_KEY);
  const text = mainText(value);
  return [
    `is ${JSON.stringify(value)}`,
    ...(row === undefined ? [] : [`row ${JSON.stringify(row)}`]),
    ...(text === undefined ? [] : [`text ${text}`]),
  ];
}

/** What a value stands for: itself, or the text of a map. */
function mainText(value: unknown): string | undefined {
  const main =
    typeof value === "object"
      ? MAIN_KEYS.map((key) => detail(value, key)).find((each) => each !== undefined)
      : value;
  const isText = typeof main === "string" || typeof main === "number" || typeof main === "boolean";
  return isText ? String(main).trim() : undefined;
}

function detail(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? memberOf(value as Record<string, unknown>, key)
    : undefined;
}

function itemOutcome({ node, index }: OwnItem, value: ItemValue, at: At): ValueOutcome {
  const name = textOf(mainPair(node)?.value ?? node) ?? String(index + 1);
  const within = { path: [...at.path, index], key: `${at.key}.${name.trim()}` };
  const place: ValuePlace = node.kind === "scalar" ? { kind: "scalar", node } : { kind: "unsafe" };
  return nodeOutcome(node, value, { at: within, place });
}

function inside({ path, key }: At, inner: string): At {
  return { path: [...path, inner], key: `${key}.${inner}` };
}

function changed(
  at: At,
  node: Node | undefined,
  { now, place }: { readonly now: ItemValue; readonly place: ValuePlace },
): ValueOutcome {
  const before = node && writtenValue(node);
  return { changes: [{ ...at, before, now, place }], kept: [] };
}

function unsafe({ changes, kept }: ValueOutcome): ValueOutcome {
  return { changes: changes.map((change) => ({ ...change, place: { kind: "unsafe" } })), kept };
}

function together(outcomes: readonly ValueOutcome[]): ValueOutcome {
  return {
    changes: outcomes.flatMap(({ changes }) => changes),
    kept: outcomes.flatMap(({ kept }) => kept),
  };
}
