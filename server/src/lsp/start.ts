/**
 * Starts the language server as a process: what has to be said before its code is read, so that it is a file of its own.
 */
import * as module from "node:module";
import { join } from "node:path";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runWithCache } from "./codeCache.ts";

// A server that runs all day is better off with less memory: there may be a third as much garbage as there is in use, not three times as much.
setFlagsFromString("--heap-growing-percent=30");
// A pattern is made into machine code when it is first used, not interpreted once before: the first document is read sooner.
setFlagsFromString("--no-regexp-tier-up");

const server = join(__dirname, "language-server.cjs");
const folder = process.argv.find((each) => each.startsWith("--code-cache="))?.replace(/^[^=]*=/, "");
// What the engine makes of the code is kept from one start to the next: where the editor says, else by Node.js (from version 22).
if (folder !== undefined) runWithCache(server, folder);
else {
  if ("enableCompileCache" in module) module.enableCompileCache();
  module.createRequire(server)(server);
}
