/** `threat-assessment score`: compares likelihoods with what has happened. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { Disk } from "../files/disk.ts";
import { translationsFor } from "../files/language.ts";
import { today } from "../files/today.ts";
import { inLanguage } from "../language/texts.ts";
import { isOfKind } from "../model/basics/correctedKeys.ts";
import { impossibleDay } from "../model/dates/date.ts";
import type { JudgmentRecord } from "../publication/score/judgmentRecords.ts";
import type { ScoredFiles } from "../publication/score/scoreReport.ts";
import { scoreTableNames } from "../publication/data/tableNames.ts";
import type { Failure } from "../report/report.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { Library } from "../workspace/library.ts";
import type { DocumentOptions } from "./documentOptions.ts";
import { addDocumentOptions, chosenFormat } from "./documentOptions.ts";
import { isAssessmentFile, notAnAssessment, readSource, withoutOthers } from "./namedAssessment.ts";
import { failRun, isFailure, lastFailure } from "./outcome.ts";
import { languageOfCode } from "../language/languageCodes.ts";
import { displayPath, filesOf } from "./paths.ts";
import { examplesText, exitStatus, printNote } from "./terminal.ts";
import type { ConfiguredContent } from "./writeDocument.ts";
import { writeDocument } from "./writeDocument.ts";

interface ScoreOptions extends DocumentOptions {
  readonly style: "brief" | "full";
  readonly date?: string;
}

/** Adds the command `score`. */
export function addScore(program: Command): void {
  const command = program
    .command("score")
    .description(t("Compare the likelihoods of assessments with what has happened."))
    .argument("<path...>", t("Files and folders with assessments, or - for standard input."))
    .addOption(
      new Option("-s, --style <style>", t("Whether the method and its sources are written."))
        .choices(["full", "brief"])
        .default("full"),
    )
    .option("--date <date>", t("The day on which periods count as over (default: today)."), dayOf);
  addDocumentOptions(command, scoreTableNames)
    .addHelpText(
      "after",
      () =>
        `\n${t("Without --format and --output, the score goes to the terminal as text.")}\n${examplesText(EXAMPLES)}`,
    )
    .action(async (paths: string[], options: ScoreOptions) => {
      const isForTerminal = chosenFormat(options) === undefined;
      const chosen: ScoreOptions = isForTerminal ? { ...options, format: "text", style: "brief" } : options;
      const failure = await writeDocument(paths.join(" "), chosen, async () => contentOf(paths, chosen));
      process.exitCode = failure ? failRun(failure) : exitStatus.clean;
    });
}

const EXAMPLES = `
  threat-assessment score outlooks/
  threat-assessment score outlooks/ -o score.docx
  threat-assessment score 2023.threat.yaml 2024.threat.yaml -o judgments.csv --table judgments
  threat-assessment score outlooks/ --date 2026-01-01 --format json > score.json`;

/** @throws An error of commander if the text is not a day. */
function dayOf(text: string): string {
  const isDay = /^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/.test(text);
  if (isDay && impossibleDay(text) === undefined) return text;
  throw new InvalidArgumentError(t('"{0}" is not a day such as 2026-01-31.', text));
}

/** Reads the files, and makes the report in its language. */
async function contentOf(
  paths: readonly string[],
  options: ScoreOptions,
): Promise<ConfiguredContent | Failure> {
  const date = options.date ?? today();
  const read = readAll(paths);
  if (isFailure(read)) return read;
  // Other commands start faster without them.
  const [{ judgmentRecords }, { scoreOf }, { scoreReport }, { scoreTables, scoreData }] = await Promise.all([
    import("../publication/score/judgmentRecords.ts"),
    import("../publication/score/score.ts"),
    import("../publication/score/scoreReport.ts"),
    import("../publication/data/scoreTables.ts"),
  ]);
  const language = options.language ?? languageOf(read);
  const translations = translationsFor(language);
  const records = inLanguage(translations, () =>
    read.flatMap((each): JudgmentRecord[] => judgmentRecords({ ...each, today: date })),
  );
  if (records.length === 0)
    return {
      path: paths.join(" "),
      message: t("There is nothing to score: no threat and no statement has a likelihood or an outcome."),
    };
  const score = scoreOf(records);
  const files = { ...filesRead(read), language, date, style: options.style };
  for (const file of files.broken) printNote(brokenNote(file));
  return {
    publication: inLanguage(translations, () => scoreReport(score, files)),
    ...(read[0] && { configuration: read[0].assessment.configuration }),
    tables: () => inLanguage(translations, () => scoreTables(score)),
    data: () => inLanguage(translations, () => scoreData(score, { language, date })),
  };
}

function brokenNote(file: string): string {
  return t("{0} has syntax errors, so judgments in it may be missing.", file);
}

/** An assessment with its file. */
interface ReadAssessment {
  readonly file: string;
  readonly assessment: Assessment;
}

/** The assessments of all files. A score without one of them would be wrong, so a failure ends the run. */
function readAll(paths: readonly string[]): readonly ReadAssessment[] | Failure {
  const disk = new Disk();
  const found = filesOf(
    paths.filter((path) => path !== "-"),
    disk,
  );
  // What a shell names and is no assessment is named as left out; in folders and patterns there may be anything.
  const named = new Set(paths.map((path) => resolve(path)));
  const files = [
    ...found.paths.filter((path) => isAssessmentFile(path) || named.has(resolve(path))).map(displayPath),
    ...(paths.includes("-") ? ["-"] : []),
  ];
  const library = new Library(disk, { today });
  const each = files.map((file) => readFile(file, library));
  const read = found.failures.length > 0 ? each : withoutOthers(each);
  const failure = lastFailure([...found.failures, ...read.filter(isFailure)]);
  if (failure) return failure;
  const all = read.flatMap((assessments) => (isFailure(assessments) ? [] : assessments));
  if (all.length > 0) return all;
  const [only = "", ...others] = paths;
  return others.length === 0 && (only === "-" || statSync(only, { throwIfNoEntry: false })?.isFile() === true)
    ? notAnAssessment(only)
    : { path: paths.join(" "), message: t("There is no assessment in it.") };
}

/** The assessments of a file. An empty one has none. */
function readFile(file: string, library: Library): ReadAssessment[] | Failure {
  const source = readSource(file);
  if (isFailure(source)) return source;
  const all = assessmentsOf(source, library).filter(({ sections }) => sections.length > 0);
  if (all.length > 0 && !isOfKind(source, "assessment")) return notAnAssessment(file);
  return all.map((assessment) => ({ file, assessment }));
}

/** The language of the assessments, if all have the same one, whatever their countries; else English. */
function languageOf(all: readonly ReadAssessment[]): string {
  const codes = all.map(({ assessment }) => assessment.language ?? "en");
  const [first = "en"] = codes;
  const [, ...others] = new Set(codes.map(languageOfCode));
  return others.length === 0 ? first : "en";
}

function filesRead(all: readonly ReadAssessment[]): Pick<ScoredFiles, "assessments" | "broken"> {
  return {
    assessments: all.length,
    broken: [
      ...new Set(all.flatMap(({ file, assessment }) => (assessment.syntaxProblems.length > 0 ? [file] : []))),
    ],
  };
}
