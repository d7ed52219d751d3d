/** Patterns of configurations that match none of the files that there are. */
import { dirname, relative, sep } from "node:path";
import { t } from "@vscode/l10n";
import { isWithin } from "../files/disk.ts";
import { kindOf } from "../format/kind.ts";
import type { Failure } from "../report/report.ts";
import { idlePatternsIn } from "../workspace/configuration.ts";
import type { Files } from "../workspace/files.ts";
import { addressOf } from "./examine.ts";
import type { Found } from "./paths.ts";
import { byCodeUnits, readable } from "./paths.ts";

/**
 * What is told of the configurations among these paths. Nothing is, where not everything below their folder was seen.
 */
export function idlePatterns(paths: readonly string[], seen: Found, files: Files): Failure[] {
  const { folders = [], ignored = [], failures } = seen;
  if (failures.length > 0) return [];
  const all = [...seen.paths, ...ignored];
  return paths
    .filter((path) => kindOf(addressOf(path)) === "configuration")
    .filter((path) => folders.some((folder) => isWithin(dirname(path), folder)))
    .sort((a, b) => byCodeUnits(readable(a), readable(b)))
    .flatMap((path) => {
      const source = files.read(addressOf(path));
      const folder = dirname(path);
      const below = all
        .filter((each) => isWithin(each, folder))
        .map((each) => relative(folder, each).split(sep).join("/"));
      return (source ? idlePatternsIn(source, below) : []).map((pattern) => ({
        path: readable(path),
        message: t('The pattern "{0}" matches no file.', pattern),
      }));
    });
}
