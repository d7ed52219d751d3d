/** The options of commands that write a document for readers. */
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { documentLanguages } from "../files/language.ts";
import { languagesOf } from "../language/languageCodes.ts";
import { quotedList } from "../language/lists.ts";
import { citationStyles } from "../workspace/houseStyle.ts";
import { documentFormats } from "../writers/formats.ts";

/** What a user says about the document to write. */
export interface DocumentOptions {
  readonly format?: string;
  readonly language?: string;
  readonly output?: string;
  readonly citations?: string;
  readonly template?: string;
  readonly css?: string;
  readonly table?: string;
  readonly figure?: string;
}

/**
 * Adds the options.
 * @param tables The names of the tables that can be written as CSV or XLSX.
 */
export function addDocumentOptions(command: Command, tables: readonly string[]): Command {
  return command
    .addOption(
      new Option(
        "-f, --format <format>",
        t("The format. By default, the ending of the output file decides, or else HTML."),
      ).choices([...documentFormats.keys()]),
    )
    .option(
      "-l, --language <code>",
      t("The language of headings and labels. By default that of the assessment."),
      knownLanguage,
    )
    .option("-o, --output <file>", t("The file to write. By default, text goes to standard output."))
    .option(
      "-c, --citations <style>",
      t("The style of citations: {0}, or a file of CSL.", citationStyles.join(", ")),
    )
    .option("--template <file>", t("A document or template of Word whose styles are used."))
    .option("--css <file>", t("A style sheet for HTML."))
    .addOption(new Option("--table <name>", t("The table to write, for CSV and XLSX.")).choices(tables))
    .option("--figure <name>", t("The only figure to write, for SVG."));
}

/** A language that documents can be in: `es`, and `es-MX`, which is a kind of it. */
function knownLanguage(code: string): string {
  const known = documentLanguages();
  if (languagesOf(code).some((each) => known.includes(each))) return code;
  throw new InvalidArgumentError(t("Documents can be in {0}.", quotedList(known, "or")));
}

/** The options that only some formats know. */
const ONLY_FOR: readonly (readonly [option: keyof DocumentOptions, formats: readonly string[]])[] = [
  ["citations", ["html", "docx", "pdf", "text"]],
  ["template", ["docx"]],
  ["css", ["html"]],
  ["table", ["csv", "xlsx"]],
  ["figure", ["svg"]],
];

/** Returns the options that have no effect on a format, as a user writes them. */
export function optionsWithoutEffect(options: DocumentOptions, format: string): string[] {
  return ONLY_FOR.flatMap(([option, formats]) =>
    options[option] !== undefined && !formats.includes(format) ? [`--${option}`] : [],
  );
}

/** Returns the format that the user names, or that the ending of the output file stands for; `undefined` without either. */
export function chosenFormat({ format, output }: DocumentOptions): string | undefined {
  return format ?? formatOf(output);
}

/** The format whose files end like this one. */
function formatOf(output: string | undefined): string | undefined {
  if (output === undefined) return undefined;
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? "";
  const found = Array.from(documentFormats).find(([, { extension }]) => extension === ending);
  return found?.[0] ?? ending;
}
