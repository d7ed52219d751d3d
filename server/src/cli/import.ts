/** `threat-assessment import`: makes an assessment of a register, or brings one up to date with it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { URI } from "vscode-uri";
import { Disk, readText, reasonNotWritten, unreadBy } from "../files/disk.ts";
import { translationsFor } from "../files/language.ts";
import { unread } from "../files/readResult.ts";
import { replaceFile } from "../files/replace.ts";
import { today } from "../files/today.ts";
import { quotedList } from "../language/lists.ts";
import type { Imported } from "../registers/importRegister.ts";
import { TARGETS, isTarget } from "../registers/tables/targets.ts";
import type { SavedConfiguration } from "../registers/savedColumns.ts";
import { MAX_BYTES, isRefusal } from "../registers/workbook/workbook.ts";
import type { Failure } from "../report/report.ts";
import { terminalText } from "../report/cells.ts";
import { Source } from "../syntax/source.ts";
import { configurationFor } from "../workspace/configuration.ts";
import { Library } from "../workspace/library.ts";
import { failRun, isFailure } from "./outcome.ts";
import { examplesText, exitStatus, printNote } from "./terminal.ts";

interface ImportOptions {
  readonly output?: string;
  readonly column: ReadonlyMap<string, string>;
  readonly sheet?: readonly string[];
  readonly saveColumns?: boolean;
  readonly dryRun?: boolean;
}

/** Adds the command `import`. */
export function addImport(program: Command): void {
  program
    .command("import")
    .description(
      t("Make an assessment of a register or ranking in XLSX or CSV, or bring one up to date with it."),
    )
    .argument("<file>", t("The register."))
    .option(
      "-o, --output <file>",
      t(
        "The assessment to write. If it exists, it is brought up to date. Without this option, the preview is printed and nothing is written.",
      ),
    )
    .option("--dry-run", t("Print the preview, and write nothing."))
    .option(
      "-c, --column <heading=key>",
      t('Where a column goes, as in "Risk owner=owner" or "Code=x-code". Repeat it for other columns.'),
      columnOption,
      new Map<string, string>(),
    )
    .option("--save-columns", t("Save what --column says in the configuration, for the next import."))
    .option(
      "-s, --sheet <name>",
      t("Import only this sheet. Repeat it for other sheets."),
      (name: string, before: readonly string[] | undefined) => [...(before ?? []), name],
    )
    .addHelpText("after", () => examplesText(EXAMPLES))
    .action(async (file: string, options: ImportOptions) => {
      const failure = await runImport(file, options);
      process.exitCode = failure ? failRun(failure) : exitStatus.clean;
    });
}

const EXAMPLES = `
  threat-assessment import register.xlsx
  threat-assessment import register.xlsx -o port.threat.yaml
  threat-assessment import register.csv -o port.threat.yaml --column "Lead=owner"`;

function columnOption(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = text.lastIndexOf("=");
  const [heading, target] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || heading === "") throw new InvalidArgumentError(t('Write it as in "Risk owner=owner".'));
  if (!isTarget(target))
    throw new InvalidArgumentError(
      t(
        "It is not a key that columns can go to. Use a key that begins with x-, or one of {0}.",
        quotedList([...TARGETS.keys()], "or"),
      ),
    );
  return new Map([...before, [heading, target]]);
}

async function runImport(file: string, options: ImportOptions): Promise<Failure | undefined> {
  const { output, column, sheet, dryRun } = options;
  if (output !== undefined && !/\.ya?ml$/i.test(output))
    return { path: output, message: t("An assessment is a YAML file. Write it to a .yaml or .yml file.") };
  const bytes = readBytes(file);
  if (isFailure(bytes)) return bytes;
  const existing = output === undefined || !existsSync(output) ? undefined : existingAt(output);
  if (isFailure(existing)) return existing;
  const { importName, importRegister } = await import("../registers/importRegister.ts");
  const { tablesOf } = await import("../publication/data/tables.ts");
  const { saveColumns, savedColumns } = await import("../registers/savedColumns.ts");
  const disk = new Disk();
  const uri = URI.file(resolve(output ?? file)).toString();
  const imported = await importRegister(bytes, {
    library: new Library(disk, { today }),
    languages: ["en", "es"].map(translationsFor),
    name: importName(output ?? file),
    given: column,
    saved: savedColumns(configurationFor(uri, disk)),
    sheets: sheet,
    existing,
    reportTables: tablesOf,
  });
  if (isRefusal(imported)) return { path: file, message: imported.refusal };
  if (imported.columnNotes.length > 0) return { path: file, message: imported.columnNotes.join(" ") };
  process.stdout.write(`${imported.preview.split("\n").map(terminalText).join("\n")}\n`);
  if (output === undefined || dryRun === true) {
    printNote(t("Nothing has been written. To write the assessment, use --output."));
    return undefined;
  }
  const saved = options.saveColumns === true ? saveColumns(uri, column, disk) : undefined;
  return write(imported, output, saved);
}

function readBytes(file: string): Uint8Array | Failure {
  try {
    const state = statSync(resolve(file));
    if (!state.isFile()) return { path: file, message: unread("not-a-file").failure };
    // A larger file is refused by its size; its content is not needed.
    return state.size > MAX_BYTES ? new Uint8Array(MAX_BYTES + 1) : readFileSync(resolve(file));
  } catch (error) {
    return { path: file, message: unreadBy(error).failure };
  }
}

function existingAt(output: string): Source | Failure {
  const read = readText(resolve(output));
  return "failure" in read
    ? { path: output, message: read.failure }
    : Source.of(URI.file(resolve(output)).toString(), read.text);
}

/**
 * Writes the scales before the assessment that names them, and where columns go after it. A scale of an earlier
 * import gets its new levels; another file beside it is never replaced.
 */
function write(
  { text, beside }: Imported,
  output: string,
  saved: SavedConfiguration | undefined,
): Failure | undefined {
  const folder = dirname(resolve(output));
  const present = beside.find(({ name, before }) => !before && existsSync(join(folder, name)));
  if (present)
    return {
      path: join(dirname(output), present.name),
      message: t("The file exists already. Move it, or choose another name with --output."),
    };
  const configuration = saved && URI.parse(saved.uri).fsPath;
  for (const { path, content } of [
    ...beside.map((each) => ({ path: join(folder, each.name), content: each.text })),
    { path: resolve(output), content: text },
    ...(configuration !== undefined && saved?.after !== undefined
      ? [{ path: configuration, content: saved.after.text }]
      : []),
  ]) {
    try {
      replaceFile(path, content);
    } catch (error) {
      return { path, message: reasonNotWritten(error) };
    }
  }
  return configuration !== undefined && saved?.after === undefined
    ? {
        path: configuration,
        message: t("The columns cannot be added without harm to the file. Add them yourself under “import”."),
      }
    : undefined;
}
