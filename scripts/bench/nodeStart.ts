/** The start of Node.js without a program: what no program written for it can be faster than. */
import process from "node:process";
import { runProcess } from "../vscode/process.ts";
import { timed } from "./figures.ts";

/** What such a start is called in the rows. */
export const NODE_START = "`node -e 0`";

/** The duration of a start, in milliseconds. */
export async function nodeStart(): Promise<number> {
  return timed(() => runProcess(process.execPath, ["-e", "0"]));
}
