#!/usr/bin/env node
/** The entry point of the program `threat-assessment`, and of the worker threads that it starts. */
import { isMainThread } from "node:worker_threads";
import { loadLanguage, localeOf } from "../files/language.ts";
import { runProgram } from "./program.ts";
import { work } from "./workers.ts";

loadLanguage(localeOf(process.env));
if (isMainThread) void runProgram(process.argv);
else work();
