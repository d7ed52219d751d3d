/** Makes a ranking say the order of a register. The details and comments of the entries that are still there stay. */
import { addToIndex } from "../../syntax/memo.ts";
import type { ListNode, Node } from "../../syntax/node.ts";
import { pairAt, valueAt, valueOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { replaceItems } from "../../syntax/write/items.ts";
import type { KnownItem } from "../items/known.ts";
import type { ItemContent, ItemValue } from "../items/rows.ts";

/** The keys whose lists are replaced: where an entry is, is what they say. */
export const ORDERED_KEYS: ReadonlySet<string> = new Set(["order", "x-not-ranked"]);

/** The keys that say where an entry is, which only the register decides. */
const PLACE_KEYS: ReadonlySet<string> = new Set(["rank", "tie", "gap"]);

/** The keys by which an entry is found again. */
const NAME_KEYS = ["item", "label"] as const;

/**
 * Returns what a register says of a ranking that exists: also what it says by leaving a key out, because that key would otherwise keep
 * the meaning that it had with the old order. A ranking without entries does not change the order.
 */
export function rankingUpdate(content: ItemContent, { item }: KnownItem): ItemContent {
  const order = content.get("order");
  const entries = Array.isArray(order) ? (order as readonly unknown[]) : [];
  const now = new Map(content);
  if (entries.length === 0) now.delete("order");
  const silent = (key: string): boolean => !content.has(key) && pairAt(item.value, key) !== undefined;
  if (silent("ties") && entries.some((entry) => detailsOf(entry).has("tie"))) now.set("ties", "competition");
  if (silent("x-not-ranked") && entries.length > 0) now.set("x-not-ranked", []);
  return now;
}

/** A list of entries after an import. */
interface MergedEntries {
  readonly value: readonly ItemValue[];
  /** Whether an entry that is gone has details that the register never says: they would be lost. */
  readonly losesDetails: boolean;
}

/** Returns the entries of a register with the details that only the assessment has. */
export function mergedEntries(list: ListNode, said: readonly ItemValue[]): MergedEntries {
  const before = list.items.map(valueOf);
  const old = new OldEntries(before);
  const value = said.map((entry) => {
    const tied = tiedIn(entry);
    const found = old.take(tied?.[0] ?? entry);
    if (!tied) return merged(found?.value, entry);
    const members = tied.map((member, index) =>
      merged((index === 0 ? found : old.take(member))?.value, member),
    );
    return merged(found?.tie, Object.fromEntries(new Map([...detailsOf(entry), ["tie", members]])));
  });
  const known = new Set([
    ...PLACE_KEYS,
    ...NAME_KEYS,
    ...said.flatMap(nodesOf).flatMap((each) => [...detailsOf(each).keys()]),
  ]);
  const now = ownDetails(value, known);
  return { value, losesDetails: [...ownDetails(before, known)].some((detail) => !now.has(detail)) };
}

/** An entry that the assessment has. */
interface OldEntry {
  readonly value: unknown;
  /** The tie that it is in. */
  readonly tie: unknown;
}

/** The entries that the assessment has, each to be found once. */
class OldEntries {
  readonly #byName = new Map<string, OldEntry[]>();
  readonly #taken = new Set<OldEntry>();

  constructor(entries: readonly unknown[]) {
    for (const entry of entries.toReversed()) {
      const tied = tiedIn(entry);
      for (const value of (tied ?? [entry]).toReversed()) {
        const each = { value, tie: tied && entry };
        for (const name of namesOf(value)) addToIndex(this.#byName, name, each);
      }
    }
  }

  /** Returns the first entry with the item or the label of another one. */
  take(entry: unknown): OldEntry | undefined {
    for (const name of namesOf(entry)) {
      const same = this.#byName.get(name);
      for (let each = same?.pop(); each; each = same?.pop()) {
        if (this.#taken.has(each)) continue;
        this.#taken.add(each);
        return each;
      }
    }
    return undefined;
  }
}

/** An entry of the register with the details of the one that the assessment has. Its place is that of the register. */
function merged(before: unknown, said: unknown): ItemValue {
  const now = detailsOf(said);
  const details = new Map<string, unknown>();
  for (const [key, value] of before === undefined ? [] : detailsOf(before))
    if (!PLACE_KEYS.has(key) || now.has(key)) details.set(key, value);
  for (const [key, value] of now) if (!isSameText(details.get(key), value)) details.set(key, value);
  const isPlain =
    typeof said !== "object" && (before === undefined || typeof before !== "object" || !hasOnlyItem(before));
  if (isPlain && details.size === 1) return said as ItemValue;
  return Object.fromEntries(details) as ItemValue;
}

/** Whether an entry is a map with its item alone, which may stay as it is written. */
function hasOnlyItem(entry: unknown): boolean {
  const details = detailsOf(entry);
  return details.size === 1 && details.has("item");
}

/** Whether two values are the same text, without regard to the line break at the end of a block. */
function isSameText(before: unknown, now: unknown): boolean {
  const [old, next] = [before, now].map((value) =>
    typeof value === "string" ? value.trim() : JSON.stringify(value),
  );
  return old === next;
}

/** The details that the register never says, with their values. */
function ownDetails(entries: readonly unknown[], known: ReadonlySet<string>): Set<string> {
  const own = entries
    .flatMap(nodesOf)
    .flatMap((entry) => [...detailsOf(entry)].filter(([key]) => !known.has(key)));
  return new Set(own.map((detail) => JSON.stringify(detail)));
}

/** An entry, and those that are tied in it. */
function nodesOf(entry: unknown): unknown[] {
  return [entry, ...(tiedIn(entry) ?? [])];
}

/** The entries that are tied in an entry; `undefined` if it is not a tie. */
function tiedIn(entry: unknown): readonly unknown[] | undefined {
  const tied = detailsOf(entry).get("tie");
  return Array.isArray(tied) ? tied : undefined;
}

/** The keys of an entry in order; a text alone is its item. */
function detailsOf(entry: unknown): ReadonlyMap<string, unknown> {
  if (typeof entry !== "object") return new Map([["item", entry]]);
  return new Map(entry === null || Array.isArray(entry) ? [] : Object.entries(entry));
}

/** What an entry is found by. */
function namesOf(entry: unknown): string[] {
  const details = detailsOf(entry);
  return NAME_KEYS.flatMap((key) => {
    const name = details.get(key);
    return typeof name === "string" || typeof name === "number" ? [`${key} ${String(name)}`] : [];
  });
}

/** The edit that makes a list have these entries; `undefined` if it cannot be made safely. Entries that stay keep their text. */
export function entriesEdit(
  list: ListNode,
  value: readonly ItemValue[],
  piece: Piece,
): PieceEdit | undefined {
  return replaceItems({ list, piece, namesIn, partsOf }, value);
}

/** The entries that are tied in one. */
function partsOf(node: Node): readonly Node[] {
  const tied = valueAt(node, "tie");
  return tied?.kind === "list" ? tied.items : [];
}

/** What an entry and those that are tied in it are found by. */
function namesIn(entry: unknown): string[] {
  return nodesOf(entry).flatMap(namesOf);
}
