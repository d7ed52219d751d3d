/** `threat-assessment report`: writes an assessment as a document for its readers. */
import { readFileSync } from "node:fs";
import { parse, resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Option } from "commander";
import { URI } from "vscode-uri";
import { assetPath } from "../files/assets.ts";
import { citationFiles, citationStyles } from "../files/citationFiles.ts";
import { Disk, readText } from "../files/disk.ts";
import { translationsFor } from "../files/language.ts";
import { COMPILER, FONTS, readPdfAssets } from "../files/pdfAssets.ts";
import { readRasterAssets } from "../files/rasterAssets.ts";
import { decode } from "../files/readResult.ts";
import { systemError } from "../files/systemErrors.ts";
import { today } from "../files/today.ts";
import { quotedList } from "../language/lists.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { inLanguage } from "../language/texts.ts";
import type { Publication } from "../publication/tree.ts";
import type { CheckResult } from "../publication/method.ts";
import { tableNames } from "../publication/tableNames.ts";
import type { Failure } from "../report/report.ts";
import { activeRules } from "../rules/active.ts";
import { inspect } from "../rules/inspect.ts";
import { textOf } from "../syntax/node.ts";
import { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { Library } from "../workspace/library.ts";
import type { DocumentFormat, Note, WritingTools, Written } from "../writers/formats.ts";
import { documentFormats } from "../writers/formats.ts";
import { failRun, isFailure } from "./outcome.ts";
import { writeReportFiles } from "./reportFiles.ts";
import { examplesText, exitStatus, printNote } from "./terminal.ts";

interface ReportOptions {
  readonly format?: string;
  readonly style: "brief" | "full";
  readonly language?: string;
  readonly output?: string;
  readonly citations: string;
  readonly template?: string;
  readonly css?: string;
  readonly table?: string;
  readonly figure?: string;
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
    .option("--template <file>", t("A document or template of Word whose styles are used."))
    .option("--css <file>", t("A style sheet for HTML."))
    .addOption(
      new Option("--table <name>", t("The table to write, for CSV and XLSX.")).choices([...tableNames]),
    )
    .option("--figure <name>", t("The only figure to write, for SVG."))
    .option("--document <number>", t("Which assessment of a file with several."), "1")
    .addHelpText("after", () => examplesText(EXAMPLES))
    .action(async (file: string, options: ReportOptions) => {
      const failure = await report(file, options);
      process.exitCode = failure ? failRun(failure) : exitStatus.clean;
    });
}

const EXAMPLES = `
  threat-assessment report port.threat.yaml -o port.docx
  threat-assessment report port.threat.yaml -o port.pdf --citations apa
  threat-assessment report port.threat.yaml -o register.csv --table register
  threat-assessment report port.threat.yaml --style brief --format html > brief.html`;

async function report(file: string, options: ReportOptions): Promise<Failure | undefined> {
  const { output } = options;
  const name = options.format ?? formatOf(output) ?? "html";
  const format = documentFormats.get(name);
  if (!format)
    return { path: output ?? name, message: t("No format has this ending. Choose one with --format.") };
  if (format.isBinary && output === undefined)
    return { path: file, message: t("Say with --output where to write this format.") };
  const made = await publicationIn(file, options);
  if (isFailure(made)) return made;
  const cited = format.hasOwnCitations ? made.publication : await withCitations(made.publication, options);
  if (isFailure(cited)) return cited;
  const written = await write(format, { ...made, publication: cited }, options);
  if (typeof written === "object" && "message" in written) return written;
  const files = typeof written === "object" && "beside" in written ? written : { file: written };
  return writeReportFiles(files, output);
}

async function write(
  format: DocumentFormat,
  made: Made,
  options: ReportOptions,
): Promise<string | Uint8Array | Written | Failure> {
  const { publication } = made;
  const tools = await toolsFor(made, options);
  if (isFailure(tools)) return tools;
  try {
    return await format.write(publication, tools);
  } catch (error) {
    return {
      path: options.output ?? options.format ?? "",
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

/** What the writers need: drawings of the figures, the files of the house, and what is only loaded when it is used. */
async function toolsFor(
  { publication, ...made }: Made,
  { template, css, table, figure, output = "report" }: ReportOptions,
): Promise<WritingTools | Failure> {
  const { figureDrawer } = await import("../writers/figures/figure.ts");
  const sheet = css === undefined ? undefined : readText(resolve(css));
  if (sheet && "failure" in sheet) return { path: css ?? "", message: sheet.failure };
  const word = template === undefined ? undefined : await readTemplate(template);
  if (word && "message" in word) return word;
  return {
    draw: figureDrawer({ theme: "print", language: publication.head.language }),
    rasterizer: async () => {
      const { openRasterizer } = await import("../writers/figures/raster.ts");
      return openRasterizer(await readRasterAssets(assetPath));
    },
    pdfEngine: async () => {
      const { openEngine } = await import("../writers/pdf/engine.ts");
      return openEngine(await readPdfAssets(assetPath).catch(notInstalled));
    },
    style: sheet?.text,
    template: word,
    name: parse(output).name,
    tables: made.tables,
    data: made.data,
    table,
    figure,
    note: printAdvice,
  };
}

/** @throws An error that says which packages PDFs need. */
function notInstalled(error: unknown): never {
  const isMissing = (error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND";
  throw isMissing ? new Error(t("PDFs need packages that are not installed: {0}.", PDF_PACKAGES)) : error;
}

const PDF_PACKAGES = `npm install ${packagesOf([COMPILER, ...FONTS]).join(" ")}`;

function packagesOf(files: readonly string[]): string[] {
  return [...new Set(files.map((file) => /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file))];
}

async function readTemplate(path: string): Promise<Uint8Array | Failure> {
  try {
    const bytes = readFileSync(resolve(path));
    const { isWordTemplate } = await import("../writers/word/word.ts");
    return isWordTemplate(bytes)
      ? bytes
      : { path, message: t("It is not a document or a template of Word.") };
  } catch (error) {
    return { path, message: systemError((error as NodeJS.ErrnoException).code ?? "") ?? String(error) };
  }
}

function printAdvice(note: Note): void {
  if ("missingCharacters" in note)
    printNote(
      t("No font has these characters, so their numbers are shown: {0}", note.missingCharacters.join(" ")),
    );
  else printNote(t("The figures have no pictures, only their descriptions: {0}", note.noPictures));
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

/** The document, and what other formats show of the assessment, in the language of the document. */
interface Made extends Pick<WritingTools, "tables" | "data"> {
  readonly publication: Publication;
}

/** Reads the file, checks it, and makes the document in its language. */
async function publicationIn(
  file: string,
  { style, language, document }: ReportOptions,
): Promise<Made | Failure> {
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
  // Other commands start faster without them.
  const [{ publicationOf }, { tablesOf }, { normalizedOf }] = await Promise.all([
    import("../publication/publication.ts"),
    import("../publication/tables.ts"),
    import("../publication/normalized.ts"),
  ]);
  const code = language ?? textOf(assessment.section("language")?.value) ?? "en";
  const translations = translationsFor(code);
  const publication = inLanguage(translations, () =>
    publicationOf(assessment, { style, checked: checkedOf(source, library, assessment) }),
  );
  return {
    publication,
    tables: () => inLanguage(translations, () => tablesOf(assessment)),
    data: () => inLanguage(translations, () => normalizedOf(assessment, publication)),
  };
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
