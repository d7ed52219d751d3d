/** The language server as a process: over IPC, stdio, a pipe or a socket, as its arguments say. */
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "./server.ts";

const connection = createConnection(ProposedFeatures.all);

// A defect in one place must not take away what works in all others.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error: unknown) => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
}

serve(connection);
connection.listen();
