/** Finds what an item still says where the register has moved the value: to the key of one's own for what cannot be read, or back. */
import type { MapNode, Node, Pair } from "../../syntax/node.ts";
import { pairAt, textOf, valueAt, valueAtPath } from "../../syntax/node.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { PlacedColumn } from "../tables/columns.ts";
import { ownKeyFor } from "../tables/columns.ts";
import { CELL_KEYS, isValueMap, writtenValue } from "./itemValues.ts";
import type { KnownItem } from "../items/known.ts";
import { REGISTER_KEY, knownItems } from "../items/known.ts";
import type { PlaceChange, ValuePath } from "./outcome.ts";
import type { Register, RegisterItem } from "../items/register.ts";
import { isAcceptance } from "../cells/responses.ts";
import { ownKeyOf } from "../items/rows.ts";
import { RATED_TARGETS, TARGETS, inPlan } from "../tables/targets.ts";

/** A key of an item, and the key of one's own for what cannot be read for it. */
interface KeyPair {
  readonly key: string;
  readonly own: string;
}

/** Returns where an item of a section has values that have moved. */
export type MovedValues = (section: string, id: string) => readonly ValuePath[];

/** Finds the values that the register now says elsewhere, before any change. */
export function movedValues(register: Register, assessment: Assessment): MovedValues {
  const moves = new Moves(register, assessment);
  // Two sections may have one id.
  const paths = new Map(register.items.map((item) => [`${item.section} ${item.id}`, moves.of(item)]));
  return (section, id) => paths.get(`${section} ${id}`) ?? [];
}

/** What is known of a register and the assessment that it changes. */
class Moves {
  readonly #assessment: Assessment;
  readonly #threats: ReadonlyMap<string, RegisterItem>;
  readonly #plans = new Map<string, RegisterItem[]>();
  readonly #targets: ReadonlySet<string>;
  readonly #pairs: readonly KeyPair[];
  readonly #planPairs: readonly KeyPair[];

  constructor({ items, sheets }: Register, assessment: Assessment) {
    const columns = sheets.flatMap(({ placed }) => placed?.columns ?? []);
    this.#assessment = assessment;
    this.#threats = new Map(
      items.filter(({ section }) => section === "threats").map((item) => [item.id, item]),
    );
    for (const item of items) if (item.threat !== undefined) addToIndex(this.#plans, item.threat, item);
    this.#targets = new Set(columns.map(({ target }) => target));
    const all = [...OWN_KEYS, ...columns.flatMap(pairsFor)];
    const inItem = ({ key, own }: KeyPair): KeyPair => ({ key: inPlan(key) ?? key, own });
    this.#pairs = all.map(inItem);
    this.#planPairs = all.filter(({ key }) => inPlan(key) !== undefined).map(inItem);
  }

  of(item: RegisterItem): ValuePath[] {
    const known = this.#known(item);
    if (!known) return [];
    const paths = [
      ...this.#pairs.flatMap((pair) => this.#withinItem(item, known, pair)),
      ...this.#planPairs.flatMap((pair) => this.#betweenItems(item, known, pair)),
      ...this.#acceptance(item, known),
    ];
    const all = [...new Map(paths.map((path) => [path.join("."), path])).values()];
    return all.filter(([key]) => isImported(known, String(key)));
  }

  /** A threat that gets a plan is no longer accepted. */
  #acceptance({ id, content }: RegisterItem, { item }: KnownItem): ValuePath[] {
    const lines = this.#plans.get(id) ?? [];
    const isNew = lines.length > 0 && !lines.some((line) => this.#known(line));
    const accepted = textOf(valueAt(item.value, "accepted"));
    const isLeft = accepted !== undefined && !content.has("accepted");
    return isNew && isLeft && isAcceptance(accepted) ? [["accepted"]] : [];
  }

  /** A value that the item has under both keys stays: its author may have written one of them. */
  #withinItem({ content }: RegisterItem, known: KnownItem, { key, own }: KeyPair): ValuePath[] {
    const path = key.split(".");
    const [isSaid, isOwnSaid] = [says(content, path), content.has(own)];
    const [node, ownNode] = [valueAtPath(known.item.value, path), valueAt(known.item.value, own)];
    if (isSaid === isOwnSaid || (node === undefined) === (ownNode === undefined)) return [];
    if (isSaid && ownNode) return this.#targets.has(own) ? [] : [[own]];
    return isOwnSaid && node && isPlain(node) ? [path] : [];
  }

  /**
   * What a threat says because it had no plan is now said by its plan, or the other way around. What both have said before stays: its
   * author may have written one of them.
   */
  #betweenItems(item: RegisterItem, known: KnownItem, { key, own }: KeyPair): ValuePath[] {
    if (item.section === "threats") {
      const lines = this.#plans.get(item.id) ?? [];
      const isSaid = lines.some(({ content }) => content.has(key) || content.has(own));
      const wasSaid = lines.some((line) => this.#hasBefore(line, key, own));
      const isLeft = valueAt(known.item.value, own) !== undefined && !item.content.has(own);
      return isSaid && !wasSaid && isLeft && !this.#targets.has(own) ? [[own]] : [];
    }
    const threat = this.#threats.get(item.threat ?? "");
    if (!threat?.content.has(own) || this.#hasBefore(threat, own) || item.content.has(key)) return [];
    if (item.content.has(own)) return [];
    return [key, own].flatMap((each): ValuePath[] => {
      const node = valueAt(known.item.value, each);
      return node && isPlain(node) ? [[each]] : [];
    });
  }

  #hasBefore(item: RegisterItem, ...keys: readonly string[]): boolean {
    const before = this.#known(item)?.item.value;
    return keys.some((key) => valueAt(before, key) !== undefined);
  }

  /** What the assessment has for an item of the register. */
  #known({ section, id }: RegisterItem): KnownItem | undefined {
    return knownItems(section, this.#assessment).get(id);
  }
}

/** Whether an import has written a key: it writes above the row in the register, and what authors add is below. */
function isImported({ item }: KnownItem, key: string): boolean {
  const keys = item.value?.kind === "map" ? item.value.pairs.map((pair) => textOf(pair.key)) : [];
  return keys.indexOf(key) < keys.indexOf(REGISTER_KEY);
}

/** The keys of items, each with the key of one's own for what cannot be read for it. */
const OWN_KEYS: readonly KeyPair[] = [
  ...Array.from(TARGETS)
    .filter(([target, reading]) => reading !== "role" && !/(?:^|\.)title$/.test(target))
    .map(([key]) => ({ key, own: ownKeyOf({ target: key, heading: "" }) })),
  { key: "addresses", own: "x-threat" },
];

/** The headings that leave open where their columns go, so that the cells decide: a column may go elsewhere the next time. */
function pairsFor({ target, heading, meant }: PlacedColumn): KeyPair[] {
  const key = target.startsWith("x-") ? meant : target;
  if (key === "recommendation.title") return [{ key, own: ownKeyFor(heading) }];
  if (key === undefined || !(RATED_TARGETS.test(key) || DECIDED_BY_CELLS.has(key))) return [];
  return [{ key, own: key === target ? ownKeyFor(heading) : target }];
}

const DECIDED_BY_CELLS: ReadonlySet<string> = new Set(["extent", "recommendation.status", "status"]);

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
