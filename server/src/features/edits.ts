/** Edits of several files as one change, that an editor makes whole or not at all. */
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Source } from "../syntax/source.ts";

/** The edits of one file. */
export interface FileEdits {
  readonly source: Source;
  readonly edits: readonly TextEdit[];
  /** Whether the reader should look before it is made: it is for a file that others rely on as it is. */
  readonly isDelicate?: boolean;
}

/** What a client takes. */
export interface EditSupport {
  /** Whether it takes edits for the version of a file, and refuses them where that has changed. */
  readonly versions: boolean;
  /** Whether it can ask the reader before it makes some of them. */
  readonly annotations: boolean;
  /** Whether it takes edits with places to fill in (LSP 3.18). */
  readonly snippets: boolean;
}

/** Why the reader is asked. */
export interface Confirmation {
  readonly label: string;
  readonly description: string;
}

/** What a client needs to ask the reader about a part of a change. */
type Asking = Pick<EditSupport, "versions" | "annotations">;

/** What is left out of a change, since the client cannot ask the reader about it. */
export function withheld(all: readonly FileEdits[], support: Asking): readonly FileEdits[] {
  return canAsk(support) ? [] : all.filter(({ edits, isDelicate }) => isDelicate && edits.length > 0);
}

/** Annotations are a part of edits for versions. */
function canAsk({ versions, annotations }: Asking): boolean {
  return versions && annotations;
}

/** @param versionOf The version of a file that is open; nothing where the file is as it is on the disk. */
export function workspaceEdit(
  all: readonly FileEdits[],
  support: Asking & { readonly versionOf: (uri: string) => number | null },
  question?: Confirmation,
): WorkspaceEdit {
  const left = withheld(all, support);
  const filled = all.filter((each) => each.edits.length > 0 && !left.includes(each));
  if (!support.versions)
    return { changes: Object.fromEntries(filled.map(({ source, edits }) => [source.uri, [...edits]])) };
  const asks = question !== undefined && filled.some(({ isDelicate }) => isDelicate);
  return {
    documentChanges: filled.map(({ source: { uri }, edits, isDelicate }) => ({
      textDocument: { uri, version: support.versionOf(uri) },
      edits: edits.map((edit) => (asks && isDelicate ? { ...edit, annotationId: QUESTION } : edit)),
    })),
    ...(asks ? { changeAnnotations: { [QUESTION]: { ...question, needsConfirmation: true } } } : {}),
  };
}

const QUESTION = "delicate";
