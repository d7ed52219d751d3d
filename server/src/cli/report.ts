/** `threat-assessment report`: writes an assessment as a document for its readers. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
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
import { replaceFile } from "../files/replace.ts";
import { systemError } from "../files/systemErrors.ts";
import { today } from "../files/today.ts";
import { quotedList } from "../language/lists.ts";
import { inLanguage } from "../language/texts.ts";
import type { Publication } from "../publication/tree.ts";
import type { Checked } from "../publication/method.ts";
import { publicationOf } from "../publication/publication.ts";
import type { Failure } from "../report/report.ts";
import { activeRules } from "../rules/active.ts";
import { inspect } from "../rules/inspect.ts";
import { textOf } from "../syntax/node.ts";
import { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { Library } from "../workspace/library.ts";
import type { DocumentFormat, Note, WritingTools } from "../writers/formats.ts";
import { documentFormats } from "../writers/formats.ts";
import { failRun, isFailure } from "./outcome.ts";
import { examplesText, exitStatus, printNote } from "./terminal.ts";

interface ReportOptions {
  readonly format?: string;
  readonly style: "brief" | "full";
  readonly language?: string;
  readonly output?: string;
  readonly citations: string;
  readonly template?: string;
  readonly css?: string;
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
  const written = await write(format, cited, options);
  if (typeof written === "object" && "message" in written) return written;
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

async function write(
  format: DocumentFormat,
  publication: Publication,
  options: ReportOptions,
): Promise<string | Uint8Array | Failure> {
  const tools = await toolsFor(publication, options);
  if (isFailure(tools)) return tools;
  try {
    return await format.write(publication, tools);
  } catch (error) {
    return { path: options.output ?? "", message: error instanceof Error ? error.message : String(error) };
  }
}

/** What the writers need: drawings of the figures, the files of the house, and what is only loaded when it is used. */
async function toolsFor(
  { head }: Publication,
  { template, css }: ReportOptions,
): Promise<WritingTools | Failure> {
  const { figureDrawer } = await import("../writers/figures/figure.ts");
  const sheet = css === undefined ? undefined : readText(resolve(css));
  if (sheet && "failure" in sheet) return { path: css ?? "", message: sheet.failure };
  const word = template === undefined ? undefined : await readTemplate(template);
  if (word && "message" in word) return word;
  return {
    draw: figureDrawer({ theme: "print", language: head.language }),
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
      t(
        "The file has {0} assessments. This is number {1}; choose another one with --document.",
        assessments.length,
        document,
      ),
    );
  const code = language ?? textOf(assessment.section("language")?.value) ?? "en";
  return inLanguage(translationsFor(code), () =>
    publicationOf(assessment, { style, checked: checkedOf(source, library, assessment) }),
  );
}

function checkedOf(source: Source, library: Library, assessment: Assessment): Checked {
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
