/**
 * The part of the extension that is the same on every platform: starts the language server and connects it to VS Code.
 * All knowledge of the format is in the server. `node.ts` and `browser.ts` start the server on a machine and in a
 * browser.
 */
import type { ExtensionContext, LogOutputChannel } from "vscode";
import { config as translate } from "@vscode/l10n";
import { Disposable, Uri, commands, l10n, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { Location, Position } from "vscode-languageserver-types";
import type { ViewName } from "../../server/src/features/viewProtocol.ts";
import { VIEWS_CHANGED } from "../../server/src/features/viewProtocol.ts";
import { TRUSTED } from "../../server/src/files/remoteProtocol.ts";
import { changesOnce } from "./changesOnce.ts";
import { acceptDrops } from "./dropFiles.ts";
import { answerForFiles } from "./files.ts";
import type { ExportSubject } from "./exportDocument.ts";
import { exportAgain, exportDocument, exportedBefore } from "./exportDocument.ts";
import { provideImportPreviews } from "./importPreview.ts";
import { startImport } from "./importRegister.ts";
import { insertSource } from "./insertSource.ts";
import { createAssessment } from "./newAssessment.ts";
import { DocumentViews } from "./documentViews.ts";
import { askForEarlier } from "./earlierVersion.ts";
import { PastExports } from "./pastExports.ts";
import { activeAssessment, assessmentToShow, followAssessments } from "./preview.ts";
import { showReferences } from "./references.ts";
import { schemesOfFolders, selectorFor } from "./selector.ts";
import { showStatus } from "./status.ts";

/** The ids of the languages that `package.json` contributes. */
const languages = ["threat-assessment", "threat-taxonomy", "threat-scale", "threat-assessment-configuration"];

// The sentences that the extension shares with the server have the language of VS Code.
translate({ contents: l10n.bundle ?? {} });

/** What `activate` needs from the platform that the extension runs on. */
interface Platform {
  /** Creates the client for a server that has not started yet. */
  readonly clientFor: (options: LanguageClientOptions) => BaseLanguageClient;
  /** The user's home folder; `undefined` where there is none. */
  readonly home: Uri | undefined;
}

/** The API that `activate` returns to tests and other extensions. */
export interface Exports {
  readonly client: BaseLanguageClient;
}

/** Starts the client and registers the commands. */
export async function begin(context: ExtensionContext, host: Platform): Promise<Exports> {
  const { extensionUri, subscriptions } = context;
  const output = window.createOutputChannel("Threat Assessment", { log: true });
  const selector = selectorFor(languages);
  // The server learns the names of these commands before the client exists, so they get the client later.
  const views = new DocumentViews(() => client, extensionUri);
  const lensCommands = lensCommandsOf(extensionUri, () => client, views);
  // The client itself reads the setting `threatAssessment.trace.server`, under its own id.
  const client = host.clientFor({
    documentSelector: selector.filters,
    middleware: { didChange: changesOnce(views.typed) },
    initializationOptions: () => initializationOptions(Object.keys(lensCommands)),
    outputChannel: output,
    progressOnInitialization: true,
  });
  const allCommands = {
    ...lensCommands,
    ...documentCommands(context, { client, views }),
    ...ownCommands(context, { client, output, home: host.home }),
  };
  subscriptions.push(
    output,
    views,
    Disposable.from(followAssessments(), provideImportPreviews(), acceptDrops(client)),
    answerForFiles(client, extensionUri),
    refreshViews(client, views),
    ...Object.entries(allCommands).map(([id, command]) => commands.registerCommand(id, command)),
    workspace.onDidGrantWorkspaceTrust(() => {
      void client.sendNotification(TRUSTED);
    }),
    // Restart the client for the first folder of a new scheme: a client registers its document selector only at start.
    workspace.onDidChangeWorkspaceFolders(() => {
      if (selector.addSchemes(schemesOfFolders())) void restart(client);
    }),
  );
  // The client shows the error. The commands stay registered, so that the user can restart the server.
  await client.start().catch(() => undefined);
  subscriptions.push(showStatus(client, languages));
  return { client };
}

/** Shows views again after changes that the client does not see, and when the server has started anew. */
function refreshViews(client: BaseLanguageClient, views: DocumentViews): Disposable {
  return Disposable.from(
    client.onNotification(VIEWS_CHANGED, views.refresh),
    client.onDidChangeState(() => {
      if (client.isRunning()) views.refresh();
    }),
  );
}

type Commands = Readonly<Record<string, (...given: never[]) => unknown>>;

/**
 * The initialization options of the server.
 * @param lenses The commands that its code lenses may use.
 */
function initializationOptions(lenses: readonly string[]): object {
  return {
    canPullParts: true,
    canReadFiles: true,
    canSuggestAgain: true,
    commands: lenses,
    isTrusted: workspace.isTrusted,
    // A server in a web worker has no folder to read the translations from.
    translations: l10n.bundle,
  };
}

/** The commands that code lenses of the server run. */
function lensCommandsOf(extensionUri: Uri, client: () => BaseLanguageClient, views: DocumentViews): Commands {
  const show = async (view: ViewName, uri: unknown): Promise<void> => {
    const file = await assessmentToShow(extensionUri, uri);
    if (file) views.show({ uri: file.toString(), view });
  };
  return {
    "threatAssessment.showReferences": (uri: string, ...rest: [Position, Location[]]) =>
      showReferences(client(), uri, rest),
    "threatAssessment.openPreview": async (uri?: unknown) => show("document", uri),
    "threatAssessment.compareRankings": async (uri?: unknown) => show("comparison", uri),
    "threatAssessment.showChanges": async (uri?: unknown) => {
      const shown = typeof uri === "string" ? undefined : views.active?.uri;
      const file = shown ?? (await assessmentToShow(extensionUri, uri));
      const earlier = file && (await askForEarlier(file));
      if (earlier) views.showChanges({ uri: file.toString(), view: "changes", ...earlier });
    },
  };
}

interface Surface {
  readonly client: BaseLanguageClient;
  readonly output: LogOutputChannel;
  readonly home: Uri | undefined;
}

/** The commands for the document that is in front: in a view, or as its text. */
function documentCommands(
  { extensionUri, workspaceState }: ExtensionContext,
  { client, views }: { readonly client: BaseLanguageClient; readonly views: DocumentViews },
): Commands {
  const host = { client, past: new PastExports(workspaceState) };
  // What the user sees is what is exported.
  const toExport = async (given: unknown): Promise<ExportSubject | undefined> => {
    const active = isAssessment(given) ? undefined : views.active;
    const uri = isAssessment(given) ? given : (active?.uri ?? (await assessmentToShow(extensionUri, given)));
    return uri && { uri, shown: active?.shown, length: active?.length };
  };
  return {
    "threatAssessment.exportDocument": async (given?: unknown, answers?: unknown) => {
      const exported = await toExport(given);
      return exported && exportDocument(host, exported, answers);
    },
    "threatAssessment.exportAgain": async (given?: unknown) => {
      const isInFront = given !== undefined || views.active !== undefined || activeAssessment() !== undefined;
      const exported = (isInFront ? undefined : exportedBefore(host)) ?? (await toExport(given));
      return exported && exportAgain(host, exported);
    },
    "threatAssessment.showBrief": () => {
      views.showLength("brief");
    },
    "threatAssessment.showFull": () => {
      views.showLength("full");
    },
  };
}

/** The commands that the server does not use. */
function ownCommands({ extensionUri }: ExtensionContext, { client, output, home }: Surface): Commands {
  return {
    "threatAssessment.newAssessment": (given?: unknown) => createAssessment(client, home, given),
    "threatAssessment.importRegister": async (given?: unknown, answers?: unknown) =>
      startImport(client, { register: given instanceof Uri ? given : undefined }, answers),
    "threatAssessment.importIntoAssessment": async (given?: unknown, answers?: unknown) => {
      const target = isAssessment(given) ? given : await assessmentToShow(extensionUri);
      return target && startImport(client, { target }, answers);
    },
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

/** Whether a menu gives the file of an assessment: that of a view gives the view. */
function isAssessment(given: unknown): given is Uri {
  return given instanceof Uri && /\.threat\.ya?ml$/i.test(given.path);
}

/**
 * The URI of a documentation page or one of its sections.
 * @param page The path, as a link of the walkthrough gives it.
 */
function uriOf(extension: Uri, page: unknown): Uri {
  const [, name = "features.md", fragment = ""] = /^([\w-]+\.md)(?:#([\w-]+))?$/u.exec(String(page)) ?? [];
  return Uri.joinPath(extension, "docs", name).with({ fragment });
}

/** Restarts the server, whatever its state. */
async function restart(client: BaseLanguageClient): Promise<void> {
  // If the server hangs, the client library ends its process.
  if (client.isRunning()) await client.stop().catch(() => undefined);
  await client.start();
}
