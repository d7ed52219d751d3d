/** `threat-assessment report`: writes an assessment as a document for its readers. */
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Option } from "commander";
import { Disk } from "../files/disk.ts";
import { translationsFor } from "../files/language.ts";
import { today } from "../files/today.ts";
import { inLanguage } from "../language/texts.ts";
import type { CheckResult } from "../publication/checks.ts";
import { tableNames } from "../publication/tableNames.ts";
import type { Failure } from "../report/report.ts";
import { activeRules } from "../rules/active.ts";
import { inspect } from "../rules/inspect.ts";
import { textOf } from "../syntax/node.ts";
import { Library } from "../workspace/library.ts";
import type { DocumentOptions } from "./documentOptions.ts";
import { addDocumentOptions } from "./documentOptions.ts";
import type { NamedAssessment } from "./namedAssessment.ts";
import { readAssessment } from "./namedAssessment.ts";
import { failRun, isFailure } from "./outcome.ts";
import { examplesText, exitStatus } from "./terminal.ts";
import type { DocumentContent } from "./writeDocument.ts";
import { writeDocument } from "./writeDocument.ts";

interface ReportOptions extends DocumentOptions {
  readonly style: "brief" | "full";
  readonly document: string;
}

/** Adds the command `report`. */
export function addReport(program: Command): void {
  const command = program
    .command("report")
    .description(t("Write an assessment as a document for its readers."))
    .argument("<file>", t("An assessment, or - for standard input."))
    .addOption(
      new Option("-s, --style <style>", t("How much of the assessment is written."))
        .choices(["full", "brief"])
        .default("full"),
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
): Promise<DocumentContent | Failure> {
  const library = new Library(new Disk(), { today });
  const named = readAssessment(file, library, document);
  if (isFailure(named)) return named;
  const { assessment } = named;
  // Other commands start faster without them.
  const [{ publicationOf }, { tablesOf }, { normalizedOf }] = await Promise.all([
    import("../publication/publication.ts"),
    import("../publication/tables.ts"),
    import("../publication/normalized.ts"),
  ]);
  const code = language ?? textOf(assessment.section("language")?.value) ?? "en";
  const translations = translationsFor(code);
  const publication = inLanguage(translations, () =>
    publicationOf(assessment, { style, checked: checkedOf(named, library) }),
  );
  return {
    publication,
    tables: () => inLanguage(translations, () => tablesOf(assessment)),
    data: () => inLanguage(translations, () => normalizedOf(assessment, publication)),
  };
}

function checkedOf({ source, assessment }: NamedAssessment, library: Library): CheckResult {
  return {
    rules: activeRules(assessment.configuration).length,
    problems: inspect(source, library),
  };
}
