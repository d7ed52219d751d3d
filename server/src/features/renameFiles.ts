/** `workspace/willRenameFiles`: a file that has moved is still found by those that name it, and finds those it names. */
import type { TextEdit } from "vscode-languageserver-types";
import { isInFlow } from "../syntax/node.ts";
import type { Place } from "../syntax/place.ts";
import { placeOf } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import { scalarText } from "../syntax/write/scalar.ts";
import { isTextOfItsOwn } from "../workspace/aliased.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { FilesFound } from "../workspace/everywhere.ts";
import type { Library } from "../workspace/library.ts";
import type { Move, Moved } from "../workspace/moves.ts";
import { movedBy, movedPath, movedPattern } from "../workspace/moves.ts";
import type { WrittenPath } from "../workspace/paths.ts";
import { writtenPathsIn } from "../workspace/paths.ts";
import type { FileEdits } from "./edits.ts";

/** @param renames What is about to move: files, or folders with all that is in them. */
export async function renameFiles(
  renames: readonly Move[],
  files: FilesFound,
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
  const places = own.map(({ path }) => path.place);
  const brought = changes.flatMap(({ path, newText }): Change[] => {
    const { written } = path;
    if (!written || includes(places, written.place)) return [];
    const at: Pick<WrittenPath, "place" | "style"> = isTextOfItsOwn(written.place, assessments)
      ? { place: path.place, style: "plain" }
      : written;
    if (includes(places, at.place)) return [];
    places.push(at.place);
    return [{ path: { ...path, ...at }, newText }];
  });
  return [...own, ...brought].map((change) => editFor(change, source));
}

interface Change {
  readonly path: WrittenPath;
  readonly newText: string;
}

function includes(places: readonly Place[], { piece, start }: Place): boolean {
  return places.some((each) => each.piece === piece && each.start === start);
}

function editFor({ path, newText }: Change, source: Source): TextEdit {
  const { text, place, style } = path;
  const { piece, start, end } = place;
  if (style !== "literal" && style !== "folded") {
    const inFlow = isInFlow(piece.tree, start);
    return { range: source.range(place), newText: scalarText(newText, { inFlow, style }) };
  }
  // In a block it is written as it is; the block ends with its line break.
  const written = piece.text.slice(start, end);
  const at = written.search(/[\r\n]/) < 0 ? -1 : written.indexOf(text, written.search(/[\r\n]/));
  if (at >= 0 && !/^\s/.test(newText))
    return {
      range: source.range(placeOf(piece, { start: start + at, end: start + at + text.length })),
      newText,
    };
  const whole = placeOf(piece, { start, end: start + written.trimEnd().length });
  return { range: source.range(whole), newText: scalarText(newText) };
}
