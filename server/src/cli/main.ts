#!/usr/bin/env node
/** The program `threat-assessment`; in a thread that it has started itself, one of its workers. */
import { isMainThread } from "node:worker_threads";
import { loadLanguage, localeOf } from "../files/language.ts";
import { runProgram } from "./program.ts";
import { work } from "./workers.ts";

loadLanguage(localeOf(process.env));
if (isMainThread) void runProgram(process.argv);
else work();
