/** `threat-assessment check`: what the editor shows, for files, folders, globs and standard input. */
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { readText } from "../files/disk.ts";
import { localeOf } from "../files/language.ts";
import { against, baselineOf, readBaseline, writeBaseline } from "../report/baseline.ts";
import { formatNames } from "../report/format.ts";
import { atLeast, onlyRules } from "../report/narrow.ts";
import type { Report } from "../report/report.ts";
import { openIn, severities, summaryOf, unsuppressed } from "../report/report.ts";
import { tool } from "../report/tool.ts";
import { rules } from "../rules/index.ts";
import type { Severity } from "../rules/rule.ts";
import { didYouMean, nearest } from "../rules/suggest.ts";
import { Cache, CACHE_LOCATION } from "./cache.ts";
import { changedSince } from "./changes.ts";
import { reportOn } from "./inspection.ts";
import type { ColorOption } from "./terminal.ts";
import type { Target } from "./targets.ts";
import { withTarget, writeTo, writeWhole } from "./targets.ts";
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
    .option("--baseline [file]", t("Report only what is not in the baseline."))
    .option("--write-baseline [file]", t("Write down all findings as the baseline."))
    .option("--no-suppressions", t("Count what comments suppress as well."))
    .option("--fix", t("Mend what is safe to mend, and report the rest."))
    .option("--fix-unsafe", t("Mend what can be mended, also where somebody should look at it again."))
    .option("--cache", t("Look only at what has changed since the last run with this option."))
    .option("--cache-location <file>", t("Where the cache is kept."), CACHE_LOCATION)
    .addHelpText("after", () => `\n${t("Examples:")}${EXAMPLES}\n\n${exitStatusText()}`)
    .action(async (paths: string[], options: Options) => {
      const names = options.stdin && !paths.includes("-") ? [...paths, "-"] : paths;
      if (options.stdinFilename !== undefined && !names.includes("-")) {
        command.error(`${t("error:")} ${t("--stdin-filename needs `-` among the paths.")}`);
      }
      if (names.includes("-") && (options.fix || options.fixUnsafe)) {
        command.error(`${t("error:")} ${t("Standard input cannot be mended: name the file.")}`);
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
  /** A file, or `true` for the usual one. */
  readonly baseline?: string | true;
  readonly writeBaseline?: string | true;
  readonly suppressions: boolean;
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly cache?: boolean;
  readonly cacheLocation: string;
}

const BASELINE = ".threat-assessment-baseline.json";

/** Checks and reports; returns the exit status. */
async function check(names: readonly string[], options: Options): Promise<number> {
  const { format = [{ format: "stylish", file: undefined }], stdinFilename, fix, fixUnsafe } = options;
  const cache = options.cache ? new Cache(options.cacheLocation, localeOf(process.env)) : undefined;
  const changed = options.changedSince === undefined ? undefined : changedSince(options.changedSince);
  if (changed && "message" in changed) {
    fail(`${changed.path}: ${changed.message}`);
    return exitStatus.trouble;
  }
  const found = await reportOn(names.length > 0 ? names : ["."], {
    stdinFilename,
    cache,
    changed,
    courage: fixUnsafe ? "all" : fix ? "safe" : undefined,
  });
  const report = ofRules(options.suppressions ? found : unsuppressed(found), options);
  if (options.writeBaseline !== undefined) return keepBaseline(report, fileOf(options.writeBaseline));
  const compared = withBaseline(report, options);
  if (!compared) return exitStatus.trouble;
  const narrowed = options.severity ? atLeast(compared, options.severity) : compared;
  for (const { path, message } of narrowed.failures) fail(`${path}: ${message}`);
  return writeTo(format, narrowed, options) ? statusOf(narrowed, options) : exitStatus.trouble;
}

function ofRules(report: Report, { rule }: Options): Report {
  return rule ? onlyRules(report, rule) : report;
}

function fileOf(name: string | true): string {
  return name === true ? BASELINE : name;
}

function keepBaseline(report: Report, file: string): number {
  for (const { path, message } of report.failures) fail(`${path}: ${message}`);
  if (!writeWhole(file, writeBaseline(baselineOf(report)))) return exitStatus.trouble;
  const count = report.files.reduce((sum, each) => sum + openIn(each).length, 0);
  process.stdout.write(`${t("{0} findings are in {1}: from now on, only new ones count.", count, file)}\n`);
  return report.failures.length > 0 ? exitStatus.trouble : exitStatus.clean;
}

/** The report with what the baseline knows marked; `undefined` where the baseline cannot be read. */
function withBaseline(report: Report, { baseline: name }: Options): Report | undefined {
  if (name === undefined) return report;
  const file = fileOf(name);
  const reading = readText(file);
  const baseline = "text" in reading ? readBaseline(reading.text) : undefined;
  if (!baseline) {
    const reason = "failure" in reading ? reading.failure : t("This is no baseline.");
    fail(`${file}: ${reason} ${t("Write one with `{0}`.", `${tool.name} check --write-baseline ${file}`)}`);
    return undefined;
  }
  const compared = against(report, baseline);
  if (compared.gone > 0) {
    const again = `${tool.name} check --write-baseline ${file}`;
    process.stderr.write(
      `${t("{0} findings of the baseline are gone: write it again with `{1}`.", compared.gone, again)}\n`,
    );
  }
  return compared.report;
}

function withRule(id: string, others: readonly string[] = []): readonly string[] {
  if (rules.some((rule) => rule.id === id)) return [...others, id];
  const ids = rules.map((rule) => rule.id);
  throw new InvalidArgumentError(`${t('There is no rule "{0}".', id)}${didYouMean(nearest(id, ids))}`);
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
