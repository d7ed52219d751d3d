/**
 * Starts the language server as a process: what has to be said before its code is read, so that it is a file of its own.
 */
import * as module from "node:module";
import { setFlagsFromString } from "node:v8";

// A server that runs all day is better off with less memory: there may be as much garbage as there is in use, not three times as much.
setFlagsFromString("--heap-growing-percent=100");
// A pattern is made into machine code when it is first used, not interpreted once before: the first document is read sooner.
setFlagsFromString("--no-regexp-tier-up");
// What Node.js makes of the code is kept from one start to the next, where it can do so (from version 22).
if ("enableCompileCache" in module) module.enableCompileCache();
module.createRequire(__filename)("./language-server.cjs");
