/** Builds a workspace edit from the edits of several files, which the editor applies atomically. */
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Source } from "../syntax/source.ts";

/** The edits of one file. */
export interface FileEdits {
  readonly source: Source;
  readonly edits: readonly TextEdit[];
  /** Whether the user should confirm the edits, since others rely on the file as it is. */
  readonly needsConfirmation?: boolean;
}

/** What a client supports. */
export interface EditSupport {
  /** Whether it supports versioned edits, which it rejects if the file has changed. */
  readonly versions: boolean;
  /** Whether it can ask the user to confirm an edit. */
  readonly annotations: boolean;
  /** Whether it supports snippets in edits (LSP 3.18). */
  readonly snippets: boolean;
}

/** The question for the user. */
export interface Confirmation {
  readonly label: string;
  readonly description: string;
}

/** The capabilities that are needed to ask the user. */
type Asking = Pick<EditSupport, "versions" | "annotations">;

/** The files that are left out of a change, because the client cannot ask the user about them. */
export function withheld(all: readonly FileEdits[], support: Asking): readonly FileEdits[] {
  return canAsk(support)
    ? []
    : all.filter(({ edits, needsConfirmation }) => needsConfirmation && edits.length > 0);
}

/** Annotations require versioned edits. */
function canAsk({ versions, annotations }: Asking): boolean {
  return versions && annotations;
}

/**
 * The workspace edit for these files.
 * @param versionOf Returns the version of an open file; `null` if it is as on the disk.
 */
export function workspaceEdit(
  all: readonly FileEdits[],
  support: Asking & { readonly versionOf: (uri: string) => number | null },
  question?: Confirmation,
): WorkspaceEdit {
  const left = withheld(all, support);
  const filled = all.filter((each) => each.edits.length > 0 && !left.includes(each));
  if (!support.versions)
    return { changes: Object.fromEntries(filled.map(({ source, edits }) => [source.uri, [...edits]])) };
  const asks = question !== undefined && filled.some(({ needsConfirmation }) => needsConfirmation);
  return {
    documentChanges: filled.map(({ source: { uri }, edits, needsConfirmation }) => ({
      textDocument: { uri, version: support.versionOf(uri) },
      edits: edits.map((edit) => (asks && needsConfirmation ? { ...edit, annotationId: QUESTION } : edit)),
    })),
    ...(asks ? { changeAnnotations: { [QUESTION]: { ...question, needsConfirmation: true } } } : {}),
  };
}

const QUESTION = "delicate";
