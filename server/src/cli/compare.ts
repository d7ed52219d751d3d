/** `threat-assessment compare`: who disagrees, between rankings of one or several assessments. */
import { fewNames } from "../language/lists.ts";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Disk } from "../files/disk.ts";
import { translationsFor } from "../files/language.ts";
import { today } from "../files/today.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { quoted, inLanguage } from "../language/texts.ts";
import { isOfKind } from "../model/correctedKeys.ts";
import { comparisonTableNames } from "../publication/tableNames.ts";
import type { AssessedRanking, NamedComparison } from "../publication/comparedNames.ts";
import type { Failure } from "../report/report.ts";
import { addAll } from "../syntax/memo.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { Library } from "../workspace/library.ts";
import type { DocumentOptions } from "./documentOptions.ts";
import { addDocumentOptions, chosenFormat } from "./documentOptions.ts";
import { notAnAssessment, readSource } from "./namedAssessment.ts";
import { failRun, isFailure, lastFailure, reportNote } from "./outcome.ts";
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
    .argument("<files...>", t("Assessments. FILE#ID names one ranking; without, all rankings are compared."))
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
    import("../publication/comparisonReport.ts"),
    import("../publication/comparisonTables.ts"),
    import("../publication/comparisonData.ts"),
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
  const { namedComparison, whyNotCompared } = await import("../publication/comparisonReport.ts");
  const language = options.language ?? rankings[0]?.context.language ?? "en";
  const translations = translationsFor(language);
  const compared = inLanguage(translations, () => namedComparison(rankings));
  if (!compared) return { path: files.join(" "), message: whyNotCompared(rankings) };
  return { compared, language, translations };
}

/** Reads the rankings that the arguments name. A file that is named twice is read once. */
function rankingsIn(files: readonly string[], { ranking: ids }: CompareOptions): AssessedRanking[] | Failure {
  const library = new Library(new Disk(), { today });
  const known = new Map<string, AssessedRanking[] | Failure>();
  const all: AssessedRanking[] = [];
  const missing = new Set(ids);
  const failures: Failure[] = [];
  for (const argument of files) {
    const { path, id } = argumentOf(argument);
    const found = known.get(resolve(path)) ?? rankingsOfFile(path, library);
    const isRepeated = known.has(resolve(path));
    known.set(resolve(path), found);
    if (isFailure(found)) {
      if (!isRepeated) failures.push(found);
      continue;
    }
    const named = id === undefined ? found : found.filter(({ ranking }) => ranking.id.text === id);
    if (named.length === 0 && id !== undefined) failures.push(noRanking(path, id, found));
    for (const each of found) missing.delete(each.ranking.id.text);
    const chosen = named.filter(({ ranking }) => ids === undefined || ids.includes(ranking.id.text));
    if (chosen.length === 0 && id === undefined) reportNote({ path, message: noneText(ids) });
    addAll(all, chosen);
  }
  // A comparison without one of them would be another one.
  const failure = lastFailure(failures);
  if (failure) return failure;
  const [unknown] = missing;
  return unknown === undefined ? [...new Set(all)] : noRanking(files.join(" "), unknown, all);
}

function argumentOf(argument: string): { readonly path: string; readonly id: string | undefined } {
  const [, path = argument, id] = /^(.+)#([^#/\\]+)$/.exec(argument) ?? [];
  return existsSync(argument) ? { path: argument, id: undefined } : { path, id };
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
