/** `threat-assessment merge`: merges the reports of all shards into the report of one run. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { reasonOf } from "../files/disk.ts";
import { readOwnFile } from "../files/checksum.ts";
import type { Failure } from "../report/report.ts";
import type { NamedShard, ShardReport } from "../report/shards.ts";
import { merged, readShard, reportOf } from "../report/shards.ts";
import type { BaselineOption } from "./baseline.ts";
import { writeBaselineFile } from "./baseline.ts";
import type { OutputOptions } from "./outcome.ts";
import { finishRun, isFailure, reportNote, reportFailure, failRun } from "./outcome.ts";
import { byCodeUnits } from "./paths.ts";
import { asOutput, formatOption } from "./targets.ts";
import { addColorOptions, examplesText, exitStatus } from "./terminal.ts";

/** Adds the command `merge`. */
export function addMerge(program: Command): void {
  const command = program
    .command("merge")
    .description(t("Merge the reports of shards into one report."))
    .argument("<path...>", t("The reports that `check --shard-report` has written, or folders with them."))
    .addOption(formatOption())
    .option("--write-baseline [file]", t("Write all problems to the baseline."), asOutput)
    .addHelpText("after", () => examplesText(EXAMPLES))
    .action((paths: string[], options: Options) => {
      process.exitCode = merge(paths, options);
    });
  addColorOptions(command);
}

interface Options extends OutputOptions {
  readonly writeBaseline?: BaselineOption;
}

const EXAMPLES = `
  threat-assessment check --shard 2/8 --shard-report shards/2.json
  threat-assessment merge shards
  threat-assessment merge shards --format stylish --format sarif=findings.sarif`;

/**
 * Merges and reports.
 * @returns The exit status, as of one run.
 */
function merge(paths: readonly string[], options: Options): number {
  const shards = shardsAt(paths);
  if (isFailure(shards)) return failRun(shards);
  const all = merged(shards);
  if (isFailure(all)) return failRun(all);
  const report = reportOf(all.found);
  report.failures.forEach(reportFailure);
  all.found.notes.forEach(reportNote);
  if (options.writeBaseline === undefined) return finishRun({ ...all, report }, options);
  const narrowing = narrowedBy(all);
  if (narrowing !== undefined)
    return failRun({
      path: shards[0]?.name ?? ".",
      message: t("A baseline needs all problems. Run the shards without {0}.", narrowing),
    });
  const isKept = writeBaselineFile(report, options.writeBaseline);
  return isKept && report.failures.length === 0 ? exitStatus.clean : exitStatus.trouble;
}

/** The option that filtered out findings which a baseline needs; `undefined` if none did. */
function narrowedBy({ options }: ShardReport): string | undefined {
  return ["--baseline", "--severity"].find((name) => new Map(Object.entries(options)).has(name));
}

/** Reads the shard reports at these paths; the first failure if one cannot be read. */
function shardsAt(paths: readonly string[]): readonly NamedShard[] | Failure {
  const shards: NamedShard[] = [];
  for (const path of paths) {
    const files = filesAt(path);
    if ("message" in files) return files;
    for (const file of files) {
      const shard = shardAt(file);
      if ("message" in shard) return shard;
      shards.push(shard);
    }
  }
  return shards;
}

/**
 * The path itself, or all JSON files in the folder and its subfolders: CI systems download each report into a folder of
 * its own.
 */
function filesAt(path: string): readonly string[] | Failure {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const files = readdirSync(path, { encoding: "utf8", recursive: true })
      .filter((name) => name.endsWith(".json"))
      .map((name) => join(path, name))
      .sort(byCodeUnits);
    return files.length > 0 ? files : { path, message: t("It contains no report of a shard: no *.json.") };
  } catch (error) {
    return { path, message: reasonOf(error) };
  }
}

function shardAt(name: string): NamedShard | Failure {
  const reading = readOwnFile(name);
  if ("failure" in reading) return { path: name, message: reading.failure };
  const report = readShard(reading.text);
  if (report) return { name, report };
  return {
    path: name,
    message: t(
      "It is not the report of a shard, or it is damaged. Write it again with `check --shard … --shard-report {0}`.",
      name,
    ),
  };
}
