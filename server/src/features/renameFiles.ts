/** `workspace/willRenameFiles`: a file that has moved is still found by those that name it, and finds those it names. */
import type { TextEdit } from "vscode-languageserver-types";
import { URI } from "vscode-uri";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { FilesFound } from "../workspace/everywhere.ts";
import type { Library } from "../workspace/library.ts";
import { isPath } from "../workspace/library.ts";
import { addressOf } from "../workspace/named.ts";
import { namedFilesIn } from "../workspace/paths.ts";
import type { FileEdits } from "./edits.ts";

/** The address of a file or folder before and after. */
export interface Move {
  readonly oldUri: string;
  readonly newUri: string;
}

/** @param renames What is about to move: files, or folders with all that is in them. */
export async function renameFiles(
  renames: readonly Move[],
  files: FilesFound,
  library: Library,
): Promise<FileEdits[]> {
  const moved = movedBy(renames);
  const all: FileEdits[] = [];
  for await (const source of files) {
    const edits = assessmentsOf(source, library).flatMap((assessment) =>
      namedFilesIn(assessment).flatMap(({ name }): TextEdit[] => {
        const written = name.place.piece.text.slice(name.place.start, name.place.end);
        const at = written.indexOf(name.text);
        const path = at < 0 ? undefined : rewritten(name.text, source, { library, moved });
        if (path === undefined) return [];
        const start = name.place.start + at;
        const place = { piece: name.place.piece, start, end: start + name.text.length };
        return [{ range: source.range(place), newText: path }];
      }),
    );
    if (edits.length > 0) all.push({ source, edits });
  }
  return all;
}

/** Where an address is after the move. */
function movedBy(renames: readonly Move[]): (address: string) => string {
  const all = renames.map(({ oldUri, newUri }) => ({
    from: URI.parse(oldUri).toString(),
    to: URI.parse(newUri).toString(),
  }));
  return (address) => {
    const move = all.find(({ from }) => address === from || address.startsWith(`${from}/`));
    return move ? move.to + address.slice(move.from.length) : address;
  };
}

/** The path as it has to be written after the move; `undefined` where it leads there already. */
function rewritten(
  path: string,
  source: Source,
  { library, moved }: { readonly library: Library; readonly moved: (address: string) => string },
): string | undefined {
  if (!isPath(path) || /^[a-z][a-z0-9+.-]+:/i.test(path) || path.startsWith("/")) return undefined;
  const here = addressOf(source);
  const target = library.address(path, here);
  const [from, to] = [moved(here), moved(target)];
  if ((from === here && to === target) || library.address(path, from) === to) return undefined;
  const relative = relativePath(URI.parse(from).path, URI.parse(to).path);
  return path.startsWith("./") && !relative.startsWith("../") ? `./${relative}` : relative;
}

function relativePath(from: string, to: string): string {
  const folders = from.split("/").slice(0, -1);
  const steps = to.split("/");
  let shared = 0;
  while (shared < folders.length && shared < steps.length - 1 && folders[shared] === steps[shared]) shared++;
  return [...folders.slice(shared).map(() => ".."), ...steps.slice(shared)].join("/");
}
