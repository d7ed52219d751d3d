/** The language server, speaking to the editor that has started the process. */
import process from "node:process";
import { nodeHost } from "./nodeHost.ts";
import { serve } from "./server.ts";
import { connect } from "./transport.ts";

const { connection, wire } = connect(process.argv.slice(2));

// A defect in one place must not take away what works in all others.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error: unknown) => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
}

serve(connection, wire, nodeHost);
connection.listen();
