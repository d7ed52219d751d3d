#!/usr/bin/env node
/** The program `threat-assessment`. */
import { run } from "./program.ts";

void run(process.argv);
