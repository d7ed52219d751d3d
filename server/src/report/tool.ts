/** The name and the version of the program. */
import manifest from "../../../package.json" with { type: "json" };
import type { Tool } from "./report.ts";

/** The program, from `package.json`. */
export const tool: Tool = { name: manifest.name, version: manifest.version };
