/** Starts the language server as a process. It sets the flags of V8 before the code of the server loads. */
import * as module from "node:module";
import { join } from "node:path";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runWithCache } from "../files/codeCache.ts";

// A server that runs all day should use little memory: garbage may grow to a third of the live heap, not to three times
// its size.
setFlagsFromString("--heap-growing-percent=30");
// Compile a regular expression on first use instead of interpreting it once. The first document is then checked sooner.
setFlagsFromString("--no-regexp-tier-up");

const server = join(__dirname, "server.node.cjs");
const folder = process.argv.find((each) => each.startsWith("--code-cache="))?.replace(/^[^=]*=/, "");
// The compiled code is cached between starts: in the folder that the editor names, or by Node.js 22 and later.
if (folder !== undefined) runWithCache(server, folder);
else {
  if ("enableCompileCache" in module) module.enableCompileCache();
  module.createRequire(server)(server);
}
