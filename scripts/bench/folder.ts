/** Creates a folder in which every rule is on. It is deleted when the benchmark ends. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../vscode/program.ts";

/** The path of the folder. */
export function strictFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, ".threat-assessment.yaml"), "preset: all\n");
  return folder;
}
