/** `threat-assessment taxonomy`: writes a taxonomy as linked data (SKOS), and makes a taxonomy file of linked data. */
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Option } from "commander";
import { URI } from "vscode-uri";
import { Disk, readText } from "../files/disk.ts";
import { listed, quotedList } from "../language/lists.ts";
import { sentences } from "../language/texts.ts";
import type { Taxonomy } from "../model/taxonomies/taxonomy.ts";
import type { Failure } from "../report/report.ts";
import { tool } from "../report/tool.ts";
import { didYouMean, similarWords } from "../rules/suggest.ts";
import { bundledTaxonomies, isPath, Library } from "../workspace/library.ts";
import { documentText } from "../syntax/write/document.ts";
import { contentOfScheme, schemesIn } from "./skos/content.ts";
import { jsonldError, turtleError } from "./skos/notationErrors.ts";
import type { Statement } from "./skos/statement.ts";
import { addHelp } from "./help.ts";
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
  addHelp(command);
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
  const { exportedOf } = await import("./skos/statements.ts");
  const { statements, unplaced, unresolved } = exportedOf(taxonomy, (reference, from) =>
    library.taxonomy(reference, from),
  );
  if (unplaced.length > 0)
    printNote(t("Left out, because SKOS has no place for it: {0}.", listed(unplaced, "and")));
  for (const { where, text } of unresolved)
    printNote(t('Left out, because it names nothing that the program can find: "{0}" in {1}.', text, where));
  if (format === "jsonld") return (await import("./skos/jsonld.ts")).jsonldOf(statements);
  return (await import("./skos/turtle.ts")).turtleOf(statements, statements[0]?.subject ?? "");
}

function taxonomyNamed(name: string, library: Library): Taxonomy | Failure {
  const path = resolve(name);
  if (bundledTaxonomies.includes(name)) return library.taxonomy(name, "") as Taxonomy;
  const read = readText(path);
  if ("failure" in read) return { path: name, message: sentences(read.failure, unknownId(name)) };
  const uri = URI.file(path).toString();
  const taxonomy = library.taxonomy(uri, uri);
  return taxonomy?.isComplete
    ? taxonomy
    : {
        path: name,
        message: t("It cannot be read as a taxonomy. Run `{0} check {1}` to see why.", tool.name, name),
      };
}

/** Helps with a name that may be meant as the id of a bundled taxonomy; `undefined` for a path. */
function unknownId(name: string): string | undefined {
  if (isPath(name)) return undefined;
  return (
    didYouMean(similarWords(name, bundledTaxonomies)) ||
    t("The bundled taxonomies are {0}.", quotedList(bundledTaxonomies, "and"))
  );
}

async function imported(name: string, { format, scheme }: ImportOptions): Promise<string | Failure> {
  const path = name === "-" ? "<stdin>" : name;
  const read = name === "-" ? await readStandardInput(name) : readText(resolve(name));
  if ("failure" in read) return { path, message: read.failure };
  const statements = await statementsIn(read.text, format ?? notationOf(name, read.text));
  if (typeof statements === "string") return { path, message: statements };
  const schemes = schemesIn(statements);
  const chosen = scheme ?? (schemes.length === 1 ? schemes[0] : undefined);
  if (chosen === undefined || !schemes.includes(chosen)) return { path, message: unchosen(schemes, scheme) };
  const { content, left, unlabeled } = contentOfScheme(statements, chosen);
  if (left.length > 0)
    printNote(t("Left out, because a taxonomy file has no place for it: {0}.", left.join(", ")));
  if (unlabeled.length > 0)
    printNote(t("These concepts have no label, so their ids are their titles: {0}.", quotedList(unlabeled)));
  return documentText(content);
}

function notationOf(name: string, text: string): Notation {
  return /\.(?:jsonld|json)$/i.test(name) || /^\s*[[{]/.test(text) ? "jsonld" : "turtle";
}

/** Returns the statements, or the reason why the text has another notation. */
async function statementsIn(text: string, format: Notation): Promise<readonly Statement[] | string> {
  if (format === "jsonld") {
    const { jsonldStatements } = await import("./skos/jsonld.ts");
    return jsonldStatements(text).catch((error: unknown) => jsonldError(error, text));
  }
  const { turtleStatements } = await import("./skos/turtle.ts");
  try {
    return turtleStatements(text);
  } catch (error) {
    return turtleError(error, text);
  }
}

/** @param wanted The scheme that the user has named, which is not there. */
function unchosen(schemes: readonly string[], wanted: string | undefined): string {
  if (schemes.length === 0) return t("It has no concept scheme (skos:ConceptScheme).");
  return sentences(
    wanted === undefined
      ? t("It has several concept schemes. Choose one with --scheme.")
      : t('It has no concept scheme "{0}".', wanted),
    wanted === undefined ? undefined : didYouMean(similarWords(wanted, schemes)),
    t("Its concept schemes: {0}.", quotedList(schemes)),
  );
}
