/** `workspace/willRenameFiles`: updates the paths in and to files that move. */
import type { TextEdit } from "vscode-languageserver-types";
import { isOffsetInFlow } from "../syntax/node.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { scalarText } from "../syntax/write/scalar.ts";
import { isIndependentText } from "../workspace/aliasOccurrences.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { WorkspaceFiles } from "../workspace/allOccurrences.ts";
import type { Library } from "../workspace/library.ts";
import type { Move, Moved } from "../workspace/moves.ts";
import { movedBy, movedPath, movedPattern } from "../workspace/moves.ts";
import type { WrittenPath } from "../workspace/paths.ts";
import { writtenPathsIn } from "../workspace/paths.ts";
import type { FileEdits } from "./edits.ts";

/**
 * The edits that keep all paths correct.
 * @param renames The files or folders that are about to move.
 */
export async function renameFiles(
  renames: readonly Move[],
  files: WorkspaceFiles,
  library: Library,
): Promise<FileEdits[]> {
  const moved = movedBy(renames);
  const all: FileEdits[] = [];
  for await (const source of files) {
    const edits = editsIn(source, library, moved);
    if (edits.length > 0) all.push({ source, edits });
  }
  return all;
}

function editsIn(source: Source, library: Library, moved: Moved): TextEdit[] {
  const assessments = assessmentsOf(source, library);
  const changes = assessments.flatMap(writtenPathsIn).flatMap((path): Change[] => {
    const { text, kind } = path;
    const newText =
      kind === undefined
        ? movedPattern(text, source, moved)
        : movedPath({ text, kind }, source, { library, moved });
    return newText === undefined ? [] : [{ path, newText }];
  });
  const own = changes.filter(({ path }) => !path.written);
  const spans = own.map(({ path }) => path.span);
  const brought = changes.flatMap(({ path, newText }): Change[] => {
    const { written } = path;
    if (!written || includes(spans, written.span)) return [];
    const at: Pick<WrittenPath, "span" | "style"> = isIndependentText(written.span, assessments)
      ? { span: path.span, style: "plain" }
      : written;
    if (includes(spans, at.span)) return [];
    spans.push(at.span);
    return [{ path: { ...path, ...at }, newText }];
  });
  return [...own, ...brought].map((change) => editFor(change, source));
}

interface Change {
  readonly path: WrittenPath;
  readonly newText: string;
}

function includes(spans: readonly PieceSpan[], { piece, start }: PieceSpan): boolean {
  return spans.some((each) => each.piece === piece && each.start === start);
}

function editFor({ path, newText }: Change, source: Source): TextEdit {
  const { text, span, style } = path;
  const { piece, start, end } = span;
  if (style !== "literal" && style !== "folded") {
    const inFlow = isOffsetInFlow(piece.tree, start);
    return { range: source.range(span), newText: scalarText(newText, { inFlow, style }) };
  }
  // A block scalar needs no escapes; it ends with its line break.
  const written = piece.text.slice(start, end);
  const at = written.search(/[\r\n]/) < 0 ? -1 : written.indexOf(text, written.search(/[\r\n]/));
  if (at >= 0 && !/^\s/.test(newText))
    return {
      range: source.range(pieceSpan(piece, { start: start + at, end: start + at + text.length })),
      newText,
    };
  const whole = pieceSpan(piece, { start, end: start + written.trimEnd().length });
  return { range: source.range(whole), newText: scalarText(newText) };
}
