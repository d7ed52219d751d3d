/** Runs the extension where VS Code runs in a browser, as on vscode.dev. The server is a web worker. */
import type { ExtensionContext } from "vscode";
import { Uri, l10n, workspace } from "vscode";
import type { LanguageClientOptions, MessageTransports } from "vscode-languageclient/browser";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import type { Exports } from "./extension.ts";
import { begin } from "./extension.ts";

/** The code of the worker, in this order. */
const SCRIPTS = ["server.shared.cjs", "server.browser.cjs"];

let running: Exports | undefined;

/** Called by VS Code to activate the extension. */
export async function activate(context: ExtensionContext): Promise<Exports> {
  const scripts = SCRIPTS.map((name) => Uri.joinPath(context.extensionUri, "dist", name));
  running = await begin(context, {
    clientFor: (options) => new WorkerClient(serverFrom(scripts), options),
    home: undefined,
  });
  return running;
}

/** Called by VS Code before the extension is unloaded. */
export async function deactivate(): Promise<void> {
  await running?.client.dispose();
}

interface Server {
  readonly start: (onError: (message: string) => void) => Promise<MessageTransports>;
  readonly end: () => void;
}

/** A client that terminates its worker when it stops: in a browser, the server has no process to exit. */
class WorkerClient extends LanguageClient {
  readonly #server: Server;

  constructor(server: Server, options: LanguageClientOptions) {
    const start = async (): Promise<MessageTransports> =>
      server.start((message) => {
        this.error(l10n.t("The worker of the language server has failed: {0}", message));
      });
    super("threatAssessment", "Threat Assessment", start, options);
    this.#server = server;
  }

  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.#server.end();
    }
  }
}

/** @param scripts The URIs of the server's code. */
function serverFrom(scripts: readonly Uri[]): Server {
  let end = (): void => undefined;
  return {
    end: () => {
      end();
    },
    start: async (onError) => {
      end();
      // VS Code does not start workers from an extension's URI.
      const parts = await Promise.all(scripts.map(async (script) => workspace.fs.readFile(script)));
      const code = new Blob(parts, { type: "text/javascript" });
      const uri = URL.createObjectURL(code);
      const worker = new Worker(uri, { name: "Threat Assessment" });
      worker.onerror = ({ message }) => {
        onError(message);
      };
      end = () => {
        worker.terminate();
        URL.revokeObjectURL(uri);
      };
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    },
  };
}
