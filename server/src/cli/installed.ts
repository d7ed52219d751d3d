#!/usr/bin/env node
/**
 * The program as npm installs it: the command line, whose compiled code is kept in the user's cache folder between runs. To
 * compile it is a third of a short run.
 */
import { join } from "node:path";
import { codeFolder, runWithCache } from "../files/codeCache.ts";

runWithCache(join(__dirname, "cli.cjs"), codeFolder("code"));
