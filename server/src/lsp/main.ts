/** Entry point of the language server as a process. */
import process from "node:process";
import { nodeHost } from "./nodeHost.ts";
import { serve } from "./server.ts";
import { connect } from "./transport.ts";

const { connection, wire } = connect(process.argv.slice(2));

// An error in one feature must not stop the others.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error: unknown) => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
}

serve(connection, wire, nodeHost);
connection.listen();
