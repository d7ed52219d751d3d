/** `threat-assessment report`: writes an assessment as a document for its readers. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Option } from "commander";
import { URI } from "vscode-uri";
import { citationFiles, citationStyles } from "../files/citationFiles.ts";
import { Disk, readText } from "../files/disk.ts";
import { translationsFor } from "../files/language.ts";
import { decode } from "../files/readResult.ts";
import { replaceFile } from "../files/replace.ts";
import { systemError } from "../files/systemErrors.ts";
import { today } from "../files/today.ts";
import { quotedList } from "../language/lists.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { inLanguage } from "../language/texts.ts";
import type { Publication } from "../publication/tree.ts";
import type { CheckResult } from "../publication/method.ts";
import { publicationOf } from "../publication/publication.ts";
import type { Failure } from "../report/report.ts";
import { activeRules } from "../rules/active.ts";
import { inspect } from "../rules/inspect.ts";
import { textOf } from "../syntax/node.ts";
import { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { Library } from "../workspace/library.ts";
import { documentFormats } from "../writers/formats.ts";
import { failRun, isFailure } from "./outcome.ts";
import { examplesText, exitStatus, printNote } from "./terminal.ts";

interface ReportOptions {
  readonly format?: string;
  readonly style: "brief" | "full";
  readonly language?: string;
  readonly output?: string;
  readonly citations: string;
  readonly document: string;
}

/** Adds the command `report`. */
export function addReport(program: Command): void {
  program
    .command("report")
    .description(t("Write an assessment as a document for its readers."))
    .argument("<file>", t("An assessment, or - for standard input."))
    .addOption(
      new Option(
        "-f, --format <format>",
        t("The format. By default, the ending of the output file decides, or else HTML."),
      ).choices([...documentFormats.keys()]),
    )
    .addOption(
      new Option("-s, --style <style>", t("How much of the assessment is written."))
        .choices(["full", "brief"])
        .default("full"),
    )
    .option(
      "-l, --language <code>",
      t("The language of headings and labels. By default that of the assessment."),
    )
    .option("-o, --output <file>", t("The file to write. By default, text goes to standard output."))
    .option(
      "-c, --citations <style>",
      t("The style of citations: {0}, or a file of CSL.", quotedList(citationStyles, "or")),
      citationStyles[0],
    )
    .option("--document <number>", t("Which assessment of a file with several."), "1")
    .addHelpText("after", () => examplesText(EXAMPLES))
    .action(async (file: string, options: ReportOptions) => {
      const failure = await report(file, options);
      process.exitCode = failure ? failRun(failure) : exitStatus.clean;
    });
}

const EXAMPLES = `
  threat-assessment report port.threat.yaml -o port.html
  threat-assessment report port.threat.yaml --style brief --format html > brief.html`;

async function report(file: string, options: ReportOptions): Promise<Failure | undefined> {
  const { output } = options;
  const name = options.format ?? formatOf(output) ?? "html";
  const format = documentFormats.get(name);
  if (!format)
    return { path: output ?? name, message: t("No format has this ending. Choose one with --format.") };
  if (format.isBinary && output === undefined)
    return { path: file, message: t("Say with --output where to write this format.") };
  const publication = publicationIn(file, options);
  if (isFailure(publication)) return publication;
  const cited = await withCitations(publication, options);
  if (isFailure(cited)) return cited;
  const written = await format.write(cited, {});
  if (output === undefined) {
    process.stdout.write(written);
    return undefined;
  }
  try {
    replaceFile(resolve(output), written);
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return { path: output, message: t("It cannot be written: {0}", systemError(code) ?? String(error)) };
  }
}

/** Resolves the citations in the style that the user has named. */
async function withCitations(
  publication: Publication,
  { citations }: ReportOptions,
): Promise<Publication | Failure> {
  const { processor, styles, locale } = citationFiles();
  const own = styles.has(citations) ? undefined : readText(resolve(citations));
  if (own && "failure" in own) return { path: citations, message: own.failure };
  const style = styles.get(citations) ?? own?.text ?? "";
  try {
    return (await import("../writers/citations/resolve.ts")).resolveCitations(publication, {
      processor,
      style,
      locale,
    });
  } catch (error) {
    return { path: citations, message: t("It is not a style of citations: {0}", String(error)) };
  }
}

/** The format whose files end like this one. */
function formatOf(output: string | undefined): string | undefined {
  if (output === undefined) return undefined;
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? "";
  const found = Array.from(documentFormats).find(([, { extension }]) => extension === ending);
  return found?.[0] ?? ending;
}

/** Reads the file, checks it, and makes the document in its language. */
function publicationIn(file: string, { style, language, document }: ReportOptions): Publication | Failure {
  const read = file === "-" ? decode(readFileSync(0)) : readText(resolve(file));
  if ("failure" in read) return { path: file, message: read.failure };
  const uri = URI.file(resolve(file === "-" ? "standard-input.threat.yaml" : file)).toString();
  const source = Source.of(uri, read.text);
  const library = new Library(new Disk(), { today });
  const assessments = assessmentsOf(source, library);
  const assessment = assessments[Number(document) - 1];
  if (!assessment) return { path: file, message: t("It has no assessment with the number {0}.", document) };
  if (assessments.length > 1)
    printNote(
      formatMessage(
        t(
          "The file has {count, plural, other {# assessments}}. This is number {number}; choose another one with --document.",
        ),
        { count: assessments.length, number: document },
      ),
    );
  const code = language ?? textOf(assessment.section("language")?.value) ?? "en";
  return inLanguage(translationsFor(code), () =>
    publicationOf(assessment, { style, checked: checkedOf(source, library, assessment) }),
  );
}

function checkedOf(source: Source, library: Library, assessment: Assessment): CheckResult {
  const problems = inspect(source, library).filter(({ suppressed }) => !suppressed);
  return {
    rules: activeRules(assessment.configuration).length,
    problems: problems.map(({ message, range, severity }) => ({
      message,
      line: range.start.line + 1,
      severity,
    })),
  };
}
