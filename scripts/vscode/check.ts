/** What the command line finds in files that lie on no disk: they are written into a folder for it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { startProcess } from "./process.ts";
import { temporaryFolder } from "./program.ts";

const program = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

export interface Checked {
  /** The texts of all files, by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /** The paths of the files and folders that are checked. */
  readonly check: readonly string[];
}

const known = new Map<string, Promise<string>>();

/** The report in JSON, with paths from the root. The suite often asks again when no file has changed. */
export async function checkWithCli(checked: Checked): Promise<string> {
  const key = JSON.stringify(checked);
  const report = known.get(key) ?? reportOn(checked);
  known.set(key, report);
  return report;
}

async function reportOn({ files, check }: Checked): Promise<string> {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const paths = check.map((path) => join(root, path));
  const running = startProcess(process.execPath, [program, "check", "--format", "json", ...paths], {
    cwd: root,
  });
  // It ends with 1 where something is found.
  await running.ended;
  return running.output();
}
