/** What the client can do, as far as it makes a difference. */
import type { InitializeParams } from "vscode-languageserver";
import type { EditSupport } from "../features/edits.ts";
import { isMap } from "./shape.ts";
import type { PositionEncoding } from "./positionEncoding.ts";
import { negotiateEncoding } from "./positionEncoding.ts";

export interface Client {
  readonly canPull: boolean;
  /** Whether it asks for diagnostics once more for each name that is registered: not all that register do. */
  readonly canPullParts: boolean;
  readonly canRefresh: boolean;
  readonly canRefreshHints: boolean;
  readonly canRefreshLenses: boolean;
  /** Whether it can be asked for its settings. */
  readonly canConfigure: boolean;
  /** Whether it has to be told that changes of its settings are of interest. */
  readonly canRegisterSettings: boolean;
  /** The settings that it has given at the start, in whatever shape. */
  readonly settings: unknown;
  readonly canWatch: boolean;
  /** Whether it reads files for us that lie on no disk. */
  readonly canReadFiles: boolean;
  /** Whether the user trusts who has written what is open. Most clients do not ask; who says nothing means yes. */
  readonly isTrusted: boolean;
  readonly canSuggestAgain: boolean;
  /** Whether it has tab stops for what is inserted. */
  readonly canSnippet: boolean;
  /** Whether it shows files that lie on no disk. */
  readonly canShowContent: boolean;
  /** The commands of the editor that it has for our code lenses. */
  readonly commands: ReadonlySet<unknown>;
  readonly hasFolders: boolean;
  readonly edits: EditSupport;
  /** The units in which it counts the characters of a line. */
  readonly encoding: PositionEncoding;
}

/** What a client tells of itself. */
type Sent = Pick<InitializeParams, "capabilities" | "initializationOptions">;

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
      // A question belongs to an edit of `documentChanges`; in `changes` it has no place.
      annotations: documentChanges === true && isThere(changeAnnotationSupport),
      snippets: documentChanges === true && snippetEditSupport === true,
    },
    encoding: negotiateEncoding(general?.positionEncodings),
  };
}

/** Some clients write `null` for what they do not have. */
function isThere(capability: unknown): boolean {
  return isMap(capability);
}

/** Where clients name the commands that they have for servers: in the options, or as an experiment that others share. */
function commandsIn(options: Readonly<Record<string, unknown>>, experimental: unknown): ReadonlySet<unknown> {
  const experiment = isMap(experimental) ? experimental.commands : undefined;
  const shared = isMap(experiment) ? experiment.commands : undefined;
  return new Set([options.commands, shared].flatMap((each): unknown[] => (Array.isArray(each) ? each : [])));
}
