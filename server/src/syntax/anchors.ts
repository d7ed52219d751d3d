/** Replaces each alias with the node that its anchor names, so that no other module has to handle aliases. */
import { t } from "@vscode/l10n";
import { memo, memoOn } from "./memo.ts";
import type { RequiredKeys, PieceFix } from "./recovery/fix.ts";
import { NO_FIX, quotingFix } from "./recovery/fix.ts";
import type { PieceEdit } from "./write/edit.ts";
import { pieceEditsOf } from "./write/edit.ts";
import type { AliasNode, Node, Pair, ScalarNode } from "./node.ts";
import { anchorsIn, emptyScalar, textOf } from "./node.ts";
import type { PieceProblem } from "./parse.ts";
import type { Piece } from "./piece.ts";
import type { PieceSpan, Span } from "./span.ts";
import { pieceSpan } from "./span.ts";
import { isBelowOwnKey } from "./ownKey.ts";

/** A syntax problem at a span of the file. */
export interface SyntaxProblem extends Pick<PieceProblem, "message" | "severity" | "ifNoKey"> {
  readonly span: PieceSpan;
  /** Whether it only continues the problem before it in another piece. Both count as one problem. */
  readonly isPart?: true;
  /** Possible fixes; none if several could be meant, or if no program can know. */
  readonly fixes: readonly SyntaxFix[];
}

/** A fix of a syntax problem, at spans of the file. */
export interface SyntaxFix {
  readonly title: string;
  readonly edits: readonly PieceEdit[];
  readonly isSafe: boolean;
  /** The words that the fix treats as keys. It is right only if the format has these keys. */
  readonly keys?: RequiredKeys;
}

/** Converts the fixes of a piece to fixes at spans of the file. */
export function syntaxFixesIn(piece: Piece, fixes: readonly PieceFix[]): readonly SyntaxFix[] {
  return fixes.map(({ edits, ...fix }) => ({
    ...fix,
    edits: pieceEditsOf(piece, edits),
  }));
}

/** A piece with aliases, as it reads in its document. */
export interface ResolvedPiece {
  /** The tree with each alias replaced by a copy of its node, at the span of the alias. */
  readonly tree: Node | undefined;
  /** The nodes of this tree that have an anchor. */
  readonly anchors: readonly Node[];
  readonly syntaxProblems: readonly SyntaxProblem[];
  /** The number of nodes that the aliases added. */
  readonly aliasTargets: number;
}

/** Aliases that add more nodes than this to a piece are an attack or a mistake. */
const MAX_IN_PIECE = 5_000;

/** The most nodes that aliases may add to a document. They may add more to a long one than to a short one. */
function maxNodesIn(pieces: readonly Piece[]): number {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  return Math.min(Math.max(length / 4, 20_000), 200_000);
}

/** Resolves the aliases of these pieces, each to the nearest anchor above it. Returns the pieces that have any. */
export function resolveAliases(pieces: readonly Piece[]): ReadonlyMap<Piece, ResolvedPiece> {
  const all = new Map<Piece, ResolvedPiece>();
  const known = new Map<string, Node>();
  let left: number | undefined;
  for (const piece of pieces) {
    if (piece.aliases.length > 0) {
      const targets = namesIn(piece).map((name) => known.get(name));
      left ??= maxNodesIn(pieces);
      const resolved = resolve(piece, Math.min(left, MAX_IN_PIECE), ...targets);
      left -= resolved.aliasTargets;
      all.set(piece, resolved);
    }
    for (const node of all.get(piece)?.anchors ?? piece.anchors) known.set(node.anchor ?? "", node);
  }
  return all;
}

/** The tree of a piece without aliases. */
export function resolvedTree(resolved: ReadonlyMap<Piece, ResolvedPiece>, piece: Piece): Node | undefined {
  const own = piece.isPlain ? undefined : resolved.get(piece);
  return own ? own.tree : piece.tree;
}

/** Problems of texts that begin with `&`: YAML reads their first word as an anchor, but no alias refers to it. */
export function unusedAnchors(pieces: readonly Piece[]): SyntaxProblem[] {
  const used = new Set(pieces.flatMap(({ aliases }) => aliases.map(({ name }) => name)));
  return pieces.flatMap((piece) => {
    const unused = piece.anchors.filter(
      (node) => node.kind === "scalar" && !used.has(node.anchor ?? "") && !isBelowOwnKey(piece.tree, node),
    );
    return unused.length > 0 ? unusedIn(piece, unused.map(({ anchor }) => anchor).join(" ")) : [];
  });
}

const unusedIn = memoOn((piece: Piece, names: string): readonly SyntaxProblem[] => {
  const unused = names.split(" ");
  return piece.anchors.flatMap(({ kind, anchor = "", start, end }): SyntaxProblem[] => {
    if (kind !== "scalar" || !unused.includes(anchor)) return [];
    const from = piece.text.lastIndexOf(`&${anchor}`, start);
    const span = { start: from < 0 ? start : from, end: Math.max(end, from + anchor.length + 1) };
    const wholeSpan = pieceSpan(piece, span);
    // A single word, or one in quotation marks, is probably not a text that begins with "&".
    if (/^(?:["']|\S+$)/.test(piece.text.slice(start, end).trim())) {
      const message = t('Unused anchor "&{0}": there is no alias "*{0}". Remove it.', anchor);
      return [{ span: wholeSpan, message, severity: "warning", fixes: syntaxFixesIn(piece, NO_FIX) }];
    }
    const message = t(
      'A text cannot begin with "{0}" in YAML. Put the whole text into quotation marks.',
      "&",
    );
    const fixes = from < 0 ? NO_FIX : quotingFix(piece.text, trimmed(piece.text, span));
    return [{ span: wholeSpan, message, fixes: syntaxFixesIn(piece, fixes) }];
  });
});

/** A span without the blanks at its end. */
function trimmed(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

const namesIn = memo((piece: Piece): readonly string[] => [
  ...new Set(piece.aliases.map(({ name }) => name)),
]);

/** Resolves a piece. `targets` are the nodes above it that the names of its aliases refer to. */
const resolve = memoOn(
  (piece: Piece, maxNodes: number, ...targets: readonly (Node | undefined)[]): ResolvedPiece => {
    const known = namesIn(piece).map((name, index) => [name, targets[index]] as const);
    const resolving = new Resolving(piece, maxNodes, new Map(known));
    const tree = resolving.visit(piece.tree);
    const { syntaxProblems, added } = resolving;
    const anchors = piece.anchors.length > 0 ? anchorsIn(tree) : [];
    return { tree, anchors, syntaxProblems, aliasTargets: added };
  },
);

/** Visits a tree in text order, because an alias refers to the nearest anchor above it. */
class Resolving {
  readonly syntaxProblems: SyntaxProblem[] = [];
  /** The number of nodes that aliases have added so far. */
  added = 0;
  readonly #piece: Piece;
  readonly #maxNodes: number;
  /** The node that each name refers to so far. */
  readonly #known: Map<string, Node | undefined>;
  /** The anchors of the nodes that contain the current one. */
  readonly #open = new Set<string>();
  /** The last node that began under each anchor, which can be inside a node with the same anchor. */
  readonly #newest = new Map<string, Node>();
  readonly #reported = new Set<string>();

  constructor(piece: Piece, maxNodes: number, known: Map<string, Node | undefined>) {
    this.#piece = piece;
    this.#maxNodes = maxNodes;
    this.#known = known;
  }

  visit(node: Node | undefined): Node | undefined {
    if (!node) return undefined;
    if (node.kind === "alias") return this.#resolveAlias(node);
    const { anchor } = node;
    if (anchor === undefined) return this.#visitInside(node);
    this.#open.add(anchor);
    this.#newest.set(anchor, node);
    const result = this.#visitInside(node);
    if (this.#newest.get(anchor) === node) this.#close(anchor, result);
    return result;
  }

  #resolveAlias(alias: AliasNode): Node {
    const target = this.#open.has(alias.name) ? undefined : this.#known.get(alias.name);
    const size = target ? sizeOf(target) : 0;
    if (target && this.added + size <= this.#maxNodes) {
      this.added += size;
      return copyAt(target, alias);
    }
    // Each name is reported only once: thousands of aliases are one problem.
    if (target && this.#reported.has(alias.name)) return unresolved(alias);
    if (target) this.#reported.add(alias.name);
    const piece = this.#piece;
    this.syntaxProblems.push({
      span: pieceSpan(piece, alias),
      message: aliasMessage(alias.name, { open: this.#open, target }),
      fixes: isName(alias.name) ? [] : syntaxFixesIn(piece, quotingFix(piece.text, alias)),
    });
    return unresolved(alias);
  }

  #visitInside(node: Exclude<Node, AliasNode>): Node {
    if (node.kind === "scalar") return node;
    if (node.kind === "list") return { ...node, items: node.items.map((item) => this.visit(item) ?? item) };
    const pairs = node.pairs.map(({ key, value }): Pair => {
      if (key.anchor !== undefined) {
        this.#newest.set(key.anchor, key);
        this.#close(key.anchor, key);
      }
      return { key, value: this.visit(value) };
    });
    return { ...node, pairs: merged(pairs) };
  }

  #close(anchor: string, node: Node): void {
    this.#open.delete(anchor);
    this.#known.set(anchor, node);
  }
}

/** Whether the text after an asterisk can be a (misspelled) alias name, and not a pattern or emphasis. */
function isName(name: string): boolean {
  return /^[\p{L}\p{N}_-]+$/u.test(name);
}

function aliasMessage(
  name: string,
  { open, target }: { open: ReadonlySet<string>; target: Node | undefined },
): string {
  if (target) return t('The value of "*{0}" has grown too large, so it is ignored here.', name);
  if (open.has(name))
    return t('The alias "*{0}" is inside its own anchor "&{0}". Write the value here instead.', name);
  if (!isName(name)) return t('A text that begins with "*" needs quotation marks: "*{0}".', name);
  return t(
    'Unknown alias "*{0}": there is no anchor "&{0}" above. If the asterisk is part of the text, use quotation marks.',
    name,
  );
}

const sizeOf = memo((node: Node): number => {
  if (node.kind === "list") return node.items.reduce((size, item) => size + sizeOf(item), 1);
  if (node.kind === "map")
    return node.pairs.reduce((size, { value }) => size + 1 + (value ? sizeOf(value) : 0), 1);
  return 1;
});

/** A copy of the node that an alias refers to, with all spans at the alias. */
function copyAt(node: Node, { start, end }: Span): Node {
  const span = { start, end };
  switch (node.kind) {
    case "list":
      return { kind: "list", flow: node.flow, items: node.items.map((item) => copyAt(item, span)), ...span };
    case "map": {
      const pairs = node.pairs.map((pair): Pair => ({
        ...pair,
        key: { ...pair.key, ...span },
        value: pair.value && copyAt(pair.value, span),
      }));
      return { kind: "map", flow: node.flow, pairs, ...span };
    }
    default:
      return { ...node, ...span };
  }
}

/** Replaces each `<<: *name` with the pairs of its map, except keys that are also written out. */
function merged(pairs: readonly Pair[]): readonly Pair[] {
  if (!pairs.some(({ key }) => isMergeKey(key))) return pairs;
  return withoutOverridden(
    pairs.flatMap((pair): readonly Pair[] => {
      const { key, value } = pair;
      if (!isMergeKey(key) || (value?.kind === "scalar" && !isUnresolved(value))) return [pair];
      const maps = value?.kind === "list" ? value.items : [value];
      return maps.flatMap((map) =>
        map?.kind === "map" ? map.pairs.map((each) => ({ ...each, merged: true as const })) : [],
      );
    }),
  );
}

function isMergeKey({ value, style }: ScalarNode): boolean {
  return value === "<<" && style === "plain";
}

/** The empty value that replaces an unresolvable alias. */
function unresolved({ start, end }: AliasNode): ScalarNode {
  return { ...emptyScalar(start), end };
}

function isUnresolved({ value, written, start, end }: ScalarNode): boolean {
  return value === null && written === undefined && start < end;
}

/** Removes the merged pairs whose key is also written out or was merged before. */
export function withoutOverridden<T extends { readonly key: Node | undefined; readonly merged?: true }>(
  all: readonly T[],
): readonly T[] {
  if (!all.some((each) => each.merged)) return all;
  const keys = new Set(all.flatMap(({ key, merged: isMerged }) => (isMerged ? [] : (textOf(key) ?? []))));
  return all.filter(({ key, merged: isMerged }) => {
    const text = textOf(key) ?? "";
    if (!isMerged) return true;
    if (keys.has(text)) return false;
    keys.add(text);
    return true;
  });
}
