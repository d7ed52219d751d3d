/** `threat-assessment check`: reports the problems that the editor shows, for files, folders, globs and standard input. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { localeOf } from "../files/language.ts";
import { compareToBaseline } from "../report/baseline.ts";
import { atLeast, onlyRules } from "../report/narrow.ts";
import type { Report } from "../report/report.ts";
import { severities, unsuppressed } from "../report/report.ts";
import { reportOf } from "../report/shards.ts";
import { ruleNamed } from "../rules/ids.ts";
import type { Severity } from "../rules/rule.ts";
import { unknownRule } from "../rules/unknownRule.ts";
import type { BaselineOption } from "./baseline.ts";
import { baselineIn, writeBaselineFile } from "./baseline.ts";
import { Cache, CACHE_LOCATION } from "./cache.ts";
import { changedSince } from "./changes.ts";
import { inspectFiles } from "./inspection.ts";
import type { OutputOptions } from "./outcome.ts";
import { finishRun, isFailure, reportNote, reportFailure, failRun } from "./outcome.ts";
import type { ShardOptions } from "./shard.ts";
import { writeShardFile, shardOf } from "./shard.ts";
import { asOutput, formatOption } from "./targets.ts";
import { addColorOptions, examplesText, exitStatus, printNote } from "./terminal.ts";

/** Adds the command `check`. */
export function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description(t("Check files, folders and globs; `-` is standard input."))
    .argument("[path...]", t("The files and folders to check (default: the current folder)."))
    .addOption(formatOption())
    .option("--stdin", t("Check standard input, as `-` does."))
    .option("--stdin-filename <path>", t("The name of the file whose content is on standard input."))
    .option("--force-exclude", t("Do not check ignored files, even if they are named."))
    .option(
      "--changed-since <revision>",
      t("Report only files that have changed, or depend on one that has."),
    )
    .option("--rule <id>", t("Report only this rule; repeat the option for several rules."), withRule)
    .addOption(
      new Option("--severity <level>", t("Report only problems of this severity or higher.")).choices(
        severities,
      ),
    )
    .option("--max-warnings <number>", t("Fail only above this many warnings (default: 0)."), countOf)
    .option("--baseline [file]", t("Report only problems that are not in the baseline."), asOutput)
    .option("--write-baseline [file]", t("Write all problems to the baseline."), asOutput)
    .option("--no-suppressions", t("Also count problems that comments suppress."))
    .option("--shard <n/count>", t("Check only one part of the files, such as 2/8."), shardOf)
    .option("--shard-report <file>", t("Write the report of the shard to this file, for `merge`."), asOutput)
    .option("--fix", t("Apply safe fixes, and report the rest."))
    .option("--fix-unsafe", t("Also apply fixes that you have to check."))
    .option("--cache", t("Check only what has changed since the last run with this option."))
    .option("--cache-location <file>", t("The file for the cache."), asOutput, CACHE_LOCATION)
    .addHelpText("after", () => `${examplesText(EXAMPLES)}\n\n${exitStatusText()}`)
    .action(async (paths: string[], options: Options) => {
      const names = options.stdin && !paths.includes("-") ? [...paths, "-"] : paths;
      const misuse = misused(names, options);
      if (misuse !== undefined) command.error(sentences(t("error:"), misuse));
      process.exitCode = await check(names, options);
    });
  addColorOptions(command);
}

interface Options extends OutputOptions, ShardOptions {
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly forceExclude?: boolean;
  readonly severity?: Severity;
  readonly writeBaseline?: BaselineOption;
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly cache?: boolean;
  readonly cacheLocation: string;
}

/**
 * Checks and reports.
 * @returns The exit status.
 */
async function check(names: readonly string[], options: Options): Promise<number> {
  const { stdinFilename, fix, fixUnsafe, shard } = options;
  const { changedSince: revision, writeBaseline, baseline: option } = options;
  const changed = revision === undefined ? undefined : changedSince(revision);
  const baseline = option === undefined || writeBaseline !== undefined ? undefined : baselineIn(option);
  if (isFailure(changed)) return failRun(changed);
  if (isFailure(baseline)) return failRun(baseline);
  const cache = options.cache ? new Cache(options.cacheLocation, localeOf(process.env)) : undefined;
  const inspected = await inspectFiles(names.length > 0 ? names : ["."], {
    stdinFilename,
    cache,
    changed,
    shard,
    isForced: options.forceExclude,
    fixSafety: fixUnsafe ? "all" : fix ? "safe" : undefined,
  });
  const found = reportOf(inspected.found);
  found.failures.forEach(reportFailure);
  inspected.found.notes.forEach(reportNote);
  if (options.forceExclude && inspected.isEmpty)
    printNote(t("Nothing to check: all the given files are ignored."));
  const all = options.suppressions ? found : unsuppressed(found);
  if (writeBaseline !== undefined) {
    const isKept = writeBaselineFile(ofRules(all, options), writeBaseline);
    return isKept && found.failures.length === 0 ? exitStatus.clean : exitStatus.trouble;
  }
  const { report: compared, gone } = baseline ? compareToBaseline(all, baseline) : { report: all, gone: 0 };
  const asked = ofRules(compared, options);
  const report = options.severity ? atLeast(asked, options.severity) : asked;
  const outcome = { report, gone, baseline: option, maxWarnings: options.maxWarnings ?? 0 };
  const isKept = writeShardFile({ names, options, inspected, outcome, changed, baseline });
  return isKept ? finishRun(outcome, options) : exitStatus.trouble;
}

/** An error message for options that exclude each other; `undefined` if all is well. */
function misused(names: readonly string[], options: Options): string | undefined {
  const isPiped = names.includes("-");
  if (options.stdinFilename !== undefined && !isPiped)
    return t("--stdin-filename needs `-` among the paths.");
  const misuse = misusedShard(names, options);
  if (misuse !== undefined) return misuse;
  if (isPiped && (options.fix || options.fixUnsafe))
    return t("Standard input cannot be fixed: name the file.");
  return undefined;
}

/** An error message for options that cannot be combined with `--shard`. */
function misusedShard(names: readonly string[], options: Options): string | undefined {
  if (!options.shard)
    return options.shardReport === undefined ? undefined : t("--shard-report needs --shard.");
  if (options.fix || options.fixUnsafe)
    return t("--fix cannot be used with --shard. Run --fix without --shard.");
  if (options.writeBaseline !== undefined)
    return t("One shard is not a baseline: use `threat-assessment merge … --write-baseline`.");
  if (names.includes("-")) return t("Standard input is not in any shard: check it without --shard.");
  return undefined;
}

/** The report with the findings of the rules in `--rule` only. */
function ofRules(report: Report, { rule }: Options): Report {
  return rule ? onlyRules(report, rule) : report;
}

function withRule(id: string, others: readonly string[] = []): readonly string[] {
  const rule = ruleNamed(id);
  if (rule) return [...others, rule.id];
  throw new InvalidArgumentError(unknownRule(id).message);
}

function countOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError(t('"{0}" is not a number of warnings.', text));
}

const EXAMPLES = `
  threat-assessment check
  threat-assessment check reports/ "drafts/**/*.threat.yaml"
  threat-assessment check --format stylish --format sarif=findings.sarif
  threat-assessment check --baseline --max-warnings 10
  threat-assessment check --shard 2/8 --shard-report shards/2.json
  git show HEAD:port.threat.yaml | threat-assessment check - --stdin-filename port.threat.yaml`;

function exitStatusText(): string {
  return [
    t("Exit status:"),
    `  0  ${t("no error and no warning; information and hints do not count")}`,
    `  1  ${t("at least one error, or more warnings than --max-warnings allows")}`,
    `  2  ${t("wrong options, or something could not be read; the rest is still checked")}`,
  ].join("\n");
}
