/** The extension: starts the language server and passes between it and VS Code. Everything it knows, the server knows. */
import type { ExtensionContext } from "vscode";
import { Uri, commands, l10n, window } from "vscode";
import type { LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { newAssessment } from "./newAssessment.ts";

/** The languages of `package.json`. */
const languages = ["threat-assessment", "threat-taxonomy", "threat-scale", "threat-assessment-configuration"];
/** The server reads the folders that it runs beside; in others there are colours and snippets. */
const schemes = ["file", "untitled"];

/** What `activate` gives to tests and to other extensions. */
export interface Exports {
  readonly client: LanguageClient;
}

let client: LanguageClient | undefined;

export async function activate({ extensionUri, subscriptions }: ExtensionContext): Promise<Exports> {
  const output = window.createOutputChannel("Threat Assessment", { log: true });
  const module = Uri.joinPath(extensionUri, "dist", "server.cjs").fsPath;
  const run = { module, transport: TransportKind.ipc };
  const server: ServerOptions = {
    run,
    debug: { ...run, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
  };
  const options: LanguageClientOptions = {
    documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
    initializationOptions: { canSuggestAgain: true },
    outputChannel: output,
    progressOnInitialization: true,
  };
  // It reads the setting `threatAssessment.trace.server` itself, by its own id.
  const started = (client = new LanguageClient("threatAssessment", "Threat Assessment", server, options));
  subscriptions.push(
    output,
    commands.registerCommand("threatAssessment.newAssessment", newAssessment),
    commands.registerCommand("threatAssessment.restartServer", () => restart(started)),
    commands.registerCommand("threatAssessment.showOutput", () => {
      output.show();
    }),
  );
  // The client shows the error. The commands stay, so that the server can be started again.
  await started.start().catch(() => undefined);
  return { client: started };
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

/** Starts the server again, in whatever state it is. */
async function restart(client: LanguageClient): Promise<void> {
  // Where it hangs and does not stop, the client library ends its process.
  if (client.isRunning()) await client.stop().catch(() => undefined);
  await client.start();
  window.setStatusBarMessage(l10n.t("Threat Assessment: the language server has been restarted."), 5000);
}
