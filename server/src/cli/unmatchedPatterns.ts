/** Finds patterns in configurations that match no file. */
import { dirname, relative, sep } from "node:path";
import { t } from "@vscode/l10n";
import { isWithin } from "../files/disk.ts";
import { kindOf } from "../format/kind.ts";
import type { Failure } from "../report/report.ts";
import { unmatchedPatternsIn } from "../workspace/configuration.ts";
import type { Files } from "../workspace/files.ts";
import { uriOfPath } from "./examine.ts";
import type { FoundPaths } from "./paths.ts";
import { byCodeUnits, displayPath } from "./paths.ts";

/**
 * Notes about the configurations among these paths. There are none for a configuration unless all files in its folder
 * were seen.
 */
export function unmatchedPatterns(paths: readonly string[], seen: FoundPaths, files: Files): Failure[] {
  const { folders = [], ignored = [], failures } = seen;
  if (failures.length > 0) return [];
  const all = [...seen.paths, ...ignored];
  return paths
    .filter((path) => kindOf(uriOfPath(path)) === "configuration")
    .filter((path) => folders.some((folder) => isWithin(dirname(path), folder)))
    .sort((a, b) => byCodeUnits(displayPath(a), displayPath(b)))
    .flatMap((path) => {
      const source = files.read(uriOfPath(path));
      const folder = dirname(path);
      const below = all
        .filter((each) => isWithin(each, folder))
        .map((each) => relative(folder, each).split(sep).join("/"));
      return (source ? unmatchedPatternsIn(source, below) : []).map((pattern) => ({
        path: displayPath(path),
        message: t('The pattern "{0}" matches no file.', pattern),
      }));
    });
}
