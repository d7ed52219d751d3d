/** The extension: starts the language server and passes between it and VS Code. Everything it knows, the server knows. */
import type { ExtensionContext } from "vscode";
import { Uri, commands, l10n, window } from "vscode";
import type { LanguageClientOptions, NodeModule, ServerOptions } from "vscode-languageclient/node";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { Location, Position } from "vscode-languageserver-types";
import { engineOptions, serverArguments } from "./engine.ts";
import { insertSource } from "./insertSource.ts";
import { newAssessment } from "./newAssessment.ts";
import { followAssessments, open } from "./preview.ts";
import { showReferences } from "./references.ts";
import { showStatus } from "./status.ts";

/** The languages of `package.json`. */
const languages = ["threat-assessment", "threat-taxonomy", "threat-scale", "threat-assessment-configuration"];
/**
 * The server reads the folders that it runs beside; in others there are colours and snippets. What comes with the program
 * has a scheme of its own.
 */
const schemes = ["file", "untitled", "threat-assessment"];

/** What `activate` gives to tests and to other extensions. */
export interface Exports {
  readonly client: LanguageClient;
}

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<Exports> {
  const { extensionUri, globalStorageUri, subscriptions } = context;
  const output = window.createOutputChannel("Threat Assessment", { log: true });
  const module = Uri.joinPath(extensionUri, "dist", "server.cjs").fsPath;
  // Over streams the server sends the bytes that it has; over IPC every message is put into JSON anew.
  const running = (...more: string[]): NodeModule => ({
    module,
    args: serverArguments(Uri.joinPath(globalStorageUri, "code").fsPath),
    transport: TransportKind.stdio,
    options: { execArgv: [...engineOptions, ...more] },
  });
  const server: ServerOptions = { run: running(), debug: running("--nolazy", "--inspect=6009") };
  const lensCommands = {
    "threatAssessment.showReferences": (address: string, ...rest: [Position, Location[]]) =>
      showReferences(started, address, rest),
    "threatAssessment.openPreview": async (address?: unknown) => open(context, "preview", address),
    "threatAssessment.compareRankings": async (address?: unknown) => open(context, "comparison", address),
  };
  const options: LanguageClientOptions = {
    documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
    initializationOptions: {
      canPullParts: true,
      canSuggestAgain: true,
      commands: Object.keys(lensCommands),
    },
    outputChannel: output,
    progressOnInitialization: true,
  };
  // It reads the setting `threatAssessment.trace.server` itself, by its own id.
  const started = (client = new LanguageClient("threatAssessment", "Threat Assessment", server, options));
  const allCommands = {
    ...lensCommands,
    "threatAssessment.newAssessment": (given?: unknown) => newAssessment(started, given),
    "threatAssessment.insertSource": (text?: unknown) => insertSource(started, text),
    "threatAssessment.restartServer": () => restart(started),
    "threatAssessment.showOutput": () => {
      output.show();
    },
    "threatAssessment.openDocumentation": (page?: unknown) =>
      commands.executeCommand("markdown.showPreview", addressOf(extensionUri, page)),
  };
  subscriptions.push(
    output,
    followAssessments(),
    ...Object.entries(allCommands).map(([id, command]) => commands.registerCommand(id, command)),
  );
  // The client shows the error. The commands stay, so that the server can be started again.
  await started.start().catch(() => undefined);
  subscriptions.push(showStatus(started, languages));
  return { client: started };
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

/** A page of the documentation, or one of its sections. @param page As in a link of the walkthrough. */
function addressOf(extension: Uri, page: unknown): Uri {
  const [, name = "features.md", fragment = ""] = /^([\w-]+\.md)(?:#([\w-]+))?$/u.exec(String(page)) ?? [];
  return Uri.joinPath(extension, "docs", name).with({ fragment });
}

/** Starts the server again, in whatever state it is. */
async function restart(client: LanguageClient): Promise<void> {
  // Where it hangs and does not stop, the client library ends its process.
  if (client.isRunning()) await client.stop().catch(() => undefined);
  await client.start();
  window.setStatusBarMessage(l10n.t("Threat Assessment: the language server has been restarted."), 5000);
}
