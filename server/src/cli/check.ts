/** `threat-assessment check`: what the editor shows, for files, folders, globs and standard input. */
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { localeOf } from "../files/language.ts";
import { against } from "../report/baseline.ts";
import { formatNames } from "../report/format.ts";
import { atLeast, onlyRules } from "../report/narrow.ts";
import type { Failure, Report } from "../report/report.ts";
import { severities, summaryOf, unsuppressed } from "../report/report.ts";
import { rules } from "../rules/index.ts";
import type { Severity } from "../rules/rule.ts";
import { noSuchRule } from "../rules/unknown.ts";
import type { BaselineOption } from "./baseline.ts";
import { baselineIn, keepBaseline, tellGone } from "./baseline.ts";
import { Cache, CACHE_LOCATION } from "./cache.ts";
import { changedSince } from "./changes.ts";
import { reportOn } from "./inspection.ts";
import type { ColorOption } from "./terminal.ts";
import type { Target } from "./targets.ts";
import { asOutput, withTarget, writeTo } from "./targets.ts";
import { addColorOptions, exitStatus, fail } from "./terminal.ts";

export function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description(t("Check files, folders and globs; `-` is standard input."))
    .argument("[path...]", t("What to check; the current folder, if nothing is named."))
    .option(
      "-f, --format <name[=file]>",
      t("How to write the findings ({0}), and where; may be given again.", formatNames.join(", ")),
      withTarget,
    )
    .option("--stdin", t("Check standard input, as `-` does."))
    .option("--stdin-filename <path>", t("The file that standard input stands for."))
    .option(
      "--changed-since <revision>",
      t("Report only files that have changed, or depend on one that has."),
    )
    .option("--rule <id>", t("Report only this rule; may be given again."), withRule)
    .addOption(
      new Option("--severity <level>", t("Report only what weighs at least so much.")).choices(severities),
    )
    .option("--max-warnings <number>", t("How many warnings do not fail the run."), countOf)
    .option("--baseline [file]", t("Report only what is not in the baseline."), asOutput)
    .option("--write-baseline [file]", t("Write down all findings as the baseline."), asOutput)
    .option("--no-suppressions", t("Count what comments suppress as well."))
    .option("--fix", t("Apply safe fixes, and report the rest."))
    .option("--fix-unsafe", t("Also apply fixes that need a second look."))
    .option("--cache", t("Look only at what has changed since the last run with this option."))
    .option("--cache-location <file>", t("Where the cache is kept."), asOutput, CACHE_LOCATION)
    .addHelpText("after", () => `\n${t("Examples:")}${EXAMPLES}\n\n${exitStatusText()}`)
    .action(async (paths: string[], options: Options) => {
      const names = options.stdin && !paths.includes("-") ? [...paths, "-"] : paths;
      if (options.stdinFilename !== undefined && !names.includes("-")) {
        command.error(`${t("error:")} ${t("--stdin-filename needs `-` among the paths.")}`);
      }
      if (names.includes("-") && (options.fix || options.fixUnsafe)) {
        command.error(`${t("error:")} ${t("Standard input cannot be fixed: name the file.")}`);
      }
      process.exitCode = await check(names, options);
    });
  addColorOptions(command);
}

interface Options extends ColorOption {
  readonly format?: readonly Target[];
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly changedSince?: string;
  readonly rule?: readonly string[];
  readonly severity?: Severity;
  readonly maxWarnings?: number;
  readonly baseline?: BaselineOption;
  readonly writeBaseline?: BaselineOption;
  readonly suppressions: boolean;
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly cache?: boolean;
  readonly cacheLocation: string;
}

/** Checks and reports; returns the exit status. */
async function check(names: readonly string[], options: Options): Promise<number> {
  const { format = [{ format: "stylish", file: undefined }], stdinFilename, fix, fixUnsafe } = options;
  const { changedSince: revision, writeBaseline, baseline: option } = options;
  const changed = revision === undefined ? undefined : changedSince(revision);
  const baseline = option === undefined || writeBaseline !== undefined ? undefined : baselineIn(option);
  if (isFailure(changed)) return trouble(changed);
  if (isFailure(baseline)) return trouble(baseline);
  const cache = options.cache ? new Cache(options.cacheLocation, localeOf(process.env)) : undefined;
  const found = await reportOn(names.length > 0 ? names : ["."], {
    stdinFilename,
    cache,
    changed,
    courage: fixUnsafe ? "all" : fix ? "safe" : undefined,
  });
  found.failures.forEach(tell);
  const all = options.suppressions ? found : unsuppressed(found);
  if (writeBaseline !== undefined) {
    const isKept = keepBaseline(ofRules(all, options), writeBaseline);
    return isKept && found.failures.length === 0 ? exitStatus.clean : exitStatus.trouble;
  }
  const compared = baseline ? against(all, baseline) : { report: all, gone: 0 };
  if (option !== undefined) tellGone(compared.gone, option);
  const asked = ofRules(compared.report, options);
  const report = options.severity ? atLeast(asked, options.severity) : asked;
  return writeTo(format, report, options) ? statusOf(report, options) : exitStatus.trouble;
}

/** What the rules have found that were asked for. */
function ofRules(report: Report, { rule }: Options): Report {
  return rule ? onlyRules(report, rule) : report;
}

function isFailure(found: object | undefined): found is Failure {
  return found !== undefined && "message" in found;
}

function trouble(failure: Failure): number {
  tell(failure);
  return exitStatus.trouble;
}

function tell({ path, message }: Failure): void {
  fail(`${path}: ${message}`);
}
function withRule(id: string, others: readonly string[] = []): readonly string[] {
  if (rules.some((rule) => rule.id === id)) return [...others, id];
  throw new InvalidArgumentError(noSuchRule(id).message);
}

function countOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError(t('"{0}" is no number of warnings.', text));
}

function statusOf(report: Report, { maxWarnings = 0 }: Options): number {
  if (report.failures.length > 0) return exitStatus.trouble;
  const { error, warning } = summaryOf(report).findings;
  return error > 0 || warning > maxWarnings ? exitStatus.findings : exitStatus.clean;
}

const EXAMPLES = `
  threat-assessment check
  threat-assessment check reports/ "drafts/**/*.threat.yaml"
  threat-assessment check --format stylish --format sarif=findings.sarif
  threat-assessment check --baseline --max-warnings 10
  git show HEAD:port.threat.yaml | threat-assessment check - --stdin-filename port.threat.yaml`;

function exitStatusText(): string {
  return [
    t("Exit status:"),
    `  0  ${t("no error and no warning; information and hints do not count")}`,
    `  1  ${t("at least one error, or more warnings than --max-warnings allows")}`,
    `  2  ${t("wrong options, or something could not be read; the rest is checked all the same")}`,
  ].join("\n");
}
