/** Builds before the tests, and before each rerun, if a source file is newer than the build. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { build, METAFILE } from "../scripts/build.ts";
import { projectRoot } from "../scripts/root.ts";

/** The inputs of the build. */
const SOURCES = [
  "client/src",
  "server/src",
  "server/data",
  "schemas",
  "scripts",
  "package.json",
  "package-lock.json",
];

export default async function setup(project: TestProject): Promise<void> {
  await buildIfOld();
  project.onTestsRerun(buildIfOld);
}

async function buildIfOld(): Promise<void> {
  if (isOld(projectRoot)) await build();
}

/** Whether a source file is newer than the metafile, which the build writes last. */
export function isOld(folder: string): boolean {
  const built = join(folder, METAFILE);
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return SOURCES.some((path) => newest(join(folder, path)) > mtimeMs);
}

/**
 * The latest modification time of a file or of anything in a folder. Deleting a file changes the time of its folder.
 */
function newest(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return path.includes(".generated.") ? 0 : status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
