#!/usr/bin/env node
/**
 * The program as npm installs it: the command line, whose compiled code is kept in the user's cache folder between runs. To
 * compile it is a third of a short run. A build server has a new machine for each run, so nothing is kept there.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { cacheFolder } from "../files/cacheFolder.ts";
import { runWithCache } from "../files/codeCache.ts";

const program = join(__dirname, "cli.cjs");
if (process.env.CI === undefined) runWithCache(program, join(cacheFolder(), "threat-assessment", "code"));
else createRequire(program)(program);
