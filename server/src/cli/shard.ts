/** `check --shard`: checks one part of the files and writes the report that `merge` combines with those of the others. */
import { t } from "@vscode/l10n";
import { InvalidArgumentError } from "commander";
import { fingerprint } from "../files/fingerprint.ts";
import type { Baseline } from "../report/baseline.ts";
import { writeBaseline } from "../report/baseline.ts";
import type { Shard } from "../report/shards.ts";
import { withFilesOf, writeShard } from "../report/shards.ts";
import type { BaselineOption } from "./baseline.ts";
import type { Inspected } from "./inspection.ts";
import type { RunOutcome } from "./outcome.ts";
import { fromCurrentFolder } from "./paths.ts";
import { writeAtomically } from "./targets.ts";

/** The options for shards, and those that must be the same for all shards. */
export interface ShardOptions {
  readonly shard?: Shard;
  readonly shardReport?: string;
  readonly changedSince?: string;
  readonly rule?: readonly string[];
  readonly severity?: string;
  readonly maxWarnings?: number;
  readonly baseline?: BaselineOption;
  readonly suppressions: boolean;
}

/** A run of one shard. */
interface Run {
  readonly names: readonly string[];
  readonly options: ShardOptions;
  readonly inspected: Inspected;
  readonly outcome: RunOutcome;
  readonly changed: ReadonlySet<string> | undefined;
  readonly baseline: Baseline | undefined;
}

/** Parses a shard such as `2/8`; invalid text is an error in the arguments. */
export function shardOf(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  const [, given = "8"] = /^\d*\/([1-9]\d{0,5})$/.exec(text) ?? [];
  throw new InvalidArgumentError(
    t('"{0}" is not a shard. Write its number and the number of shards, from 1/{1} to {1}/{1}.', text, given),
  );
}

/**
 * Writes the report of the shard, if requested.
 * @returns Whether it could be written.
 */
export function writeShardFile(run: Run): boolean {
  const { shard, shardReport } = run.options;
  if (!shard || shardReport === undefined) return true;
  const { report, gone, baseline, maxWarnings } = run.outcome;
  const text = writeShard({
    shard,
    options: sharedOptions(run),
    body: bodyOf(run),
    maxWarnings,
    ...(baseline === undefined ? {} : { baseline }),
    gone,
    found: withFilesOf(report, run.inspected.found),
  });
  return writeAtomically(shardReport, text);
}

function sharedOptions({ names, options, baseline }: Run): Record<string, string> {
  const given = {
    paths: names,
    "--changed-since": options.changedSince,
    "--rule": options.rule,
    "--severity": options.severity,
    "--max-warnings": options.maxWarnings,
    "--no-suppressions": options.suppressions ? undefined : true,
    "--baseline": baseline && [options.baseline, fingerprint(writeBaseline(baseline))],
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, JSON.stringify(value)] as const],
    ),
  );
}

/** The fingerprint of all files in all shards, of the names without a match, and of which files have changed. */
function bodyOf({ inspected: { paths, found }, changed }: Run): string {
  // Only changes of the checked files count: in a job, its cache and reports are new files too.
  const changes = changed && paths.filter((path) => changed.has(path)).map(fromCurrentFolder);
  return fingerprint(JSON.stringify([paths.map(fromCurrentFolder), found.unfound, changes]));
}
