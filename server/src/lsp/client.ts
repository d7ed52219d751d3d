/** What the client can do, as far as it makes a difference. */
import type { InitializeParams } from "vscode-languageserver";
import type { EditSupport } from "../features/edits.ts";

export interface Client {
  readonly canPull: boolean;
  /** Whether it asks for diagnostics once more for each name that is registered: not all that register do. */
  readonly canPullParts: boolean;
  readonly canRefresh: boolean;
  readonly canRefreshHints: boolean;
  readonly canRefreshLenses: boolean;
  readonly canConfigure: boolean;
  readonly canWatch: boolean;
  readonly canSuggestAgain: boolean;
  readonly canSnippet: boolean;
  /** The commands of the editor that it has for our code lenses. */
  readonly commands: readonly string[];
  readonly hasFolders: boolean;
  readonly edits: EditSupport;
}

/** What a client tells of itself. */
type Told = Pick<InitializeParams, "capabilities" | "initializationOptions">;

export function clientOf({ capabilities, initializationOptions }: Told): Client {
  const { textDocument, workspace } = capabilities;
  const options = initializationOptions as
    Partial<Pick<Client, "canPullParts" | "canSuggestAgain" | "commands">> | undefined;
  return {
    canPull: textDocument?.diagnostic !== undefined,
    canPullParts: textDocument?.diagnostic?.dynamicRegistration === true && options?.canPullParts === true,
    canRefresh: workspace?.diagnostics?.refreshSupport === true,
    canRefreshHints: workspace?.inlayHint?.refreshSupport === true,
    canRefreshLenses: workspace?.codeLens?.refreshSupport === true,
    canConfigure:
      workspace?.configuration === true && workspace.didChangeConfiguration?.dynamicRegistration === true,
    canWatch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canSuggestAgain: options?.canSuggestAgain === true,
    canSnippet: textDocument?.completion?.completionItem?.snippetSupport === true,
    commands: options?.commands ?? [],
    hasFolders: workspace?.workspaceFolders === true,
    edits: {
      versions: workspace?.workspaceEdit?.documentChanges === true,
      annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
      snippets:
        workspace?.workspaceEdit?.documentChanges === true &&
        workspace.workspaceEdit.snippetEditSupport === true,
    },
  };
}
