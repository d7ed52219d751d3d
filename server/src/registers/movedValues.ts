/** Finds what an item still says where the register has moved the value: to the key of one's own for what cannot be read, or back. */
import type { MapNode, Node, Pair } from "../syntax/node.ts";
import { pairAt, textOf, valueAt, valueAtPath } from "../syntax/node.ts";
import { isValueMap, writtenValue } from "./itemValues.ts";
import type { KnownItem } from "./known.ts";
import type { PlaceChange, ValuePath } from "./outcome.ts";
import type { Register, RegisterItem } from "./register.ts";
import { TARGETS } from "./targets.ts";

/** The keys of items, each with the key of one's own for what cannot be read for it. */
const OWN_KEYS: ReadonlyMap<string, string> = new Map(
  Array.from(TARGETS, ([target, reading]): [string, string] => {
    const key = target.replace(/^recommendation\./, "");
    return [reading === "role" || key === "title" ? "" : key, `x-${key.replaceAll(".", "-")}`];
  }).filter(([key]) => key !== ""),
);

/**
 * Returns where an item has a value that the register now says under the other key of the pair. A value that the item has under both
 * keys stays: its author may have written one of them.
 */
export function movedValues(
  { content }: RegisterItem,
  known: KnownItem | undefined,
  { sheets }: Pick<Register, "sheets">,
): ValuePath[] {
  const columns = new Set(
    sheets.flatMap(({ placed }) => (placed?.columns ?? []).map(({ target }) => target)),
  );
  return [...OWN_KEYS].flatMap(([key, own]): ValuePath[] => {
    const path = key.split(".");
    const [isSaid, isOwnSaid] = [says(content, path), content.has(own)];
    const [node, ownNode] = [valueAtPath(known?.item.value, path), valueAt(known?.item.value, own)];
    if (columns.has(own) || isSaid === isOwnSaid || (node === undefined) === (ownNode === undefined))
      return [];
    if (isSaid && ownNode) return [[own]];
    return isOwnSaid && node && isPlain(node) ? [path] : [];
  });
}

function says(content: RegisterItem["content"], [head = "", inner]: readonly string[]): boolean {
  const value = content.get(head);
  if (value === undefined || inner === undefined) return value !== undefined;
  return isValueMap(value) && Object.hasOwn(value, inner);
}

/** Whether a value is one that a cell alone has made: no list, which may have more, and no details. */
function isPlain(node: Node): boolean {
  if (node.kind === "scalar") return true;
  return node.kind === "map" && node.pairs.every(({ key }) => CELL_KEYS.has(textOf(key) ?? ""));
}

/** The keys of a level, a range, a probability, a date and an amount that a cell has. */
const CELL_KEYS: ReadonlySet<string> = new Set([
  "term",
  "level",
  "from",
  "to",
  "percent",
  "before",
  "amount",
]);

/** Returns the change that takes away what is at a path, with a map that would be empty without it. */
export function removalAt(item: Node | undefined, path: ValuePath): PlaceChange[] {
  const found: { readonly map: MapNode; readonly pair: Pair }[] = [];
  let node = item;
  for (const key of path) {
    const pair = pairAt(node, String(key));
    if (node?.kind !== "map" || !pair) return [];
    found.push({ map: node, pair });
    node = pair.value;
  }
  const at = found.findLastIndex(({ map }, index) => index === 0 || map.pairs.length > 1);
  const place = found[at];
  if (!place) return [];
  const own = path.slice(0, at + 1);
  return [
    {
      path: own,
      key: own.join("."),
      before: writtenValue(place.pair.value),
      now: undefined,
      place: { kind: "removed", ...place },
    },
  ];
}
