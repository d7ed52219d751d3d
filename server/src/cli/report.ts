/** `threat-assessment report`: writes an assessment as a document for its readers. */
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Option } from "commander";
import { Disk } from "../files/disk.ts";
import { translationsFor } from "../files/language.ts";
import { today } from "../files/today.ts";
import { tableNames } from "../publication/data/tableNames.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Failure } from "../report/report.ts";
import { inspect } from "../rules/inspect.ts";
import { Library } from "../workspace/library.ts";
import type { DocumentOptions } from "./documentOptions.ts";
import { addDocumentOptions } from "./documentOptions.ts";
import { readAssessment } from "./namedAssessment.ts";
import { failRun, isFailure } from "./outcome.ts";
import { examplesText, exitStatus, printNote } from "./terminal.ts";
import type { ConfiguredContent } from "./writeDocument.ts";
import { writeDocument } from "./writeDocument.ts";

interface ReportOptions extends DocumentOptions {
  readonly style?: "brief" | "full";
  readonly document: string;
}

/** Adds the command `report`. */
export function addReport(program: Command): void {
  const command = program
    .command("report")
    .description(t("Write an assessment as a document for its readers."))
    .argument("<file>", t("An assessment, or - for standard input."))
    .addOption(
      new Option("-s, --style <style>", t("How much of the assessment is written.")).choices([
        "full",
        "brief",
      ]),
    );
  addDocumentOptions(command, tableNames)
    .option("--document <number>", t("Which assessment of a file with several."), "1")
    .addHelpText("after", () => examplesText(EXAMPLES))
    .action(async (file: string, options: ReportOptions) => {
      const failure = await writeDocument(file, options, async () => contentOf(file, options));
      process.exitCode = failure ? failRun(failure) : exitStatus.clean;
    });
}

const EXAMPLES = `
  threat-assessment report port.threat.yaml -o port.docx
  threat-assessment report port.threat.yaml -o port.pdf --citations apa
  threat-assessment report port.threat.yaml -o register.csv --table register
  threat-assessment report port.threat.yaml --style brief --format html > brief.html`;

/** Reads the file, checks it, and makes the document in its language. */
async function contentOf(
  file: string,
  { style, language, document }: ReportOptions,
): Promise<ConfiguredContent | Failure> {
  const library = new Library(new Disk(), { today });
  const named = readAssessment(file, library, document);
  if (isFailure(named)) return named;
  const { assessment, source } = named;
  const { configuration } = assessment;
  if (assessment.sections.length === 0)
    return { path: file, message: t("It has no entry of an assessment.") };
  const problems = inspect(source, library);
  noteErrors(problems);
  // Other commands start faster without it.
  const { documentContent } = await import("../writers/documentContent.ts");
  const content = documentContent(assessment, {
    style: style ?? configuration.document.style ?? "full",
    problems,
    translations: translationsFor(language ?? assessment.language ?? "en"),
  });
  return { ...content, configuration };
}

/** Says that the file has errors: the document says so only in its annex. */
function noteErrors(problems: ReturnType<typeof inspect>): void {
  const errors = problems.filter(({ severity, suppressed }) => severity === "error" && !suppressed).length;
  if (errors > 0)
    printNote(
      formatMessage(
        t(
          "The file has {errors, plural, one {# error} other {# errors}}. For the list, run `threat-assessment check`.",
        ),
        { errors },
      ),
    );
}
