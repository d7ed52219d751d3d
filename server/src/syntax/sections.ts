/** Sections: what stands at the top of a document, each with its items. */
import { t } from "@vscode/l10n";
import type { Flaw, Resolved } from "./anchors.ts";
import { fixesIn, treeIn, withoutOverridden } from "./anchors.ts";
import { beforeIndented, inColumn } from "./columns.ts";
import type { Unit } from "./loose.ts";
import { firstLine, isLoose, looseEntry, withoutTexts } from "./loose.ts";
import type { Joined, Mapped } from "./memo.ts";
import { joinAgain, joined, mapAgain, memo, memoOn, sameItems, UNJOINED, UNMAPPED } from "./memo.ts";
import { gluedKey } from "./mend/bullets.ts";
import { colonless } from "./mend/colons.ts";
import { missingDash, withoutDash } from "./mend/dashes.ts";
import type { Line } from "./mend/lines.ts";
import { nextLine } from "./mend/lines.ts";
import type { Repair } from "./mend/repair.ts";
import { NO_REPAIR, repair } from "./mend/repair.ts";
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

/** An entry, and what aliases bring to its pieces. */
interface Parts extends Entry {
  readonly bearing: readonly unknown[];
}

const known = new WeakMap<Piece, Parts & { readonly sections: readonly Section[] }>();

/** The sections that an entry holds, mostly one; the same as in the last version where nothing has changed. */
export function sectionsOf(entry: Entry, resolved: ReadonlyMap<Piece, Resolved>): readonly Section[] {
  const bearing = entry.special.flatMap((piece) => resolved.get(piece) ?? []);
  const old = known.get(entry.head);
  if (old && old.tree === entry.tree && sameItems(old.items, entry.items) && sameItems(old.bearing, bearing))
    return old.sections;
  const parts = { ...entry, bearing };
  const sections = readSections(parts, resolved);
  known.set(entry.head, { ...parts, sections });
  return sections;
}

function readSections(parts: Parts, resolved: ReadonlyMap<Piece, Resolved>): readonly Section[] {
  const { head, tree, items } = parts;
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
    const below = readItems({ ...parts, words: value }, resolved);
    return {
      ...base,
      ...below,
      value: undefined,
      flaws: [...flaws, ...wordAbove(head, value), ...below.flaws],
    };
  });
}

/** The flaw of a word above items that means nothing to YAML but is written all the same: `null`, `~`. */
function wordAbove(head: Piece, value: Node | undefined): readonly Flaw[] {
  const isWritten = value?.kind === "scalar" && value.value === null && value.end > value.start;
  return isWritten ? colonMissing(head, value) : [];
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

/** What the pieces below a head hold, each taken by itself. */
interface Below {
  /** What aliases bring to them. */
  readonly bearing: readonly unknown[];
  /** The column of each, or `LOOSE`. */
  readonly columns: Mapped<Piece, number>;
  readonly shape: "list" | "map";
  readonly items: Joined<Piece, Item>;
  readonly flaws: Joined<Piece, Flaw>;
}

const LOOSE = -1;

const NOTHING: Below = { bearing: [], columns: UNMAPPED, shape: "map", items: UNJOINED, flaws: UNJOINED };

const lastBelow = new WeakMap<Piece, Below>();

/** What the pieces below a head hold; `words` stand between the head and the first of them. */
function readItems(
  parts: Parts & { readonly words: Node | undefined },
  resolved: ReadonlyMap<Piece, Resolved>,
): Pick<Section, "shape" | "items" | "flaws"> {
  const { head, items } = parts;
  const words = textOf(parts.words) === undefined ? undefined : parts.words;
  const treeOf = (piece: Piece): Node | undefined => treeIn(resolved, piece);
  const below = readBelow(parts, treeOf);
  const { shape } = below;
  const read =
    !words && isRegular(below.columns.answers)
      ? { items: below.items.all, flaws: below.flaws.all }
      : readSettled({ head, words, items, trees: items.map(treeOf) }, shape);
  // Only an alias brings anything that could be overridden.
  return { ...read, shape, items: resolved.size > 0 ? withoutOverridden(read.items) : read.items };
}

/** What each of the pieces below a head holds; those that stood there in the last version are not looked at again. */
function readBelow(
  { head, items: pieces, bearing }: Parts,
  treeOf: (piece: Piece) => Node | undefined,
): Below {
  const first = pieces.find(treeOf);
  const shape = first && treeOf(first)?.kind === "list" ? "list" : "map";
  const last = lastBelow.get(head);
  const old = last?.shape === shape && sameItems(last.bearing, bearing) ? last : NOTHING;
  const read = (piece: Piece): Read => itemsOf(piece, treeOf(piece), shape);
  const below: Below = {
    bearing,
    columns: mapAgain(old.columns, pieces, (piece) => (isLoose(treeOf(piece)) ? LOOSE : piece.column)),
    shape,
    items: joinAgain(old.items, pieces, (piece) => read(piece).items),
    flaws: joinAgain(old.flaws, pieces, (piece) => read(piece).flaws),
  };
  lastBelow.set(head, below);
  return below;
}

/** What pieces hold of which some stand where they do not belong. */
function readSettled(parts: Unsettled, shape: "list" | "map"): Read {
  const { units, flaws } = settle(parts);
  const read = units.map(({ piece, tree }) =>
    piece === parts.head ? entryItems(piece, tree) : itemsOf(piece, tree, shape),
  );
  return {
    items: joined(read.map((each) => each.items)),
    flaws: joined([...read.map((each) => each.flaws), flaws]),
  };
}

/** Whether pieces all begin at one column, and none is a loose line: then there is nothing to settle. */
function isRegular(columns: readonly number[]): boolean {
  const [column] = columns;
  return column !== LOOSE && columns.every((each) => each === column);
}

/** The pieces below a head with their trees, and the words before them. */
interface Unsettled {
  readonly head: Piece;
  readonly words: Node | undefined;
  readonly items: readonly Piece[];
  readonly trees: readonly (Node | undefined)[];
}

/** The items without those that are text or at no place of theirs, and what is wrong with all of them. */
function settle({ head, words, items, trees }: Unsettled): {
  units: readonly Unit[];
  flaws: readonly Flaw[];
} {
  const { kept: below, flaws: indented } = beforeIndented(
    items.map((piece, index) => ({ piece, tree: trees[index] })),
  );
  const { entries, flaws } = withoutTexts([...(words ? [{ piece: head, tree: words }] : []), ...below]);
  const { kept, flaws: slips } = inColumn(entries.filter(({ piece }) => piece !== head));
  return {
    units: [...entries.filter(({ piece }) => piece === head), ...kept],
    flaws: [...flaws, ...slips, ...indented],
  };
}

type Read = Pick<Section, "items" | "flaws">;

const itemsOf = memoOn((piece: Piece, tree: Node | undefined, shape: "list" | "map"): Read =>
  shape === "list" ? listItems(piece, tree) : entryItems(piece, tree),
);

function listItems(piece: Piece, tree: Node | undefined): Read {
  if (tree?.kind === "list") return { items: inlineItems(piece, tree), flaws: [] };
  if (!tree) return { items: [], flaws: [] };
  const line = firstOf(piece);
  const { problem, repairs } =
    gluedKey(piece.text, line) ?? missingDash(piece.text, line, firstLine(piece, tree));
  const flaw = { place: placeOf(piece, problem), message: problem.message, fixes: fixesIn(piece, repairs) };
  return { items: [{ piece, key: undefined, value: tree }], flaws: [flaw] };
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
    fixes: fixesIn(piece, withoutDashOf(piece)),
  };
});

/** Takes the dash from an item that is an entry; of one with several keys nobody knows which is the id. */
function withoutDashOf(piece: Piece): readonly Repair[] {
  const entry =
    piece.tree?.kind === "list" && piece.tree.items.length === 1 ? piece.tree.items[0] : undefined;
  if (entry?.kind !== "map" || entry.flow || entry.pairs.length !== 1) return NO_REPAIR;
  return repair(t("Delete the dash"), withoutDash(piece.text, firstOf(piece)));
}

/** The first line of a piece with content. */
function firstOf({ text }: Piece): Line {
  return nextLine(text, text.startsWith("\uFEFF") ? 1 : 0);
}

/** What is a map, or becomes one when a colon is written. */
export function asMap(node: Node | undefined): MapNode | undefined {
  if (node?.kind === "map") return node;
  return node?.kind === "scalar" && textOf(node) !== undefined ? looseEntry(node) : undefined;
}

function colonMissing(piece: Piece, node: ScalarNode): Flaw[] {
  // What is wrong with the word itself comes first.
  if (piece.problems.length > 0) return [];
  const { problem, repairs } = colonless(piece.text, firstLine(piece, node));
  return [{ place: placeOf(piece, problem), message: problem.message, fixes: fixesIn(piece, repairs) }];
}
