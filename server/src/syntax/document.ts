/**
 * A document: one YAML document of a file, as sections (its top-level entries) with their items, put together from
 * pieces. Sections and items keep their identity from version to version wherever their pieces did.
 */
import { t } from "@vscode/l10n";
import type { Anchors } from "./expand.ts";
import { anchorsOf, expand, hasAlias, unknownAliases } from "./expand.ts";
import { memo, memoOn, sameItems } from "./memo.ts";
import type { MapNode, Node, ScalarNode } from "./node.ts";
import { textOf } from "./node.ts";
import type { Piece } from "./piece.ts";
import { asMap } from "./piece.ts";
import type { Place } from "./place.ts";
import { placeOf } from "./place.ts";
import type { Source } from "./source.ts";

/** A syntax problem at its place. */
export interface Flaw {
  readonly place: Place;
  readonly message: string;
}

/** An entry of a section's map or list, or its lone value: what is defined, listed or said there. */
export interface Item {
  readonly piece: Piece;
  /** The key; `undefined` outside a map. */
  readonly key: ScalarNode | undefined;
  readonly value: Node | undefined;
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
}

export interface Document {
  readonly pieces: readonly Piece[];
  readonly sections: readonly Section[];
  /** What stands at the top where no map does: a list, or a lone text. */
  readonly stray: Place | undefined;
  readonly anchors: Anchors;
}

/** The documents of a file; at least one, which may be empty. */
export function documentsOf(source: Source): Document[] {
  const runs: Piece[][] = [[]];
  for (const piece of source.pieces) {
    if (piece.role === "mark") runs.push([]);
    runs.at(-1)?.push(piece);
  }
  const filled = runs.filter((pieces) =>
    pieces.some((piece) => piece.role === "item" || piece.role === "entry" || piece.tree),
  );
  return (filled.length > 0 ? filled : runs.slice(0, 1)).map(documentOf);
}

/** Everything in a document that YAML does not allow, in order. */
export function flawsOf(document: Document): Flaw[] {
  const stray = document.stray && [
    {
      place: document.stray,
      message: t('An assessment is written as keys with values, such as "title: …". This is something else.'),
    },
  ];
  return [
    ...document.pieces.flatMap((piece) => [...pieceFlaws(piece), ...aliasFlaws(piece, document.anchors)]),
    ...document.sections.flatMap((section) => section.flaws),
    ...(stray ?? []),
  ];
}

const pieceFlaws = memo((piece: Piece): readonly Flaw[] =>
  piece.problems.map((problem) => ({ place: placeOf(piece, problem), message: problem.message })),
);

const aliasFlaws = memoOn((piece: Piece, anchors: Anchors): readonly Flaw[] =>
  aliased(piece)
    ? Array.from(unknownAliases(piece.tree, anchors), (alias) => ({
        place: placeOf(piece, alias),
        message: t(
          '"*{0}" repeats what is marked "&{0}", but nothing is. For an asterisk as text, use quotation marks.',
          alias.name,
        ),
      }))
    : [],
);

const aliased = memo((piece: Piece) => hasAlias(piece.tree));
const anchored = memo((piece: Piece): readonly [string, Node][] => Array.from(anchorsOf(piece.tree)));

const noAnchors: Anchors = new Map();

/** The anchors of a document; the same object as long as the pieces that have anchors are the same. */
const anchorTable = memoOn(
  (_first: Piece, ...pieces: readonly Piece[]): Anchors => new Map(pieces.flatMap(anchored)),
);

function documentOf(pieces: readonly Piece[]): Document {
  const [first] = pieces;
  const marked = pieces.filter((piece) => anchored(piece).length > 0);
  const anchors = first && marked.length > 0 ? anchorTable(first, ...marked) : noAnchors;
  const sections: Section[] = [];
  let stray: Place | undefined;
  for (let index = 0; index < pieces.length;) {
    const head = pieces[index++];
    if (!head) break;
    const items: Piece[] = [];
    for (let item = pieces[index]; item?.role === "item"; item = pieces[++index]) items.push(item);
    const tree = treeOf(head, anchors);
    if (tree && !asMap(tree)) stray ??= placeOf(head, firstLine(head, tree));
    for (const section of sectionsOf(head, anchors, items)) sections.push(section);
  }
  return { pieces, sections, stray, anchors };
}

/** The tree of a piece, aliases replaced. */
function treeOf(piece: Piece, anchors: Anchors): Node | undefined {
  return aliased(piece) ? expanded(piece, anchors) : piece.tree;
}

const expanded = memoOn((piece: Piece, anchors: Anchors) => expand(piece.tree, anchors));

const knownSections = new WeakMap<
  Piece,
  { items: readonly Piece[]; anchors: Anchors | undefined; sections: readonly Section[] }
>();

function sectionsOf(head: Piece, anchors: Anchors, items: readonly Piece[]): readonly Section[] {
  const relevant = aliased(head) || items.some(aliased) ? anchors : undefined;
  const known = knownSections.get(head);
  if (known && known.anchors === relevant && sameItems(known.items, items)) return known.sections;
  const sections = readSections(head, anchors, items);
  knownSections.set(head, { items, anchors: relevant, sections });
  return sections;
}

function readSections(head: Piece, anchors: Anchors, pieces: readonly Piece[]): readonly Section[] {
  const tree = treeOf(head, anchors);
  const map = asMap(tree);
  if (!map) return [];
  return map.pairs.map(({ key, value }, index) => {
    const base = { name: textOf(key) ?? "", key, piece: head };
    const flaws = tree?.kind === "scalar" ? [colonMissing(head, key)] : [];
    if (pieces.length === 0 || index < map.pairs.length - 1) {
      return { ...base, value, shape: shapeOf(value), items: inlineItems(head, value), flaws };
    }
    const shape = pieces.find((piece) => piece.tree)?.tree?.kind === "list" ? "list" : "map";
    const read = pieces.map((piece) => itemsOf(piece, treeOf(piece, anchors), shape));
    return {
      ...base,
      value: undefined,
      shape,
      items: read.flatMap((each) => each.items),
      flaws: [...flaws, ...read.flatMap((each) => each.flaws)],
    };
  });
}

function shapeOf(value: Node | undefined): Section["shape"] {
  if (!value || value.kind === "alias") return "nothing";
  return value.kind === "scalar" && value.value === null ? "nothing" : value.kind;
}

function inlineItems(piece: Piece, value: Node | undefined): Item[] {
  if (value?.kind === "map") return value.pairs.map((pair) => ({ piece, key: pair.key, value: pair.value }));
  if (value?.kind === "list") return value.items.map((item) => ({ piece, key: undefined, value: item }));
  return value ? [{ piece, key: undefined, value }] : [];
}

type Read = Pick<Section, "items" | "flaws">;

const itemsOf = memoOn((piece: Piece, tree: Node | undefined, shape: "list" | "map"): Read => {
  if (shape === "list") {
    if (tree?.kind === "list") return { items: inlineItems(piece, tree), flaws: [] };
    const message = t('This line stands in a list, but its dash is missing: write "- …".');
    return {
      items: [{ piece, key: undefined, value: tree }],
      flaws: tree ? [{ place: placeOf(piece, firstLine(piece, tree)), message }] : [],
    };
  }
  const map: MapNode | undefined = asMap(tree);
  if (map)
    return {
      items: inlineItems(piece, map),
      flaws: tree?.kind === "scalar" ? [colonMissing(piece, tree)] : [],
    };
  const message = t(
    "A list item stands among keys here. Every entry of this part begins with its id and a colon.",
  );
  return { items: [], flaws: tree ? [{ place: placeOf(piece, firstLine(piece, tree)), message }] : [] };
});

function colonMissing(piece: Piece, node: ScalarNode): Flaw {
  const message = t(
    'A colon is missing after "{0}": a line here is written "key: value".',
    textOf(node) ?? "",
  );
  return { place: placeOf(piece, firstLine(piece, node)), message };
}

/** The first line of a node: enough to point at, however long it is. */
function firstLine(piece: Piece, node: Node): Node {
  const lineEnd = piece.text.slice(node.start).search(/\s*[\r\n]/);
  return lineEnd < 0 ? node : { ...node, end: Math.min(node.end, node.start + Math.max(lineEnd, 1)) };
}
