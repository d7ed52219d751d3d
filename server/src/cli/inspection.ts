/** Inspects the files that the arguments name: each file once, in the order of their paths. */
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import { Disk } from "../files/disk.ts";
import { Ignored } from "../files/ignored.ts";
import { kindOf } from "../format/kind.ts";
import { fingerprint } from "../files/fingerprint.ts";
import type { Failure } from "../report/report.ts";
import { openFindings } from "../report/report.ts";
import type { RunResults, Shard } from "../report/shards.ts";
import { isInShard } from "../report/shards.ts";
import { tool } from "../report/tool.ts";
import type { FixSafety } from "../rules/applyFixes.ts";
import { Source } from "../syntax/source.ts";
import type { Cache } from "./cache.ts";
import type { Examined } from "./examine.ts";
import { isAffected } from "./changes.ts";
import { uriOfPath, examine } from "./examine.ts";
import { fixFiles } from "./fix.ts";
import { unmatchedPatterns } from "./unmatchedPatterns.ts";
import { fromCurrentFolder, byCodeUnits, filesOf, isIgnoredHere, displayPath } from "./paths.ts";
import { bibliographiesWithProblems } from "./bibliographies.ts";
import { readStandardInput } from "./standardInput.ts";
import { examineAll } from "./workers.ts";

/** The options of an inspection. */
interface Inspection {
  /** The path that standard input is checked as, if `-` is among the names. */
  readonly stdinFilename?: string | undefined;
  /** The results of earlier runs. */
  readonly cache?: Cache | undefined;
  /** Which fixes are applied before the check; none by default. */
  readonly fixSafety?: FixSafety | undefined;
  /** The changed files: only they, and files that depend on them, are reported; all by default. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** Whether the ignore rules also apply to files that are named, as with `--force-exclude`. */
  readonly isForced?: boolean | undefined;
  /** The shard that is inspected; all files by default. */
  readonly shard?: Shard | undefined;
}

/** The results of an inspection. */
export interface Inspected {
  readonly found: RunResults;
  /** The paths of all files to inspect, in all shards together. */
  readonly paths: readonly string[];
  /** Whether there was nothing to inspect, and nothing failed. */
  readonly isEmpty: boolean;
}

/** Inspects the files that `names` match; `-` is standard input. Errors become failures. */
export async function inspectFiles(
  names: readonly string[],
  inspection: Inspection = {},
): Promise<Inspected> {
  const disk = new Disk();
  const seen = filesOf(
    names.filter((name) => name !== "-"),
    disk,
    inspection.isForced ? "found and named" : "found",
  );
  const { paths, failures } = seen;
  const { fixSafety } = inspection;
  const unwritten = fixSafety ? fixFiles(paths, fixSafety) : [];
  const input = names.includes("-") ? await standardInput(inspection, disk) : [];
  const examined = await examinedOf(paths, input, { ...inspection, disk });
  const positionOf = positionsIn([...input.map(({ path }) => path), ...paths]);
  const found: RunResults = {
    tool,
    unfound: [...failures, ...unwritten],
    configurations: wrongConfigurations(examined, disk),
    // Files of sources come after the others: several shards may find the same one.
    results: [...examined, ...bibliographiesWithProblems(examined, disk)].map(({ path, result }) => ({
      position: positionOf(path),
      result,
    })),
    notes: [
      ...(seen.notes ?? []),
      ...unmatchedPatterns(
        examined.map(({ path }) => path),
        seen,
        disk,
      ),
    ],
  };
  const isEmpty = paths.length + input.length + found.unfound.length === 0;
  return { found, paths, isEmpty };
}

/** The results of the files of this run: those of its shard and, with `changed`, only those that have changed. */
async function examinedOf(
  paths: readonly string[],
  input: readonly Examined[],
  { disk, cache, changed, shard }: Inspection & { readonly disk: Disk },
): Promise<Examined[]> {
  const others = paths.filter(
    (path) =>
      !input.some((each) => each.path === path) && (!shard || isInShard(fromCurrentFolder(path), shard)),
  );
  const all = [...input, ...(await examineFiles(others, disk, cache))];
  return changed ? all.filter((each) => isAffected(each, changed)) : all;
}

/** The position of each path among all paths; unknown paths come last. */
function positionsIn(paths: readonly string[]): (path: string) => number {
  const positions = new Map([...new Set(paths)].sort(byCodeUnits).map((path, position) => [path, position]));
  return (path) => positions.get(path) ?? positions.size;
}

/**
 * The errors in the configurations of these files. The settings in error have no effect, which nobody would notice
 * otherwise.
 */
function wrongConfigurations(examined: readonly Examined[], disk: Disk): Failure[] {
  const read = examined.flatMap(({ reads }) =>
    reads.flatMap(([uri, print]) => (print === null ? [] : [uri])),
  );
  const configurations = [...new Set(read)]
    .filter((uri) => kindOf(uri) === "configuration")
    .map((uri) => URI.parse(uri).fsPath)
    .sort((a, b) => byCodeUnits(displayPath(a), displayPath(b)));
  const known = new Map(examined.map((each) => [each.path, each]));
  return configurations.flatMap((path) => {
    const { result } = known.get(path) ?? examine(path, disk.reading(path), disk);
    return "findings" in result
      ? openFindings(result)
          .filter(({ severity }) => severity === "error")
          .map(({ range, message }) => ({
            path: result.path,
            message: t("Line {0}: {1}", range.start.line + 1, message),
          }))
      : [result];
  });
}

/** Takes results from the cache and examines the other files. */
async function examineFiles(
  paths: readonly string[],
  disk: Disk,
  cache: Cache | undefined,
): Promise<Examined[]> {
  if (!cache) return examineAll(paths, disk);
  const known = paths.flatMap((path) => {
    const reading = disk.reading(path);
    const examined = "text" in reading ? cache.find(path, fingerprint(reading.text), disk) : undefined;
    return examined ?? [];
  });
  const isKnown = new Set(known.map(({ path }) => path));
  const examined = await examineAll(
    paths.filter((path) => !isKnown.has(path)),
    disk,
  );
  for (const each of examined) cache.keep(each);
  if (examined.length > 0) cache.save();
  return [...known, ...examined];
}

/** Reads standard input as a file. Other files that name it see this text and not the one on disk. */
async function standardInput({ stdinFilename, isForced }: Inspection, disk: Disk): Promise<Examined[]> {
  const path = resolve(stdinFilename ?? "<stdin>");
  const reading = await readStandardInput(path);
  if (isForced && stdinFilename !== undefined && isIgnoredHere(path, new Ignored(disk))) return [];
  if ("text" in reading) disk.set(Source.of(uriOfPath(path), reading.text));
  return [examine(path, reading, disk)];
}
