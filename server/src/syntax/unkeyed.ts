/** Handles lines without a key where only entries with keys are allowed. They are either keys being typed, or text. */
import { t } from "@vscode/l10n";
import type { SyntaxProblem, SyntaxFix } from "./anchors.ts";
import { syntaxFixesIn } from "./anchors.ts";
import type { OffsetEdit } from "./offsetEdits.ts";
import { addAll, memoOn } from "./memo.ts";
import { looksLikeProse, notAKeyMessage } from "./recovery/blocks.ts";
import { firstWord } from "./recovery/colons.ts";
import type { Line } from "./recovery/lines.ts";
import { depthOf, isBlank, lineAt, linesBelow, nextLine } from "./recovery/lines.ts";
import { commentingFix, oneFix, shiftLines } from "./recovery/fix.ts";
import type { MapNode, Node, ScalarNode } from "./node.ts";
import { emptyScalar, textOf } from "./node.ts";
import type { Piece } from "./piece.ts";
import { pieceSpan } from "./span.ts";

/** A piece with its tree, in which aliases are resolved. */
export interface PieceTree {
  readonly piece: Piece;
  readonly tree: Node | undefined;
}

/** Removes the lines that are text, and reports their problems: one for each run of lines. */
export function withoutProseLines(units: readonly PieceTree[]): {
  entries: readonly PieceTree[];
  syntaxProblems: readonly SyntaxProblem[];
} {
  if (!units.some(({ tree }) => lacksKey(tree))) return { entries: units, syntaxProblems: [] };
  const entries: PieceTree[] = [];
  const syntaxProblems: SyntaxProblem[] = [];
  for (let index = 0; index < units.length;) {
    const run = runAt(units, index);
    const [first] = run;
    const above = entries.at(-1);
    const text = first && isText(run, lastText(above?.tree));
    if (!first || !text) {
      addAll(entries, units.slice(index, index + Math.max(run.length, 1)));
    } else if (above && text === "below") {
      syntaxProblems.push(notIndented(first.piece, textColumn(above), ...run.map(({ piece }) => piece)));
      const words = run.map(({ tree }) => textOf(tree)).join("\n");
      entries[entries.length - 1] = { ...above, tree: continued(above.piece, above.tree, words) };
    } else {
      syntaxProblems.push(notAKey(first.piece, ...run.map(({ piece }) => piece)));
    }
    index += Math.max(run.length, 1);
  }
  return { entries, syntaxProblems };
}

/** The most lines without a key that are treated as one run. */
const MAX_LINES = 10_000;

/** The run of lines without a key that begins at an index. */
function runAt(units: readonly PieceTree[], index: number): readonly PieceTree[] {
  let end = index;
  while (end - index < MAX_LINES && lacksKey(units[end]?.tree)) end++;
  return units.slice(index, end);
}

/** Whether a tree among entries has no key. */
export function lacksKey(tree: Node | undefined): boolean {
  return tree?.kind === "scalar" || (tree?.kind === "list" && tree.flow);
}

/**
 * Whether lines without a key continue the text above (`below`) or are a text of their own (`alone`). Otherwise they
 * are keys.
 */
function isText(run: readonly PieceTree[], above: ScalarNode | undefined): "below" | "alone" | undefined {
  const [first = "", ...others] = run.map(({ tree }) => textOf(tree) ?? "[…]");
  const isSentence = looksLikeProse(first) || (/\s/.test(first) && !firstWord(first));
  if (above && (isSentence || textOf(above)?.trim() === "")) return "below";
  if (others.length > 0) return [first, ...others].some(looksLikeProse) ? "alone" : undefined;
  return looksLikeProse(first) && !firstWord(first) ? "alone" : undefined;
}

/** The block scalar at the end of a tree. */
function lastText(node: Node | undefined): ScalarNode | undefined {
  if (node?.kind === "map") return lastText(node.pairs.at(-1)?.value);
  if (node?.kind === "list") return lastText(node.items.at(-1));
  return node?.kind === "scalar" && (node.style === "literal" || node.style === "folded") ? node : undefined;
}

/** Appends words to the text at the end of a tree, so that the text does not seem empty. */
const continued = memoOn((_piece: Piece, tree: Node | undefined, words: string): Node | undefined => {
  const add = (node: Node | undefined): Node | undefined => {
    if (node?.kind === "scalar") return { ...node, value: `${textOf(node) ?? ""}${words}\n` };
    if (node?.kind === "list") return { ...node, items: node.items.with(-1, add(node.items.at(-1)) as Node) };
    if (node?.kind !== "map") return node;
    const last = node.pairs.at(-1);
    return last ? { ...node, pairs: node.pairs.with(-1, { ...last, value: add(last.value) }) } : node;
  };
  return add(tree);
});

const notIndented = memoOn((piece: Piece, column: number, ...run: readonly Piece[]): SyntaxProblem => ({
  span: pieceSpan(piece, firstLineSpan(piece)),
  message: t(
    "This line belongs to the text above, but is not indented. Put spaces before it, as many as before the text.",
  ),
  fixes: fixOf(
    t("Indent the line like the text above"),
    run.map((each) => syntaxFixesIn(each, oneFix("", movePiece(each, column)))),
  ),
}));

const notAKey = memoOn((piece: Piece, ...run: readonly Piece[]): SyntaxProblem => ({
  span: pieceSpan(piece, firstLineSpan(piece)),
  message: notAKeyMessage(),
  fixes: fixOf(
    t('Make it a comment that begins with "#"'),
    run.map((each) => syntaxFixesIn(each, commentingFix(each.text, linesOf(each)))),
  ),
}));

/** One fix that applies a fix in each of several pieces; none if one of them has none. */
function fixOf(title: string, fixes: readonly (readonly SyntaxFix[])[]): readonly SyntaxFix[] {
  if (fixes.some((all) => all.length === 0)) return [];
  return [{ title, isSafe: false, edits: fixes.flatMap((all) => all.flatMap(({ edits }) => edits)) }];
}

/** Moves all lines of a piece so that it begins at a column. */
export function movePiece(piece: Piece, column: number): readonly OffsetEdit[] {
  return shiftLines(piece.text, linesOf(piece), column);
}

/** The lines of a piece, from the first to the last with content. */
function linesOf({ text }: Piece): readonly Line[] {
  const first = nextLine(text, text.startsWith("\uFEFF") ? 1 : 0);
  const lines = [first, ...linesBelow(text, first)];
  const last = lines.findLastIndex((line) => !isBlank(line) && text.charAt(line.contentStart) !== "#");
  return lines.slice(0, last + 1);
}

/** The column of the text in the block scalar at the end of a piece. */
function textColumn({ piece: { text }, tree }: PieceTree): number {
  const header = lineAt(text, lastText(tree)?.start ?? 0);
  const first = nextLine(text, header.end);
  return depthOf(first) > depthOf(header) ? depthOf(first) : depthOf(header) + 2;
}

/** The span of the first line of a piece or of one of its nodes: enough to point at a long one. */
export function firstLineSpan(piece: Piece, node = piece.tree): { start: number; end: number } {
  const start = node?.start ?? 0;
  const end = node?.end ?? piece.text.length;
  const [line] = /^[^\r\n]*/.exec(piece.text.slice(start, end)) ?? [""];
  return { start, end: start + line.length === end ? end : start + Math.max(line.trimEnd().length, 1) };
}

/** The map that a line without a colon probably means: its first word is the key. */
export function unkeyedEntry(node: ScalarNode): MapNode {
  const { start, end } = node;
  const words = textOf(node) ?? "";
  const word = node.style === "plain" ? firstWord(words) : undefined;
  const key: ScalarNode = word === undefined ? node : { ...node, value: word, end: start + word.length };
  const rest = words.slice(word?.length ?? words.length).trim();
  const value: ScalarNode =
    rest === "" ? emptyScalar(end) : { ...emptyScalar(end - rest.length), value: rest, end };
  return { kind: "map", flow: false, pairs: [{ key, value }], start, end };
}
