/**
 * Starts the language server as a process. What Node.js makes of its code is kept from one start to the next, where
 * Node.js can do so (from version 22): that has to be said before the code is read, so that it is a file of its own.
 */
import * as module from "node:module";

if ("enableCompileCache" in module) module.enableCompileCache();
module.createRequire(__filename)("./language-server.cjs");
