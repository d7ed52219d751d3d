/** The extension: starts the language server and passes between it and VS Code. Everything it knows, the server knows. */
import type { ExtensionContext, LogOutputChannel } from "vscode";
import { Uri, commands, l10n, window, workspace } from "vscode";
import type { LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { newAssessment } from "./newAssessment.ts";

/** The languages of `package.json`. */
const languages = ["threat-assessment", "threat-taxonomy", "threat-scale", "threat-assessment-configuration"];
/** The server reads the folders that it runs beside; in others there are colours and snippets. */
const schemes = ["file", "untitled"];
/** What the server reads besides open documents. */
const watched = ["**/*.{threat,taxonomy,scale}.{yaml,yml}", "**/.threat-assessment.{yaml,yml}", "**/*.{bib}"];

/** What `activate` gives to tests and to other extensions. */
export interface Exports {
  /** The client at present: a restart makes a new one. */
  readonly client: LanguageClient | undefined;
}

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<Exports> {
  const output = window.createOutputChannel("Threat Assessment", { log: true });
  const watchers = watched.map((pattern) => workspace.createFileSystemWatcher(pattern));
  const module = Uri.joinPath(context.extensionUri, "dist", "server.cjs").fsPath;
  const run = { module, transport: TransportKind.ipc };
  const server: ServerOptions = {
    run,
    debug: { ...run, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
  };
  const options: LanguageClientOptions = {
    documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
    synchronize: { fileEvents: watchers },
    outputChannel: output,
    progressOnInitialization: true,
  };

  const start = async (): Promise<void> => {
    const previous = client;
    // The client reads the setting `threatAssessment.trace.server` itself, by its own id.
    const next = (client = new LanguageClient("threatAssessment", "Threat Assessment", server, options));
    await stop(previous, output);
    await next.start();
  };

  context.subscriptions.push(
    output,
    ...watchers,
    commands.registerCommand("threatAssessment.newAssessment", newAssessment),
    commands.registerCommand("threatAssessment.restartServer", async () => {
      await start();
      window.setStatusBarMessage(l10n.t("Threat Assessment: the language server has been restarted."), 5000);
    }),
    commands.registerCommand("threatAssessment.showOutput", () => {
      output.show();
    }),
  );
  // The client shows the error. The commands stay, so that the server can be started again.
  await start().catch(() => undefined);
  return {
    get client() {
      return client;
    },
  };
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

/** Stops a client in whatever state it is. Where that fails, its process is ended by the client library. */
async function stop(previous: LanguageClient | undefined, output: LogOutputChannel): Promise<void> {
  if (!previous?.needsStop()) return;
  try {
    // Only a client that has come up can be stopped.
    await previous.start();
    await previous.dispose();
  } catch (error) {
    output.warn(String(error));
  }
}
