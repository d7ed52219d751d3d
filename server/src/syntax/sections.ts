/** Reads sections: the top-level entries of a document, each with its items. */
import type { SyntaxProblem, ResolvedPiece } from "./anchors.ts";
import { syntaxFixesIn, resolvedTree, withoutOverridden } from "./anchors.ts";
import { beforeIndentedEntry, itemsAtSameColumn } from "./columns.ts";
import { entryWithoutColon, superfluousDash, firstLineWithContent } from "./entryProblems.ts";
import type { PieceTree } from "./unkeyed.ts";
import { firstLineSpan, lacksKey, unkeyedEntry, withoutProseLines } from "./unkeyed.ts";
import type { JoinedList, MappedList } from "./memo.ts";
import {
  joinIncrementally,
  concatenated,
  mapIncrementally,
  memoOn,
  sameItems,
  NOTHING_JOINED,
  NOTHING_MAPPED,
} from "./memo.ts";
import { gluedKey } from "./recovery/bullets.ts";
import { missingDash } from "./recovery/dashes.ts";
import type { MapNode, Node, ScalarNode } from "./node.ts";
import { textOf } from "./node.ts";
import type { Piece } from "./piece.ts";
import { pieceSpan } from "./span.ts";

/** An entry of a section's map or list, or its single value. */
export interface Item {
  readonly piece: Piece;
  /** The key; `undefined` outside a map. */
  readonly key: ScalarNode | undefined;
  readonly value: Node | undefined;
  /** Set if an alias under `<<` added it. */
  readonly merged?: true;
}

/** A top-level entry with its items. */
export interface Section {
  readonly name: string;
  readonly key: ScalarNode;
  readonly piece: Piece;
  /** The kind of the value; `nothing` if no value is written. */
  readonly shape: "map" | "list" | "scalar" | "nothing";
  /** The value, if it is in the same piece as the key. */
  readonly value: Node | undefined;
  readonly items: readonly Item[];
  readonly syntaxProblems: readonly SyntaxProblem[];
  /** Set if an alias under `<<` added it. */
  readonly merged?: true;
}

/** A top-level entry: the piece with its key, the tree of that piece, and the pieces of its items. */
export interface TopLevelEntry {
  readonly head: Piece;
  readonly tree: Node | undefined;
  readonly items: readonly Piece[];
  /** The pieces of the entry that have more than a tree. */
  readonly special: readonly Piece[];
}

/** An entry, with what aliases add to its pieces. */
interface Parts extends TopLevelEntry {
  readonly aliasTargets: readonly unknown[];
}

const known = new WeakMap<Piece, Parts & { readonly sections: readonly Section[] }>();

/** The sections of an entry, usually one. The same objects as in the last version if nothing has changed. */
export function sectionsOf(
  entry: TopLevelEntry,
  resolved: ReadonlyMap<Piece, ResolvedPiece>,
): readonly Section[] {
  const aliasTargets = entry.special.flatMap((piece) => resolved.get(piece) ?? []);
  const old = known.get(entry.head);
  if (
    old &&
    old.tree === entry.tree &&
    sameItems(old.items, entry.items) &&
    sameItems(old.aliasTargets, aliasTargets)
  )
    return old.sections;
  const parts = { ...entry, aliasTargets };
  const sections = readSections(parts, resolved);
  known.set(entry.head, { ...parts, sections });
  return sections;
}

function readSections(parts: Parts, resolved: ReadonlyMap<Piece, ResolvedPiece>): readonly Section[] {
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
    const syntaxProblems = tree?.kind === "scalar" ? entryWithoutColon(head, tree) : [];
    if (items.length === 0 || index < map.pairs.length - 1)
      return { ...base, value, shape: shapeOf(value), items: inlineItems(head, value), syntaxProblems };
    const below = readItems({ ...parts, words: value }, resolved);
    return {
      ...base,
      ...below,
      value: undefined,
      syntaxProblems: [...syntaxProblems, ...wordAbove(head, value), ...below.syntaxProblems],
    };
  });
}

/** The problem of an empty value that is written out above items: `null` or `~`. */
function wordAbove(head: Piece, value: Node | undefined): readonly SyntaxProblem[] {
  const isWritten = value?.kind === "scalar" && value.value === null && value.end > value.start;
  return isWritten ? entryWithoutColon(head, value) : [];
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

/** The contents of the pieces below a head, each read on its own. */
interface Below {
  /** What aliases add to the pieces. */
  readonly aliasTargets: readonly unknown[];
  /** The column of each piece, or `UNKEYED`. */
  readonly columns: MappedList<Piece, number>;
  readonly shape: "list" | "map";
  readonly items: JoinedList<Piece, Item>;
  readonly syntaxProblems: JoinedList<Piece, SyntaxProblem>;
}

const UNKEYED = -1;

const NOTHING: Below = {
  aliasTargets: [],
  columns: NOTHING_MAPPED,
  shape: "map",
  items: NOTHING_JOINED,
  syntaxProblems: NOTHING_JOINED,
};

const lastBelow = new WeakMap<Piece, Below>();

/** Reads the items in the pieces below a head. `words` is the text between the head and the first of them. */
function readItems(
  parts: Parts & { readonly words: Node | undefined },
  resolved: ReadonlyMap<Piece, ResolvedPiece>,
): Pick<Section, "shape" | "items" | "syntaxProblems"> {
  const { head, items } = parts;
  const words = textOf(parts.words) === undefined ? undefined : parts.words;
  const treeOf = (piece: Piece): Node | undefined => resolvedTree(resolved, piece);
  const below = readBelow(parts, treeOf);
  const { shape } = below;
  const read =
    !words && isRegular(below.columns.answers)
      ? { items: below.items.all, syntaxProblems: below.syntaxProblems.all }
      : readSettled({ head, words, items, trees: items.map(treeOf) }, shape);
  // Only an alias can add items that are overridden.
  return { ...read, shape, items: resolved.size > 0 ? withoutOverridden(read.items) : read.items };
}

/** Reads each piece below a head, except those that are unchanged since the last version. */
function readBelow(
  { head, items: pieces, aliasTargets }: Parts,
  treeOf: (piece: Piece) => Node | undefined,
): Below {
  const first = pieces.find(treeOf);
  const shape = first && treeOf(first)?.kind === "list" ? "list" : "map";
  const last = lastBelow.get(head);
  const old = last?.shape === shape && sameItems(last.aliasTargets, aliasTargets) ? last : NOTHING;
  const read = (piece: Piece): Read => itemsOf(piece, treeOf(piece), shape);
  const below: Below = {
    aliasTargets,
    columns: mapIncrementally(old.columns, pieces, {
      f: (piece) => (lacksKey(treeOf(piece)) ? UNKEYED : piece.column),
    }),
    shape,
    items: joinIncrementally(old.items, pieces, (piece) => read(piece).items),
    syntaxProblems: joinIncrementally(old.syntaxProblems, pieces, (piece) => read(piece).syntaxProblems),
  };
  lastBelow.set(head, below);
  return below;
}

/** Reads the pieces below a head if some of them are misplaced. */
function readSettled(parts: Unsettled, shape: "list" | "map"): Read {
  const { units, syntaxProblems } = settle(parts);
  const read = units.map(({ piece, tree }) =>
    piece === parts.head ? entryItems(piece, tree) : itemsOf(piece, tree, shape),
  );
  return {
    items: concatenated(read.map((each) => each.items)),
    syntaxProblems: concatenated([...read.map((each) => each.syntaxProblems), syntaxProblems]),
  };
}

/** Whether all pieces begin at the same column and have a key, so that nothing must be sorted out. */
function isRegular(columns: readonly number[]): boolean {
  const [column] = columns;
  return column !== UNKEYED && columns.every((each) => each === column);
}

/** The pieces below a head with their trees, and the text before them. */
interface Unsettled {
  readonly head: Piece;
  readonly words: Node | undefined;
  readonly items: readonly Piece[];
  readonly trees: readonly (Node | undefined)[];
}

/** Removes pieces that are text or misplaced, and reports the problems of all of them. */
function settle({ head, words, items, trees }: Unsettled): {
  units: readonly PieceTree[];
  syntaxProblems: readonly SyntaxProblem[];
} {
  const { belonging: below, syntaxProblems: indented } = beforeIndentedEntry(
    items.map((piece, index) => ({ piece, tree: trees[index] })),
  );
  const { entries, syntaxProblems } = withoutProseLines([
    ...(words ? [{ piece: head, tree: words }] : []),
    ...below,
  ]);
  const { belonging, syntaxProblems: typos } = itemsAtSameColumn(
    entries.filter(({ piece }) => piece !== head),
  );
  return {
    units: [...entries.filter(({ piece }) => piece === head), ...belonging],
    syntaxProblems: [...syntaxProblems, ...typos, ...indented],
  };
}

type Read = Pick<Section, "items" | "syntaxProblems">;

const itemsOf = memoOn((piece: Piece, tree: Node | undefined, shape: "list" | "map"): Read =>
  shape === "list" ? listItems(piece, tree) : entryItems(piece, tree),
);

function listItems(piece: Piece, tree: Node | undefined): Read {
  if (tree?.kind === "list") return { items: inlineItems(piece, tree), syntaxProblems: [] };
  if (!tree) return { items: [], syntaxProblems: [] };
  const line = firstLineWithContent(piece);
  const { problem, fixes } =
    gluedKey(piece.text, line) ?? missingDash(piece.text, line, firstLineSpan(piece, tree));
  const syntaxProblem = {
    span: pieceSpan(piece, problem),
    message: problem.message,
    fixes: syntaxFixesIn(piece, fixes),
  };
  return { items: [{ piece, key: undefined, value: tree }], syntaxProblems: [syntaxProblem] };
}

function entryItems(piece: Piece, tree: Node | undefined): Read {
  const map = asMap(tree);
  if (map) {
    return {
      items: inlineItems(piece, map),
      syntaxProblems: tree?.kind === "scalar" ? entryWithoutColon(piece, tree) : [],
    };
  }
  // Keys after a superfluous dash still count as entries.
  const items =
    tree?.kind === "list"
      ? tree.items.flatMap((item) => (item.kind === "map" ? inlineItems(piece, item) : []))
      : [];
  return { items, syntaxProblems: tree ? [superfluousDash(piece)] : [] };
}

/** The node as a map: a map itself, or a text that becomes a map once its colon is written. */
export function asMap(node: Node | undefined): MapNode | undefined {
  if (node?.kind === "map") return node;
  return node?.kind === "scalar" && textOf(node) !== undefined ? unkeyedEntry(node) : undefined;
}
