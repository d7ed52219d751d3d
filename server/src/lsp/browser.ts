/** The language server as a worker of a browser's page, speaking to the client that has started it. */
import { config } from "@vscode/l10n";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createProtocolConnection,
} from "vscode-languageserver-protocol/browser";
import { remoteBackend } from "../files/remote.ts";
import { createConnection, ProposedFeatures } from "./protocol.ts";
import { serve } from "./server.ts";
import { isMap } from "./shape.ts";
import { wireOver } from "./wire.ts";

/** Of the worker. TypeScript's own declarations would be known to all files of Node.js too. */
declare const addEventListener: (
  event: string,
  listener: (happened: { readonly error?: unknown; readonly reason?: unknown }) => void,
) => void;

const wire = wireOver(new BrowserMessageWriter(globalThis));

const connection = createConnection(
  (logger) =>
    createProtocolConnection(new BrowserMessageReader(globalThis), wire.writer, logger, {
      messageStrategy: wire.strategy,
    }),
  // Who has started a worker ends it.
  { shutdownReceived: false, initialize: () => undefined, exit: () => undefined },
  ProposedFeatures.all,
);

// A defect in one place must not take away what works in all others.
for (const event of ["error", "unhandledrejection"]) {
  addEventListener(event, ({ error, reason }) => {
    const what = error ?? reason;
    connection.console.error(what instanceof Error ? (what.stack ?? what.message) : String(what));
  });
}

serve(connection, wire, {
  backend: remoteBackend,
  loadLanguage: (_, options) => {
    if (isMap(options) && isMap(options.translations))
      config({ contents: options.translations as Record<string, string> });
  },
  // Only positions that are counted in other units need it, and who starts a worker counts as we do.
  read: () => undefined,
});
connection.listen();
