/** Checks virtual files on the command line, in a temporary folder. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { startProcess } from "./process.ts";
import { temporaryFolder } from "./program.ts";
import { projectRoot } from "../root.ts";

const program = join(projectRoot, "dist/cli.cjs");

/** A request to check files. */
interface Checked {
  /** The texts of all files, by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /** The paths of the files and folders to check. */
  readonly check: readonly string[];
}

const known = new Map<string, Promise<string>>();

/** The JSON report, with paths from the root. It is cached, since the suite often asks again without a change. */
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
  // The exit status is 1 if there are problems.
  await running.ended;
  return running.output();
}
