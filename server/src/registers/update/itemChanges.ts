/** The edits that make an item of an assessment say what a register says. Details that only the assessment has stay. */
import { validate } from "../../format/validate.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { ListNode, MapNode } from "../../syntax/node.ts";
import { pairAt, textOf, valueOf } from "../../syntax/node.ts";
import type { NewPair } from "../../syntax/write/collection.ts";
import {
  addItems,
  addPairs,
  addPairsBefore,
  removePair,
  replacePair,
  replaceScalar,
} from "../../syntax/write/collection.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { withValue } from "./itemValues.ts";
import type { KnownItem } from "../items/known.ts";
import { REGISTER_KEY } from "../items/known.ts";
import { removalAt } from "./movedValues.ts";
import type { PlaceChange, ValuePath, ValuePlace } from "./outcome.ts";
import { outcomeFor } from "./outcome.ts";
import { entriesEdit } from "./rankingOrder.ts";
import type { ItemValue } from "../items/rows.ts";

/** A value of an item that the register says otherwise than the assessment. */
export interface ValueChange extends Pick<PlaceChange, "path" | "key" | "before" | "now"> {
  readonly id: string;
}

/** What an item should say. */
export interface WantedChange {
  readonly id: string;
  readonly pairs: readonly (readonly [key: string, value: ItemValue])[];
  /** Where the register no longer says a value. */
  readonly removed?: readonly ValuePath[];
  /** Whether only keys that the item has are changed; otherwise only those that it lacks are added. */
  readonly isPresent?: true;
  /** Whether the register has given the item another id. */
  readonly isRenamed?: boolean;
}

/** The edits of an item, `undefined` for one that cannot be made safely, and the values that they change. */
export interface ItemEdits {
  readonly edits: readonly (PieceEdit | undefined)[];
  readonly changes: readonly ValueChange[];
}

/** The edits for a change, and the values that it changes; none if the item says so already. */
export function changeFor(
  { id, item, register }: KnownItem,
  { pairs, removed = [], isPresent, isRenamed }: WantedChange,
): ItemEdits {
  const said = pairs.flatMap(([key, value]) => {
    if (key === REGISTER_KEY && register !== undefined && !isRenamed) return [];
    if ((pairAt(item.value, key) !== undefined) !== (isPresent ?? false)) return [];
    return outcomeFor(item.value, key, value).changes;
  });
  const places = [...said, ...removed.flatMap((path) => removalAt(item.value, path))];
  return {
    edits: editsFor(places, item),
    changes: places.map(({ path, key, before, now }) => ({ id, path, key, before, now })),
  };
}

type ItemOf = KnownItem["item"];

/** What one map or list lacks is added in one edit, so that no two edits are at the same place. */
function editsFor(changes: readonly PlaceChange[], { piece }: ItemOf): (PieceEdit | undefined)[] {
  const pairs = new Map<MapNode, NewPair[]>();
  const items = new Map<ListNode, PlaceChange["now"][]>();
  const edits: (PieceEdit | undefined)[] = [];
  for (const { place, now } of changes)
    if (place.kind === "missing") addToIndex(pairs, place.map, { key: place.key, value: now });
    else if (place.kind === "list") addToIndex(items, place.list, now);
    else edits.push(editFor(place, now, piece));
  return [
    ...Array.from(pairs, ([map, added]) => additionEdit(map, added, piece)),
    ...Array.from(items, ([list, added]) => addItems(list, added, piece)),
    ...edits,
  ];
}

/**
 * What an import adds to an item is above the row in the register, so that it is known from what authors add. An item that has not
 * come from a register gets its row below its first key.
 */
function additionEdit(
  map: MapNode,
  added: readonly NewPair[],
  piece: ItemOf["piece"],
): PieceEdit | undefined {
  const isNew = added.some(({ key }) => key === REGISTER_KEY);
  const before = isNew ? map.pairs[1] : map.pairs.find(({ key }) => textOf(key) === REGISTER_KEY);
  const above = before && addPairsBefore(map, added, { piece, before });
  return above ?? addPairs(map, added, piece);
}

function editFor(
  place: Exclude<ValuePlace, { kind: "missing" | "list" }>,
  now: PlaceChange["now"],
  piece: ItemOf["piece"],
): PieceEdit | undefined {
  switch (place.kind) {
    case "pair":
      return (
        (typeof now === "object" ? undefined : replaceScalar(place.pair.value, now, piece)) ??
        replacePair(place.pair, { key: textOf(place.pair.key) ?? "", value: now }, piece)
      );
    case "scalar":
      return replaceScalar(place.node, now, piece);
    case "entries":
      return entriesEdit(place.list, now as readonly ItemValue[], piece);
    case "removed":
      return removePair(place.map, place.pair, piece);
    case "unsafe":
      return undefined;
  }
}

/** Whether changes can be written, and leave an item as the format accepts it. */
export function canBeMade(section: string, known: KnownItem, changes: ItemEdits): boolean {
  return changes.edits.every((edit) => edit !== undefined) && !harmsItem(section, known, changes);
}

/** Whether changes would make an item say what the format does not accept, such as a text for an amount. */
function harmsItem(section: string, { item }: KnownItem, { changes }: ItemEdits): boolean {
  if (changes.every(({ path: [key] }) => String(key).startsWith("x-"))) return false;
  const before = valueOf(item.value);
  const errorsIn = (value: unknown): number => validate("assessment", section, { item: value }).length;
  const now = changes.reduce<unknown>((value, change) => withValue(value, change.path, change.now), before);
  return errorsIn(now) > errorsIn(before);
}
