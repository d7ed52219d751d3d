/** Sections: what stands at the top of a document, each with its items. */
import { t } from "@vscode/l10n";
import type { Flaw, Resolved } from "./anchors.ts";
import { treeIn, withoutOverridden } from "./anchors.ts";
import { inColumn } from "./columns.ts";
import type { Unit } from "./loose.ts";
import { firstLine, isLoose, looseEntry, withoutTexts } from "./loose.ts";
import { commonEnds, joined, memo, memoOn, sameItems } from "./memo.ts";
import { colonless } from "./mend/colons.ts";
import type { MapNode, Node, ScalarNode } from "./node.ts";
import { textOf } from "./node.ts";
import type { Piece } from "./piece.ts";
import { placeOf } from "./place.ts";

/** An entry of a section's map or list, or its lone value: what is defined, listed or said there. */
export interface Item {
  readonly piece: Piece;
  /** The key; `undefined` outside a map. */
  readonly key: ScalarNode | undefined;
  readonly value: Node | undefined;
  /** Whether an alias under `<<` brought it. */
  readonly merged?: true;
}

export interface Section {
  readonly name: string;
  readonly key: ScalarNode;
  readonly piece: Piece;
  /** What the value is; `nothing` where no value is written. */
  readonly shape: "map" | "list" | "scalar" | "nothing";
  /** The value where it stands in the same piece as the key. */
  readonly value: Node | undefined;
  readonly items: readonly Item[];
  readonly flaws: readonly Flaw[];
  /** Whether an alias under `<<` brought it. */
  readonly merged?: true;
}

/** A top-level entry: the piece with its key, what that piece says, and the pieces of its items. */
export interface Entry {
  readonly head: Piece;
  readonly tree: Node | undefined;
  readonly items: readonly Piece[];
  /** Those of all these pieces that have more than a tree. */
  readonly special: readonly Piece[];
}

const known = new WeakMap<
  Piece,
  Entry & { readonly bearing: readonly unknown[]; readonly sections: readonly Section[] }
>();

/** The sections that an entry holds, mostly one; the same as in the last version where nothing has changed. */
export function sectionsOf(entry: Entry, resolved: ReadonlyMap<Piece, Resolved>): readonly Section[] {
  const bearing = entry.special.flatMap((piece) => resolved.get(piece) ?? []);
  const old = known.get(entry.head);
  if (old && old.tree === entry.tree && sameItems(old.items, entry.items) && sameItems(old.bearing, bearing))
    return old.sections;
  const sections = readSections(entry, resolved);
  known.set(entry.head, { ...entry, bearing, sections });
  return sections;
}

function readSections(
  { head, tree, items }: Entry,
  resolved: ReadonlyMap<Piece, Resolved>,
): readonly Section[] {
  const map = asMap(tree);
  if (!map) return [];
  return map.pairs.map((pair, index): Section => {
    const { key, value } = pair;
    const base = {
      name: textOf(key) ?? "",
      key,
      piece: head,
      ...(pair.merged ? { merged: true as const } : {}),
    };
    const flaws = tree?.kind === "scalar" ? colonMissing(head, tree) : [];
    if (items.length === 0 || index < map.pairs.length - 1)
      return { ...base, value, shape: shapeOf(value), items: inlineItems(head, value), flaws };
    const below = readItems({ head, words: value, items }, resolved);
    return { ...base, ...below, value: undefined, flaws: [...flaws, ...below.flaws] };
  });
}

function shapeOf(value: Node | undefined): Section["shape"] {
  if (!value || value.kind === "alias") return "nothing";
  return value.kind === "scalar" && value.value === null ? "nothing" : value.kind;
}

function inlineItems(piece: Piece, value: Node | undefined): readonly Item[] {
  if (value?.kind === "map") return value.pairs.map((pair) => ({ piece, ...pair }));
  if (value?.kind === "list") return value.items.map((item) => ({ piece, key: undefined, value: item }));
  return value ? [{ piece, key: undefined, value }] : [];
}

/** What the pieces below a head hold; `words` stand between the head and the first of them. */
function readItems(
  { head, words, items }: { head: Piece; words: Node | undefined; items: readonly Piece[] },
  resolved: ReadonlyMap<Piece, Resolved>,
): Pick<Section, "shape" | "items" | "flaws"> {
  const trees = items.map((piece) => treeIn(resolved, piece));
  const shape = trees.find((tree) => tree)?.kind === "list" ? "list" : "map";
  const hasWords = words !== undefined && textOf(words) !== undefined;
  const settled =
    !hasWords && isRegular(items, trees)
      ? undefined
      : settle({ head, words: hasWords ? words : undefined, items, trees });
  const read = settled
    ? settled.units.map(({ piece, tree }) =>
        piece === head ? entryItems(piece, tree) : itemsOf(piece, tree, shape),
      )
    : readEach(head, { items, trees, shape });
  const all = joined(read.map((each) => each.items));
  return {
    shape,
    // Only an alias brings anything that could be overridden.
    items: resolved.size > 0 ? withoutOverridden(all) : all,
    flaws: joined([...read.map((each) => each.flaws), settled?.flaws ?? []]),
  };
}

interface Below {
  readonly items: readonly Piece[];
  readonly trees: readonly (Node | undefined)[];
  readonly shape: "list" | "map";
}

const lastBelow = new WeakMap<Piece, Below & { readonly read: readonly Read[] }>();

/** What each of the pieces below a head holds; those that stood there in the last version are not looked at again. */
function readEach(head: Piece, now: Below): readonly Read[] {
  const old = lastBelow.get(head);
  const read = (from: number, to: number): Read[] =>
    now.items.slice(from, to).map((piece, index) => itemsOf(piece, now.trees[from + index], now.shape));
  const same =
    old?.shape === now.shape
      ? [commonEnds(old.items, now.items), commonEnds(old.trees, now.trees)]
      : [{ head: 0, tail: 0 }];
  const first = Math.min(...same.map((ends) => ends.head));
  const last = Math.min(...same.map((ends) => ends.tail));
  const count = now.items.length;
  const known = old?.read ?? [];
  const all = known.slice(0, first).concat(read(first, count - last), known.slice(known.length - last));
  lastBelow.set(head, { ...now, read: all });
  return all;
}

/** Whether items all begin at one column, and none is a loose line: then there is nothing to settle. */
function isRegular(items: readonly Piece[], trees: readonly (Node | undefined)[]): boolean {
  const column = items[0]?.column;
  return items.every((piece, index) => piece.column === column && !isLoose(trees[index]));
}

/** The items without those that are text or at no place of theirs, and what is wrong with all of them. */
function settle({
  head,
  words,
  items,
  trees,
}: {
  head: Piece;
  words: Node | undefined;
  items: readonly Piece[];
  trees: readonly (Node | undefined)[];
}): { units: readonly Unit[]; flaws: readonly Flaw[] } {
  const { entries, flaws } = withoutTexts([
    ...(words ? [{ piece: head, tree: words }] : []),
    ...items.map((piece, index) => ({ piece, tree: trees[index] })),
  ]);
  const { kept, flaws: slips } = inColumn(entries.filter(({ piece }) => piece !== head));
  return { units: [...entries.filter(({ piece }) => piece === head), ...kept], flaws: [...flaws, ...slips] };
}

type Read = Pick<Section, "items" | "flaws">;

const itemsOf = memoOn((piece: Piece, tree: Node | undefined, shape: "list" | "map"): Read =>
  shape === "list" ? listItems(piece, tree) : entryItems(piece, tree),
);

function listItems(piece: Piece, tree: Node | undefined): Read {
  if (tree?.kind === "list") return { items: inlineItems(piece, tree), flaws: [] };
  if (!tree) return { items: [], flaws: [] };
  const message = t(
    'This line stands in a list, but its dash is missing: write "- {0}".',
    piece.text.slice(firstLine(piece, tree).start, firstLine(piece, tree).end),
  );
  return {
    items: [{ piece, key: undefined, value: tree }],
    flaws: [{ place: placeOf(piece, firstLine(piece, tree)), message }],
  };
}

function entryItems(piece: Piece, tree: Node | undefined): Read {
  const map = asMap(tree);
  if (map) {
    return {
      items: inlineItems(piece, map),
      flaws: tree?.kind === "scalar" ? colonMissing(piece, tree) : [],
    };
  }
  // What stands behind a dash too many is an entry all the same.
  const items =
    tree?.kind === "list"
      ? tree.items.flatMap((item) => (item.kind === "map" ? inlineItems(piece, item) : []))
      : [];
  return { items, flaws: tree ? [dashTooMany(piece)] : [] };
}

/** The flaw of a list item where entries with keys belong. */
export const dashTooMany = memo((piece: Piece): Flaw => {
  const span = firstLine(piece);
  const words = piece.text.slice(span.start, span.end).replace(/^-\s*/, "");
  return {
    place: placeOf(piece, span),
    message: t(
      'A dash begins the item of a list, but here stand keys with their values: write "{0}".',
      words,
    ),
  };
});

function asMap(node: Node | undefined): MapNode | undefined {
  if (node?.kind === "map") return node;
  return node?.kind === "scalar" && textOf(node) !== undefined ? looseEntry(node) : undefined;
}

function colonMissing(piece: Piece, node: ScalarNode): Flaw[] {
  // What is wrong with the word itself comes first.
  if (piece.problems.length > 0) return [];
  const { problem } = colonless(piece.text, firstLine(piece, node));
  return [{ place: placeOf(piece, problem), message: problem.message }];
}
