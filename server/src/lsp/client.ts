/** The client's capabilities, as far as the server uses them. */
import type { InitializeParams } from "vscode-languageserver";
import type { EditSupport } from "../features/edits.ts";
import { isMap } from "./shape.ts";
import type { PositionEncoding } from "./positionEncoding.ts";
import { negotiateEncoding } from "./positionEncoding.ts";

/** What a client supports, in the terms of the server. */
export interface Client {
  readonly canPull: boolean;
  /** Whether the client pulls diagnostics separately for each registered identifier. Not all that can register do. */
  readonly canPullParts: boolean;
  readonly canRefresh: boolean;
  readonly canRefreshHints: boolean;
  readonly canRefreshLenses: boolean;
  /** Whether the server can request settings from the client. */
  readonly canConfigure: boolean;
  /** Whether the client sends changes of its settings only if the server registers for them. */
  readonly canRegisterSettings: boolean;
  /** The settings in `initializationOptions`, not yet validated. */
  readonly settings: unknown;
  readonly canWatch: boolean;
  /** Whether the client sends the texts of further documents if the server registers for them. */
  readonly canFollow: boolean;
  /** Whether the client can read virtual files for the server. */
  readonly canReadFiles: boolean;
  /** Whether the user trusts the workspace. Most clients have no such setting; they count as trusted. */
  readonly isTrusted: boolean;
  readonly canSuggestAgain: boolean;
  /** Whether completion items may contain tab stops. */
  readonly canSnippet: boolean;
  /** Whether the client can show virtual documents. */
  readonly canShowContent: boolean;
  /** The client's own commands that code lenses may run. */
  readonly commands: ReadonlySet<unknown>;
  readonly hasFolders: boolean;
  readonly edits: EditSupport;
  /** The unit in which the client counts the characters of a line. */
  readonly encoding: PositionEncoding;
}

/** The parts of the `initialize` parameters that describe the client. */
type Sent = Pick<InitializeParams, "capabilities" | "initializationOptions">;

/** Reads the capabilities of a client. Missing and malformed ones count as not supported. */
export function clientOf({ capabilities, initializationOptions }: Sent): Client {
  const { textDocument, workspace, general } = capabilities;
  const options = isMap(initializationOptions) ? initializationOptions : {};
  const { documentChanges, changeAnnotationSupport, snippetEditSupport } = workspace?.workspaceEdit ?? {};
  return {
    canPull: isThere(textDocument?.diagnostic),
    canPullParts: textDocument?.diagnostic?.dynamicRegistration === true && options.canPullParts === true,
    canRefresh: workspace?.diagnostics?.refreshSupport === true,
    canRefreshHints: workspace?.inlayHint?.refreshSupport === true,
    canRefreshLenses: workspace?.codeLens?.refreshSupport === true,
    canConfigure: workspace?.configuration === true,
    canRegisterSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    settings: options.settings ?? options.threatAssessment,
    canFollow: textDocument?.synchronization?.dynamicRegistration === true,
    canWatch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canReadFiles: options.canReadFiles === true,
    isTrusted: options.isTrusted !== false,
    canSuggestAgain: options.canSuggestAgain === true,
    canSnippet: textDocument?.completion?.completionItem?.snippetSupport === true,
    canShowContent: isThere(workspace?.textDocumentContent),
    commands: commandsIn(options, capabilities.experimental),
    hasFolders: workspace?.workspaceFolders === true,
    edits: {
      versions: documentChanges === true,
      // Change annotations exist in `documentChanges` only.
      annotations: documentChanges === true && isThere(changeAnnotationSupport),
      snippets: documentChanges === true && snippetEditSupport === true,
    },
    encoding: negotiateEncoding(general?.positionEncodings),
  };
}

/** Some clients send `null` for capabilities that they lack. */
function isThere(capability: unknown): boolean {
  return isMap(capability);
}

/** The commands that a client declares in the options, or in the experimental capability that other servers use too. */
function commandsIn(options: Readonly<Record<string, unknown>>, experimental: unknown): ReadonlySet<unknown> {
  const experiment = isMap(experimental) ? experimental.commands : undefined;
  const shared = isMap(experiment) ? experiment.commands : undefined;
  return new Set([options.commands, shared].flatMap((each): unknown[] => (Array.isArray(each) ? each : [])));
}
