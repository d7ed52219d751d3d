/** `threat-assessment check`: what the editor shows, for files, folders, globs and standard input. */
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Option } from "commander";
import { localeOf } from "../files/language.ts";
import type { FormatName } from "../report/format.ts";
import { formatNames, formats } from "../report/format.ts";
import type { Report } from "../report/report.ts";
import { isClean, summaryOf, unsuppressed } from "../report/report.ts";
import { Cache, CACHE_LOCATION } from "./cache.ts";
import { reportOn } from "./inspection.ts";
import type { ColorOption } from "./terminal.ts";
import { addColorOptions, exitStatus, fail, terminalOf } from "./terminal.ts";

export function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description(t("Check files, folders and globs; `-` is standard input."))
    .argument("[path...]", t("What to check; the current folder, if nothing is named."))
    .addOption(
      new Option("-f, --format <format>", t("How to write the findings."))
        .choices(formatNames)
        .default("stylish"),
    )
    .option("--stdin-filename <path>", t("The file that standard input stands for."))
    .option("--no-suppressions", t("Count what comments suppress as well."))
    .option("--fix", t("Mend what is safe to mend, and report the rest."))
    .option("--fix-unsafe", t("Mend what can be mended, also where somebody should look at it again."))
    .option("--cache", t("Look only at what has changed since the last run with this option."))
    .option("--cache-location <file>", t("Where the cache is kept."), CACHE_LOCATION)
    .addHelpText("after", () => `\n${t("Examples:")}${EXAMPLES}\n\n${exitStatusText()}`)
    .action(async (names: string[], options: Options) => {
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
  readonly format: FormatName;
  readonly stdinFilename?: string;
  readonly suppressions: boolean;
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly cache?: boolean;
  readonly cacheLocation: string;
}

/** Checks and reports; returns the exit status. */
async function check(names: readonly string[], options: Options): Promise<number> {
  const { format, stdinFilename, suppressions, fix, fixUnsafe } = options;
  const cache = options.cache ? new Cache(options.cacheLocation, localeOf(process.env)) : undefined;
  const found = await reportOn(names.length > 0 ? names : ["."], {
    stdinFilename,
    cache,
    courage: fixUnsafe ? "all" : fix ? "safe" : undefined,
  });
  const report = suppressions ? found : unsuppressed(found);
  for (const { path, message } of report.failures) fail(`${path}: ${message}`);
  process.stdout.write(formats[format](report, terminalOf(process.stdout, options)));
  return statusOf(report);
}

function statusOf(report: Report): number {
  if (report.failures.length > 0) return exitStatus.trouble;
  return isClean(summaryOf(report)) ? exitStatus.clean : exitStatus.findings;
}

const EXAMPLES = `
  threat-assessment check
  threat-assessment check reports/ "drafts/**/*.threat.yaml"
  threat-assessment check --format json > findings.json
  git show HEAD:port.threat.yaml | threat-assessment check - --stdin-filename port.threat.yaml`;

function exitStatusText(): string {
  return [
    t("Exit status:"),
    `  0  ${t("no error and no warning; information and hints do not count")}`,
    `  1  ${t("at least one error or warning")}`,
    `  2  ${t("wrong options, or something could not be read; the rest is checked all the same")}`,
  ].join("\n");
}
