/** Entry point of the language server as a web worker. It talks to the page that started the worker. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createProtocolConnection,
} from "vscode-languageserver-protocol/browser";
import { remoteBackend } from "../files/remote.ts";
import { READ_TRANSLATIONS } from "../files/remoteProtocol.ts";
import type { Translations } from "../language/texts.ts";
import { inRegion, useTranslations } from "../language/texts.ts";
import { createConnection, ProposedFeatures } from "./protocol.ts";
import { serve } from "./server.ts";
import { isMap } from "./shape.ts";
import { webWorkers } from "./webWorkers.ts";
import { wireOver } from "./wire.ts";

/** Declared here for the worker only: TypeScript's own declarations would apply to the Node.js files too. */
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
  // The client that started a worker terminates it, so `exit` has nothing to do.
  { shutdownReceived: false, initialize: () => undefined, exit: () => undefined },
  ProposedFeatures.all,
);

// An error in one feature must not stop the others.
for (const event of ["error", "unhandledrejection"]) {
  addEventListener(event, ({ error, reason }) => {
    const what = error ?? reason;
    connection.console.error(what instanceof Error ? (what.stack ?? what.message) : String(what));
  });
}

serve(connection, wire, {
  backend: remoteBackend,
  loadLanguage: (_, options) => {
    if (isMap(options) && isMap(options.translations)) useTranslations(options.translations as Translations);
  },
  translations: async (language, ask) =>
    inRegion(await ask<Translations>(READ_TRANSLATIONS, { language }), language),
  workers: webWorkers,
  // Closed files are read only to convert positions. The page uses UTF-16, as we do, so nothing is converted.
  read: () => undefined,
});
connection.listen();
