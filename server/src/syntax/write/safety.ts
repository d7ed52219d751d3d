/** Whether an edit harms the text that it is made in. Nothing that does is ever offered. */
import type { TextEdit } from "vscode-languageserver-types";
import { commentsIn } from "../comments.ts";
import { documentsOf } from "../document.ts";
import { commonEnds } from "../memo.ts";
import type { Node, ScalarNode } from "../node.ts";
import type { Piece } from "../piece.ts";
import { comparePositions } from "../span.ts";
import type { Source } from "../source.ts";

/** A file after edits that do not overlap, as the protocol applies them: none moves the place of another. */
export function applyTextEdits(source: Source, edits: readonly TextEdit[]): Source {
  const changes = edits
    .map(({ range, newText }, index) => ({ range, text: newText, index }))
    .sort((a, b) => comparePositions(a.range.start, b.range.start) || a.index - b.index);
  return source.withEdits(changes, source.version + 1);
}

/**
 * The file after edits that harm nothing; `undefined` where it could be read less well, would lose a comment, or where an
 * alias would be replaced: what that repeats is written elsewhere, and is to be changed there.
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

/** Whether two versions say the same, in whatever order and style: every value, or the words with other spaces. */
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
