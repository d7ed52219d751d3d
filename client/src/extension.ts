/**
 * The extension, as far as it is the same everywhere: starts the language server and passes between it and VS Code.
 * Everything it knows, the server knows. `node.ts` and `browser.ts` say how the server runs on a machine and in a browser.
 */
import type { ExtensionContext, LogOutputChannel } from "vscode";
import { Uri, commands, l10n, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { Location, Position } from "vscode-languageserver-types";
import { TRUSTED } from "../../server/src/files/remoteProtocol.ts";
import { answerForFiles } from "./files.ts";
import { insertSource } from "./insertSource.ts";
import { createAssessment } from "./newAssessment.ts";
import { followAssessments, openPreview } from "./preview.ts";
import { showReferences } from "./references.ts";
import { schemesOfFolders, selectorFor } from "./selector.ts";
import { showStatus } from "./status.ts";

/** The languages of `package.json`. */
const languages = ["threat-assessment", "threat-taxonomy", "threat-scale", "threat-assessment-configuration"];

/** Where the extension runs. */
export interface Platform {
  /** Makes the client for a server that has not been started yet. */
  readonly clientFor: (options: LanguageClientOptions) => BaseLanguageClient;
  /** The reader's own folder; nothing, where there is none. */
  readonly home: Uri | undefined;
}

/** What `activate` gives to tests and to other extensions. */
export interface Exports {
  readonly client: BaseLanguageClient;
}

export async function begin(
  { extensionUri, subscriptions }: ExtensionContext,
  host: Platform,
): Promise<Exports> {
  const output = window.createOutputChannel("Threat Assessment", { log: true });
  const selector = selectorFor(languages);
  // The commands of lenses need the client, which is told their names before.
  const lensCommands = lensCommandsOf(extensionUri, () => client);
  // It reads the setting `threatAssessment.trace.server` itself, by its own id.
  const client = host.clientFor({
    documentSelector: selector.filters,
    initializationOptions: () => toldAtStart(Object.keys(lensCommands)),
    outputChannel: output,
    progressOnInitialization: true,
  });
  const allCommands = { ...lensCommands, ...ownCommands({ client, extensionUri, output, home: host.home }) };
  subscriptions.push(
    output,
    followAssessments(),
    answerForFiles(client),
    ...Object.entries(allCommands).map(([id, command]) => commands.registerCommand(id, command)),
    workspace.onDidGrantWorkspaceTrust(() => {
      void client.sendNotification(TRUSTED);
    }),
    // Files of a scheme that no folder had before: the client says what it cares for only when it begins.
    workspace.onDidChangeWorkspaceFolders(() => {
      if (selector.take(schemesOfFolders())) void restart(client);
    }),
  );
  // The client shows the error. The commands stay, so that the server can be started again.
  await client.start().catch(() => undefined);
  subscriptions.push(showStatus(client, languages));
  return { client };
}

type Commands = Readonly<Record<string, (...given: never[]) => unknown>>;

/** What the server is told when it starts. @param lenses The commands that its lenses may name. */
function toldAtStart(lenses: readonly string[]): object {
  return {
    canPullParts: true,
    canReadFiles: true,
    canSuggestAgain: true,
    commands: lenses,
    isTrusted: workspace.isTrusted,
    // A server in a worker has no folder to read it from.
    translations: l10n.bundle,
  };
}

/** The commands that lenses of the server run. */
function lensCommandsOf(extensionUri: Uri, client: () => BaseLanguageClient): Commands {
  return {
    "threatAssessment.showReferences": (uri: string, ...rest: [Position, Location[]]) =>
      showReferences(client(), uri, rest),
    "threatAssessment.openPreview": async (uri?: unknown) => openPreview(extensionUri, "preview", uri),
    "threatAssessment.compareRankings": async (uri?: unknown) => openPreview(extensionUri, "comparison", uri),
  };
}

interface Surface {
  readonly client: BaseLanguageClient;
  readonly extensionUri: Uri;
  readonly output: LogOutputChannel;
  readonly home: Uri | undefined;
}

/** The commands that the server need not know. */
function ownCommands({ client, extensionUri, output, home }: Surface): Commands {
  return {
    "threatAssessment.newAssessment": (given?: unknown) => createAssessment(client, home, given),
    "threatAssessment.insertSource": (text?: unknown) => insertSource(client, text),
    "threatAssessment.restartServer": async () => {
      await restart(client);
      window.setStatusBarMessage(l10n.t("Threat Assessment: the language server has been restarted."), 5000);
    },
    "threatAssessment.showOutput": () => {
      output.show();
    },
    "threatAssessment.openDocumentation": (page?: unknown) =>
      commands.executeCommand("markdown.showPreview", uriOf(extensionUri, page)),
  };
}

/** A page of the documentation, or one of its sections. @param page As in a link of the walkthrough. */
function uriOf(extension: Uri, page: unknown): Uri {
  const [, name = "features.md", fragment = ""] = /^([\w-]+\.md)(?:#([\w-]+))?$/u.exec(String(page)) ?? [];
  return Uri.joinPath(extension, "docs", name).with({ fragment });
}

/** Starts the server again, in whatever state it is. */
async function restart(client: BaseLanguageClient): Promise<void> {
  // Where it hangs and does not stop, the client library ends its process.
  if (client.isRunning()) await client.stop().catch(() => undefined);
  await client.start();
}
