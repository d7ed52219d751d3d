/** Says whether a source file is newer than the build. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The list of bundled files, from which the parts list of a release is made. The build writes it last. */
export const METAFILE = "dist/metafile.json";

/** The inputs of the build. */
const SOURCES = [
  "client",
  "server/src",
  "server/data",
  "schemas",
  "scripts",
  "package.json",
  "package-lock.json",
];

/** Whether nothing is built in a folder, or something has changed since. */
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
