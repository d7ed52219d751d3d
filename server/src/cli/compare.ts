/** `threat-assessment compare`: who disagrees, between rankings of one or several assessments. */
import { fewNames } from "../language/lists.ts";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Disk } from "../files/disk.ts";
import { translationsFor } from "../files/language.ts";
import { today } from "../files/today.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { quoted, inLanguage } from "../language/texts.ts";
import { isOfKind } from "../model/basics/correctedKeys.ts";
import { comparisonTableNames } from "../publication/data/tableNames.ts";
import type { AssessedRanking, NamedComparison } from "../publication/rankings/comparedNames.ts";
import type { Failure } from "../report/report.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Files } from "../workspace/files.ts";
import { Library } from "../workspace/library.ts";
import type { DocumentOptions } from "./documentOptions.ts";
import { addDocumentOptions, chosenFormat } from "./documentOptions.ts";
import { isAssessmentFile, notAnAssessment, readSource, withoutOthers } from "./namedAssessment.ts";
import { failRun, isFailure, lastFailure, reportNote } from "./outcome.ts";
import { displayPath, filesOf } from "./paths.ts";
import { examplesText, exitStatus } from "./terminal.ts";
import type { ConfiguredContent } from "./writeDocument.ts";
import { writeDocument } from "./writeDocument.ts";

interface CompareOptions extends DocumentOptions {
  readonly ranking?: readonly string[];
}

/** Adds the command `compare`. */
export function addCompare(program: Command): void {
  const command = program
    .command("compare")
    .description(t("Compare rankings of one or several assessments: a common order, and who disagrees."))
    .argument(
      "<files...>",
      t(
        "Assessments, or folders and patterns of them. FILE#ID names one ranking; without, all rankings are compared.",
      ),
    )
    .option(
      "-r, --ranking <id>",
      t("Compare only rankings with this id. The option can be repeated."),
      (id: string, all: readonly string[] | undefined) => [...(all ?? []), id],
    );
  addDocumentOptions(command, comparisonTableNames)
    .addHelpText("after", () => examplesText(EXAMPLES))
    .action(async (files: readonly string[], options: CompareOptions) => {
      const failure = await compare(files, options);
      process.exitCode = failure ? failRun(failure) : exitStatus.clean;
    });
}

const EXAMPLES = `
  threat-assessment compare union.threat.yaml
  threat-assessment compare north.threat.yaml south.threat.yaml -o comparison.docx
  threat-assessment compare union.threat.yaml#arden union.threat.yaml#brisa
  threat-assessment compare *.threat.yaml --format json > comparison.json`;

async function compare(files: readonly string[], options: CompareOptions): Promise<Failure | undefined> {
  if (chosenFormat(options) !== undefined)
    return writeDocument(files.join(" "), options, async () => contentOf(files, options));
  const made = await comparisonOf(files, options);
  if (isFailure(made)) return made;
  const { comparisonText } = await import("./comparisonText.ts");
  process.stdout.write(inLanguage(made.translations, () => comparisonText(made.compared)));
  return undefined;
}

/** A comparison, and the language of its report. */
interface Compared {
  readonly compared: NamedComparison;
  readonly language: string;
  readonly translations: ReturnType<typeof translationsFor>;
}

async function contentOf(
  files: readonly string[],
  options: CompareOptions,
): Promise<ConfiguredContent | Failure> {
  const made = await comparisonOf(files, options);
  if (isFailure(made)) return made;
  const { compared, language, translations } = made;
  const [first] = compared.rankings;
  // Other commands start faster without them.
  const [{ comparisonReport }, { comparisonTables }, { comparisonData }] = await Promise.all([
    import("../publication/rankings/comparisonReport.ts"),
    import("../publication/data/comparisonTables.ts"),
    import("../publication/data/comparisonData.ts"),
  ]);
  return {
    publication: inLanguage(translations, () => comparisonReport(compared, language)),
    tables: () => inLanguage(translations, () => comparisonTables(compared)),
    data: () => inLanguage(translations, () => comparisonData(compared, language)),
    ...(first && { configuration: first.context.configuration }),
  };
}

async function comparisonOf(files: readonly string[], options: CompareOptions): Promise<Compared | Failure> {
  const rankings = rankingsIn(files, options);
  if ("message" in rankings) return rankings;
  const { namedComparison, whyNotCompared } = await import("../publication/rankings/comparisonReport.ts");
  const language = options.language ?? rankings[0]?.context.language ?? "en";
  const translations = translationsFor(language);
  const compared = inLanguage(translations, () => namedComparison(rankings));
  if (!compared) return { path: files.join(" "), message: whyNotCompared(rankings) };
  return { compared, language, translations };
}

/** What an argument names: the rankings of a file, or one of them. */
interface NamedRankings {
  readonly path: string;
  readonly id: string | undefined;
  readonly found: readonly AssessedRanking[];
}

/** Reads the rankings that the arguments name. A file that is named twice is read once. */
function rankingsIn(names: readonly string[], { ranking: ids }: CompareOptions): AssessedRanking[] | Failure {
  const read = withoutOthers(readAll(names));
  const named = read.filter((each): each is NamedRankings => !isFailure(each));
  const all = new Set<AssessedRanking>();
  for (const { path, id, found } of named) {
    const chosen = found.filter(({ ranking }) => ids === undefined || ids.includes(ranking.id.text));
    if (chosen.length === 0 && id === undefined) reportNote({ path, message: noneText(ids) });
    for (const each of chosen) all.add(each);
  }
  // A comparison without one of them would be another one.
  const failure = lastFailure([...new Set(read.filter(isFailure))]);
  if (failure) return failure;
  const known = named.flatMap(({ found }) => found);
  const unknown = ids?.find((id) => !known.some(({ ranking }) => ranking.id.text === id));
  return unknown === undefined ? [...all] : noRanking(names.join(" "), unknown, known);
}

/** The rankings of each argument. A file that cannot be read is the same failure each time. */
function readAll(names: readonly string[]): (NamedRankings | Failure)[] {
  const disk = new Disk();
  const library = new Library(disk, { today });
  const known = new Map<string, AssessedRanking[] | Failure>();
  return names
    .flatMap((name) => argumentsOf(name, disk))
    .map((argument) => {
      if (isFailure(argument)) return argument;
      const { path, id } = argument;
      const found = known.get(resolve(path)) ?? rankingsOfFile(path, library);
      known.set(resolve(path), found);
      if (isFailure(found)) return found;
      const named = id === undefined ? found : found.filter(({ ranking }) => ranking.id.text === id);
      return named.length === 0 && id !== undefined ? noRanking(path, id, found) : { path, id, found: named };
    });
}

/** The files that an argument names: one, or the assessments of a folder or a pattern. */
function argumentsOf(name: string, files: Files): (Pick<NamedRankings, "path" | "id"> | Failure)[] {
  const [, path = name, id] = /^(.+)#([^#/\\]+)$/.exec(name) ?? [];
  const exists = existsSync(name);
  if (name === "-" || (id !== undefined && !exists)) return [{ path, id }];
  if (exists && !statSync(name).isDirectory()) return [{ path: name, id: undefined }];
  const { paths, failures } = filesOf([name], files);
  const found = paths.filter(isAssessmentFile).map(displayPath);
  return [...found.map((each) => ({ path: each, id: undefined })), ...failures];
}

function rankingsOfFile(path: string, library: Library): AssessedRanking[] | Failure {
  const source = readSource(path);
  if (isFailure(source)) return source;
  if (!isOfKind(source, "assessment")) return notAnAssessment(path);
  const assessments = assessmentsOf(source, library);
  const [problem] = assessments.flatMap(({ syntaxProblems }) => syntaxProblems);
  if (problem) return { path, message: brokenText(source.range(problem.span).start.line + 1) };
  return assessments.flatMap((context) => context.rankings.map((ranking) => ({ ranking, context })));
}

function brokenText(line: number): string {
  return formatMessage(
    t("Line {line} has an error of YAML, so rankings may be missing. See `threat-assessment check`."),
    { line: String(line) },
  );
}

function noneText(ids: readonly string[] | undefined): string {
  return ids === undefined
    ? t("It has no rankings.")
    : t("It has no ranking with such an id: {0}.", fewNames(ids, 20));
}

/** The message for an id that no ranking has. */
function noRanking(path: string, id: string, found: readonly AssessedRanking[]): Failure {
  const known = [...new Set(found.map(({ ranking }) => ranking.id.text))];
  const message =
    known.length === 0
      ? t("There is no ranking {0}.", quoted(id))
      : t("There is no ranking {0}. There is: {1}.", quoted(id), fewNames(known, 20));
  return { path, message };
}
