/** `threat-assessment taxonomy`: writes a taxonomy as linked data (SKOS), and makes a taxonomy file of linked data. */
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Option } from "commander";
import { URI } from "vscode-uri";
import { Disk, readText } from "../files/disk.ts";
import { quotedList } from "../language/lists.ts";
import { sentences } from "../language/texts.ts";
import type { Taxonomy } from "../model/taxonomy.ts";
import type { Failure } from "../report/report.ts";
import { tool } from "../report/tool.ts";
import { bundledTaxonomies, Library } from "../workspace/library.ts";
import { documentText } from "../syntax/write/document.ts";
import { contentOfScheme, schemesIn } from "./skos/content.ts";
import type { Statement } from "./skos/statement.ts";
import { isFailure, failRun } from "./outcome.ts";
import { readStandardInput } from "./standardInput.ts";
import { examplesText, exitStatus, printNote } from "./terminal.ts";

const FORMATS = ["turtle", "jsonld"] as const;

/** The notations of linked data. */
type Notation = (typeof FORMATS)[number];

/** Adds the command `taxonomy` with its two commands. */
export function addTaxonomy(program: Command): void {
  const command = program
    .command("taxonomy")
    .description(t("Exchange taxonomies with other programs, as linked data (SKOS)."))
    .usage(t("COMMAND [OPTIONS]"))
    .addHelpText("after", () => examplesText(EXAMPLES));
  command
    .command("export")
    .description(t("Write a taxonomy as SKOS to standard output."))
    .argument("<taxonomy>", t("A taxonomy file, or the id of a bundled taxonomy."))
    .addOption(notationOption("turtle"))
    .action(async (name: string, { format }: { readonly format: Notation }) => {
      process.exitCode = conclude(await exported(name, format));
    });
  command
    .command("import")
    .description(t("Write the taxonomy file for a SKOS concept scheme to standard output."))
    .argument("<file>", t("A file in Turtle or JSON-LD, or - for standard input."))
    .addOption(notationOption())
    .option("--scheme <URI>", t("The concept scheme, if the file has several."))
    .action(async (name: string, options: ImportOptions) => {
      process.exitCode = conclude(await imported(name, options));
    });
}

interface ImportOptions {
  /** By default, the ending of the file decides. */
  readonly format?: Notation;
  readonly scheme?: string;
}

const EXAMPLES = `
  threat-assessment taxonomy export port.taxonomy.yaml > port.ttl
  threat-assessment taxonomy export nrr-2025 --format jsonld
  threat-assessment taxonomy import hazards.ttl > hazards.taxonomy.yaml`;

function notationOption(byDefault?: Notation): Option {
  const option = new Option("-f, --format <format>", t("The notation.")).choices(FORMATS);
  return byDefault === undefined ? option : option.default(byDefault);
}

function conclude(result: string | Failure): number {
  if (typeof result !== "string") return failRun(result);
  process.stdout.write(result);
  return exitStatus.clean;
}

async function exported(name: string, format: Notation): Promise<string | Failure> {
  const library = new Library(new Disk());
  const taxonomy = taxonomyNamed(name, library);
  if (isFailure(taxonomy)) return taxonomy;
  const { statementsOf } = await import("./skos/statements.ts");
  const statements = statementsOf(taxonomy, (reference, from) => library.taxonomy(reference, from));
  if (format === "jsonld") return (await import("./skos/jsonld.ts")).jsonldOf(statements);
  return (await import("./skos/turtle.ts")).turtleOf(statements, statements[0]?.subject ?? "");
}

function taxonomyNamed(name: string, library: Library): Taxonomy | Failure {
  const path = resolve(name);
  if (bundledTaxonomies.includes(name)) return library.taxonomy(name, "") as Taxonomy;
  const read = readText(path);
  if ("failure" in read) return { path: name, message: read.failure };
  const uri = URI.file(path).toString();
  const taxonomy = library.taxonomy(uri, uri);
  return taxonomy?.isComplete
    ? taxonomy
    : {
        path: name,
        message: t("It cannot be read as a taxonomy. Run `{0} check {1}` to see why.", tool.name, name),
      };
}

async function imported(name: string, { format, scheme }: ImportOptions): Promise<string | Failure> {
  const read = name === "-" ? await readStandardInput(name) : readText(resolve(name));
  if ("failure" in read) return { path: name, message: read.failure };
  const statements = await statementsIn(read.text, format ?? notationOf(name, read.text)).catch(
    (error: unknown): Failure => ({ path: name, message: problemText(error) }),
  );
  if (isFailure(statements)) return statements;
  const schemes = schemesIn(statements);
  const chosen = scheme ?? (schemes.length === 1 ? schemes[0] : undefined);
  if (chosen === undefined || !schemes.includes(chosen)) return { path: name, message: unchosen(schemes) };
  const { content, left } = contentOfScheme(statements, chosen);
  if (left.length > 0)
    printNote(t("Left out, because a taxonomy file has no place for it: {0}.", left.join(", ")));
  return documentText(content);
}

function notationOf(name: string, text: string): Notation {
  return /\.(?:jsonld|json)$/i.test(name) || /^\s*[[{]/.test(text) ? "jsonld" : "turtle";
}

async function statementsIn(text: string, format: Notation): Promise<readonly Statement[]> {
  return format === "jsonld"
    ? (await import("./skos/jsonld.ts")).jsonldStatements(text)
    : (await import("./skos/turtle.ts")).turtleStatements(text);
}

function problemText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, context] = /Failed to load remote context (\S+):/.exec(message) ?? [];
  return context === undefined
    ? t("It cannot be read: {0}", message)
    : t(
        'The context "{0}" is not read: no file is fetched from a server. Put the context into the file.',
        context,
      );
}

function unchosen(schemes: readonly string[]): string {
  return schemes.length === 0
    ? t("It has no concept scheme (skos:ConceptScheme).")
    : sentences(
        t("Say with --scheme which concept scheme is meant."),
        t("It has these: {0}.", quotedList(schemes)),
      );
}
