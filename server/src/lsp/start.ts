/** Starts the language server as a process. It sets the flags of V8 before the code of the server loads. */
import { join } from "node:path";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { codeFolder, runWithCache } from "../files/codeCache.ts";

// A server that runs all day should use little memory: garbage may grow to a third of the live heap, not to three times
// its size.
setFlagsFromString("--heap-growing-percent=30");
// Compile a regular expression on first use instead of interpreting it once. The first document is then checked sooner.
setFlagsFromString("--no-regexp-tier-up");

const folder = process.argv.find((each) => each.startsWith("--code-cache="))?.replace(/^[^=]*=/, "");
// The compiled code is kept between starts, in the folder that the editor names, or in that of the user.
runWithCache(join(__dirname, "server.node.cjs"), folder ?? codeFolder("server"));
