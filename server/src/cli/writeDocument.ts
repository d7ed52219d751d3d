/** Writes a document for readers in the format that the user wants. */
import { readFileSync } from "node:fs";
import { parse, resolve } from "node:path";
import { t } from "@vscode/l10n";
import { assetPath } from "../files/assets.ts";
import { citationFiles } from "../files/citationFiles.ts";
import { readText } from "../files/disk.ts";
import { COMPILER, FONTS, readPdfAssets } from "../files/pdfAssets.ts";
import { readRasterAssets } from "../files/rasterAssets.ts";
import { systemError } from "../files/systemErrors.ts";
import type { Publication } from "../publication/tree.ts";
import type { Failure } from "../report/report.ts";
import type { DocumentFormat, Note, WritingTools, Written } from "../writers/formats.ts";
import { documentFormats } from "../writers/formats.ts";
import type { DocumentOptions } from "./documentOptions.ts";
import { isFailure } from "./outcome.ts";
import { writeReportFiles } from "./reportFiles.ts";
import { printNote } from "./terminal.ts";

/** A document, and what the formats show that are not a document: tables and data. All are in the language of the document. */
export interface DocumentContent extends Pick<WritingTools, "tables" | "data"> {
  readonly publication: Publication;
}

/**
 * Writes a document.
 * @param file The file that the user has named, for messages.
 * @param make Makes the document. It is not called if the options cannot be met.
 * @returns Why it was not written; `undefined` if it was.
 */
export async function writeDocument(
  file: string,
  options: DocumentOptions,
  make: () => Promise<DocumentContent | Failure>,
): Promise<Failure | undefined> {
  const { output } = options;
  const name = options.format ?? formatOf(output) ?? "html";
  const format = documentFormats.get(name);
  if (!format)
    return { path: output ?? name, message: t("No format has this ending. Choose one with --format.") };
  if (format.isBinary && output === undefined)
    return { path: file, message: t("Say with --output where to write this format.") };
  const made = await make();
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
  made: DocumentContent,
  options: DocumentOptions,
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
  { publication, ...made }: DocumentContent,
  { template, css, table, figure, output = "report" }: DocumentOptions,
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
  { citations }: DocumentOptions,
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
