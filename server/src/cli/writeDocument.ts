/** Writes a document for readers in the format that the user wants. */
import { readFileSync } from "node:fs";
import { parse, resolve } from "node:path";
import { t } from "@vscode/l10n";
import { Disk, readText, reasonOf } from "../files/disk.ts";
import { readersTranslations } from "../language/texts.ts";
import type { Failure } from "../report/report.ts";
import type { Configuration } from "../workspace/configuration.ts";
import { noConfiguration } from "../workspace/configuration.ts";
import type { HouseStyle } from "../workspace/houseStyle.ts";
import { isOwnStyle } from "../workspace/houseStyle.ts";
import { Library } from "../workspace/library.ts";
import type { DocumentContent, HouseFiles } from "../writers/documentOrder.ts";
import { documentOrder } from "../writers/documentOrder.ts";
import { readHouseFiles } from "../writers/houseFiles.ts";
import { documentFormats, isDocumentFormat } from "../writers/formats.ts";
import { makeInWorker, MAX_SECONDS } from "../writers/makeInWorker.ts";
import { noteText } from "../writers/noteText.ts";
import { threadHost } from "../writers/threadHost.ts";
import type { DocumentOptions } from "./documentOptions.ts";
import { chosenFormat, optionsWithoutEffect } from "./documentOptions.ts";
import { isFailure } from "./outcome.ts";
import { writeReportFiles } from "./reportFiles.ts";
import { printNote } from "./terminal.ts";

/** A document, with the configuration that says how documents look. */
export interface ConfiguredContent extends DocumentContent {
  readonly configuration?: Configuration;
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
  make: () => Promise<ConfiguredContent | Failure>,
): Promise<Failure | undefined> {
  const { output, table, figure } = options;
  const format = chosenFormat(options) ?? "html";
  if (!isDocumentFormat(format))
    return { path: output ?? format, message: t("No format has this ending. Choose one with --format.") };
  if (documentFormats.get(format)?.isBinary && output === undefined)
    return { path: file, message: t("Say with --output where to write this format.") };
  for (const option of optionsWithoutEffect(options, format))
    printNote(t("{0} has no effect on this format.", option));
  const content = await make();
  if (isFailure(content)) return content;
  const house = await houseFiles(options, content.configuration);
  if (isFailure(house)) return house;
  const choices = { format, name: parse(output ?? "report").name, table, figure, house };
  const order = documentOrder(content, choices, readersTranslations());
  const made = await makeInWorker(order, threadHost, { seconds: MAX_SECONDS });
  if (made === undefined) return undefined;
  if (isFailure(made)) return made.path === order.name ? { ...made, path: output ?? format } : made;
  for (const note of made.notes) printNote(noteText(note));
  return writeReportFiles(made.written, output);
}

/** Reads the files of the house: those that the user names, and those that the configuration names. */
async function houseFiles(
  { citations, css, template }: DocumentOptions,
  configuration = noConfiguration,
): Promise<HouseFiles | Failure> {
  const style = citations !== undefined && isOwnStyle(citations) ? readText(resolve(citations)) : undefined;
  if (style && "failure" in style) return { path: citations ?? "", message: style.failure };
  const sheet = css === undefined ? undefined : readText(resolve(css));
  if (sheet && "failure" in sheet) return { path: css ?? "", message: sheet.failure };
  const bytes = template === undefined ? undefined : readBytes(template);
  if (bytes && "message" in bytes) return bytes;
  const disk = new Disk();
  const named = new Set([citations && "citations", css && "css", template && "template"]);
  const others = Object.entries(configuration.document).filter(([key]) => !named.has(key));
  const document: HouseStyle = Object.fromEntries(others);
  const configured = await readHouseFiles(
    { ...configuration, document },
    new Library(disk),
    async (...file) => disk.readBytes(...file),
  );
  if (isFailure(configured)) return configured;
  return {
    ...configured,
    ...(citations !== undefined && { citations: { name: citations, ...(style && { text: style.text }) } }),
    ...(sheet && { css: sheet.text }),
    ...(bytes && { template: { path: template ?? "", bytes } }),
  };
}

function readBytes(path: string): Uint8Array | Failure {
  try {
    return readFileSync(resolve(path));
  } catch (error) {
    return { path, message: reasonOf(error) };
  }
}
