/** Checks that an edit does no harm to the text. Harmful edits are never offered. */
import type { TextEdit } from "vscode-languageserver-types";
import { commentsIn } from "../comments.ts";
import { documentsOf } from "../document.ts";
import { commonEnds } from "../memo.ts";
import type { Node, ScalarNode } from "../node.ts";
import type { Piece } from "../piece.ts";
import { comparePositions } from "../span.ts";
import type { Source } from "../source.ts";

/** Applies LSP edits that do not overlap. All positions refer to the text before the edits. */
export function applyTextEdits(source: Source, edits: readonly TextEdit[]): Source {
  const changes = edits
    .map(({ range, newText }, index) => ({ range, text: newText, index }))
    .sort((a, b) => comparePositions(a.range.start, b.range.start) || a.index - b.index);
  return source.withEdits(changes, source.version + 1);
}

/**
 * Applies edits if they are harmless. Returns `undefined` if the text would have new syntax problems, lose a comment or
 * replace an alias, whose text is at its anchor and must be changed there.
 */
export function applySafely(source: Source, edits: readonly TextEdit[]): Source | undefined {
  if (edits.some((edit) => replacesAlias(source, edit))) return undefined;
  const after = applyTextEdits(source, edits);
  return syntaxProblemsIn(after) <= syntaxProblemsIn(source) && keepsComments(source, after)
    ? after
    : undefined;
}

function replacesAlias(source: Source, { range, newText }: TextEdit): boolean {
  const { piece, offset: start } = source.at(range.start);
  const last = source.at(range.end);
  const end = last.piece === piece ? last.offset : piece.text.length;
  const gone = piece.text.slice(start, end);
  return piece.aliases.some(
    (alias) =>
      start <= alias.start && alias.end <= end && gone.trim() !== "" && !newText.includes(`*${alias.name}`),
  );
}

function syntaxProblemsIn(source: Source): number {
  return documentsOf(source).reduce((count, { syntaxProblems }) => count + syntaxProblems.length, 0);
}

function keepsComments(before: Source, after: Source): boolean {
  const { head, tail } = commonEnds(before.pieces, after.pieces);
  const [gone, come] = [before, after].map(({ pieces }) => pieces.slice(head, pieces.length - tail));
  const left = new Map<string, number>();
  for (const comment of commentsOf(come)) left.set(comment, (left.get(comment) ?? 0) + 1);
  return commentsOf(gone).every((comment) => {
    const count = left.get(comment) ?? 0;
    left.set(comment, count - 1);
    return count > 0 || comment.startsWith("# threat-assessment-");
  });
}

function commentsOf(pieces: readonly Piece[] = []): string[] {
  return pieces.flatMap((piece) =>
    commentsIn(piece).map(({ start, end }) => piece.text.slice(start, end).trimEnd()),
  );
}

/**
 * Whether two versions have the same content, regardless of order and style: every value, or the words regardless of
 * spaces.
 */
export function isEquivalent(a: Source, b: Source, what: "values" | "words"): boolean {
  const say = (node: ScalarNode): string => {
    const text = node.written ?? JSON.stringify(node.value);
    return what === "values" ? text : text.replace(/(?:\s|\\n)+/g, " ").replace(/ "$/, '"');
  };
  return meaningOf(a, say) === meaningOf(b, say);
}

function meaningOf(source: Source, say: (node: ScalarNode) => string): string {
  const pair = (key: Node | undefined, value: Node | undefined): string => `${of(key)}: ${of(value)}`;
  const of = (node: Node | undefined): string => {
    if (node?.kind === "scalar") return say(node);
    if (node?.kind === "list") return `[${node.items.map(of).join()}]`;
    if (node?.kind === "map") return `{${inOrder(node.pairs.map(({ key, value }) => pair(key, value)))}}`;
    return node?.kind ?? "";
  };
  return documentsOf(source)
    .flatMap(({ sections }) =>
      sections.map(
        ({ name, items, shape }) =>
          `${name} ${shape} ${inOrder(items.map(({ key, value }) => pair(key, value)))}`,
      ),
    )
    .join("\n");
}

function inOrder(texts: readonly string[]): string {
  return texts.toSorted().join();
}
