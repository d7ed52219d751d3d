/** What the client can do, as far as it makes a difference. */
import type { InitializeParams } from "vscode-languageserver";
import type { EditSupport } from "../features/edits.ts";

export interface Client {
  readonly canPull: boolean;
  readonly canRefresh: boolean;
  readonly canWatch: boolean;
  readonly canSuggestAgain: boolean;
  readonly hasFolders: boolean;
  readonly edits: EditSupport;
}

/** What a client tells of itself. */
type Told = Pick<InitializeParams, "capabilities" | "initializationOptions">;

export function clientOf({ capabilities, initializationOptions }: Told): Client {
  const { textDocument, workspace } = capabilities;
  const options = initializationOptions as { readonly canSuggestAgain?: boolean } | undefined;
  return {
    canPull: textDocument?.diagnostic !== undefined,
    canRefresh: workspace?.diagnostics?.refreshSupport === true,
    canWatch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canSuggestAgain: options?.canSuggestAgain === true,
    hasFolders: workspace?.workspaceFolders === true,
    edits: {
      versions: workspace?.workspaceEdit?.documentChanges === true,
      annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    },
  };
}
