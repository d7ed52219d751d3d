/** Completes paths of files and folders, relative to the current file, for the keys that take a path. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { FolderEntry } from "../../workspace/library.ts";
import type { Cursor } from "../cursor.ts";
import type { Completion } from "./completion.ts";
import type { Completions } from "./completions.ts";
import { scalarIn } from "./scalar.ts";

/** Patterns of file names by the kind of file in the schema. */
const NAMES: ReadonlyMap<string, RegExp> = new Map([
  ["taxonomy", /\.taxonomy\.ya?ml$/i],
  ["scale", /\.scale\.ya?ml$/i],
  ["template", /\.(?:docx|dotx)$/i],
  ["style-sheet", /\.css$/i],
  ["citation-style", /\.csl$/i],
  ["assessment", /\.threat\.ya?ml$/i],
  ["bibliography", /\.(?:bib|json|ris)$|^(?!.*\.(?:threat|taxonomy|scale)\.ya?ml$)[^.].*\.ya?ml$/i],
]);

/** More than an editor shows at once. */
const MAX_FILES = 200;

/** The files and folders that match the typed path, for a key that takes a path. */
export function completeFiles(schema: Schema, cursor: Cursor, { library, source }: Assessment): Completions {
  const wanted = NAMES.get(schema["x-file"] ?? "");
  if (!wanted) return NOTHING;
  const { path, name } = typedIn(cursor);
  const isWanted = (entry: FolderEntry): boolean =>
    (entry.isFolder ? !/^(?:\.|node_modules$)/.test(entry.name) : wanted.test(entry.name)) &&
    entry.name.toLowerCase().includes(name.toLowerCase());
  const { entries, isPartial } = library.list(path, source.uri, { isWanted, most: MAX_FILES });
  const others = entries.filter((entry) => library.uriOf(path + entry.name, source.uri) !== source.uri);
  return {
    isPartial,
    completions: others.toSorted(inOrder).map((entry) => completion(path, entry, cursor.style)),
  };
}

const NOTHING: Completions = { completions: [], isPartial: false };

/** The folder and the beginning of the file name in the typed path. */
function typedIn({ typed, style }: Cursor): { readonly path: string; readonly name: string } {
  const text = style === "single" ? typed.replaceAll("''", "'") : typed.replace(/\\(["\\/])/g, "$1");
  const end = text.lastIndexOf("/") + 1;
  return { path: text.slice(0, end), name: text.slice(end) };
}

function completion(path: string, { name, isFolder }: FolderEntry, style: Cursor["style"]): Completion {
  const word = path + name + (isFolder ? "/" : "");
  return {
    label: word,
    kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
    insert: [isFolder ? { word, isOpen: true } : { word }],
    // Editors compare it with the text between the quotation marks.
    filter: style === "plain" ? word : scalarIn({ word }, { style, inFlow: false }),
    ...(isFolder ? { suggestsAgain: true } : {}),
  };
}

/** Compares files before folders, each by name. */
function inOrder(a: FolderEntry, b: FolderEntry): number {
  return Number(a.isFolder) - Number(b.isFolder) || a.name.localeCompare(b.name);
}
