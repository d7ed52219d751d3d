/** Runs the extension where VS Code runs on a machine. The server is a process of its own. */
import { homedir } from "node:os";
import type { ExtensionContext } from "vscode";
import { Uri } from "vscode";
import type { NodeModule } from "vscode-languageclient/node";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { engineOptions, serverArguments } from "./engine.ts";
import type { Exports } from "./extension.ts";
import { begin } from "./extension.ts";

let running: Exports | undefined;

/** Called by VS Code to activate the extension. */
export async function activate(context: ExtensionContext): Promise<Exports> {
  const { extensionUri, globalStorageUri } = context;
  const module = Uri.joinPath(extensionUri, "dist", "server.cjs").fsPath;
  // Over standard streams, the server sends the bytes that it has; IPC would serialize each message to JSON again.
  const server = (...more: string[]): NodeModule => ({
    module,
    args: serverArguments(Uri.joinPath(globalStorageUri, "code").fsPath),
    transport: TransportKind.stdio,
    options: { execArgv: [...engineOptions, ...more] },
  });
  const options = { run: server(), debug: server("--nolazy", "--inspect=6009") };
  running = await begin(context, {
    clientFor: (all) => new LanguageClient("threatAssessment", "Threat Assessment", options, all),
    home: Uri.file(homedir()),
  });
  return running;
}

/** Called by VS Code before the extension is unloaded. */
export async function deactivate(): Promise<void> {
  await running?.client.dispose();
}
